/* What a person should know of an export to PostgreSQL, on stderr. */
#include "export_talk.h"

enum {
    MOST_NAMED = 20, /* of rejected rows and differences */
};

static void tell_target(struct context *context, const struct export_report *report)
{
    talk_say(&context->talk, "target: database %s on %s as %s, TLS: %s", report->database,
             report->host, report->user, report->tls);
    for (size_t i = 0; i < report->n_tracks; i++) {
        const struct export_track_times *track = &report->tracks[i];

        if (track->left_out != NULL)
            talk_say(&context->talk, "left out: %lld days of %s: %s", (long long)track->n_days,
                     track->slug, track->left_out);
        else
            talk_say(&context->talk, "times of %s: %s%s", track->slug,
                     track->times == EXPORT_TIMES_UTC ? "UTC" : "the venue's clock",
                     track->held ? ", as the target holds it" : "");
    }
}

static void tell_rejected(struct context *context, const struct export_report *report)
{
    for (size_t i = 0; i < report->n_rejected && i < MOST_NAMED; i++) {
        const struct export_rejected *rejected = &report->rejected[i];
        const char *column = rejected->column != NULL ? rejected->column : "unknown";

        if (rejected->sqlstate == NULL)
            talk_say(&context->talk, "rejected: %s of %s, %s: %s", rejected->table, rejected->day,
                     rejected->key, rejected->message);
        else
            talk_say(&context->talk, "rejected: %s of %s, %s, column %s: %s (SQLSTATE %s)",
                     rejected->table, rejected->day, rejected->key, column, rejected->message,
                     rejected->sqlstate);
    }
    if (report->n_rejected > 0)
        talk_say(&context->talk, "%zu rows were rejected; nothing of their days was written",
                 report->n_rejected);
}

static void tell_differences(struct context *context, const struct export_report *report)
{
    for (size_t i = 0; i < report->n_differences && i < MOST_NAMED; i++) {
        const struct export_difference *difference = &report->differences[i];

        talk_say(&context->talk, "%s: %s, %s%s%s", difference->what, difference->table,
                 difference->key, difference->columns[0] != '\0' ? ": " : "", difference->columns);
    }
    if (report->n_differences > 0)
        talk_say(&context->talk, "%zu rows differ; `export postgres --refresh` sends them again",
                 report->n_differences);
}

void export_talk_lacks(struct context *context, const struct export_report *report)
{
    for (size_t i = 0; i < report->n_lacks; i++)
        talk_say(&context->talk, "lacks: %s", report->lacks[i]);
}

void export_talk(struct context *context, const struct export_options *options,
                 const struct export_report *report)
{
    tell_target(context, report);
    export_talk_lacks(context, report);
    if (report->n_lacks > 0)
        talk_say(&context->talk, "the run itself needs what is lacking");
    talk_say(&context->talk, "%lld days: %lld %s, %lld unchanged since they were sent last",
             (long long)report->n_days, (long long)report->n_days_sent,
             options->dry_run  ? "would be sent"
             : options->verify ? "compared"
                               : "sent",
             (long long)report->n_days_unchanged);
    if (report->n_busy_days > 0)
        talk_say(&context->talk,
                 "%zu days were being written by somebody else, the first %s; run it again",
                 report->n_busy_days, report->busy_days[0]);
    tell_rejected(context, report);
    tell_differences(context, report);
}
