/* Stored pages, and the jobs that would renew them. */
#include "stored.h"

#include "trackside/cleanup.h"
#include "trackside/liverc.h"

#include <string.h>

void stored_use(struct mirror *mirror, const struct stored_page *page)
{
    struct mirror_requests *requests = &mirror->fetcher.requests;
    struct trace_event event = {.kind = TRACE_HIT, .subject = page->cache_key, .detail = page->url};

    requests->cache++;
    trace_tell(mirror->options.trace, &event);
}

/* A page past its time, for want of a better one: counted apart, with its age. */
void stored_use_stale(struct mirror *mirror, const struct stored_page *page)
{
    struct mirror_requests *requests = &mirror->fetcher.requests;

    stored_use(mirror, page);
    requests->stale++;
    if (is_absent(requests->oldest_stale_at) || page->validated_at < requests->oldest_stale_at)
        requests->oldest_stale_at = page->validated_at;
}

/* A lost network is no reason of its own: pages past their time tell of it. */
void stored_use_held_back(struct mirror *mirror, const struct stored_page *page,
                          const struct error *why)
{
    struct mirror_requests *requests = &mirror->fetcher.requests;

    stored_use_stale(mirror, page);
    if (requests->held_back.code == 0 && !mirror->fetcher.is_cut_off)
        requests->held_back = *why;
}

/* A site that forbids a page was reached. */
void stored_stand_in(struct mirror *mirror, const struct stored_page *page,
                     const struct fetch_job *job)
{
    if (job->is_forbidden)
        stored_use_held_back(mirror, page, &job->failure);
    else
        stored_use_stale(mirror, page);
}

/* The stored version of a page; sha256 NULL when none has a body. */
int stored_find(struct mirror *mirror, const char *cache_key, struct arena *arena,
                struct stored_page *ret_page, struct error *err)
{
    int r = page_store_find(mirror->fetcher.db, cache_key, arena, ret_page, err);

    if (r == PAGE_STORE_NONE)
        *ret_page = (struct stored_page){.cache_key = cache_key, .next_try_at = ABSENT};
    return r < 0 ? r : 0;
}

int stored_use_offline(struct mirror *mirror, const struct stored_page *page, struct error *err)
{
    if (page->sha256 == NULL)
        return error_set_hint(err, ERROR_UNREACHABLE, HINT_ALLOW_NETWORK_ONCE, "%s is not stored",
                              page->cache_key);
    if (page->expires_at <= clock_utc(mirror->options.clock))
        stored_use_stale(mirror, page);
    else
        stored_use(mirror, page);
    return 0;
}

bool stored_is_fresh(const struct mirror *mirror, const struct stored_page *stored)
{
    return !mirror->options.refresh && stored->sha256 != NULL &&
           stored->expires_at > clock_utc(mirror->options.clock);
}

bool stored_may_stand_in(const struct mirror *mirror, const struct stored_page *stored,
                         const struct error *failure)
{
    return mirror->options.policy.stale_if_error && stored->sha256 != NULL &&
           failure->code != ERROR_UNKNOWN_PAGE;
}

/* Another site's refusal says nothing about this one's. */
static bool is_of_this_site(const struct mirror *mirror, const struct stored_page *stored,
                            struct arena *arena)
{
    const char *now =
        site_origin(site_of_track(mirror->options.site, stored->track_slug, arena), arena);
    const char *then = site_origin(stored->url, arena);

    return now != NULL && then != NULL && strcmp(now, then) == 0;
}

bool stored_is_refused(const struct mirror *mirror, const struct stored_page *stored,
                       struct arena *arena)
{
    return !mirror->options.refresh && stored->last_error != NULL &&
           !is_absent(stored->next_try_at) &&
           stored->next_try_at > clock_utc(mirror->options.clock) &&
           is_of_this_site(mirror, stored, arena);
}

/* Whether it was modified is asked of a page that is there, whole: else it must come again. */
static bool is_intact(const struct mirror *mirror, const struct stored_page *stored)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct bytes body;
    struct error damaged;

    if (stored->etag == NULL && stored->last_modified == NULL)
        return false;
    arena_init(&arena);
    return page_store_read_body(mirror->fetcher.db, stored->sha256, &arena, &body, &damaged) == 0;
}

struct fetch_job stored_job(const struct mirror *mirror, const struct page_id *page,
                            const struct stored_page *stored, const struct zone *zone,
                            const char *listed_as, struct arena *arena)
{
    bool has_body = stored->sha256 != NULL;
    bool may_ask = has_body && is_intact(mirror, stored);
    struct fetch_job job = {
        .page = *page,
        .cache_key = page_cache_key(page, arena),
        .url = page_url(mirror->options.site, page, arena),
        .zone = zone,
        .listed_as = listed_as,
        .etag = may_ask ? stored->etag : NULL,
        .last_modified = may_ask ? stored->last_modified : NULL,
        .seen_at = has_body ? stored->validated_at : ABSENT,
        .seen_attempts = stored->attempts,
    };

    if (date_is_absent(job.page.date))
        job.page.date = stored->date; /* as the stored version told it */
    job.origin = site_origin(job.url, arena);
    return job;
}
