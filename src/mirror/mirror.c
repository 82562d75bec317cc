/* The mirror: stored pages first, the site when due. */
#include "trackside/mirror.h"

#include "answer.h"
#include "stored.h"

#include "trackside/cleanup.h"
#include "trackside/liverc.h"
#include "trackside/track_store.h"

#include <stdlib.h>

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
    mirror->fetcher.clock_ahead_s = ABSENT;
    mirror->fetcher.requests.go_on_at = ABSENT;
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

int64_t mirror_clock_ahead(const struct mirror *mirror)
{
    return mirror->fetcher.clock_ahead_s;
}

static int fetch_page(struct mirror *mirror, const struct page_id *page,
                      const struct stored_page *stored, const struct zone *zone,
                      struct arena *arena, struct error *err)
{
    struct fetch_job job = stored_job(mirror, page, stored, zone, NULL, arena);
    int r = fetch_all(&mirror->fetcher, &job, 1, 1, NULL, err);

    if (r == ERROR_PARTIAL && stored_may_stand_in(mirror, stored, err)) {
        stored_use_held_back(mirror, stored, err);
        return 0;
    }
    if (r < 0 || job.state == FETCH_DONE)
        return r;
    if (stored_may_stand_in(mirror, stored, &job.failure)) {
        stored_stand_in(mirror, stored, &job);
        return 0;
    }
    mirror->fetcher.requests.failed++;
    return error_pass(err, &job.failure);
}

int mirror_have_page(struct mirror *mirror, const struct page_id *page, struct arena *arena,
                     struct error *err)
{
    struct stored_page stored;
    const struct zone *zone = NULL;
    int r = stored_find(mirror, page_cache_key(page, arena), arena, &stored, err);

    if (r < 0)
        return r;
    if (mirror->options.offline)
        return stored_use_offline(mirror, &stored, err);
    if (stored_is_fresh(mirror, &stored)) {
        stored_use(mirror, &stored);
        return 0;
    }
    if (stored_is_refused(mirror, &stored, arena) && stored.sha256 != NULL) {
        stored_use_stale(mirror, &stored);
        return 0;
    }
    if (stored_is_refused(mirror, &stored, arena))
        return page_failure_recall(&stored, err);
    r = track_store_open_zone(mirror->fetcher.db, page->track_slug, arena, &zone, err);
    return r < 0 ? r : fetch_page(mirror, page, &stored, zone, arena, err);
}

int mirror_page(struct mirror *mirror, const struct page_id *page, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};

    arena_init(&arena);
    return mirror_have_page(mirror, page, &arena, err);
}
