/* Ingested days, for JSON and for people. */
#include "ingesting_view.h"

#include "exit_code.h"
#include "findings_view.h"
#include "hint.h"
#include "request_talk.h"
#include "track_talk.h"

#include "trackside/event_id.h"
#include "trackside/export.h"
#include "trackside/oddity_view.h"
#include "trackside/request_view.h"

/* ---- as JSON ---- */

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

static void put_report(struct json *json, const struct ingest_report *report)
{
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
    json_put(json, "findings", oddity_view_json(report));
}

static struct json *day_json(const struct ingested_day *day, struct arena *arena)
{
    struct json *json = json_new_object();
    char date[CALENDAR_TEXT_SIZE];
    const char *id;

    date_format(day->date, date);
    id = event_id_of_day(day->slug, day->date, arena);
    json_put_text(json, "event_id", event_uuid(id, arena));
    json_put_text(json, "source_event_id", id);
    json_put_text(json, "date", date);
    json_put_text(json, "status", ingest_days_status(day));
    if (day->is_written)
        put_report(json, &day->report);
    else
        hint_put_sentence(json, "error", &day->failure);
    return json;
}

static struct json *days_json(struct context *context, const struct ingest_days *ingesting)
{
    struct json *days = json_new_array();

    for (size_t i = 0; i < ingesting->n_done; i++)
        json_append(days, day_json(&ingesting->days[i], &context->arena));
    return days;
}

/* Sums over the days, and how many ended how. */
static struct json *totals_json(const struct ingest_days *ingesting)
{
    struct json *json = json_new_object();
    int64_t by_status[INGEST_EMPTY + 1] = {0};
    int64_t n_failed = 0, n_sessions = 0, n_laps = 0;
    struct row_counts rows = {0};

    for (size_t i = 0; i < ingesting->n_done; i++) {
        const struct ingested_day *day = &ingesting->days[i];

        n_failed += !day->is_written;
        if (!day->is_written)
            continue;
        by_status[day->report.status]++;
        n_sessions += day->report.sessions_ingested;
        n_laps += day->report.laps_ingested;
        rows.inserted += day->report.rows.inserted;
        rows.updated += day->report.rows.updated;
        rows.unchanged += day->report.rows.unchanged;
    }
    json_put_int(json, "days", (int64_t)ingesting->n_days);
    json_put_int(json, "completed", by_status[INGEST_COMPLETED]);
    json_put_int(json, "unchanged", by_status[INGEST_UNCHANGED]);
    json_put_int(json, "partial", by_status[INGEST_PARTIAL]);
    json_put_int(json, "empty", by_status[INGEST_EMPTY]);
    json_put_int(json, "failed", n_failed);
    json_put_int(json, "not_come_to", (int64_t)(ingesting->n_days - ingesting->n_done));
    json_put_int(json, "sessions", n_sessions);
    json_put_int(json, "laps", n_laps);
    json_put(json, "rows", rows_json(&rows));
    return json;
}

/* The listener for --ndjson. */
static int print_day(void *listener, const struct ingested_day *day, struct error *err)
{
    struct context *context = listener;

    return output_json(&context->output, day_json(day, &context->arena), err);
}

/* ---- as a sheet ---- */

static const struct column columns[] = {
    COLUMN("date", "Date", COLUMN_TEXT),
    COLUMN("status", "Status", COLUMN_TEXT),
    COLUMN("sessions_ingested", "Sessions", COLUMN_COUNT),
    COLUMN("sessions_new", "New", COLUMN_COUNT),
    COLUMN("sessions_detail_failed", "Failed", COLUMN_COUNT),
    COLUMN("laps_ingested", "Laps", COLUMN_COUNT),
    COLUMN("rows_inserted", "Rows inserted", COLUMN_COUNT),
    COLUMN("rows_updated", "updated", COLUMN_COUNT),
    COLUMN("rows_unchanged", "unchanged", COLUMN_COUNT),
    COLUMN("self_check_passed", "Checks passed", COLUMN_COUNT),
    COLUMN("self_check_failed", "failed", COLUMN_COUNT),
    COLUMN("requests_network", "Requests", COLUMN_COUNT),
};

static void add_day(struct sheet *sheet, const struct ingested_day *day, struct arena *arena)
{
    const struct ingest_report *report = &day->report;
    char date[CALENDAR_TEXT_SIZE];

    sheet_add_text(sheet, arena_text(arena, date_format(day->date, date)));
    sheet_add_text(sheet, ingest_days_status(day));
    sheet_add_number(sheet, report->sessions_ingested);
    sheet_add_number(sheet, report->sessions_new);
    sheet_add_number(sheet, report->sessions_detail_failed);
    sheet_add_number(sheet, report->laps_ingested);
    sheet_add_number(sheet, report->rows.inserted);
    sheet_add_number(sheet, report->rows.updated);
    sheet_add_number(sheet, report->rows.unchanged);
    sheet_add_number(sheet, report->self_check.passed);
    sheet_add_number(sheet, report->self_check.failed);
    sheet_add_number(sheet, day->n_requests);
}

static int print_sheet(struct context *context, const struct ingest_days *ingesting,
                       struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));

    for (size_t i = 0; i < ingesting->n_done; i++)
        add_day(sheet, &ingesting->days[i], &context->arena);
    return sheet_print(sheet, &context->output, "days", err);
}

