/* trackside ingest: mirror what is missing of a practice day, then write it. */
#include "arguments.h"
#include "commands.h"
#include "exit_code.h"
#include "request_view.h"
#include "track_view.h"

#include "trackside/cleanup.h"
#include "trackside/export.h"
#include "trackside/ingest.h"
#include "trackside/mirror.h"

static const char *const status_names[] = {
    [INGEST_COMPLETED] = "completed",
    [INGEST_PARTIAL] = "partial",
    [INGEST_UNCHANGED] = "unchanged",
    [INGEST_EMPTY] = "empty",
};

/* One run over one day: what was asked, and what came of it. */
struct day_run {
    const char *slug;
    struct date date;
    struct mirror_day mirrored;
    struct mirror_requests requests;
    struct ingest_report report;
    struct error stopped; /* code 0, or what ended the mirroring half-way */
};

/* ---- printing ---- */

static struct json *rows_json(const struct row_counts *rows)
{
    struct json *json = json_new_object();

    json_put_int(json, "inserted", rows->inserted);
    json_put_int(json, "updated", rows->updated);
    json_put_int(json, "unchanged", rows->unchanged);
    return json;
}

static struct json *checks_json(const struct ingest_checks *checks)
{
    struct json *json = json_new_object();

    json_put_int(json, "passed", checks->passed);
    json_put_int(json, "failed", checks->failed);
    json_put_int(json, "unchecked", checks->unchecked);
    return json;
}

/* The id an export gives the event: made from its natural key, the same on every laptop. */
static const char *event_uuid(const char *source_event_id, struct arena *arena)
{
    char uuid[DIGEST_UUID_SIZE];

    return arena_text(arena, export_uuid(EXPORT_EVENTS, &source_event_id, 1, uuid));
}

static struct json *day_json(const struct day_run *day, struct arena *arena)
{
    const struct ingest_report *report = &day->report;
    struct json *json = json_new_object();
    char date[CALENDAR_TEXT_SIZE];

    json_put_text(json, "event_id", event_uuid(report->source_event_id, arena));
    json_put_text(json, "source_event_id", report->source_event_id);
    json_put_text(json, "date", date_format(day->date, date));
    json_put_text(json, "status", status_names[report->status]);
    json_put_int(json, "sessions_listed", report->sessions_listed);
    json_put_int(json, "sessions_ingested", report->sessions_ingested);
    json_put_int(json, "sessions_new", report->sessions_new);
    json_put_int(json, "sessions_unchanged", report->sessions_unchanged);
    json_put_int(json, "sessions_removed", report->sessions_removed);
    json_put_int(json, "sessions_failed", 0);
    json_put_int(json, "sessions_detail_failed", report->sessions_detail_failed);
    json_put_int(json, "sessions_with_laps", report->sessions_with_laps);
    json_put_int(json, "laps_ingested", report->laps_ingested);
    json_put_int(json, "drivers_created_or_matched", report->drivers);
    json_put_int(json, "starts_ambiguous", report->starts_ambiguous);
    json_put_int(json, "starts_impossible", report->starts_impossible);
    json_put(json, "rows", rows_json(&report->rows));
    json_put(json, "self_check", checks_json(&report->self_check));
    return json;
}

static int print_json(struct context *context, const struct day_run *day, struct error *err)
{
    struct json *outer, *days;
    struct mirror_budget budget;
    int r = request_view_budget(context, day->slug, &budget, err);

    if (r < 0)
        return r;
    outer = json_new_object();
    days = json_new_array();
    json_append(days, day_json(day, &context->arena));
    json_put(outer, "days", days);
    json_put(outer, "budget", request_view_budget_json(&budget));
    json_put(outer, "requests", request_view_json(&day->requests));
    return output_json(&context->output, outer, err);
}

static const struct column columns[] = {
    {"date", "Date", COLUMN_TEXT},
    {"status", "Status", COLUMN_TEXT},
    {"sessions_ingested", "Sessions", COLUMN_COUNT},
    {"sessions_new", "New", COLUMN_COUNT},
    {"sessions_detail_failed", "Failed", COLUMN_COUNT},
    {"laps_ingested", "Laps", COLUMN_COUNT},
    {"rows_inserted", "Rows inserted", COLUMN_COUNT},
    {"rows_updated", "updated", COLUMN_COUNT},
    {"rows_unchanged", "unchanged", COLUMN_COUNT},
    {"self_check_passed", "Checks passed", COLUMN_COUNT},
    {"self_check_failed", "failed", COLUMN_COUNT},
    {"requests_network", "Requests", COLUMN_COUNT},
};

