/* One stored page, with all that is known of it. */
#ifndef TRACKSIDE_PAGE_FIND_H
#define TRACKSIDE_PAGE_FIND_H

#include "trackside/page_store.h"
#include "trackside/task.h"

/* The page asked for, or what came instead of it. */
struct found_page {
    struct stored_page page; /* address, digest, status and moment are those of `body` */
    bool is_recognised;      /* false: never a good version; the body is what came instead */
    struct bytes body;
    int64_t n_bytes;                     /* of it */
    const struct page_version *versions; /* the latest first */
    size_t n_versions;
};

/* ERROR_NOT_FOUND for a key of which nothing is stored, with the last failure where there is one.
 */
int page_find(struct task *task, struct arena *arena, const char *cache_key,
              struct found_page *ret_found, struct error *err);

#endif
