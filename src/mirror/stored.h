/*
 * A stored page in the hands of the mirror: found, used and counted, or made into a job that
 * would renew it. For mirror.c, pages.c and practice_day.c.
 */
#ifndef TRACKSIDE_STORED_H
#define TRACKSIDE_STORED_H

#include "fetch.h"

#include "trackside/page_store.h"

struct mirror {
    struct mirror_options options;
    struct fetcher fetcher;
};

/* The stored version of a page; sha256 is NULL when none has a body. */
int stored_find(struct mirror *mirror, const char *cache_key, struct arena *arena,
                struct stored_page *ret_page, struct error *err);

/* Use it without asking the site; past its time, it is counted apart, with its age. */
void stored_use(struct mirror *mirror, const struct stored_page *page);
void stored_use_stale(struct mirror *mirror, const struct stored_page *page);

/* Likewise, because the run was stopped before the site was asked: why is kept for the caller. */
void stored_use_held_back(struct mirror *mirror, const struct stored_page *page,
                          const struct error *why);

/* Use it in the place of what the job failed to have. */
void stored_stand_in(struct mirror *mirror, const struct stored_page *page,
                     const struct fetch_job *job);

/* Use it whatever its age; ERROR_UNREACHABLE when there is nothing to use. */
int stored_use_offline(struct mirror *mirror, const struct stored_page *page, struct error *err);

/* Within its time, and --refresh does not ask for a newer one. */
bool stored_is_fresh(const struct mirror *mirror, const struct stored_page *stored);

/* Failures behind which the page itself may still be there: a stored version may stand in. */
bool stored_may_stand_in(const struct mirror *mirror, const struct stored_page *stored,
                         const struct error *failure);

/* A page the site refused (4xx) is believed for a while; not with --refresh, nor by another site.
 */
bool stored_is_refused(const struct mirror *mirror, const struct stored_page *stored,
                       struct arena *arena);

/* The job that renews it, conditional where the site gave validators. */
struct fetch_job stored_job(const struct mirror *mirror, const struct page_id *page,
                            const struct stored_page *stored, const struct zone *zone,
                            const char *listed_as, struct arena *arena);

/* mirror_page with an arena of the caller's. */
int mirror_have_page(struct mirror *mirror, const struct page_id *page, struct arena *arena,
                     struct error *err);

#endif
