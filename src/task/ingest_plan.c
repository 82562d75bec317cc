/* An ingest that is not done. */
#include "trackside/ingest_plan.h"

#include "ingest_run.h"

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

/* ---- what it would take ---- */

static int count(const struct ingest_days *ingesting, const char *slug, struct ingest_plan *plan,
                 struct error *err)
{
    struct mirror_options options = task_mirror_options(ingesting->task, ingesting->arena);
    int64_t discovery_s, session_s;
    struct mirror_budget budget;
    int r = task_read_budget(ingesting->task, slug, &budget, err);

    if (r < 0)
        return r;
    discovery_s = ingest_run_seconds(plan->n_lists, options.policy.discovery_per_minute);
    session_s = ingest_run_seconds(plan->n_sessions, options.policy.session_per_minute);
    plan->seconds = discovery_s > session_s ? discovery_s : session_s;
    if (budget.limit > 0 && plan->n_lists > budget.limit - budget.used)
        plan->n_over_budget = plan->n_lists - (budget.limit - budget.used);
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

int ingest_plan_make(const struct ingest_days *ingesting, const char *slug,
                     struct ingest_plan *ret_plan, struct error *err)
{
    struct ingest_plan plan = {.n_days = ingesting->n_days};
    int r = 0;

    plan.days = arena_new_array(ingesting->arena, plan.n_days + 1, struct planned_day);
    for (size_t i = 0; r == 0 && i < plan.n_days; i++) {
        r = add_day(ingesting, &ingesting->days[i], &plan.days[i], err);
        plan.n_lists += plan.days[i].n_lists;
        plan.n_sessions += plan.days[i].n_sessions;
    }
    if (r == 0)
        r = count(ingesting, slug, &plan, err);
    if (r == 0)
        *ret_plan = plan;
    return r;
}
