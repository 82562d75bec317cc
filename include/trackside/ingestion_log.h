/*
 * The log of ingestions in mirror.db: which version of which page each of them read. With it
 * `rebuild` can do them again, in their order, and come to the same rows. An ingestion that read
 * what the one before it of the same list had read is not logged: it changed nothing.
 *
 * Every function takes the open mirror.db.
 */
#ifndef TRACKSIDE_INGESTION_LOG_H
#define TRACKSIDE_INGESTION_LOG_H

#include "trackside/db.h"

/* A page as an ingestion found it. */
struct read_page {
    const char *cache_key;
    const char *sha256;  /* the body that was read; NULL when there was none */
    int64_t fetched_at;  /* when that body had come; ABSENT when there was none */
    const char *failure; /* why there was none; NULL when it was read, or never asked for */
};

struct ingestion {
    int64_t id;            /* rises in the order they were done */
    const char *cache_key; /* of the list: a practice day's first page, or the directory */
    const char *track_slug;
    const char *source_event_id; /* event_id.h; NULL: the directory */
    int64_t at;
};

/*
 * Note what an ingestion read, in the caller's transaction or in one of its own; `id` of the
 * ingestion is not looked at. No row when it is what the last one of the same list read.
 */
int ingestion_log_add(struct db *db, const struct ingestion *ingestion,
                      const struct read_page *pages, size_t n, struct error *err);

/* Those of a track (NULL: all, the directory's too), or of one event (NULL: all); first done first.
 * In the arena. */
int ingestion_log_list(struct db *db, const char *track_slug, const char *source_event_id,
                       struct arena *arena, const struct ingestion **ret_ingestions, size_t *ret_n,
                       struct error *err);

/* All pages that one of them read, by cache key; in the arena. */
int ingestion_log_read(struct db *db, const struct ingestion *ingestion, struct arena *arena,
                       const struct read_page **ret_pages, size_t *ret_n, struct error *err);

/* How many of these pages (cache keys) a rebuild needs. */
int ingestion_log_count_needed(struct db *db, const char *const *keys, size_t n,
                               int64_t *ret_needed, struct error *err);

/* Forget that an event was ingested, or all events of a track: `rebuild` then does not bring them
 * back. */
int ingestion_log_drop(struct db *db, const char *source_event_id, struct error *err);
int ingestion_log_drop_track(struct db *db, const char *track_slug, struct error *err);

#endif
