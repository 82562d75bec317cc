/* A practice day: its list, and the session pages the list asks for. */
#include "stored.h"

#include "trackside/cleanup.h"
#include "trackside/liverc.h"
#include "trackside/track_store.h"

#include <string.h>

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
        error_set_hint(err, ERROR_FAILED, HINT_FETCH_AGAIN, "the stored body of %s is missing",
                       stored.cache_key);
    return r < 0 ? r : ERROR_FAILED;
}

/* A phase of a day, for whoever listens: "start", "list stored", "details stored". */
static void tell_phase(struct mirror *mirror, const char *day_key, const char *phase,
                       const struct trace_count *counts, size_t n)
{
    struct trace_event event = {
        .kind = TRACE_PHASE, .subject = day_key, .detail = phase, .counts = counts, .n_counts = n};

    trace_tell(mirror->options.trace, &event);
}

static void tell_list(struct mirror *mirror, const char *day_key, const struct mirror_day *report)
{
    const struct trace_count counts[] = {{"sessions", report->n_listed}};

    tell_phase(mirror, day_key, "list stored", counts, 1);
}

static void tell_details(struct mirror *mirror, const char *day_key,
                         const struct mirror_day *report)
{
    const struct trace_count counts[] = {
        {"sessions", report->n_listed}, {"asked", report->n_asked}, {"failed", report->n_failed}};

    tell_phase(mirror, day_key, "details stored", counts, 3);
}

/* Is a part of the list asked for when it is due, or taken as it is stored? */
enum list_use {
    LIST_RENEWED,
    LIST_AS_STORED,
};

/* One part of the list, joined to what came before it. Tells whether it had anything new. */
static int join_part(struct mirror *mirror, const struct page_id *page, enum list_use use,
                     struct arena *arena, const struct practice_day **list, bool *ret_is_new,
                     struct error *err)
{
    const struct practice_day *part = NULL;
    size_t n_before = *list != NULL ? (*list)->n_sessions : 0;
    int r = use == LIST_RENEWED ? mirror_have_page(mirror, page, arena, err) : 0;

    if (r >= 0)
        r = read_list(mirror, page, arena, &part, err);
    if (r < 0)
        return r;
    *list = *list == NULL ? part : liverc_join_days(*list, part, arena);
    *ret_is_new = (*list)->n_sessions > n_before;
    return 0;
}

/*
 * The whole list, all its parts. A link that leads off the site or to nothing new is not followed,
 * and a later part that cannot be had ends the list: ingest then knows that it is not whole.
 */
static int have_list(struct mirror *mirror, const struct page_id *day, enum list_use use,
                     struct arena *arena, const struct practice_day **ret_list, struct error *err)
{
    const struct practice_day *list = NULL;
    struct page_id page = *day;
    bool is_new;
    int r = join_part(mirror, &page, use, arena, &list, &is_new, err);

    while (r == 0 && is_new && list->next_href != NULL &&
           page_next(mirror->options.site, &page, list->next_href, arena, &page))
        r = join_part(mirror, &page, use, arena, &list, &is_new, err);
    if (list == NULL)
        return r < 0 ? r : ERROR_FAILED;
    if (r == ERROR_INTERRUPTED || r == ERROR_BUSY)
        return r;
    *ret_list = list;
    return 0;
}

/* Decided by the list, not by a clock: new, changed in the list, failed before, or asked for. */
static bool is_due(const struct mirror *mirror, const struct stored_page *stored,
                   const struct session_row *row)
{
    if (mirror->options.refresh || stored->sha256 == NULL || stored->last_error != NULL)
        return true;
    return !bytes_equal_text(bytes_from_text(stored->listed_as), row->figures);
}

/* A page that is missing and not asked for now: why, for the first of them. */
static void note_missing(struct mirror_day *report, const struct stored_page *stored)
{
    struct error failure;

    report->n_failed++;
    if (report->first_failure.code != 0)
        return;
    if (stored->last_error == NULL) {
        error_set_hint(&report->first_failure, ERROR_UNREACHABLE, HINT_ALLOW_NETWORK,
                       "%s is not stored", stored->cache_key);
        return;
    }
    page_failure_recall(stored, &failure);
    error_wrap(&report->first_failure, ERROR_FAILED, &failure, "%s", failure.message);
}