/* What is left of the track's budget; nothing when there are several tracks. */
static int put_budget(struct context *context, const struct ingest_days *ingesting,
                      struct json *json, struct error *err)
{
    struct mirror_budget budget;
    int r;

    if (ingesting->slug == NULL)
        return 0;
    r = task_read_budget(&context->task, ingesting->slug, &budget, err);
    if (r == 0)
        json_put(json, "budget", request_view_budget_json(&budget));
    return r;
}

int ingesting_view_print(struct context *context, const struct ingest_days *ingesting,
                         struct error *err)
{
    const struct output *output = &context->output;
    struct json *outer;
    int r;

    if (!output_is_json(output))
        return print_sheet(context, ingesting, err);
    outer = json_new_object();
    json_put(outer, "days", days_json(context, ingesting));
    r = put_budget(context, ingesting, outer, err);
    if (r < 0) {
        json_free(outer);
        return r;
    }
    json_put(outer, "requests", request_view_json(mirror_requests(ingesting->mirror)));
    return output_json(output, outer, err);
}

/* Several days; of --ndjson, whose days are printed by then, the summary. */
static int print_all(struct context *context, const struct ingest_days *ingesting,
                     struct error *err)
{
    const struct output *output = &context->output;
    struct json *json, *outer;
    int r;

    if (!output_is_json(output))
        return print_sheet(context, ingesting, err);
    json = json_new_object();
    if (output->form != OUTPUT_NDJSON)
        json_put(json, "days", days_json(context, ingesting));
    json_put(json, "totals", totals_json(ingesting));
    r = put_budget(context, ingesting, json, err);
    if (r < 0) {
        json_free(json);
        return r;
    }
    json_put(json, "requests", request_view_json(mirror_requests(ingesting->mirror)));
    if (output->form != OUTPUT_NDJSON)
        return output_json(output, json, err);
    outer = json_new_object();
    json_put(outer, "summary", json);
    return output_json(output, outer, err);
}

/* ---- on the side ---- */

static void say_day(struct context *context, const struct ingest_days *ingesting,
                    const struct ingested_day *day)
{
    struct talk *talk = &context->talk;
    struct arena *arena = &context->arena;
    char date[CALENDAR_TEXT_SIZE];
    const char *of_day = "";

    if (ingesting->n_days > 1)
        of_day = arena_format(arena, "%s: ", date_format(day->date, date));
    if (day->failure.code != 0)
        talk_say(talk, "%s%s", of_day, hint_sentence(&day->failure, arena));
    else if (day->stopped.code != 0)
        talk_say(talk, "%sstopped early: %s", of_day, hint_sentence(&day->stopped, arena));
    else if (day->mirrored.first_failure.code != 0)
        talk_say(talk, "%s%lld session pages are missing; the first: %s", of_day,
                 (long long)day->mirrored.n_failed,
                 hint_sentence(&day->mirrored.first_failure, arena));
    else if (day->is_written && day->report.first_failed != NULL)
        talk_say(talk, "%s%lld session pages were left aside; the first: session %s: %s", of_day,
                 (long long)day->report.sessions_detail_failed, day->report.first_failed,
                 hint_sentence(&day->report.first_failure, arena));
}

int ingesting_view_say(struct context *context, const struct ingest_days *ingesting,
                       struct error *err)
{
    int64_t n_ambiguous = 0, n_impossible = 0, n_failed_checks = 0;
    struct ingest_oddity oddities[FINDING_N_KINDS] = {{.n = 0}};

    request_talk_say_stale(context, mirror_requests(ingesting->mirror));
    for (size_t i = 0; i < ingesting->n_done; i++) {
        const struct ingested_day *day = &ingesting->days[i];

        say_day(context, ingesting, day);
        n_ambiguous += day->report.starts_ambiguous;
        n_impossible += day->report.starts_impossible;
        n_failed_checks += day->report.self_check.failed;
        findings_view_add(oddities, &day->report);
    }
    if (ingesting->n_done < ingesting->n_days)
        talk_say(&context->talk, "%lld days were not come to; the same command goes on with them",
                 (long long)(ingesting->n_days - ingesting->n_done));
    if (n_failed_checks > 0)
        talk_say(&context->talk,
                 "%lld pages print figures that their laps do not give; `trackside status` and "
                 "`trackside show` tell which",
                 (long long)n_failed_checks);
    findings_view_say(context, oddities);
    track_talk_doubtful(context, n_ambiguous, n_impossible);
    return ingesting->n_days == 0 ? 0 : track_talk_zone(context, ingesting->days[0].slug, err);
}

int ingesting_view_run(struct context *context, struct ingest_days *ingesting, struct error *err)
{
    int r;

    if (context->output.form == OUTPUT_NDJSON) {
        ingesting->day_ended = print_day;
        ingesting->listener = context;
    }
    r = ingest_days_run(ingesting, err);
    if (r == 0)
        r = print_all(context, ingesting, err);
    if (r == 0)
        r = ingesting_view_say(context, ingesting, err);
    return r < 0 ? r : ingesting_view_exit_code(ingesting);
}

int ingesting_view_exit_code(const struct ingest_days *ingesting)
{
    return ingest_days_is_complete(ingesting)
               ? request_talk_exit_code(mirror_requests(ingesting->mirror))
               : EXIT_PARTIAL;
}
