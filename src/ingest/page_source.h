/*
 * Where ingest reads pages from: the newest that are stored, or those that an earlier ingestion
 * read. It keeps count of what was read, for the log of ingestions.
 */
#ifndef TRACKSIDE_PAGE_SOURCE_H
#define TRACKSIDE_PAGE_SOURCE_H

#include "trackside/db.h"
#include "trackside/ingestion_log.h"
#include "trackside/page_store.h"

struct page_source {
    struct db *mirror_db;
    struct arena *arena; /* everything it gives lives there */
    bool is_replay;
    const struct read_page *replayed; /* by cache key; of a replay */
    size_t n_replayed;
    struct read_page *read; /* what was read, in any order */
    size_t n_read;
};

struct page_source page_source_newest(struct db *mirror_db, struct arena *arena);

/* What an ingestion read. */
int page_source_of(struct db *mirror_db, const struct ingestion *ingestion, struct arena *arena,
                   struct page_source *ret_source, struct error *err);

/*
 * A page's row; PAGE_STORE_NONE when there is none. Of a replay it has what a reader needs: key,
 * address, body, when it came, and the failure.
 */
int page_source_find(struct page_source *source, const struct page_id *id,
                     struct stored_page *ret_page, struct error *err);

/* The body of a page that was found; PAGE_STORE_NONE when it is not stored (any more). Noted as
 * read. */
int page_source_read(struct page_source *source, const struct stored_page *page,
                     struct bytes *ret_body, struct error *err);

/* Note that a page that was found was read, otherwise than by the function above. */
void page_source_note_read(struct page_source *source, const struct stored_page *page);

/* Note that a page could not be had when it was wanted. */
void page_source_note_failure(struct page_source *source, const struct stored_page *page);

#endif
