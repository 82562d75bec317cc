/*
 * race.db: what is derived. The central tables under their central names and columns, plus the
 * few columns they lack (docs/data-model.md). It can be deleted and rebuilt from mirror.db.
 *
 * Every put is an upsert by natural key inside the caller's transaction: a NULL never overwrites
 * a value, and a row that would not change is not touched. created_at and updated_at are `at`,
 * the moment (UTC seconds) the page came that caused the row or the change.
 */
#ifndef TRACKSIDE_RACE_STORE_H
#define TRACKSIDE_RACE_STORE_H

#include "trackside/db.h"
#include "trackside/page.h"

/* Open DIR/race.db, as mirror_store_open. */
int race_store_open(const char *dir, enum db_access access, struct db **ret_db, struct error *err);

/* Open DIR/FILE, an archive: a race store of its own beside race.db. */
int race_store_open_archive(const char *dir, const char *file, enum db_access access,
                            struct db **ret_db, struct error *err);

/* Which of those there are, the latest year first: names without their folder, in the arena. */
int race_store_list_archives(const char *dir, struct arena *arena, const char *const **ret_files,
                             size_t *ret_n, struct error *err);

/* How many events are stored. */
int race_store_count_events(struct db *db, int64_t *ret_n, struct error *err);

/* What became of the rows offered; each put adds one. */
struct row_counts {
    int64_t inserted;
    int64_t updated;
    int64_t unchanged;
};

/* Texts are NULL and numbers ABSENT where unknown. Local times are "2025-10-25T14:43:27". */

struct track_row {
    const char *source_track_slug;
    const char *track_name;
    const char *track_url; /* with a slash at its end */
    const char *events_url;
    const char *timezone; /* ours */
};

struct event_row {
    int64_t track_id;
    const char *source_event_id;
    const char *event_name;
    struct date event_date;
    int64_t event_entries; /* practice: 0 */
    int64_t event_drivers; /* ABSENT: as it was, 0 for a new event */
    const char *event_url;
    const char *metadata;       /* JSON object; merged into the stored one (see put_metadata) */
    const char *practice_panel; /* ours: JSON object, the day page's own boxes */
    const char *self_check;     /* ours: JSON, the verdict of the day's panel */
};

struct class_row {
    int64_t event_id;
    const char *class_name; /* from_entry_list is false: practice has none */
};

struct driver_row {
    const char *source_driver_id;
    const char *display_name;
    const char *normalized_name;
    const char *search_key; /* ours: text_fold of the name */
    const char *transponder_number;
    /*
     * Ours: start of the session that gives the name. The name of the latest session wins, among
     * those stored; "Unknown Driver" never replaces a name. normalized_name and search_key go
     * with the name. So a driver is put before the race_driver of the same session.
     */
    const char *named_at_local;
};

struct race_row {
    int64_t event_id;
    int64_t event_race_class_id;
    const char *source_race_id;
    const char *class_name;
    const char *race_label;
    const char *race_url;
    const char *session_type;     /* "practiceday" */
    const char *start_time_local; /* ours, as printed */
    int64_t start_time;           /* UTC seconds */
    const char *start_time_flag;  /* ours: NULL, "ambiguous", "impossible"; goes with start_time */
    const char *end_time_local;   /* ours */
    int64_t duration_seconds;
    const char *duration_raw;  /* ours */
    const char *race_metadata; /* JSON object */
    const char *detail;     /* ours: "stored", "failed", "pending"; "stored" is never turned back */
    const char *self_check; /* ours: JSON */
};

struct race_driver_row {
    int64_t race_id;
    int64_t driver_id;
    const char *source_driver_id;
    const char *display_name;
    const char *transponder_number;
};

struct race_result_row {
    int64_t race_id;
    int64_t race_driver_id;
    int64_t position_final; /* practice: 1 */
    int64_t laps_completed;
    int64_t fast_lap_ms; /* ours, as all _ms and _raw; the central seconds columns are generated */
    const char *fast_lap_raw;
    int64_t avg_lap_ms;
    const char *avg_lap_raw;
    int64_t consistency_thousandths;
    const char *consistency_raw;
    int64_t top_3_consecutive_ms;
    int64_t avg_top_5_ms;
    int64_t avg_top_10_ms;
    int64_t avg_top_15_ms;
    int64_t std_deviation_ms;
    int64_t range_low_ms;
    int64_t range_high_ms;
    const char *range_raw;
    const char *raw_fields_json;
};

struct lap_row {
    int64_t race_result_id;
    int64_t lap_number;
    int64_t position_on_lap; /* practice: 1 */
    const char *lap_time_raw;
    int64_t lap_time_ms;
    int64_t elapsed_ms; /* running sum of all laps, invalid ones included */
    int64_t is_valid;   /* 1 or 0 */
    const char *crossed_at_local;
};

/* *ret_id is the row's id, whether it was there before or not. counts may be NULL. */
int race_store_put_track(struct db *db, const struct track_row *row, int64_t at, int64_t *ret_id,
                         struct row_counts *counts, struct error *err);
