/* Ingested days: their figures, and sums of them. */
#include "trackside/ingesting_view.h"

#include "trackside/event_id.h"
#include "trackside/export.h"
#include "trackside/oddity_view.h"
#include "trackside/request_view.h"

/* ---- a day a row ---- */

struct ingested_line {
    const char *event_id; /* that an export gives it: the same on every laptop */
    const char *source_event_id;
    struct date date;
    const char *status;
    struct ingest_report report;
    int64_t n_failed; /* sessions that fail for themselves: none do, a day is written or not */
    const char *findings;
    int64_t n_requests;
    const char *error; /* NULL: it is written */
};

#define DEEP(member, key, type)  COLUMN_DEEP(ingested_line, member, key, type)
#define COUNT(member, key, name) COLUMN_OF(ingested_line, member, key, name, COLUMN_COUNT)
#define COUNT_IN(in, member, key, name)                                                            \
    COLUMN_IN(in, ingested_line, member, key, name, COLUMN_COUNT)

static const struct column day_columns[] = {
    DEEP(event_id, "event_id", COLUMN_TEXT),
    DEEP(source_event_id, "source_event_id", COLUMN_TEXT),
    COLUMN_OF(ingested_line, date, "date", "Date", COLUMN_DATE),
    COLUMN_OF(ingested_line, status, "status", "Status", COLUMN_TEXT),
    DEEP(report.sessions_listed, "sessions_listed", COLUMN_COUNT),
    COUNT(report.sessions_ingested, "sessions_ingested", "Sessions"),
    COUNT(report.sessions_new, "sessions_new", "New"),
    DEEP(report.sessions_unchanged, "sessions_unchanged", COLUMN_COUNT),
    DEEP(report.sessions_removed, "sessions_removed", COLUMN_COUNT),
    DEEP(n_failed, "sessions_failed", COLUMN_COUNT),
    COUNT(report.sessions_detail_failed, "sessions_detail_failed", "Failed"),
    DEEP(report.sessions_with_laps, "sessions_with_laps", COLUMN_COUNT),
    COUNT(report.laps_ingested, "laps_ingested", "Laps"),
    DEEP(report.drivers, "drivers_created_or_matched", COLUMN_COUNT),
    DEEP(report.starts_ambiguous, "starts_ambiguous", COLUMN_COUNT),
    DEEP(report.starts_impossible, "starts_impossible", COLUMN_COUNT),
    COUNT_IN("rows", report.rows.inserted, "inserted", "Rows inserted"),
    COUNT_IN("rows", report.rows.updated, "updated", "updated"),
    COUNT_IN("rows", report.rows.unchanged, "unchanged", "unchanged"),
    COUNT_IN("self_check", report.self_check.passed, "passed", "Checks passed"),
    COUNT_IN("self_check", report.self_check.failed, "failed", "failed"),
    {.in = "self_check",
     .key = "unchecked",
     .type = COLUMN_COUNT,
     .at = offsetof(struct ingested_line, report.self_check.unchecked),
     .is_deep = true},
    DEEP(findings, "findings", COLUMN_JSON),
    COUNT_IN("requests", n_requests, "network", "Requests"),
    DEEP(error, "error", COLUMN_TEXT),
};

/* Of a day that is not written. */
static const struct ingest_report no_figures = {
    .sessions_listed = ABSENT,
    .sessions_ingested = ABSENT,
    .sessions_new = ABSENT,
    .sessions_unchanged = ABSENT,
    .sessions_removed = ABSENT,
    .sessions_detail_failed = ABSENT,
    .sessions_with_laps = ABSENT,
    .laps_ingested = ABSENT,
    .drivers = ABSENT,
    .rows = {.inserted = ABSENT, .updated = ABSENT, .unchanged = ABSENT},
    .self_check = {.passed = ABSENT, .failed = ABSENT, .unchecked = ABSENT},
    .starts_ambiguous = ABSENT,
    .starts_impossible = ABSENT,
};

