/* An ingest that is not done. */
#include "trackside/ingest_plan.h"

#include "ingest_run.h"

#include "trackside/http.h"
#include "trackside/liverc.h"
#include "trackside/report.h"

#include <string.h>

/* ---- days that need nothing ---- */

static int is_settled(struct task *task, struct arena *arena, const char *slug, struct date date,
                      bool *ret_is_settled, struct error *err)
{
    struct page_id page = {.kind = PAGE_DAY, .track_slug = slug, .date = date};
    struct stored_page stored = {.settled = false};
    int r = page_store_find(task->mirror_db, page_cache_key(&page, arena), arena, &stored, err);

    *ret_is_settled = r == 0 && stored.settled;
    return r < 0 ? r : 0;
}

int ingest_plan_is_known(struct task *task, struct arena *arena, const char *slug,
                         const struct walk_day *listed, bool *ret_is_known, struct error *err)
{
    const struct day_status *days;
    bool settled = false;
    size_t n = 0;
    int r = is_settled(task, arena, slug, listed->date, &settled, err);

    *ret_is_known = false;
    if (r < 0 || !settled || task->refresh)
        return r;
    r = report_day_status(task->race_db, slug, listed->date, arena, &days, &n, err);
    if (r == 0 && n == 1)
        *ret_is_known = strcmp(days[0].ingest_depth, "laps_full") == 0 &&
                        days[0].n_sessions == listed->n_sessions &&
                        days[0].n_stored == days[0].n_sessions;
    return r;
}

/* The list is settled, and stored with every session that can be had. */
int ingest_plan_is_exhausted(const struct ingest_days *ingesting, const char *slug,
                             const struct walk_day *listed, bool *ret_is_exhausted,
                             struct error *err)
{
    struct task *task = ingesting->task;
    struct mirror_estimate estimate;
    const struct day_status *days;
    bool settled = false;
    size_t n = 0;
    int r = is_settled(task, ingesting->arena, slug, listed->date, &settled, err);

    *ret_is_exhausted = false;
    if (r < 0 || !settled || task->refresh)
        return r;
    r = report_day_status(task->race_db, slug, listed->date, ingesting->arena, &days, &n, err);
    if (r < 0 || n != 1)
        return r;
    r = mirror_estimate_day(ingesting->mirror, slug, listed->date,
                            is_absent(listed->n_sessions) ? 0 : listed->n_sessions, &estimate, err);
    *ret_is_exhausted = r == 0 && estimate.n_sessions == 0;
    return r;
}

/* ---- what it would take ---- */

enum {
    ONE_DAY_S = 24 * 60 * 60,
};

/* Behind the first ones, session pages go one by one. */
static int64_t seconds_of_sessions(int64_t n, const struct mirror_options *options,
                                   const char *slug, struct arena *arena)
{
    const struct mirror_policy *policy = &options->policy;
    int64_t at_once = ingest_run_seconds(n, policy->session_per_minute);
    int64_t spread;

    if (policy->session_per_minute == 0 || n <= policy->burst ||
        (!policy->spreads_loopback && http_is_loopback(site_of_track(options->site, slug, arena))))
        return at_once;
    spread = (n - policy->burst) * 60 / policy->session_per_minute;
    return spread > at_once ? spread : at_once;
}

static int64_t in_days(int64_t n, int64_t per_day)
{
    return (n + per_day - 1) / per_day;
}

int64_t ingest_plan_work_days(int64_t n, int64_t used, int64_t limit, int64_t seconds)
{
    int64_t left = limit > used ? limit - used : 0;
    int64_t by_rate = in_days(seconds, ONE_DAY_S);
    int64_t by_budget = 1;

    if (limit > 0 && n > left)
        by_budget += in_days(n - left, limit);
    return by_budget > by_rate ? by_budget : by_rate;
}

