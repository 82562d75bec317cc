/*
 * What a rebuild needs to know of the rows of race.db that are there: events, their pages, their
 * values.
 */
#ifndef TRACKSIDE_RACE_COMPARE_H
#define TRACKSIDE_RACE_COMPARE_H

#include "trackside/race_store.h"

struct stored_event {
    int64_t event_id;
    const char *source_event_id;
    const char *track_slug;
};

/* Events that are stored: of a track (NULL: all), or the one of an id (NULL: all). In the arena. */
int race_store_list_events(struct db *db, const char *track_slug, const char *source_event_id,
                           struct arena *arena, const struct stored_event **ret_events,
                           size_t *ret_n, struct error *err);

/* A version of a page that gave an event its rows. */
struct race_source {
    const char *cache_key;
    const char *sha256;
};
int race_store_list_sources(struct db *db, int64_t event_id, struct arena *arena,
                            const struct race_source **ret_sources, size_t *ret_n,
                            struct error *err);

/* Did a track directory ever give rows? */
int race_store_has_directory(struct db *db, bool *ret_has, struct error *err);

/* The oldest version of the parsers that rows were written by; ABSENT when there are none. */
int race_store_oldest_parser(struct db *db, int64_t *ret_version, struct error *err);

/* Keep what is stored of an event aside, on this connection, to compare it with what comes of it.
 */
int race_store_keep_rows(struct db *db, int64_t event_id, struct error *err);
int race_store_clear_kept(struct db *db, struct error *err);

/* A value of a row that is not what it was; NULL where absent. */
struct race_difference {
    const char *table;
    const char *row_key;
    const char *column;
    const char *was;
    const char *is_now;
    bool is_added; /* the row is new */
    bool is_gone;  /* the row is no more */
};

/* Those between the rows kept and the ones an event has now, row by row; *ret_n_rows: of now. */
int race_store_compare_rows(struct db *db, int64_t event_id, struct arena *arena,
                            const struct race_difference **ret_differences, size_t *ret_n,
                            int64_t *ret_n_rows, struct error *err);

#endif
