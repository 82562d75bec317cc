/*
 * Sessions in race.db, their results and their laps. race_store.h says how rows are put.
 */
#ifndef TRACKSIDE_RACE_SESSION_H
#define TRACKSIDE_RACE_SESSION_H

#include "trackside/race_store.h"

/* Where a race stands in a race event, as its pages say. */
struct race_slot {
    int64_t race_order;         /* n of "Race n:", unique within a section only */
    const char *section_header; /* the round: "Main Events" */
    const char *completed_at;   /* the track's own clock */
    const char *completed_raw;  /* ours, as all that follow */
    const char *link_raw;       /* the race's line on the event page */
    const char *page_tag;       /* what its own page calls it: "M1 Race #13" */
    int64_t length_laps;        /* of a race of laps */
    int64_t first_lap_counts;   /* 1 or 0: the rule that reproduces the page's figures */
};

struct race_row {
    int64_t event_id;
    int64_t event_race_class_id;
    const char *source_race_id;
    const char *class_name;
    const char *race_label;
    const char *race_url;
    const char *session_type;     /* "practiceday", "main", ... */
    const char *start_time_local; /* ours, as printed, or as estimated */
    int64_t start_time;           /* UTC seconds */
    const char *start_time_flag;  /* ours: NULL, "ambiguous", "impossible"; goes with start_time */
    bool start_is_estimated;      /* ours: it is completed_at less the length */
    const char *end_time_local;   /* ours */
    int64_t duration_seconds;
    const char *duration_raw;     /* ours */
    const struct race_slot *slot; /* NULL: a practice session */
    const char *race_metadata;    /* JSON object */
    const char *detail;     /* ours: "stored", "failed", "pending"; "stored" is never turned back */
    const char *self_check; /* ours: JSON */
};

/* What a race's page prints of a driver beyond the figures of a practice session. */
struct race_placing {
    const char *position_raw;  /* ours */
    const char *result_status; /* ours: "DNF", "DNS", "DQ" */
    int64_t total_time_ms;
    const char *total_time_raw; /* the whole cell, laps included */
    int64_t qualifying_position;
    const char *qualifying_raw; /* ours, as the next two */
    int64_t grid_position;      /* place on lap 0 */
    int64_t grid_time_ms;       /* time of lap 0, which is no lap */
    int64_t behind_ms;          /* gap to the finisher one place above */
    const char *behind_display; /* the same where it is in laps: "1 Lap" */
    int64_t behind_laps;        /* ours, as all that follow */
    const char *behind_raw;
    int64_t fast_lap_number;
    int64_t top_2_consecutive_ms;
    const char *top_2_consecutive_raw;
    const char *top_3_consecutive_raw;
    const char *avg_top_5_raw;
    const char *avg_top_10_raw;
    const char *avg_top_15_raw;
    const char *std_deviation_raw;
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
    /* NULL: a practice session. Else the result is told as a whole: what is NULL or ABSENT in it is
     * blank on the page, and replaces what is stored. */
    const struct race_placing *placing;
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
    const char *pace_string;   /* race events: "48/30:32.160" */
    const char *segments_json; /* race events: JSON array */
};

int race_store_put_race(struct db *db, const struct race_row *row, int64_t at, int64_t *ret_id,
                        struct row_counts *counts, struct error *err);

/*
 * A result without a number of laps keeps the stored one. RACE_SESSION_NO_RESULT when there is none
 * either: how many laps it has is what makes a result, so none is stored, and *ret_id is untouched.
 */
enum {
    RACE_SESSION_NO_RESULT = 1,
};
int race_store_put_race_result(struct db *db, const struct race_result_row *row, int64_t at,
                               int64_t *ret_id, struct row_counts *counts, struct error *err);
int race_store_put_lap(struct db *db, const struct lap_row *row, int64_t at,
                       struct row_counts *counts, struct error *err);

/* The stored time of a lap; ABSENT when it is not stored. */
int race_store_lap_time(struct db *db, int64_t race_result_id, int64_t lap_number, int64_t *ret_ms,
                        struct error *err);

/*
 * The laps of a result are those of its page: drop what the page no longer has. `numbers` is a JSON
 * array of the lap numbers it has; each lap dropped counts as an update.
 */
int race_store_drop_laps(struct db *db, int64_t race_result_id, const char *numbers,
                         struct row_counts *counts, struct error *err);

#endif
