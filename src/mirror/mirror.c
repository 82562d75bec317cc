/* The mirror: stored pages first, the site when due. */
#include "trackside/mirror.h"

#include "fetch.h"

#include "trackside/cleanup.h"
#include "trackside/liverc.h"
#include "trackside/mirror_store.h"

#include <stdlib.h>

struct mirror {
    struct mirror_options options;
    struct fetcher fetcher;
};

int mirror_open(struct db *mirror_db, const struct mirror_options *options,
                struct mirror **ret_mirror, struct error *err)
{
    struct mirror *mirror = calloc(1, sizeof(*mirror));

    if (mirror == NULL)
        return error_set(err, ERROR_FAILED, "there is no memory left to begin with");
    mirror->options = *options;
    mirror->fetcher.db = mirror_db;
    mirror->fetcher.options = &mirror->options;
    mirror->fetcher.requests.oldest_stale_at = ABSENT;
    mirror->fetcher.deadline_ms = options->policy.deadline_ms == 0
                                      ? ABSENT
                                      : clock_monotonic_ms() + options->policy.deadline_ms;
    *ret_mirror = mirror;
    return 0;
}

void mirror_close(struct mirror *mirror)
{
    if (mirror == NULL)
        return;
    fetcher_deinit(&mirror->fetcher);
    free(mirror);
}

void mirror_close_at(struct mirror **mirror)
{
    mirror_close(*mirror);
}

const struct mirror_requests *mirror_requests(const struct mirror *mirror)
{
    return &mirror->fetcher.requests;
}

/* ---- using what is stored ---- */

static void use_stored(struct mirror *mirror, const struct stored_page *page)
{
    struct mirror_requests *requests = &mirror->fetcher.requests;
    struct trace_event event = {.kind = TRACE_HIT, .subject = page->cache_key, .detail = page->url};

    requests->cache++;
    trace_tell(mirror->options.trace, &event);
}

/* A page past its time, for want of a better one: counted apart, with its age. */
static void use_stale(struct mirror *mirror, const struct stored_page *page)
{
    struct mirror_requests *requests = &mirror->fetcher.requests;

    use_stored(mirror, page);
    requests->stale++;
    if (is_absent(requests->oldest_stale_at) || page->validated_at < requests->oldest_stale_at)
        requests->oldest_stale_at = page->validated_at;
}

/* The stored version of a page; sha256 NULL when none has a body. */
static int find_stored(struct mirror *mirror, const char *cache_key, struct arena *arena,
                       struct stored_page *ret_page, struct error *err)
{
    int r = page_store_find(mirror->fetcher.db, cache_key, arena, ret_page, err);

    if (r == PAGE_STORE_NONE)
        *ret_page = (struct stored_page){.cache_key = cache_key, .next_try_at = ABSENT};
    return r < 0 ? r : 0;
}

static int use_offline(struct mirror *mirror, const struct stored_page *page, struct error *err)
{
    if (page->sha256 == NULL)
        return error_set(err, ERROR_UNREACHABLE,
                         "%s is not stored and --offline forbids asking for it; run the same "
                         "command once with a network",
                         page->cache_key);
    if (page->expires_at <= clock_utc(mirror->options.clock))
        use_stale(mirror, page);
    else
        use_stored(mirror, page);
    return 0;
}

/* ---- asking the site ---- */

static struct fetch_job job_for(const struct mirror *mirror, const struct page_id *page,
                                const struct stored_page *stored, const char *zone,
                                const char *listed_as, struct arena *arena)
{
    bool has_body = stored->sha256 != NULL;
    struct fetch_job job = {
        .page = *page,
        .cache_key = page_cache_key(page, arena),
        .url = page_url(mirror->options.site, page, arena),
        .zone = zone,
        .listed_as = listed_as,
        .etag = has_body ? stored->etag : NULL,
        .last_modified = has_body ? stored->last_modified : NULL,
    };
    job.origin = site_origin(job.url, arena);
    return job;
}

/* Failures behind which the page itself may still be there: a stored version may stand in. */
static bool may_stand_in(const struct mirror *mirror, const struct stored_page *stored,
                         const struct error *failure)
{
    return mirror->options.policy.stale_if_error && stored->sha256 != NULL &&
           failure->code == ERROR_UNREACHABLE;
}

