/* From a list to the pages it asks for. */
#include "details.h"

#include "trackside/liverc.h"
#include "trackside/track_store.h"

/* ---- what is due ---- */

/* Decided by the list first: new, listed otherwise, failed before. */
static bool is_due(const struct mirror *mirror, const struct stored_page *stored,
                   const struct detail *detail)
{
    if (mirror->options.refresh || stored->sha256 == NULL || stored->last_error != NULL)
        return true;
    if (!bytes_equal_text(bytes_from_text(stored->listed_as), detail->listed_as))
        return true;
    return detail->follows_clock && !stored->settled &&
           stored->expires_at <= clock_utc(mirror->options.clock);
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

/* ---- the jobs ---- */

struct plan {
    struct fetch_job *jobs;
    size_t n;
};

static void add_job(struct mirror *mirror, const struct detail *detail,
                    const struct stored_page *stored, const struct zone *zone, struct arena *arena,
                    struct plan *plan, struct mirror_day *report)
{
    plan->jobs[plan->n++] =
        stored_job(mirror, &detail->page, stored, zone, detail->listed_as, arena);
    report->n_asked++;
}

static void plan_due(struct mirror *mirror, const struct detail *detail,
                     const struct stored_page *stored, const struct zone *zone, struct arena *arena,
                     struct plan *plan, struct mirror_day *report)
{
    if (!is_due(mirror, stored, detail))
        stored_use(mirror, stored);
    else if (mirror->options.offline && stored->sha256 != NULL)
        stored_use_stale(mirror, stored);
    else if (mirror->options.offline || stored_is_refused(mirror, stored, arena))
        note_missing(report, stored);
    else
        add_job(mirror, detail, stored, zone, arena, plan, report);
}

static void plan_again(struct mirror *mirror, const struct detail *detail,
                       const struct stored_page *stored, const struct zone *zone,
                       struct arena *arena, struct plan *plan, struct mirror_day *report)
{
    if (mirror->options.offline || is_gone(mirror, stored, arena))
        note_missing(report, stored);
    else
        add_job(mirror, detail, stored, zone, arena, plan, report);
}

static void count_failures(struct mirror *mirror, const struct plan *plan,
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

int details_fetch(struct mirror *mirror, const char *slug, const struct detail *details, size_t n,
                  enum details_use use, struct arena *arena, struct mirror_day *report,
                  struct error *err)
{
    struct plan plan = {.jobs = arena_new_array(arena, n + 1, struct fetch_job)};
    const struct zone *zone = NULL;
    int r = track_store_open_zone(mirror->fetcher.db, slug, arena, &zone, err);

    for (size_t i = 0; r >= 0 && i < n; i++) {
        struct stored_page stored;

        r = stored_find(mirror, page_cache_key(&details[i].page, arena), arena, &stored, err);
        if (r >= 0 && use == DETAILS_DUE)
            plan_due(mirror, &details[i], &stored, zone, arena, &plan, report);
        else if (r >= 0)
            plan_again(mirror, &details[i], &stored, zone, arena, &plan, report);
    }
    if (r < 0)
        return r;
    r = fetch_all(&mirror->fetcher, plan.jobs, plan.n, mirror->options.policy.concurrency, NULL,
                  err);
    count_failures(mirror, &plan, report);
    return r;
}

int details_count_due(struct mirror *mirror, const struct detail *details, size_t n,
                      struct arena *arena, int64_t *ret_n, struct error *err)
{
    int64_t n_due = 0;
    int r = 0;

    for (size_t i = 0; r >= 0 && i < n; i++) {
        struct stored_page stored;

        r = stored_find(mirror, page_cache_key(&details[i].page, arena), arena, &stored, err);
        if (r >= 0)
            n_due +=
                is_due(mirror, &stored, &details[i]) && !stored_is_refused(mirror, &stored, arena);
    }
    if (r < 0)
        return r;
    *ret_n = n_due;
    return 0;
}

/* ---- the list itself ---- */

int details_read_list(struct mirror *mirror, const struct page_id *page, struct arena *arena,
                      struct bytes *ret_body, struct error *err)
{
    struct stored_page stored;
    int r = stored_find(mirror, page_cache_key(page, arena), arena, &stored, err);

    if (r < 0)
        return r;
    r = page_store_read_body(mirror->fetcher.db, stored.sha256, arena, ret_body, err);
    if (r == PAGE_STORE_NONE)
        return error_set_hint(err, ERROR_FAILED, HINT_FETCH_AGAIN,
                              "the stored body of %s is missing", stored.cache_key);
    return r;
}

int details_note_track(struct mirror *mirror, const char *slug, const char *name, struct error *err)
{
    struct stored_track track = {
        .slug = slug, .name = name, .added_at = clock_utc(mirror->options.clock)};

    return track_store_put(mirror->fetcher.db, &track, false, NULL, err);
}

static void tell_phase(struct mirror *mirror, const char *list_key, const char *phase,
                       const struct trace_count *counts, size_t n)
{
    struct trace_event event = {
        .kind = TRACE_PHASE, .subject = list_key, .detail = phase, .counts = counts, .n_counts = n};

    trace_tell(mirror->options.trace, &event);
}

void details_tell_start(struct mirror *mirror, const char *list_key)
{
    tell_phase(mirror, list_key, "start", NULL, 0);
}

void details_tell_list(struct mirror *mirror, const char *list_key, const struct mirror_day *report)
{
    const struct trace_count counts[] = {{"sessions", report->n_listed}};

    tell_phase(mirror, list_key, "list stored", counts, 1);
}

void details_tell_end(struct mirror *mirror, const char *list_key, const struct mirror_day *report)
{
    const struct trace_count counts[] = {
        {"sessions", report->n_listed}, {"asked", report->n_asked}, {"failed", report->n_failed}};

    tell_phase(mirror, list_key, "details stored", counts, 3);
}
