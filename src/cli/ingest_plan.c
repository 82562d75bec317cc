/* An ingest that is not done. */
#include "ingest_plan.h"

#include "request_view.h"

#include "trackside/liverc.h"
#include "trackside/report.h"

#include <string.h>

/* ---- days that need nothing ---- */

static int is_settled(struct context *context, const char *slug, struct date date,
                      bool *ret_is_settled, struct error *err)
{
    struct page_id page = {.kind = PAGE_DAY, .track_slug = slug, .date = date};
    struct stored_page stored = {.settled = false};
    int r = page_store_find(context->mirror_db, page_cache_key(&page, &context->arena),
                            &context->arena, &stored, err);

    *ret_is_settled = r == 0 && stored.settled;
    return r < 0 ? r : 0;
}

int ingest_plan_is_known(struct context *context, const char *slug, const struct walk_day *listed,
                         bool *ret_is_known, struct error *err)
{
    const struct day_status *days;
    bool settled = false;
    size_t n = 0;
    int r = is_settled(context, slug, listed->date, &settled, err);

    *ret_is_known = false;
    if (r < 0 || !settled || context->refresh)
        return r;
    r = report_day_status(context->race_db, slug, listed->date, &context->arena, &days, &n, err);
    if (r == 0 && n == 1)
        *ret_is_known = strcmp(days[0].ingest_depth, "laps_full") == 0 &&
                        days[0].n_sessions == listed->n_sessions &&
                        days[0].n_stored == days[0].n_sessions;
    return r;
}

/* ---- what it would take ---- */

struct estimate {
    int64_t n_lists, n_sessions; /* requests */
    int64_t seconds;             /* that the rates alone make it take */
    int64_t n_over_budget;       /* lists that today's budget does not reach */
};

/* A bucket holds a minute's worth: the first of them go at once. */
static int64_t seconds_of(int64_t n, int64_t per_minute)
{
    return per_minute == 0 || n == 0 ? 0 : (n - 1) / per_minute * 60;
}

static int count(const struct ingesting *ingesting, const char *slug, struct estimate *estimate,
                 struct error *err)
{
    struct mirror_options options = context_mirror_options(ingesting->context);
    int64_t discovery_s, session_s;
    struct mirror_budget budget;
    int r = request_view_budget(ingesting->context, slug, &budget, err);

    if (r < 0)
        return r;
    discovery_s = seconds_of(estimate->n_lists, options.policy.discovery_per_minute);
    session_s = seconds_of(estimate->n_sessions, options.policy.session_per_minute);
    estimate->seconds = discovery_s > session_s ? discovery_s : session_s;
    if (budget.limit > 0 && estimate->n_lists > budget.limit - budget.used)
        estimate->n_over_budget = estimate->n_lists - (budget.limit - budget.used);
    return 0;
}

static const struct column columns[] = {
    {"date", "Date", COLUMN_TEXT},
    {"list_requests", "List pages", COLUMN_COUNT},
    {"session_requests", "Session pages", COLUMN_COUNT},
};

static int add_day(const struct ingesting *ingesting, const struct ingested_day *day,
                   struct sheet *sheet, struct estimate *sum, struct error *err)
{
    struct mirror_estimate one = {.n_lists = 0};
    char date[CALENDAR_TEXT_SIZE];
    int r = 0;

    if (day->fetch != DAY_FETCH_NOTHING)
        r = mirror_estimate_day(ingesting->mirror, day->slug, day->date,
                                is_absent(day->n_expected) ? 0 : day->n_expected, &one, err);
    if (r < 0)
        return r;
    if (day->fetch == DAY_FETCH_LIST)
        one.n_sessions = 0;
    sum->n_lists += one.n_lists;
    sum->n_sessions += one.n_sessions;
    sheet_add_text(sheet, arena_text(&ingesting->context->arena, date_format(day->date, date)));
    sheet_add_number(sheet, one.n_lists);
    sheet_add_number(sheet, one.n_sessions);
    return 0;
}

static int print(const struct ingesting *ingesting, const struct sheet *sheet,
                 const struct estimate *estimate, struct error *err)
{
    struct context *context = ingesting->context;
    char time[NUMBER_TEXT_SIZE];
    struct json *outer;

    if (output_is_json(&context->output)) {
        outer = json_new_object();
        json_put_bool(outer, "dry_run", true);
        json_put(outer, "days", sheet_json(sheet));
        json_put_int(outer, "list_requests", estimate->n_lists);
        json_put_int(outer, "session_requests", estimate->n_sessions);
        json_put_int(outer, "seconds", estimate->seconds);
        json_put_int(outer, "over_budget", estimate->n_over_budget);
        json_put(outer, "requests", request_view_json(mirror_requests(ingesting->mirror)));
        return output_json(&context->output, outer, err);
    }
    talk_say(&context->talk,
             "dry run: %lld days would ask for %lld list pages and %lld session pages; the rates "
             "alone make that take %s",
             (long long)ingesting->n_days, (long long)estimate->n_lists,
             (long long)estimate->n_sessions, number_format_duration(estimate->seconds, time));
    if (estimate->n_over_budget > 0)
        talk_say(&context->talk, "%lld of the list pages are beyond the budget of this day",
                 (long long)estimate->n_over_budget);
    return sheet_print(sheet, &context->output, "days", err);
}

int ingest_plan_print(const struct ingesting *ingesting, const char *slug, struct error *err)
{
    struct estimate sum = {.n_lists = 0};
    struct sheet *sheet =
        sheet_new(&ingesting->context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    int r = 0;

    for (size_t i = 0; r == 0 && i < ingesting->n_days; i++)
        r = add_day(ingesting, &ingesting->days[i], sheet, &sum, err);
    if (r == 0)
        r = count(ingesting, slug, &sum, err);
    return r == 0 ? print(ingesting, sheet, &sum, err) : r;
}