static int print_sheet(struct context *context, const struct day_run *day, struct error *err)
{
    const struct ingest_report *report = &day->report;
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    char date[CALENDAR_TEXT_SIZE];

    sheet_add_text(sheet, arena_text(&context->arena, date_format(day->date, date)));
    sheet_add_text(sheet, status_names[report->status]);
    sheet_add_number(sheet, report->sessions_ingested);
    sheet_add_number(sheet, report->sessions_new);
    sheet_add_number(sheet, report->sessions_detail_failed);
    sheet_add_number(sheet, report->laps_ingested);
    sheet_add_number(sheet, report->rows.inserted);
    sheet_add_number(sheet, report->rows.updated);
    sheet_add_number(sheet, report->rows.unchanged);
    sheet_add_number(sheet, report->self_check.passed);
    sheet_add_number(sheet, report->self_check.failed);
    sheet_add_number(sheet, day->requests.network);
    return sheet_print(sheet, &context->output, "days", err);
}

/* What a person should know beside the figures. */
static int tell(struct context *context, const struct day_run *day, struct error *err)
{
    request_view_say_stale(context, &day->requests);
    if (day->stopped.code != 0)
        talk_say(&context->talk, "stopped early: %s", day->stopped.message);
    else if (day->mirrored.first_failure.code != 0)
        talk_say(&context->talk, "%lld session pages are missing; the first: %s",
                 (long long)day->mirrored.n_failed, day->mirrored.first_failure.message);
    if (day->report.self_check.failed > 0)
        talk_say(&context->talk,
                 "%lld pages print figures that their laps do not give; `trackside status` and "
                 "`trackside show` tell which",
                 (long long)day->report.self_check.failed);
    track_view_say_doubtful(context, day->report.starts_ambiguous, day->report.starts_impossible);
    return track_view_say_zone(context, day->slug, err);
}

/* ---- the run ---- */

/*
 * Stopping half-way by a rate or the deadline still leaves a day worth writing; everything else
 * that ends the mirroring ends the command.
 */
static int mirror_day(struct context *context, struct day_run *day, bool list_only,
                      struct error *err)
{
    struct mirror *mirror CLEANUP(mirror_close_at) = NULL;
    struct mirror_options options = context_mirror_options(context);
    int r = mirror_open(context->mirror_db, &options, &mirror, err);

    if (r < 0)
        return r;
    r = mirror_practice_day(mirror, day->slug, day->date, list_only, &day->mirrored, err);
    day->requests = *mirror_requests(mirror);
    if (r == ERROR_PARTIAL && day->mirrored.n_listed > 0) {
        day->stopped = *err;
        return 0;
    }
    return r;
}

/* For the log of runs. */
static void note_day(struct context *context, const struct ingest_report *report, bool is_written)
{
    struct run_counts counts = {.days = 1, .days_failed = !is_written};

    if (is_written) {
        counts.sessions = report->sessions_ingested;
        counts.laps = report->laps_ingested;
        counts.rows = report->rows.inserted + report->rows.updated;
    }
    run_note_add(&context->run, &counts);
}

static int write_day(struct context *context, struct day_run *day, struct error *err)
{
    int64_t now = clock_utc(&context->clock);
    int r = ingest_practice_day(context->mirror_db, context->race_db, day->slug, day->date, now,
                                talk_trace(&context->talk), &context->arena, &day->report, err);

    if (r < 0 || context->offline)
        return r;
    return mirror_expire_day(context->mirror_db, day->slug, day->date, now, err);
}

static int exit_code(const struct day_run *day, bool list_only)
{
    if (day->stopped.code != 0)
        return EXIT_PARTIAL;
    if (day->report.status == INGEST_PARTIAL && !list_only)
        return EXIT_PARTIAL;
    return request_view_exit_code(&day->requests);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct day_run day = {.slug = NULL};
    bool list_only = invocation_has(invocation, "list-only");
    int r = argument_slug(context, invocation, 0, &day.slug, err);

    if (r == 0)
        r = argument_date(invocation, 1, &day.date, err);
    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r < 0)
        return r;
    run_note_day(&context->run, day.slug, day.date, 0, 1);
    r = mirror_day(context, &day, list_only, err);
    if (r == 0)
        r = write_day(context, &day, err);
    note_day(context, &day.report, r == 0);
    if (r < 0)
        return r;
    r = output_is_json(&context->output) ? print_json(context, &day, err)
                                         : print_sheet(context, &day, err);
    if (r == 0)
        r = tell(context, &day, err);
    return r < 0 ? r : exit_code(&day, list_only);
}

static const struct option_spec options[] = {
    {"list-only", NULL, "the list of sessions alone, without their laps", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_ingest = {
    .name = "ingest",
    .arguments = "SLUG DATE [--list-only]",
    .summary = "Fetch what is missing of a practice day and write it into the race store",
    .examples = "trackside ingest canberraoffroad 2025-10-25\n"
                "trackside ingest canberraoffroad 2025-10-25 --offline --json",
    .notes =
        "Asks for the day's list when it is due, and for the session pages that are new, whose "
        "row in\nthe list changed, or that failed before. Every page is kept before it is read. "
        "Running it again\nchanges nothing that did not change on the site.",
    .options = options,
    .min_arguments = 2,
    .max_arguments = 2,
    .access = ACCESS_NONE, /* opens the stores itself, once the arguments are known to be good */
    .is_logged = true,
    .run = run,
};
