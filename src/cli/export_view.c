/* How the result of an export to PostgreSQL looks. */
#include "export_view.h"

#include <string.h>

enum {
    MOST_NAMED = 20, /* of rejected rows and differences, to a person */
};

static const char *times_name(enum export_times times)
{
    return times == EXPORT_TIMES_VENUE ? "venue" : "utc";
}

/* ---- JSON ---- */

static struct json *target_json(const struct export_report *report)
{
    struct json *json = json_new_object();

    json_put_text(json, "host", report->host);
    json_put_text(json, "port", report->port);
    json_put_text(json, "database", report->database);
    json_put_text(json, "user", report->user);
    json_put_text(json, "tls", report->tls);
    return json;
}

/* One word when all tracks agree, which they nearly always do. */
static const char *common_times(const struct export_report *report)
{
    const char *common = NULL;

    for (size_t i = 0; i < report->n_tracks; i++) {
        const char *name = times_name(report->tracks[i].times);

        if (report->tracks[i].left_out != NULL)
            continue;
        if (common != NULL && strcmp(common, name) != 0)
            return "mixed";
        common = name;
    }
    return common;
}

/* Those that are sent, and those that are not. */
static void put_tracks(struct json *json, const struct export_report *report)
{
    struct json *sent = json_new_array();
    struct json *left_out = json_new_array();

    for (size_t i = 0; i < report->n_tracks; i++) {
        const struct export_track_times *track = &report->tracks[i];
        struct json *row = json_new_object();

        json_put_text(row, "track", track->slug);
        if (track->left_out != NULL) {
            json_put_int(row, "days", track->n_days);
            json_put_text(row, "reason", track->left_out);
            json_append(left_out, row);
            continue;
        }
        json_put_text(row, "times", times_name(track->times));
        json_put_bool(row, "held", track->held);
        json_append(sent, row);
    }
    json_put(json, "tracks", sent);
    json_put(json, "left_out", left_out);
}

static struct json *counts_json(const struct export_counts *counts)
{
    struct json *json = json_new_object();
    struct json *columns = json_new_object();

    json_put_int(json, "inserted", counts->inserted);
    json_put_int(json, "updated", counts->updated);
    json_put_int(json, "unchanged", counts->unchanged);
    for (size_t i = 0; i < counts->n_columns; i++)
        json_put_int(columns, counts->columns[i].name, counts->columns[i].n_rows);
    json_put(json, "updated_columns", columns);
    return json;
}

static struct json *tables_json(const struct export_report *report)
{
    struct json *json = json_new_object();

    for (int i = 0; i < EXPORT_N_TABLES; i++)
        json_put(json, export_table_name((enum export_table)i), counts_json(&report->tables[i]));
    return json;
}

static struct json *rejected_json(const struct export_report *report)
{
    struct json *array = json_new_array();

    for (size_t i = 0; i < report->n_rejected; i++) {
        const struct export_rejected *rejected = &report->rejected[i];
        struct json *json = json_new_object();

        json_put_text(json, "source_event_id", rejected->day);
        json_put_text(json, "table", rejected->table);
        json_put_text(json, "key", rejected->key);
        json_put_text(json, "column", rejected->column);
        json_put_text(json, "sqlstate", rejected->sqlstate);
        json_put_text(json, "message", rejected->message);
        json_append(array, json);
    }
    return array;
}

static struct json *verified_json(const struct export_report *report)
{
    struct json *array = json_new_array();

    for (size_t i = 0; i < report->n_verified; i++) {
        const struct export_verified *day = &report->verified[i];
        struct json *json = json_new_object();

        json_put_text(json, "source_event_id", day->source_event_id);
        json_put_bool(json, "match", strcmp(day->hash_here, day->hash_there) == 0);
        json_put_int(json, "rows_here", day->rows_here);
        json_put_int(json, "rows_there", day->rows_there);
        json_put_text(json, "hash_here", day->hash_here);
        json_put_text(json, "hash_there", day->hash_there);
        json_append(array, json);
    }
    return array;
}

static struct json *differences_json(const struct export_report *report)
{
    struct json *array = json_new_array();

    for (size_t i = 0; i < report->n_differences; i++) {
        const struct export_difference *difference = &report->differences[i];
        struct json *json = json_new_object();

        json_put_text(json, "table", difference->table);
        json_put_text(json, "key", difference->key);
        json_put_text(json, "difference", difference->what);
        json_put_text(json, "columns", difference->columns);
        json_append(array, json);
    }
    return array;
}