static struct sheet *day_sheet(const struct ingest_days *ingesting, const struct ingested_day *days,
                               size_t n)
{
    struct arena *arena = ingesting->arena;
    struct ingested_line *lines = arena_new_array(arena, n + 1, struct ingested_line);
    char uuid[DIGEST_UUID_SIZE];

    for (size_t i = 0; i < n; i++) {
        const struct ingested_day *day = &days[i];
        const char *id = event_id_of_day(day->slug, day->date, arena);

        lines[i] = (struct ingested_line){
            .event_id = arena_text(arena, export_uuid(EXPORT_EVENTS, &id, 1, uuid)),
            .source_event_id = id,
            .date = day->date,
            .status = ingest_days_status(day),
            .report = day->is_written ? day->report : no_figures,
            .n_failed = day->is_written ? 0 : ABSENT,
            .n_requests = day->n_requests,
        };
        if (day->is_written)
            lines[i].findings = sheet_tree(oddity_view_json(&day->report), arena);
        else
            lines[i].error = task_sentence(ingesting->task, &day->failure, arena);
    }
    return SHEET(arena, day_columns, lines, n);
}

struct answer *ingesting_view_day(const struct ingest_days *ingesting,
                                  const struct ingested_day *day)
{
    struct answer *answer = answer_begin(ingesting->arena, NULL);

    answer_put_sheet(answer, "days", day_sheet(ingesting, day, 1), SHEET_ALWAYS);
    return answer;
}

/* ---- the run ---- */

/* Sums over the days, and how many ended how. */
struct totals {
    int64_t n_days;
    int64_t by_status[INGEST_EMPTY + 1];
    int64_t n_failed;
    int64_t n_not_come_to;
    int64_t n_sessions;
    int64_t n_laps;
    struct row_counts rows;
};

#define TOTAL(member, key) COLUMN_OF(totals, member, key, NULL, COLUMN_COUNT)

static const struct column total_columns[] = {
    TOTAL(n_days, "days"),
    TOTAL(by_status[INGEST_COMPLETED], "completed"),
    TOTAL(by_status[INGEST_UNCHANGED], "unchanged"),
    TOTAL(by_status[INGEST_PARTIAL], "partial"),
    TOTAL(by_status[INGEST_EMPTY], "empty"),
    TOTAL(n_failed, "failed"),
    TOTAL(n_not_come_to, "not_come_to"),
    TOTAL(n_sessions, "sessions"),
    TOTAL(n_laps, "laps"),
    COLUMN_IN("rows", totals, rows.inserted, "inserted", NULL, COLUMN_COUNT),
    COLUMN_IN("rows", totals, rows.updated, "updated", NULL, COLUMN_COUNT),
    COLUMN_IN("rows", totals, rows.unchanged, "unchanged", NULL, COLUMN_COUNT),
};

static struct json *totals_json(const struct ingest_days *ingesting)
{
    struct totals totals = {.n_days = (int64_t)ingesting->n_days,
                            .n_not_come_to = (int64_t)(ingesting->n_days - ingesting->n_done)};

    for (size_t i = 0; i < ingesting->n_done; i++) {
        const struct ingested_day *day = &ingesting->days[i];

        totals.n_failed += !day->is_written;
        if (!day->is_written)
            continue;
        totals.by_status[day->report.status]++;
        totals.n_sessions += day->report.sessions_ingested;
        totals.n_laps += day->report.laps_ingested;
        totals.rows.inserted += day->report.rows.inserted;
        totals.rows.updated += day->report.rows.updated;
        totals.rows.unchanged += day->report.rows.unchanged;
    }
    return sheet_row_json(SHEET(ingesting->arena, total_columns, &totals, 1), 0);
}

/* What the run took. */
static int put_requests(struct answer *answer, const struct ingest_days *ingesting,
                        struct error *err)
{
    struct mirror_budget budget;
    int r = 0;

    if (ingesting->slug != NULL)
        r = task_read_budget(ingesting->task, ingesting->slug, &budget, err);
    if (r == 0 && ingesting->slug != NULL)
        answer_put_json(answer, "budget", request_view_budget_json(&budget));
    answer_put_json(answer, "requests", request_view_json(mirror_requests(ingesting->mirror)));
    return r;
}

int ingesting_view_answer(const struct ingest_days *ingesting, bool has_totals,
                          struct answer **ret_answer, struct error *err)
{
    struct answer *answer = answer_begin(ingesting->arena, NULL);

