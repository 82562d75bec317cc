/* The mirror: stored pages first, the site when due. */
#include "trackside/mirror.h"

#include "answer.h"
#include "stored.h"

#include "trackside/cleanup.h"
#include "trackside/liverc.h"

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

/* Failures behind which the page itself may still be there: a stored version may stand in. */
static bool may_stand_in(const struct mirror *mirror, const struct stored_page *stored,
                         const struct error *failure)
{
    return mirror->options.policy.stale_if_error && stored->sha256 != NULL &&
           failure->code == ERROR_UNREACHABLE;
}

static int fetch_page(struct mirror *mirror, const struct page_id *page,
                      const struct stored_page *stored, const char *zone, struct arena *arena,
                      struct error *err)
{
    struct fetch_job job = stored_job(mirror, page, stored, zone, NULL, arena);
    int r = fetch_all(&mirror->fetcher, &job, 1, 1, err);

    if (r < 0 || job.state == FETCH_DONE)
        return r;
    if (may_stand_in(mirror, stored, &job.failure)) {
        stored_use_stale(mirror, stored);
        return 0;
    }
    mirror->fetcher.requests.failed++;
    return error_set(err, job.failure.code, "%s", job.failure.message);
}

int mirror_have_page(struct mirror *mirror, const struct page_id *page, struct arena *arena,
                     struct error *err)
{
    struct stored_page stored;
    const char *zone = NULL;
    int r = stored_find(mirror, page_cache_key(page, arena), arena, &stored, err);

    if (r < 0)
        return r;
    if (mirror->options.offline)
        return stored_use_offline(mirror, &stored, err);
    if (!mirror->options.refresh && stored.sha256 != NULL &&
        stored.expires_at > clock_utc(mirror->options.clock)) {
        stored_use(mirror, &stored);
        return 0;
    }
    if (stored_is_refused(mirror, &stored))
        return error_set(err, answer_code_of_status(stored.failed_status), "%s", stored.last_error);
    r = stored_zone(mirror, page->track_slug, arena, &zone, err);
    return r < 0 ? r : fetch_page(mirror, page, &stored, zone, arena, err);
}

int mirror_page(struct mirror *mirror, const struct page_id *page, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};

    arena_init(&arena);
    return mirror_have_page(mirror, page, &arena, err);
}