static int print_json(struct context *context, const struct export_options *options,
                      const struct export_report *report, struct error *err)
{
    struct json *json = json_new_object();
    struct json *busy = json_new_array();
    struct json *lacks = json_new_array();

    json_put(json, "target", target_json(report));
    json_put_bool(json, "dry_run", options->dry_run);
    json_put_text(json, "times", common_times(report));
    put_tracks(json, report);
    json_put_int(json, "events", report->n_days);
    json_put_int(json, "events_sent", report->n_days_sent);
    json_put_int(json, "events_unchanged", report->n_days_unchanged);
    for (size_t i = 0; i < report->n_busy_days; i++)
        json_append_text(busy, report->busy_days[i]);
    json_put(json, "busy", busy);
    json_put_text(json, "checkpoints", report->checkpoints);
    for (size_t i = 0; i < report->n_lacks; i++)
        json_append_text(lacks, report->lacks[i]);
    json_put(json, "lacks", lacks);
    json_put(json, "tables", tables_json(report));
    json_put(json, "rejected", rejected_json(report));
    if (options->verify) {
        json_put(json, "verified", verified_json(report));
        json_put(json, "differences", differences_json(report));
    }
    return output_json(&context->output, json, err);
}

/* ---- tables ---- */

static const struct column table_columns[] = {
    COLUMN("table", "Table", COLUMN_TEXT),
    COLUMN("inserted", "Inserted", COLUMN_COUNT),
    COLUMN("updated", "Updated", COLUMN_COUNT),
    COLUMN("unchanged", "Unchanged", COLUMN_COUNT),
    COLUMN("updated_columns", "Columns", COLUMN_TEXT),
};

static const char *columns_text(const struct export_counts *counts, struct arena *arena)
{
    const char *text = NULL;

    for (size_t i = 0; i < counts->n_columns; i++)
        text =
            arena_format(arena, "%s%s%s (%lld)", text != NULL ? text : "", text != NULL ? ", " : "",
                         counts->columns[i].name, (long long)counts->columns[i].n_rows);
    return text;
}

static int print_tables(struct context *context, const struct export_report *report,
                        struct error *err)
{
    struct sheet *sheet =
        sheet_new(&context->arena, table_columns, sizeof(table_columns) / sizeof(table_columns[0]));

    for (int i = 0; i < EXPORT_N_TABLES; i++) {
        sheet_add_text(sheet, export_table_name((enum export_table)i));
        sheet_add_number(sheet, report->tables[i].inserted);
        sheet_add_number(sheet, report->tables[i].updated);
        sheet_add_number(sheet, report->tables[i].unchanged);
        sheet_add_text(sheet, columns_text(&report->tables[i], &context->arena));
    }
    return sheet_print(sheet, &context->output, "tables", err);
}

static const struct column verify_columns[] = {
    COLUMN("source_event_id", "Day", COLUMN_TEXT),  COLUMN("match", "Match", COLUMN_SWITCH),
    COLUMN("rows_here", "Rows here", COLUMN_COUNT), COLUMN("rows_there", "there", COLUMN_COUNT),
    COLUMN("hash_here", NULL, COLUMN_TEXT),         COLUMN("hash_there", NULL, COLUMN_TEXT),
};

static int print_verified(struct context *context, const struct export_report *report,
                          struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, verify_columns,
                                    sizeof(verify_columns) / sizeof(verify_columns[0]));

    for (size_t i = 0; i < report->n_verified; i++) {
        const struct export_verified *day = &report->verified[i];

        sheet_add_text(sheet, day->source_event_id);
        sheet_add_number(sheet, strcmp(day->hash_here, day->hash_there) == 0);
        sheet_add_number(sheet, day->rows_here);
        sheet_add_number(sheet, day->rows_there);
        sheet_add_text(sheet, day->hash_here);
        sheet_add_text(sheet, day->hash_there);
    }
    return sheet_print(sheet, &context->output, "verified", err);
}

int export_view_print(struct context *context, const struct export_options *options,
                      const struct export_report *report, struct error *err)
{
    if (output_is_json(&context->output))
        return print_json(context, options, report, err);
    return options->verify ? print_verified(context, report, err)
                           : print_tables(context, report, err);
}

/* ---- on stderr ---- */

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

void export_view_tell_lacks(struct context *context, const struct export_report *report)
{
    for (size_t i = 0; i < report->n_lacks; i++)
        talk_say(&context->talk, "lacks: %s", report->lacks[i]);
}

void export_view_tell(struct context *context, const struct export_options *options,
                      const struct export_report *report)
{
    tell_target(context, report);
    export_view_tell_lacks(context, report);
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
