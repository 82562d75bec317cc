/* Pages that a browser saved, kept as if fetched: one page with its address, or a HAR file. */
#ifndef TRACKSIDE_PAGE_IMPORT_H
#define TRACKSIDE_PAGE_IMPORT_H

#include "trackside/mirror.h"
#include "trackside/task.h"

/* What became of a page of the file. Texts live in the arena. */
struct page_import_line {
    const char *cache_key; /* NULL when it was refused */
    enum mirror_imported outcome;
    int64_t saved_at;
    const char *url;
    const char *reason; /* why it was refused, as the face says it; NULL when it was not */
};

struct page_import {
    struct mirror_import *pages; /* of the file */
    size_t n;
    struct page_import_line *lines; /* as many, once they are stored */
    size_t n_kept;                  /* or there already */
    size_t n_refused;
    struct error first; /* of the refusals */
    size_t n_other;     /* pages of the site in a HAR file that are of no kind that is read */
    const char *other;  /* the address of the first */
};

/*
 * Read the file; no store is needed yet. `url` is the address that a saved page is of, NULL for a
 * HAR file, which has its addresses in it: of its requests the pages of LiveRC are taken, and
 * ERROR_NOT_FOUND says that there is none.
 */
int page_import_read(struct task *task, struct arena *arena, const char *path, const char *url,
                     struct page_import *ret_import, struct error *err);

/* Keep what was read, all in one commit. A page that is refused stops no other. */
int page_import_store(struct task *task, struct arena *arena, struct page_import *import,
                      struct error *err);

#endif
