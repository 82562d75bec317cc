/*
 * Sessions in race.db, their results and their laps. race_store.h says how rows are put.
 */
#ifndef TRACKSIDE_RACE_SESSION_H
#define TRACKSIDE_RACE_SESSION_H

#include "trackside/race_store.h"

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

int race_store_put_race(struct db *db, const struct race_row *row, int64_t at, int64_t *ret_id,
                        struct row_counts *counts, struct error *err);
int race_store_put_race_result(struct db *db, const struct race_result_row *row, int64_t at,
                               int64_t *ret_id, struct row_counts *counts, struct error *err);
int race_store_put_lap(struct db *db, const struct lap_row *row, int64_t at,
                       struct row_counts *counts, struct error *err);

/*
 * The laps of a result are those of its page: drop what the page no longer has. `numbers` is a JSON
 * array of the lap numbers it has; each lap dropped counts as an update.
 */
int race_store_drop_laps(struct db *db, int64_t race_result_id, const char *numbers,
                         struct row_counts *counts, struct error *err);

#endif
