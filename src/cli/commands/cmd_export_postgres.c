/* trackside export postgres: push practice days into the central database. */
#include "arguments.h"
#include "commands.h"
#include "exit_code.h"
#include "export_talk.h"

#include "trackside/central.h"
#include "trackside/export_view.h"

#include <string.h>

static int read_times(const struct invocation *invocation, enum export_times *ret_times,
                      struct error *err)
{
    const char *times = invocation_value(invocation, "times");

    *ret_times = EXPORT_TIMES_AUTO;
    if (times == NULL || strcmp(times, "auto") == 0)
        return 0;
    if (strcmp(times, "utc") == 0)
        *ret_times = EXPORT_TIMES_UTC;
    else if (strcmp(times, "venue") == 0)
        *ret_times = EXPORT_TIMES_VENUE;
    else
        return error_set(err, ERROR_USAGE, "--times is auto, utc or venue, not '%s'", times);
    return 0;
}

static int read_partitions(const struct invocation *invocation, struct export_options *options,
                           struct error *err)
{
    const char *by = invocation_value(invocation, "partition-by");

    if (by == NULL)
        return 0;
    if (strcmp(by, "year") != 0)
        return error_set(err, ERROR_USAGE, "--partition-by is year, not '%s'", by);
    if (!options->create_schema)
        return error_set(err, ERROR_USAGE,
                         "--partition-by is about tables to be made; give --create-schema with it");
    options->partition_by_year = true;
    return 0;
}

static int read_modes(const struct invocation *invocation, struct export_options *options,
                      struct error *err)
{
    options->dry_run = invocation_has(invocation, "dry-run");
    options->verify = invocation_has(invocation, "verify");
    options->create_schema = invocation_has(invocation, "create-schema");
    if (options->dry_run + options->verify + options->create_schema > 1)
        return error_set(err, ERROR_USAGE,
                         "--dry-run, --verify and --create-schema are three things; give one");
    return read_partitions(invocation, options, err);
}

static int exit_code(const struct export_report *report)
{
    if (report->n_rejected > 0)
        return EXIT_REJECTED;
    if (report->n_differences > 0)
        return EXIT_CHECK;
    for (size_t i = 0; i < report->n_tracks; i++) {
        if (report->tracks[i].left_out != NULL)
            return EXIT_PARTIAL;
    }
    return report->n_busy_days > 0 ? EXIT_PARTIAL : EXIT_DONE;
}

static int send(struct context *context, struct export_options *options, struct error *err)
{
    struct export_report report;
    int r = central_export(&context->task, &context->arena, options, &report, err);

    if (r < 0)
        export_talk_lacks(context, &report);
    else
        r = answer_print(export_view_answer(&context->arena, options, &report), &context->output,
                         err);
    if (r < 0)
        return r;
    export_talk(context, options, &report);
    return exit_code(&report);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct export_options options = {.conninfo = invocation_value(invocation, "to")};
    int r = argument_days(context, invocation, &options.days, err);

    if (r == 0)
        r = read_times(invocation, &options.times, err);
    if (r == 0)
        r = read_modes(invocation, &options, err);
    if (r == 0 && context->task.offline)
        r = error_set(
            err, ERROR_UNREACHABLE,
            "--offline is on, and a central database is somewhere else; leave it out, and "
            "TRACKSIDE_OFFLINE unset, to export");
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    return r == 0 ? send(context, &options, err) : r;
}

static const struct option_spec options[] = {
    {"to", "CONNINFO", "where: a libpq connection string or URI, without a password", 0, false},
    {"track", "SLUG", "days of this track alone", 0, false},
    {"day", "DATE", "this day alone", 0, false},
    {"since", "DATE", "days from this one on", 0, false},
    {"dry-run", NULL, "compare, and say what would be written", 0, false},
    {"verify", NULL, "compare, and name what differs", 0, false},
    {"create-schema", NULL, "first make the central tables, in an empty database", 0, false},
    {"partition-by", "year", "with --create-schema: laps in a partition for each year", 0, false},
    {"times", "HOW", "auto (the default), utc, or venue: the clock on the wall", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_export_postgres = {
    .name = "export postgres",
    .arguments = "[--to CONNINFO] [--track SLUG] [--day DATE] [--since DATE] [--dry-run | --verify "
                 "| --create-schema [--partition-by year]] [--times HOW]",
    .summary = "Push stored practice days into the central PostgreSQL database",
    .examples = "trackside export postgres --to 'host=db.example.org dbname=central' --dry-run\n"
                "PGSERVICE=central trackside export postgres --track canberraoffroad",
    .notes = "Sends what changed since the last export to that database; --refresh compares every "
             "day. Nothing is\never deleted there, and what people entered is left alone "
             "(docs/export.md). Passwords come from\n~/.pgpass, a service file or PGPASSWORD.",
    .options = options,
    .min_arguments = 0,
    .max_arguments = 0,
    .access = ACCESS_NONE,
    .is_logged = true,
    .run = run,
};
