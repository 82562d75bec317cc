/* trackside status: what is stored, what is missing, and why. */
#include "arguments.h"
#include "commands.h"

#include "trackside/liverc.h"
#include "trackside/mirror_store.h"
#include "trackside/report.h"

#include <string.h>

/* What the question is about; both parts may be left out. */
struct scope {
    const char *slug;
    struct date date;
};

static int read_scope(struct context *context, const struct invocation *invocation,
                      struct scope *scope, struct error *err)
{
    int r = 0;

    if (invocation->n_arguments > 0)
        r = argument_slug(context, invocation, 0, &scope->slug, err);
    if (r == 0 && invocation->n_arguments > 1)
        r = argument_date(invocation, 1, &scope->date, err);
    return r;
}

/* ---- pages ---- */

static const struct column page_columns[] = {
    {"kind", "Pages", COLUMN_TEXT},   {"stored", "Stored", COLUMN_COUNT},
    {"stale", "Stale", COLUMN_COUNT}, {"failed", "Failed", COLUMN_COUNT},
    {"bytes", "Bytes", COLUMN_COUNT},
};

static int page_sheet(struct context *context, const struct scope *scope, struct sheet **ret_sheet,
                      struct error *err)
{
    struct sheet *sheet =
        sheet_new(&context->arena, page_columns, sizeof(page_columns) / sizeof(page_columns[0]));

    for (int kind = 0; kind < PAGE_N_KINDS; kind++) {
        struct page_counts counts;
        int r = page_store_count(context->mirror_db, scope->slug, (enum page_kind)kind,
                                 clock_utc(&context->clock), &counts, err);

        if (r < 0)
            return r;
        sheet_add_text(sheet, page_kind_name((enum page_kind)kind));
        sheet_add_number(sheet, counts.n_stored);
        sheet_add_number(sheet, counts.n_stale);
        sheet_add_number(sheet, counts.n_failed);
        sheet_add_number(sheet, counts.body_size);
    }
    *ret_sheet = sheet;
    return 0;
}

/* ---- days ---- */

static const struct column day_columns[] = {
    {"track", "Track", COLUMN_TEXT},
    {"date", "Date", COLUMN_TEXT},
    {"source_event_id", NULL, COLUMN_TEXT},
    {"event_name", NULL, COLUMN_TEXT},
    {"ingest_depth", "Depth", COLUMN_TEXT},
    {"sessions", "Sessions", COLUMN_COUNT},
    {"sessions_stored", "Stored", COLUMN_COUNT},
    {"sessions_failed", "Failed", COLUMN_COUNT},
    {"sessions_pending", "Pending", COLUMN_COUNT},
    {"sessions_removed", "Removed", COLUMN_COUNT},
    {"laps", "Laps", COLUMN_COUNT},
    {"checks_passed", "Checks passed", COLUMN_COUNT},
    {"checks_failed", "failed", COLUMN_COUNT},
    {"checks_unchecked", "unchecked", COLUMN_COUNT},
    {"last_ingested_at", "Changed at", COLUMN_TEXT},
};

static struct sheet *day_sheet(struct context *context, const struct day_status *days, size_t n)
{
    struct sheet *sheet =
        sheet_new(&context->arena, day_columns, sizeof(day_columns) / sizeof(day_columns[0]));

    for (size_t i = 0; i < n; i++) {
        sheet_add_text(sheet, days[i].track_slug);
        sheet_add_text(sheet, days[i].date);
        sheet_add_text(sheet, days[i].source_event_id);
        sheet_add_text(sheet, days[i].event_name);
        sheet_add_text(sheet, days[i].ingest_depth);
        sheet_add_number(sheet, days[i].n_sessions);
        sheet_add_number(sheet, days[i].n_stored);
        sheet_add_number(sheet, days[i].n_failed);
        sheet_add_number(sheet, days[i].n_pending);
        sheet_add_number(sheet, days[i].n_removed);
        sheet_add_number(sheet, days[i].n_laps);
        sheet_add_number(sheet, days[i].n_checks_passed);
        sheet_add_number(sheet, days[i].n_checks_failed);
        sheet_add_number(sheet, days[i].n_unchecked);
        sheet_add_text(sheet, days[i].last_ingested_at);
    }
    return sheet;
}

/* ---- sessions of one day that lack their page ---- */

static const struct column missing_columns[] = {
    {"session_id", "Missing session", COLUMN_TEXT},
    {"driver_name", "Driver", COLUMN_TEXT},
    {"detail", "Page", COLUMN_TEXT},
    {"attempts", "Failed tries", COLUMN_COUNT},
    {"last_error", "Why", COLUMN_TEXT},
};

static int add_missing(struct context *context, struct sheet *sheet,
                       const struct session_summary *session, struct error *err)
{
    struct page_id page = {
        .kind = PAGE_SESSION, .track_slug = session->track_slug, .session_id = session->session_id};
    struct stored_page stored = {.attempts = ABSENT};
    int r = page_store_find(context->mirror_db, page_cache_key(&page, &context->arena),
                            &context->arena, &stored, err);

    if (r < 0)
        return r;
    sheet_add_text(sheet, session->session_id);
    sheet_add_text(sheet, session->driver_name);
    sheet_add_text(sheet, session->detail);
    sheet_add_number(sheet, stored.attempts);
    sheet_add_text(sheet,
                   stored.last_error != NULL || strcmp(session->detail, "failed") != 0
                       ? stored.last_error
                       : "its page is stored but is not of that session; `ingest -v` says more");
    return 0;
}