int race_store_put_event(struct db *db, const struct event_row *row, int64_t at, int64_t *ret_id,
                         struct row_counts *counts, struct error *err);
int race_store_put_class(struct db *db, const struct class_row *row, int64_t at, int64_t *ret_id,
                         struct row_counts *counts, struct error *err);
int race_store_put_driver(struct db *db, const struct driver_row *row, int64_t at, int64_t *ret_id,
                          struct row_counts *counts, struct error *err);
int race_store_put_race(struct db *db, const struct race_row *row, int64_t at, int64_t *ret_id,
                        struct row_counts *counts, struct error *err);
int race_store_put_race_driver(struct db *db, const struct race_driver_row *row, int64_t at,
                               int64_t *ret_id, struct row_counts *counts, struct error *err);
int race_store_put_race_result(struct db *db, const struct race_result_row *row, int64_t at,
                               int64_t *ret_id, struct row_counts *counts, struct error *err);
int race_store_put_lap(struct db *db, const struct lap_row *row, int64_t at,
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

/* Take an event off likewise; its drivers stay until race_store_remove_idle_drivers. */
int race_store_remove_event(struct db *db, const char *source_event_id, struct error *err);

/* Drivers that no session names. */
int race_store_remove_idle_drivers(struct db *db, struct error *err);

/* *ret_id is ABSENT when there is no such event. */
int race_store_find_event(struct db *db, const char *source_event_id, int64_t *ret_id,
                          struct error *err);

/* Copy what was noted of a day's changes into another race store, which has the day: in a
 * transaction of its own there. What is noted there already is not noted twice. */
int race_store_copy_changes(struct db *from, struct db *to, const char *source_event_id,
                            struct error *err);

/* The version of a page, while rows are written from it. */
struct change_source {
    const char *source_event_id; /* the day in hand */
    const char *cache_key;
    const char *sha256;
    int64_t at;
};

/*
 * Changes of rows that are there are logged in `changes` as made by this page, until another one is
 * named or none is (NULL). Of this connection alone, and stored nowhere.
 */
int race_store_name_source(struct db *db, const struct change_source *source, struct error *err);

/*
 * The laps of a result are those of its page: drop what the page no longer has. `numbers` is a JSON
 * array of the lap numbers it has; each lap dropped counts as an update.
 */
int race_store_drop_laps(struct db *db, int64_t race_result_id, const char *numbers,
                         struct row_counts *counts, struct error *err);

/* Mark the event's rows as complete ("laps_full"; depth never goes back) and as changed at `at`. */
int race_store_finish_event(struct db *db, int64_t event_id, bool laps_full, bool changed,
                            int64_t at, struct error *err);

/*
 * Provenance, in a side table: which version of which page gave the rows. A change of it alone
 * is no change of a row.
 */
int race_store_put_provenance(struct db *db, int64_t event_id, const char *cache_key,
                              const char *sha256, int64_t fetched_at, int64_t parser_version,
                              struct error *err);

/*
 * Sessions of an event that the list no longer has: mark those not in `session_ids` as removed
 * at `at`, clear the mark of those that are back. Counts of both.
 */
int race_store_mark_removed(struct db *db, int64_t event_id, const char *const *session_ids,
                            size_t n, int64_t at, int64_t *ret_n_removed, int64_t *ret_n_back,
                            struct error *err);

/* What is stored of an event; sessions marked removed, and their laps and drivers, do not count. */
struct event_counts {
    int64_t n_sessions;
    int64_t n_sessions_with_laps; /* with at least one stored lap */
    int64_t n_laps;               /* stored laps, invalid ones included */
    int64_t n_drivers;            /* distinct rows of `drivers` */
};
int race_store_count_event(struct db *db, int64_t event_id, struct event_counts *ret_counts,
                           struct error *err);

/* ---- again from the pages ---- */

struct race_day {
    int64_t event_id;
    const char *source_event_id;
    const char *track_slug;
    struct date date;
};

/* Practice days that are stored: of a track (NULL: all), of a date (absent: all). In the arena. */
int race_store_list_days(struct db *db, const char *track_slug, struct date date,
                         struct arena *arena, const struct race_day **ret_days, size_t *ret_n,
                         struct error *err);

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

/* Keep what is stored of a day aside, on this connection, to compare it with what comes of it. */
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

/*
 * A transponder that the user said is somebody's. A link, not a merge: drivers, sessions and what
 * an export sends stay by transponder.
 */
struct driver_link {
    const char *source_driver_id;
    const char *person;
};
int race_store_put_driver_link(struct db *db, const struct driver_link *link, struct error *err);
int race_store_drop_driver_link(struct db *db, const char *source_driver_id, struct error *err);
int race_store_list_driver_links(struct db *db, struct arena *arena,
                                 const struct driver_link **ret_links, size_t *ret_n,
                                 struct error *err);

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

/* Merge a JSON object into an event's metadata: other keys are kept, a null takes its key away. */
int race_store_put_metadata(struct db *db, int64_t event_id, const char *metadata,
                            struct row_counts *counts, struct error *err);

#endif
