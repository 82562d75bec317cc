/* Locks of pages, and what another process did while it held one. */
#include "page_lock.h"

#include "answer.h"

#include "trackside/cleanup.h"
#include "trackside/page_store.h"

static int open_lock(struct fetcher *fetcher, struct error *err)
{
    return fetcher->lock != NULL ? 0 : data_lock_open(fetcher->db, &fetcher->lock, err);
}

static void tell(const struct fetcher *fetcher, enum trace_kind kind, const struct fetch_job *job,
                 const char *detail)
{
    struct trace_event event = {.kind = kind,
                                .subject = job->cache_key,
                                .detail = detail,
                                .done = fetcher->n_done,
                                .total = fetcher->n_total};

    trace_tell(fetcher->options->trace, &event);
}

/* It came meanwhile, or was confirmed. */
static bool is_newer(const struct fetch_job *job, const struct stored_page *stored)
{
    return stored->sha256 != NULL && stored->last_error == NULL &&
           (is_absent(job->seen_at) || stored->validated_at > job->seen_at);
}

/* The site refused it meanwhile. */
static bool is_refused(const struct fetch_job *job, const struct stored_page *stored, int64_t now)
{
    return stored->last_error != NULL && stored->attempts > job->seen_attempts &&
           !is_absent(stored->next_try_at) && stored->next_try_at > now;
}

static void end(struct fetcher *fetcher, struct fetch_job *job, const struct stored_page *stored)
{
    fetcher->n_done++;
    if (stored->last_error == NULL) {
        job->state = FETCH_DONE;
        fetcher->requests.cache++;
        tell(fetcher, TRACE_HIT, job, stored->url);
        return;
    }
    job->state = FETCH_FAILED;
    page_failure_recall(stored, &job->failure);
    answer_tell_failed(fetcher, job);
}

/* Between the moment the job was planned and its lock, somebody may have been quicker. */
static int look_again(struct fetcher *fetcher, struct fetch_job *job, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit);
    struct stored_page stored;
    int r;

    arena_init(&arena);
    r = page_store_find(fetcher->db, job->cache_key, &arena, &stored, err);
    if (r != 0)
        return r < 0 ? r : 0;
    if (!is_newer(job, &stored) && !is_refused(job, &stored, clock_utc(fetcher->options->clock)))
        return 0;
    end(fetcher, job, &stored);
    return PAGE_LOCK_ENDED;
}

int page_lock_take(struct fetcher *fetcher, struct fetch_job *job, struct error *err)
{
    int r = open_lock(fetcher, err);

    if (r < 0 || job->is_locked)
        return r;
    r = data_lock_try(fetcher->lock, job->cache_key, err);
    if (r == DATA_LOCK_HELD) {
        if (!job->is_held_elsewhere)
            tell(fetcher, TRACE_WAIT, job, "another trackside is asking for it");
        job->is_held_elsewhere = true;
        return PAGE_LOCK_HELD;
    }
    if (r < 0)
        return r;
    job->is_locked = true;
    r = look_again(fetcher, job, err);
    if (r != 0)
        page_lock_release(fetcher, job);
    return r;
}

void page_lock_release(struct fetcher *fetcher, struct fetch_job *job)
{
    if (job->is_locked)
        data_lock_release(fetcher->lock, job->cache_key);
    job->is_locked = false;
}