static int missing_sheet(struct context *context, const struct scope *scope, size_t *ret_n,
                         struct sheet **ret_sheet, struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, missing_columns,
                                    sizeof(missing_columns) / sizeof(missing_columns[0]));
    const struct session_filter all = {.driver = NULL};
    const struct session_summary *sessions;
    size_t n;
    int r = report_sessions(context->race_db, scope->slug, scope->date, &all, &context->arena,
                            &sessions, &n, err);

    *ret_n = 0;
    for (size_t i = 0; r == 0 && i < n; i++) {
        if (sessions[i].removed || strcmp(sessions[i].detail, "stored") == 0)
            continue;
        r = add_missing(context, sheet, &sessions[i], err);
        ++*ret_n;
    }
    if (r == 0)
        *ret_sheet = sheet;
    return r;
}

/* ---- requests ---- */

/* How much of the daily budget of a track is spent. */
static int spent_today(struct context *context, const struct scope *scope, int64_t *ret_n,
                       struct error *err)
{
    const int64_t day_ms = INT64_C(24) * 60 * 60 * 1000;
    int64_t nth_ms;

    *ret_n = ABSENT;
    if (scope->slug == NULL)
        return 0;
    return request_log_count(context->mirror_db, "discovery", scope->slug, NULL,
                             clock_utc_ms(&context->clock) - day_ms, 1, ret_n, &nth_ms, err);
}

static struct json *budget_json(struct context *context, int64_t spent)
{
    struct json *json;

    if (is_absent(spent))
        return NULL;
    json = json_new_object();
    json_put_int(json, "used_today", spent);
    json_put_int(json, "limit", context->settings.values[FETCH_DISCOVERY_PER_DAY].number);
    return json;
}

/* ---- the whole ---- */

struct status_sheets {
    struct sheet *pages;
    struct sheet *days;
    struct sheet *missing; /* NULL unless one day was asked for and something is missing */
    int64_t spent;
};

static int print_json(struct context *context, const struct status_sheets *sheets,
                      struct error *err)
{
    struct json *outer = json_new_object();

    json_put_text(outer, "data", context->data_dir);
    json_put(outer, "pages", sheet_json(sheets->pages));
    json_put(outer, "budget", budget_json(context, sheets->spent));
    json_put(outer, "days", sheet_json(sheets->days));
    json_put(outer, "missing",
             sheets->missing != NULL ? sheet_json(sheets->missing) : json_new_array());
    return output_json(&context->output, outer, err);
}

static int print_tables(struct context *context, const struct status_sheets *sheets,
                        struct error *err)
{
    const struct output *output = &context->output;
    int r;

    if (output->form != OUTPUT_TABLE) /* one sheet per output, for programs that read columns */
        return sheet_print(sheets->days, output, "days", err);
    output_line(output, "Data in %s", context->data_dir);
    if (!is_absent(sheets->spent))
        output_line(output, "Day and month pages asked for in the last 24 hours: %lld of %s",
                    (long long)sheets->spent,
                    context->settings.values[FETCH_DISCOVERY_PER_DAY].text);
    output_line(output, "%s", "");
    r = sheet_print(sheets->pages, output, "pages", err);
    output_line(output, "%s", "");
    if (r == 0)
        r = sheet_print(sheets->days, output, "days", err);
    if (r == 0 && sheets->missing != NULL) {
        output_line(output, "%s", "");
        r = sheet_print(sheets->missing, output, "missing", err);
    }
    return r;
}

/* A track that is neither noted nor stored is most likely mistyped. */
static int require_track(struct context *context, const struct scope *scope, size_t n_days,
                         struct error *err)
{
    struct stored_track track;
    int r;

    if (scope->slug == NULL || n_days > 0)
        return 0;
    r = track_store_find(context->mirror_db, scope->slug, &context->arena, &track, err);
    if (r == TRACK_STORE_NONE)
        return error_set(err, ERROR_NOT_FOUND,
                         "no track %s is noted; `trackside track list` lists those that are",
                         scope->slug);
    return r;
}

static int collect(struct context *context, const struct scope *scope, struct status_sheets *sheets,
                   struct error *err)
{
    const struct day_status *days;
    size_t n, n_missing = 0;
    struct sheet *missing = NULL;
    int r = report_day_status(context->race_db, scope->slug, scope->date, &context->arena, &days,
                              &n, err);

    if (r == 0)
        r = require_track(context, scope, n, err);
    if (r == 0)
        r = page_sheet(context, scope, &sheets->pages, err);
    if (r == 0)
        r = spent_today(context, scope, &sheets->spent, err);
    if (r == 0 && !date_is_absent(scope->date))
        r = missing_sheet(context, scope, &n_missing, &missing, err);
    if (r < 0)
        return r;
    sheets->days = day_sheet(context, days, n);
    sheets->missing = n_missing > 0 ? missing : NULL;
    return 0;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct scope scope = {.slug = NULL};
    struct status_sheets sheets = {.spent = ABSENT};
    int r = read_scope(context, invocation, &scope, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = collect(context, &scope, &sheets, err);
    if (r < 0)
        return r;
    return output_is_json(&context->output) ? print_json(context, &sheets, err)
                                            : print_tables(context, &sheets, err);
}

const struct command command_status = {
    .name = "status",
    .arguments = "[SLUG [DATE]]",
    .summary = "Tell what is stored, what is missing and why, and what the self-checks found",
    .examples = "trackside status\ntrackside status canberraoffroad 2025-10-25",
    .max_arguments = 2,
    .access = ACCESS_NONE,
    .run = run,
};