    answer_put_sheet(answer, "days", day_sheet(ingesting, ingesting->days, ingesting->n_done),
                     SHEET_ALWAYS);
    if (has_totals)
        answer_put_json(answer, "totals", totals_json(ingesting));
    *ret_answer = answer;
    return put_requests(answer, ingesting, err);
}

int ingesting_view_summary(const struct ingest_days *ingesting, struct answer **ret_answer,
                           struct error *err)
{
    struct answer *answer = answer_begin(ingesting->arena, "summary");

    answer_put_json(answer, "totals", totals_json(ingesting));
    *ret_answer = answer;
    return put_requests(answer, ingesting, err);
}

/* ---- what is not done ---- */

static const struct column planned_columns[] = {
    COLUMN_OF(planned_day, date, "date", "Date", COLUMN_DATE),
    COLUMN_OF(planned_day, n_lists, "list_requests", "List pages", COLUMN_COUNT),
    COLUMN_OF(planned_day, n_sessions, "session_requests", "Session pages", COLUMN_COUNT),
};

static const struct column plan_columns[] = {
    COLUMN_DEEP(ingest_plan, n_lists, "list_requests", COLUMN_COUNT),
    COLUMN_DEEP(ingest_plan, n_sessions, "session_requests", COLUMN_COUNT),
    COLUMN_DEEP(ingest_plan, seconds, "seconds", COLUMN_COUNT),
    COLUMN_DEEP(ingest_plan, n_over_budget, "over_budget", COLUMN_COUNT),
    COLUMN_IN("expected", ingest_plan, n_expected_days, "days", NULL, COLUMN_COUNT),
    COLUMN_IN("expected", ingest_plan, n_expected_sessions, "sessions", NULL, COLUMN_COUNT),
    COLUMN_DEEP(ingest_plan, n_work_days, "days_of_work", COLUMN_COUNT),
    COLUMN_DEEP(ingest_plan, done_at, "done_at", COLUMN_MOMENT),
};

static struct json *months_json(const struct ingest_plan *plan)
{
    struct json *months = json_new_array();
    char month[CALENDAR_TEXT_SIZE];

    for (size_t i = 0; i < plan->n_missing; i++)
        json_append_text(months, date_format_month(plan->missing[i].month, month));
    return months;
}

static struct sheet *planned_sheet(const struct ingest_plan *plan, struct arena *arena)
{
    return SHEET(arena, planned_columns, plan->days, plan->n_days);
}

struct answer *ingesting_view_plan(const struct ingest_days *ingesting,
                                   const struct ingest_plan *plan)
{
    struct answer *answer = answer_begin(ingesting->arena, NULL);

    answer_put_json(answer, "dry_run", json_new_bool(true));
    answer_put_sheet(answer, "days", planned_sheet(plan, ingesting->arena), SHEET_ALWAYS);
    answer_put_head(answer, plan_columns, N_COLUMNS(plan_columns), plan);
    answer_put_json(answer, "months_missing", months_json(plan));
    answer_put_json(answer, "requests", request_view_json(mirror_requests(ingesting->mirror)));
    return answer;
}

static struct json *range_json(const struct day_walk *walk)
{
    struct json *range = json_new_object();
    char date[CALENDAR_TEXT_SIZE];

    json_put_text(range, "from", date_format(walk->from, date));
    json_put_text(range, "to", date_format(walk->to, date));
    return range;
}

static struct json *left_json(const struct ingest_plan *left, struct arena *arena)
{
    struct json *json = json_new_object();

    json_put(json, "days", sheet_json(planned_sheet(left, arena)));
    sheet_put_row(SHEET(arena, plan_columns, left, 1), 0, json);
    json_put(json, "months_missing", months_json(left));
    return json;
}

int ingesting_view_job(const struct ingest_job *job, bool is_told, struct answer **ret_answer,
                       struct error *err)
{
    const struct ingest_days *days = job->days;
    struct answer *answer = NULL;
    int r = is_told ? ingesting_view_summary(days, &answer, err)
                    : ingesting_view_answer(days, true, &answer, err);

    if (r < 0)
        return r;
    answer_put_json(answer, "range", range_json(&job->choice->walk));
    answer_put_json(answer, "left", left_json(&job->left, days->arena));
    *ret_answer = answer;
    return 0;
}
