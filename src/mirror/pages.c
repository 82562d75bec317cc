/* Several pages at once: those that are stored and fresh first, the others side by side. */
#include "answer.h"
#include "stored.h"

#include "trackside/cleanup.h"
#include "trackside/liverc.h"
#include "trackside/track_store.h"

/* A wish under way: what is stored of its page stands in when the site cannot be reached. */
struct errand {
    struct mirror_wish *wish;
    struct stored_page stored;
};

struct errands {
    struct mirror *mirror;
    const struct mirror_listener *listener;
    struct errand *list;
    struct fetch_job *jobs; /* of the errands that need a request */
    size_t n_jobs;
};

static int tell(const struct errands *errands, const struct mirror_wish *wish, struct error *err)
{
    if (errands->listener == NULL)
        return 0;
    return errands->listener->ended(errands->listener->context, wish, err);
}

static void grant_stale(struct mirror_wish *wish)
{
    wish->is_had = true;
    wish->is_stale = true;
}

static void use_stale(struct mirror *mirror, struct errand *errand, const struct fetch_job *job)
{
    stored_stand_in(mirror, &errand->stored, job);
    grant_stale(errand->wish);
}

static void fail(struct mirror *mirror, struct mirror_wish *wish, const struct error *failure)
{
    mirror->fetcher.requests.failed++;
    wish->failure = *failure;
}

static int finish_job(void *context, const struct fetch_job *job, struct error *err)
{
    struct errands *errands = context;
    struct errand *errand = job->tag;

    if (job->state == FETCH_DONE)
        errand->wish->is_had = true;
    else if (stored_may_stand_in(errands->mirror, &errand->stored, &job->failure))
        use_stale(errands->mirror, errand, job);
    else
        fail(errands->mirror, errand->wish, &job->failure);
    return tell(errands, errand->wish, err);
}

static void answer_offline(struct mirror *mirror, struct errand *errand)
{
    struct error missing;

    if (stored_use_offline(mirror, &errand->stored, &missing) < 0) {
        fail(mirror, errand->wish, &missing);
        return;
    }
    errand->wish->is_had = true;
    errand->wish->is_stale = errand->stored.expires_at <= clock_utc(mirror->options.clock);
}

/* Without a request, if that can be. */
static bool is_answered(struct mirror *mirror, struct errand *errand, struct arena *arena)
{
    const struct stored_page *stored = &errand->stored;
    struct mirror_wish *wish = errand->wish;
    struct error refused;

    if (stored_is_fresh(mirror, stored) || (wish->takes_any_age && stored->sha256 != NULL)) {
        stored_use(mirror, stored);
        wish->is_had = true;
        return true;
    }
    if (mirror->options.offline) {
        answer_offline(mirror, errand);
        return true;
    }
    if (!stored_is_refused(mirror, stored, arena))
        return false;
    page_failure_recall(stored, &refused);
    fail(mirror, wish, &refused);
    return true;
}

static int begin(struct errands *errands, struct errand *errand, struct arena *arena,
                 struct error *err)
{
    struct mirror *mirror = errands->mirror;
    const struct page_id *page = &errand->wish->page;
    const struct zone *zone = NULL;
    int r = stored_find(mirror, page_cache_key(page, arena), arena, &errand->stored, err);

    if (r < 0)
        return r;
    if (is_answered(mirror, errand, arena))
        return tell(errands, errand->wish, err);
    r = track_store_open_zone(mirror->fetcher.db, page->track_slug, arena, &zone, err);
    if (r < 0)
        return r;
    errands->jobs[errands->n_jobs] = stored_job(mirror, page, &errand->stored, zone, NULL, arena);
    errands->jobs[errands->n_jobs++].tag = errand;
    return 0;
}

/*
 * The run was stopped before these pages were asked for: stale ones have to do. 0 when they do for
 * all, else what stopped it.
 */
static int stand_in(struct errands *errands, struct error *err)
{
    const struct error why = *err;
    int r = 0;

    for (size_t i = 0; i < errands->n_jobs; i++) {
        struct errand *errand = errands->jobs[i].tag;

        if (errands->jobs[i].state != FETCH_READY)
            continue;
        if (!stored_may_stand_in(errands->mirror, &errand->stored, &why)) {
            r = why.code;
            continue;
        }
        stored_use_held_back(errands->mirror, &errand->stored, &why);
        grant_stale(errand->wish);
        if (tell(errands, errand->wish, err) < 0)
            return (int)err->code;
    }
    return r;
}

int mirror_pages(struct mirror *mirror, struct mirror_wish *wishes, size_t n,
                 const struct mirror_listener *listener, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct errands errands = {.mirror = mirror, .listener = listener};
    struct fetch_listener ended = {.ended = finish_job, .context = &errands};
    int r = 0;

    arena_init(&arena);
    errands.list = arena_new_array(&arena, n + 1, struct errand);
    errands.jobs = arena_new_array(&arena, n + 1, struct fetch_job);
    for (size_t i = 0; r >= 0 && i < n; i++) {
        errands.list[i].wish = &wishes[i];
        r = begin(&errands, &errands.list[i], &arena, err);
    }
    if (r < 0)
        return r;
    r = fetch_all(&mirror->fetcher, errands.jobs, errands.n_jobs,
                  mirror->options.policy.concurrency, &ended, err);
    return r == ERROR_PARTIAL ? stand_in(&errands, err) : r;
}