/* Months that did not come are like those that came. */
static void expect(const struct day_walk *walk, struct ingest_plan *plan)
{
    int64_t n_sessions = 0, n_missing = (int64_t)walk->n_gaps;

    plan->missing = walk->gaps;
    plan->n_missing = walk->n_gaps;
    plan->n_expected_days = plan->n_expected_sessions = n_missing == 0 ? 0 : ABSENT;
    if (n_missing == 0 || walk->n_months_known == 0)
        return;
    for (size_t i = 0; i < walk->n_days; i++)
        n_sessions += is_absent(walk->days[i].n_sessions) ? 0 : walk->days[i].n_sessions;
    plan->n_expected_days = (int64_t)walk->n_days * n_missing / (int64_t)walk->n_months_known;
    plan->n_expected_sessions = n_sessions * n_missing / (int64_t)walk->n_months_known;
}

static int64_t or_none(int64_t n)
{
    return is_absent(n) ? 0 : n;
}

static int count(const struct ingest_days *ingesting, const char *slug, struct ingest_plan *plan,
                 struct error *err)
{
    struct mirror_options options = task_mirror_options(ingesting->task, ingesting->arena);
    int64_t n_lists = plan->n_lists + (int64_t)plan->n_missing + or_none(plan->n_expected_days);
    int64_t n_sessions = plan->n_sessions + or_none(plan->n_expected_sessions);
    int64_t discovery_s, session_s, rest_s;
    struct mirror_budget budget;
    int r = task_read_budget(ingesting->task, slug, &budget, err);

    if (r < 0)
        return r;
    discovery_s = ingest_run_seconds(n_lists, options.policy.discovery_per_minute);
    session_s = seconds_of_sessions(n_sessions, &options, slug, ingesting->arena);
    plan->seconds = discovery_s > session_s ? discovery_s : session_s;
    if (budget.limit > 0 && n_lists > budget.limit - budget.used)
        plan->n_over_budget = n_lists - (budget.limit - budget.used);
    plan->done_at = ABSENT;
    if (n_lists + n_sessions == 0)
        return 0;
    plan->n_work_days = ingest_plan_work_days(n_lists, budget.used, budget.limit, plan->seconds);
    rest_s = (plan->n_work_days - 1) * ONE_DAY_S;
    plan->done_at =
        clock_utc(&ingesting->task->clock) + (rest_s > plan->seconds ? rest_s : plan->seconds);
    return 0;
}

static int add_day(const struct ingest_days *ingesting, const struct ingested_day *day,
                   struct planned_day *planned, struct error *err)
{
    struct mirror_estimate one = {.n_lists = 0};
    int r = 0;

    if (day->fetch != DAY_FETCH_NOTHING)
        r = mirror_estimate_day(ingesting->mirror, day->slug, day->date,
                                is_absent(day->n_expected) ? 0 : day->n_expected, &one, err);
    *planned = (struct planned_day){
        .date = day->date,
        .n_lists = one.n_lists,
        .n_sessions = day->fetch == DAY_FETCH_LIST ? 0 : one.n_sessions,
    };
    return r;
}

int ingest_plan_make(const struct ingest_days *ingesting, const struct day_walk *walk,
                     const char *slug, struct ingest_plan *ret_plan, struct error *err)
{
    struct ingest_plan plan = {.n_days = ingesting->n_days};
    int r = 0;

    plan.days = arena_new_array(ingesting->arena, plan.n_days + 1, struct planned_day);
    for (size_t i = 0; r == 0 && i < plan.n_days; i++) {
        r = add_day(ingesting, &ingesting->days[i], &plan.days[i], err);
        plan.n_lists += plan.days[i].n_lists;
        plan.n_sessions += plan.days[i].n_sessions;
    }
    expect(walk, &plan);
    if (r == 0)
        r = count(ingesting, slug, &plan, err);
    if (r == 0)
        *ret_plan = plan;
    return r;
}

bool ingest_plan_is_empty(const struct ingest_plan *plan)
{
    return plan->n_days == 0 && plan->n_missing == 0;
}
