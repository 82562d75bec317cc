/* A practice day: its list, and the session pages the list asks for. */
#include "stored.h"

#include "trackside/cleanup.h"
#include "trackside/liverc.h"

/* The jobs a day list asks for, and how they fared. */
struct day_plan {
    struct fetch_job *jobs;
    size_t n;
};

static struct page_id day_page(const char *slug, struct date date)
{
    return (struct page_id){.kind = PAGE_DAY, .track_slug = slug, .date = date};
}

static int read_list(struct mirror *mirror, const struct page_id *page, struct arena *arena,
                     const struct practice_day **ret_day, struct error *err)
{
    struct stored_page stored;
    struct bytes body;
    int r = stored_find(mirror, page_cache_key(page, arena), arena, &stored, err);

    if (r < 0)
        return r;
    r = page_store_read_body(mirror->fetcher.db, stored.sha256, arena, &body, err);
    if (r == 0)
        return liverc_read_day(body, arena, ret_day, err);
    if (r == PAGE_STORE_NONE)
        error_set(err, ERROR_FAILED, "the stored body of %s is missing; use --refresh",
                  stored.cache_key);
    return r < 0 ? r : ERROR_FAILED;
}

/* Decided by the list, not by a clock: new, changed in the list, failed before, or asked for. */
static bool is_due(const struct mirror *mirror, const struct stored_page *stored,
                   const struct session_row *row)
{
    if (mirror->options.refresh || stored->sha256 == NULL || stored->last_error != NULL)
        return true;
    return !bytes_equal_text(bytes_from_text(stored->listed_as), row->figures);
}

static int plan_session(struct mirror *mirror, const struct page_id *day,
                        const struct session_row *row, const char *zone, struct arena *arena,
                        struct day_plan *plan, struct mirror_day *report, struct error *err)
{
    struct page_id page = {.kind = PAGE_SESSION,
                           .track_slug = day->track_slug,
                           .date = day->date,
                           .session_id = row->session_id};
    struct stored_page stored;
    int r = stored_find(mirror, page_cache_key(&page, arena), arena, &stored, err);

    if (r < 0)
        return r;
    if (!is_due(mirror, &stored, row)) {
        stored_use(mirror, &stored);
    } else if (mirror->options.offline && stored.sha256 != NULL) {
        stored_use_stale(mirror, &stored);
    } else if (mirror->options.offline || stored_is_refused(mirror, &stored)) {
        report->n_failed++;
    } else {
        plan->jobs[plan->n++] = stored_job(mirror, &page, &stored, zone, row->figures, arena);
        report->n_asked++;
    }
    return 0;
}

static int plan_day(struct mirror *mirror, const struct page_id *day,
                    const struct practice_day *list, struct arena *arena, struct day_plan *plan,
                    struct mirror_day *report, struct error *err)
{
    const char *zone = NULL;
    int r = stored_zone(mirror, day->track_slug, arena, &zone, err);

    plan->jobs = arena_new_array(arena, list->n_sessions, struct fetch_job);
    for (size_t i = 0; r >= 0 && i < list->n_sessions; i++)
        r = plan_session(mirror, day, &list->sessions[i], zone, arena, plan, report, err);
    return r;
}

static void count_failures(struct mirror *mirror, const struct day_plan *plan,
                           struct mirror_day *report)
{
    for (size_t i = 0; i < plan->n; i++) {
        if (plan->jobs[i].state != FETCH_FAILED)
            continue;
        if (report->first_failure.code == 0)
            report->first_failure = plan->jobs[i].failure;
        report->n_failed++;
        mirror->fetcher.requests.failed++;
    }
}

/* A name from the page, until the user gives one. */
static int note_track(struct mirror *mirror, const char *slug, const struct practice_day *list,
                      struct error *err)
{
    struct stored_track track = {
        .slug = slug, .name = list->track_name, .added_at = clock_utc(mirror->options.clock)};

    return track_store_put(mirror->fetcher.db, &track, false, NULL, err);
}

static int fetch_sessions(struct mirror *mirror, const struct page_id *day,
                          const struct practice_day *list, struct arena *arena,
                          struct mirror_day *report, struct error *err)
{
    struct day_plan plan = {.n = 0};
    int r = plan_day(mirror, day, list, arena, &plan, report, err);

    if (r < 0)
        return r;
    r = fetch_all(&mirror->fetcher, plan.jobs, plan.n, mirror->options.policy.concurrency, err);
    count_failures(mirror, &plan, report);
    return r;
}

int mirror_practice_day(struct mirror *mirror, const char *slug, struct date date, bool list_only,
                        struct mirror_day *ret_day, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_id page = day_page(slug, date);
    struct mirror_day report = {.n_listed = 0};
    const struct practice_day *list;
    int r;

    arena_init(&arena);
    r = mirror_have_page(mirror, &page, &arena, err);
    if (r >= 0)
        r = read_list(mirror, &page, &arena, &list, err);
    if (r >= 0)
        r = note_track(mirror, slug, list, err);
    if (r < 0)
        return r;
    report.n_listed = (int64_t)list->n_sessions;
    if (!list_only)
        r = fetch_sessions(mirror, &page, list, &arena, &report, err);
    *ret_day =
        report; /* also when the run was stopped half-way: the caller tells how far it came */
    return r < 0 ? r : 0;
}

int mirror_expire_day(struct db *mirror_db, const char *slug, struct date date, int64_t now,
                      struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_id page = day_page(slug, date);
    struct stored_page stored;
    int r;

    arena_init(&arena);
    r = page_store_find(mirror_db, page_cache_key(&page, &arena), &arena, &stored, err);
    if (r != 0 || stored.settled)
        return r < 0 ? r : 0;
    return page_store_expire(mirror_db, stored.cache_key, now, err);
}