static struct page_id session_page(const struct page_id *day, const struct session_row *row)
{
    return (struct page_id){.kind = PAGE_SESSION,
                            .track_slug = day->track_slug,
                            .date = day->date,
                            .source_id = row->session_id};
}

static int plan_session(struct mirror *mirror, const struct page_id *day,
                        const struct session_row *row, const struct zone *zone, struct arena *arena,
                        struct day_plan *plan, struct mirror_day *report, struct error *err)
{
    struct page_id page = session_page(day, row);
    struct stored_page stored;
    int r = stored_find(mirror, page_cache_key(&page, arena), arena, &stored, err);

    if (r < 0)
        return r;
    if (!is_due(mirror, &stored, row)) {
        stored_use(mirror, &stored);
    } else if (mirror->options.offline && stored.sha256 != NULL) {
        stored_use_stale(mirror, &stored);
    } else if (mirror->options.offline || stored_is_refused(mirror, &stored, arena)) {
        note_missing(report, &stored);
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
    const struct zone *zone = NULL;
    int r = track_store_open_zone(mirror->fetcher.db, day->track_slug, arena, &zone, err);

    plan->jobs = arena_new_array(arena, list->n_sessions, struct fetch_job);
    for (size_t i = 0; r >= 0 && i < list->n_sessions; i++)
        r = plan_session(mirror, day, &list->sessions[i], zone, arena, plan, report, err);
    return r;
}

/* Gone for good, as far as the site says; a refresh asks all the same. */
static bool is_gone(const struct mirror *mirror, const struct stored_page *stored,
                    struct arena *arena)
{
    enum {
        NOT_FOUND = 404,
        GONE = 410,
    };

    return (stored->failed_status == NOT_FOUND || stored->failed_status == GONE) &&
           stored_is_refused(mirror, stored, arena);
}

static bool is_among(const char *session_id, const char *const *ids, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(ids[i], session_id) == 0)
            return true;
    return false;
}

/* Sessions that somebody wants again, due or not. */
static int plan_again(struct mirror *mirror, const struct page_id *day,
                      const struct practice_day *list, const char *const *ids, size_t n,
                      struct arena *arena, struct day_plan *plan, struct mirror_day *report,
                      struct error *err)
{
    const struct zone *zone = NULL;
    int r = track_store_open_zone(mirror->fetcher.db, day->track_slug, arena, &zone, err);

    plan->jobs = arena_new_array(arena, list->n_sessions, struct fetch_job);
    for (size_t i = 0; r >= 0 && i < list->n_sessions; i++) {
        const struct session_row *row = &list->sessions[i];
        struct page_id page = session_page(day, row);
        struct stored_page stored;

        if (!is_among(row->session_id, ids, n))
            continue;
        r = stored_find(mirror, page_cache_key(&page, arena), arena, &stored, err);
        if (r < 0)
            break;
        if (mirror->options.offline || is_gone(mirror, &stored, arena)) {
            note_missing(report, &stored);
            continue;
        }
        plan->jobs[plan->n++] = stored_job(mirror, &page, &stored, zone, row->figures, arena);
        report->n_asked++;
    }
    return r < 0 ? r : 0;
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
    r = fetch_all(&mirror->fetcher, plan.jobs, plan.n, mirror->options.policy.concurrency, NULL,
                  err);
    count_failures(mirror, &plan, report);
    return r;
}