/* A page the site refused for good is not asked for again without --refresh. */
static bool is_refused(const struct mirror *mirror, const struct stored_page *stored)
{
    return !mirror->options.refresh && stored->last_error != NULL &&
           !is_absent(stored->next_try_at) &&
           stored->next_try_at > clock_utc(mirror->options.clock);
}

static int fetch_page(struct mirror *mirror, const struct page_id *page,
                      const struct stored_page *stored, const char *zone, struct arena *arena,
                      struct error *err)
{
    struct fetch_job job = job_for(mirror, page, stored, zone, NULL, arena);
    int r = fetch_all(&mirror->fetcher, &job, 1, 1, err);

    if (r < 0 || job.state == FETCH_DONE)
        return r;
    if (may_stand_in(mirror, stored, &job.failure)) {
        use_stale(mirror, stored);
        return 0;
    }
    mirror->fetcher.requests.failed++;
    return error_set(err, job.failure.code, "%s", job.failure.message);
}

static int track_zone(struct mirror *mirror, const char *slug, struct arena *arena,
                      const char **ret_zone, struct error *err)
{
    struct stored_track track = {.timezone = NULL};
    int r = track_store_find(mirror->fetcher.db, slug, arena, &track, err);

    if (r >= 0)
        *ret_zone = track.timezone;
    return r < 0 ? r : 0;
}

static int have_page(struct mirror *mirror, const struct page_id *page, struct arena *arena,
                     struct error *err)
{
    struct stored_page stored;
    const char *zone = NULL;
    int r = find_stored(mirror, page_cache_key(page, arena), arena, &stored, err);

    if (r < 0)
        return r;
    if (mirror->options.offline)
        return use_offline(mirror, &stored, err);
    if (!mirror->options.refresh && stored.sha256 != NULL &&
        stored.expires_at > clock_utc(mirror->options.clock)) {
        use_stored(mirror, &stored);
        return 0;
    }
    if (is_refused(mirror, &stored))
        return error_set(err, ERROR_NOT_FOUND, "%s", stored.last_error);
    r = track_zone(mirror, page->track_slug, arena, &zone, err);
    return r < 0 ? r : fetch_page(mirror, page, &stored, zone, arena, err);
}

int mirror_page(struct mirror *mirror, const struct page_id *page, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit);

    arena_init(&arena);
    return have_page(mirror, page, &arena, err);
}

/* ---- a practice day ---- */

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
    int r = find_stored(mirror, page_cache_key(page, arena), arena, &stored, err);

    if (r < 0)
        return r;
    r = page_store_read_body(mirror->fetcher.db, stored.sha256, arena, &body, err);
    if (r == PAGE_STORE_NONE)
        return error_set(err, ERROR_FAILED, "the stored body of %s is missing; use --refresh",
                         stored.cache_key);
    return r < 0 ? r : liverc_read_day(body, arena, ret_day, err);
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
    int r = find_stored(mirror, page_cache_key(&page, arena), arena, &stored, err);

    if (r < 0)
        return r;
    if (!is_due(mirror, &stored, row)) {
        use_stored(mirror, &stored);
    } else if (mirror->options.offline && stored.sha256 != NULL) {
        use_stale(mirror, &stored);
    } else if (mirror->options.offline || is_refused(mirror, &stored)) {
        report->n_failed++;
    } else {
        plan->jobs[plan->n++] = job_for(mirror, &page, &stored, zone, row->figures, arena);
        report->n_asked++;
    }
    return 0;
}

static int plan_day(struct mirror *mirror, const struct page_id *day,
                    const struct practice_day *list, struct arena *arena, struct day_plan *plan,
                    struct mirror_day *report, struct error *err)
{
    const char *zone = NULL;
    int r = track_zone(mirror, day->track_slug, arena, &zone, err);

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
    struct arena arena CLEANUP(arena_deinit);
    struct page_id page = day_page(slug, date);
    struct mirror_day report = {.n_listed = 0};
    const struct practice_day *list;
    int r;

    arena_init(&arena);
    r = have_page(mirror, &page, &arena, err);
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
    struct arena arena CLEANUP(arena_deinit);
    struct page_id page = day_page(slug, date);
    struct stored_page stored;
    int r;

    arena_init(&arena);
    r = page_store_find(mirror_db, page_cache_key(&page, &arena), &arena, &stored, err);
    if (r != 0 || stored.settled)
        return r < 0 ? r : 0;
    return page_store_expire(mirror_db, stored.cache_key, now, err);
}
