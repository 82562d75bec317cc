/*
 * Questions about race events, asked of the race store. Likewise as report.h.
 */
#ifndef TRACKSIDE_EVENT_REPORT_H
#define TRACKSIDE_EVENT_REPORT_H

#include "trackside/arena.h"
#include "trackside/calendar.h"
#include "trackside/db.h"

/* The track that an event is stored under; NULL when it is not stored. */
int report_track_of_event(struct db *race_db, const char *source_event_id, struct arena *arena,
                          const char **ret_slug, struct error *err);

/* What a number of the site's is: numberings of events, races and practice sessions are apart. */
struct id_uses {
    bool is_event, is_race, is_session;
};
int report_find_id(struct db *race_db, const char *id, struct id_uses *ret_uses, struct error *err);

/* ---- events ---- */

struct event_summary {
    const char *source_event_id;
    const char *track_slug;
    const char *track_name;
    const char *name;
    const char *date;     /* "2025-11-15" */
    const char *end_date; /* NULL for one day */
    int64_t n_entries;    /* as registered */
    int64_t n_drivers;
    int64_t n_total_laps; /* "Total Race Laps" of its page */
    const char *url;
    const char *ingest_depth;
    const char *last_ingested_at;
    const char *verdict; /* of the event's self-check; NULL: none */
    int64_t n_races;     /* stored races, or sessions; those that are removed do not count */
    int64_t n_laps;      /* stored */
    const char *classes; /* JSON array of their names */
    const char *surface;
    const char *timezone;
};

struct event_filter {
    const char *slug;            /* NULL: every track */
    const char *source_event_id; /* NULL: every event */
    struct date from, to;        /* with a day in the range; either may be absent */
    bool with_days;              /* practice days too */
};

/* Newest first. */
int report_events(struct db *race_db, const struct event_filter *filter, struct arena *arena,
                  const struct event_summary **ret_events, size_t *ret_n, struct error *err);

/* ---- races ---- */

struct race_summary {
    int64_t id; /* ours, for further questions */
    const char *race_id;
    const char *source_event_id;
    const char *track_slug;
    const char *class_name;
    const char *race_label;
    const char *section; /* the round */
    int64_t race_order;  /* in the round */
    const char *completed_at_local;
    const char *session_type; /* NULL: no page says it; reads as race */
    const char *role;         /* "pause" */
    const char *start_time;   /* an estimate, as the next */
    const char *start_time_local;
    int64_t duration_s;
    const char *duration_raw;
    int64_t length_laps;
    int64_t first_lap_counts; /* 1 or 0; ABSENT: not known */
    const char *verdict;      /* passed, failed, unchecked */
    const char *self_check;   /* JSON */
    const char *page_url;
    const char *detail; /* stored, failed, pending */
    bool removed;
    int64_t n_laps;
    int64_t n_drivers;
};

/* The races of an event, in the order they were run. ERROR_NOT_FOUND when it is not stored. */
int report_event_races(struct db *race_db, const char *source_event_id, struct arena *arena,
                       const struct race_summary **ret_races, size_t *ret_n, struct error *err);

/* ERROR_NOT_FOUND when it is not stored. */
int report_find_race(struct db *race_db, const char *race_id, struct arena *arena,
                     const struct race_summary **ret_race, struct error *err);

/* ---- results ---- */

struct lap_of_race {
    int64_t number;
    int64_t time_ms;
    const char *time_raw;
    int64_t position;
    const char *pace;
    int64_t elapsed_ms;
};

struct result_summary {
    int64_t result_id; /* ours */
    const char *race_id;
    const char *class_name;
    const char *race_label;
    const char *section;
    const char *session_type;
    const char *type_confidence; /* "high" where its page says the type; NULL: it does not */
    const char *role;
    int64_t race_order;
    const char *completed_at_local;
    int64_t position; /* ABSENT where a word stands */
    const char *position_raw;
    const char *driver_name;
    const char *source_driver_id;
    const char *car_number;
    int64_t qualifying_position; /* on the grid of that race */
    int64_t n_laps;
    int64_t total_ms;
    const char *total_raw;
    const char *behind_raw; /* the gap to the row above */
    int64_t fast_ms;
    int64_t fast_number;
    int64_t average_ms;
    int64_t top5_ms, top10_ms, top15_ms;
    int64_t top2_consecutive_ms, top3_consecutive_ms;
    int64_t deviation_ms;
    int64_t consistency;
    int64_t first_lap_counts;
    bool retired;              /* stopped before the length was over */
    const char *bumped_from;   /* the lower main's label; NULL: from none */
    const char *verdict;       /* of its race */
    const char *result_status; /* as printed: "DNF" */

    const struct lap_of_race *all_laps; /* where they were asked for */
    size_t n_all_laps;
};

/* Names are looked for as in report.h. */
struct result_filter {
    const char *class_name;
    const char *driver;
    const char *session_type; /* "race": also those of no type */
    bool only_bumped;
};

/* Of an event, race by race; ERROR_NOT_FOUND when it is not stored. */
int report_results(struct db *race_db, const char *source_event_id,
                   const struct result_filter *filter, struct arena *arena,
                   const struct result_summary **ret_results, size_t *ret_n, struct error *err);

/* Of one race. */
int report_race_results(struct db *race_db, int64_t race_id, const struct result_filter *filter,
                        struct arena *arena, const struct result_summary **ret_results,
                        size_t *ret_n, struct error *err);

int report_race_laps(struct db *race_db, int64_t result_id, struct arena *arena,
                     const struct lap_of_race **ret_laps, size_t *ret_n, struct error *err);

/* ---- entries and standings ---- */

struct entry_summary {
    const char *class_name;
    int64_t number; /* the running number of the list */
    const char *driver_name;
    const char *source_driver_id;
    const char *transponder;
};

/* ERROR_NOT_FOUND when the event is not stored; so the next. */
int report_entries(struct db *race_db, const char *source_event_id, const char *class_name,
                   struct arena *arena, const struct entry_summary **ret_entries, size_t *ret_n,
                   struct error *err);

struct standing_summary {
    const char *kind;  /* points, round, multi, overall */
    const char *label; /* as the event's page links it */
    const char *class_name;
    int64_t position; /* ABSENT where a word stands */
    const char *position_raw;
    const char *driver_name;
    const char *source_driver_id;
    int64_t points;
    const char *result_raw;
    const char *tie_breaker_raw;
    const char *rounds;     /* JSON, of points and of several legs */
    const char *race_label; /* of the final ranking: the main that decided it */
};

struct standing_filter {
    const char *class_name;
    const char *kind;  /* NULL: all */
    const char *round; /* in the label */
};

int report_standings(struct db *race_db, const char *source_event_id,
                     const struct standing_filter *filter, struct arena *arena,
                     const struct standing_summary **ret_lines, size_t *ret_n, struct error *err);

#endif
