/*
 * Tracks in race.db, and what follows from their zone. race_store.h says how rows are put.
 */
#ifndef TRACKSIDE_RACE_TRACK_H
#define TRACKSIDE_RACE_TRACK_H

#include "trackside/race_store.h"

struct track_row {
    const char *source_track_slug;
    const char *track_name;
    const char *track_url; /* with a slash at its end */
    const char *events_url;
    const char *timezone; /* ours */
};

int race_store_put_track(struct db *db, const struct track_row *row, int64_t at, int64_t *ret_id,
                         struct row_counts *counts, struct error *err);

/* A row of the track directory. */
struct directory_row {
    const char *source_track_slug;
    const char *track_name; /* used for a new row alone */
    const char *track_url;
    const char *events_url;
    const char *last_updated;  /* as worded: "1 minute ago" */
    const char *activity;      /* ours: "quiet", "practice", "racing" */
    const char *current_event; /* ours */
};

/* `at` is when the directory came; the row was seen in it. */
int race_store_put_directory_track(struct db *db, const struct directory_row *row, int64_t at,
                                   struct row_counts *counts, struct error *err);

/* After all rows of a directory: what only an earlier one listed is no longer active. */
int race_store_close_directory(struct db *db, int64_t at, struct row_counts *counts,
                               struct error *err);

/*
 * Take a track off, with its events, their sessions, results and laps, and the drivers that no
 * session names any more.
 */
int race_store_remove_track(struct db *db, const char *track_slug, struct error *err);

/*
 * A track's zone became known or was corrected. The store knows no zones: the caller sets the
 * name, walks the starts, computes, and puts back what UTC makes of them (one transaction). None
 * of it moves updated_at: the site said nothing new. A track that is not stored yet is no error.
 */
int race_store_set_zone(struct db *db, const char *track_slug, const char *timezone,
                        bool *ret_changed, struct error *err);

/* A session's start by the track's own clock. */
struct race_start {
    int64_t event_id;
    int64_t race_id;
    const char *start_time_local;  /* never NULL */
    const char *event_start_local; /* of the event's first session still listed; never NULL */
};

/* The starts of all practice sessions of a track, event by event, earliest first; in the arena. */
int race_store_list_starts(struct db *db, const char *track_slug, struct arena *arena,
                           const struct race_start **ret_starts, size_t *ret_n, struct error *err);

/* start_time (UTC seconds) and its flag (NULL, "ambiguous", "impossible") replace what is there. */
int race_store_put_utc(struct db *db, int64_t race_id, int64_t start_time, const char *flag,
                       struct row_counts *counts, struct error *err);

#endif
