/*
 * Who is entered in a race event, and its standings, in race.db: qualifying points, rankings of
 * rounds, mains of several legs, the final ranking. race_store.h says how rows are put; a page of
 * these tells its rows as a whole: what is NULL or ABSENT in them replaces what is stored.
 */
#ifndef TRACKSIDE_RACE_STANDING_H
#define TRACKSIDE_RACE_STANDING_H

#include "trackside/race_store.h"

/* ---- the entry list ---- */

struct event_entry_row {
    int64_t event_id;
    int64_t driver_id;
    const char *class_name;
    int64_t event_race_class_id;
    const char *transponder_number;
    const char *display_name; /* ours, as all that follow */
    const char *sort_name;    /* "LAST, FIRST" */
    int64_t entry_number;     /* 1 to n of the alphabetical list; no car number */
};

int race_store_put_entry(struct db *db, const struct event_entry_row *row, int64_t at,
                         struct row_counts *counts, struct error *err);

/* Who is entered is whom the list has: drop the others. `keys` is a JSON array of
 * "DRIVER-ROW/CLASS"; each dropped counts as an update, here and below. */
int race_store_drop_other_entries(struct db *db, int64_t event_id, const char *keys,
                                  struct row_counts *counts, struct error *err);

/* ---- standings ---- */

enum race_standing {
    STANDING_POINTS,
    STANDING_ROUND,
    STANDING_MULTI_MAIN,
    STANDING_OVERALL,
    STANDING_N_KINDS,
};

/* One of them. */
struct standing_row {
    int64_t event_id;
    const char *source_id; /* of the final ranking: the event's own */
    const char *label;     /* as the event's page links it; of several legs: without " Results" */
    /* points: */
    int64_t n_counting; /* central rounds_completed, which it is not: how many rounds count */
    int64_t n_rounds;
    const char *classes; /* ours: JSON [{class_name, class_id, tie_breaker, rounds}] */
    /* a round: */
    const char *order_type; /* "laps_time" */
    /* several legs: */
    const char *tie_breaker;
    int64_t n_completed;
    int64_t n_legs;
};

/* A line of one of them; what its kind does not have is not looked at. */
struct standing_line {
    int64_t driver_id;
    const char *class_name; /* not of several legs, which are of one class */
    int64_t position;       /* central: a word is numbered on by its row */
    const char *position_raw;
    const char *display_name;
    int64_t row_order; /* from 1, in the order of the page */
    int64_t points;
    const char *points_raw;
    const char *result_raw;
    int64_t laps;
    int64_t total_time_ms;
    const char *result_status;
    const char *tie_breaker_raw;
    const char *breakdown_json; /* of rounds, or of legs */
    int64_t seeded_position;
    const char *seeded_raw;
    int64_t best_lap_ms;
    int64_t avg_lap_ms;
    int64_t avg_top_5_ms;
    int64_t top_2_consecutive_ms;
    int64_t top_3_consecutive_ms;
    const char *ranking_value_raw;
    const char *source_race_id;
    const char *race_label;
    const char *brand;
    const char *country;
    int64_t best_position;
};

int race_store_put_standing(struct db *db, enum race_standing kind, const struct standing_row *row,
                            int64_t at, int64_t *ret_id, struct row_counts *counts,
                            struct error *err);
int race_store_put_standing_line(struct db *db, enum race_standing kind, int64_t standing_id,
                                 const struct standing_line *line, int64_t at,
                                 struct row_counts *counts, struct error *err);

/* The lines are those of the page: drop the others. `keys` as above, of several legs "DRIVER-ROW/".
 */
int race_store_drop_other_lines(struct db *db, enum race_standing kind, int64_t standing_id,
                                const char *keys, struct row_counts *counts, struct error *err);

/* The standings of that kind are those that the event's page links to; `ids` is a JSON array. */
int race_store_drop_other_standings(struct db *db, enum race_standing kind, int64_t event_id,
                                    const char *ids, struct row_counts *counts, struct error *err);

/* ---- both ---- */

/* Drivers whose key begins so, whom no race, entry list or ranking names any more. */
int race_store_remove_idle_entrants(struct db *db, const char *prefix, struct error *err);

/* How many entries of an event are stored, and how many lines of standings. */
int race_store_count_standings(struct db *db, int64_t event_id, int64_t *ret_entries,
                               int64_t *ret_lines, struct error *err);

#endif