int mirror_practice_day(struct mirror *mirror, const char *slug, struct date date, bool list_only,
                        struct mirror_day *ret_day, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_id page = day_page(slug, date);
    struct mirror_day report = {.n_listed = 0};
    const struct practice_day *list = NULL;
    const char *day_key;
    int r;

    arena_init(&arena);
    day_key = page_cache_key(&page, &arena);
    tell_phase(mirror, day_key, "start", NULL, 0);
    r = have_list(mirror, &page, LIST_RENEWED, &arena, &list, err);
    if (r >= 0)
        r = note_track(mirror, slug, list, err);
    if (r < 0)
        return r;
    report.n_listed = (int64_t)list->n_sessions;
    tell_list(mirror, day_key, &report);
    if (!list_only)
        r = fetch_sessions(mirror, &page, list, &arena, &report, err);
    if (!list_only && r >= 0)
        tell_details(mirror, day_key, &report);
    *ret_day =
        report; /* also when the run was stopped half-way: the caller tells how far it came */
    return r < 0 ? r : 0;
}

/* Every part of the list that is stored. */
int mirror_expire_day(struct db *mirror_db, const char *slug, struct date date, int64_t now,
                      struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_id page = day_page(slug, date);
    int r = 0;

    for (page.part = 1; r == 0 && page.part <= PAGE_PARTS_MAX; page.part++) {
        struct stored_page stored;

        r = page_store_find(mirror_db, page_cache_key(&page, &arena), &arena, &stored, err);
        if (r == 0 && !stored.settled)
            r = page_store_expire(mirror_db, stored.cache_key, now, err);
    }
    return r < 0 ? r : 0;
}

int mirror_sessions_again(struct mirror *mirror, const char *slug, struct date date,
                          const char *const *session_ids, size_t n, struct mirror_day *ret_day,
                          struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_id page = day_page(slug, date);
    struct mirror_day report = {.n_listed = 0};
    const struct practice_day *list = NULL;
    struct day_plan plan = {.n = 0};
    int r;

    arena_init(&arena);
    r = have_list(mirror, &page, LIST_AS_STORED, &arena, &list, err);
    if (r >= 0)
        r = plan_again(mirror, &page, list, session_ids, n, &arena, &plan, &report, err);
    if (r < 0)
        return r;
    report.n_listed = (int64_t)list->n_sessions;
    r = fetch_all(&mirror->fetcher, plan.jobs, plan.n, mirror->options.policy.concurrency, NULL,
                  err);
    count_failures(mirror, &plan, &report);
    *ret_day = report;
    return r;
}

/* Session pages that a stored list asks for. */
static int count_due(struct mirror *mirror, const struct page_id *day,
                     const struct practice_day *list, struct arena *arena, int64_t *ret_n,
                     struct error *err)
{
    int64_t n = 0;
    int r = 0;

    for (size_t i = 0; r >= 0 && i < list->n_sessions; i++) {
        struct page_id page = session_page(day, &list->sessions[i]);
        struct stored_page stored;

        r = stored_find(mirror, page_cache_key(&page, arena), arena, &stored, err);
        if (r >= 0)
            n += is_due(mirror, &stored, &list->sessions[i]) &&
                 !stored_is_refused(mirror, &stored, arena);
    }
    if (r < 0)
        return r;
    *ret_n = n;
    return 0;
}

int mirror_estimate_day(struct mirror *mirror, const char *slug, struct date date,
                        int64_t n_expected, struct mirror_estimate *ret_estimate, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_id page = day_page(slug, date);
    struct mirror_estimate estimate = {.n_lists = 1, .n_sessions = n_expected};
    const struct practice_day *list = NULL;
    struct stored_page stored;
    int r;

    arena_init(&arena);
    r = stored_find(mirror, page_cache_key(&page, &arena), &arena, &stored, err);
    if (r < 0)
        return r;
    if (stored.sha256 != NULL) {
        r = have_list(mirror, &page, LIST_AS_STORED, &arena, &list, err);
        if (r >= 0)
            r = count_due(mirror, &page, list, &arena, &estimate.n_sessions, err);
        if (r < 0)
            return r;
        if (n_expected > (int64_t)list->n_sessions) /* sessions that came since */
            estimate.n_sessions += n_expected - (int64_t)list->n_sessions;
        estimate.n_lists = !stored_is_fresh(mirror, &stored);
    }
    *ret_estimate = estimate;
    return 0;
}
