/*
 * Events in race.db, their classes, and where their rows came from. race_store.h says how rows are
 * put.
 */
#ifndef TRACKSIDE_EVENT_ROWS_H
#define TRACKSIDE_EVENT_ROWS_H

#include "trackside/calendar.h"
#include "trackside/race_store.h"

struct event_row {
    int64_t track_id;
    const char *source_event_id;
    const char *event_name;
    struct date event_date;
    struct date event_date_end; /* absent for one day; replaces what is there */
    int64_t event_entries;      /* practice: 0. ABSENT, as the next: as it was, 0 for a new event */
    int64_t event_drivers;
    int64_t total_race_laps; /* race events */
    const char *event_url;
    const char *metadata;       /* JSON object; merged into the stored one (see put_metadata) */
    const char *practice_panel; /* ours: JSON object, the day page's own boxes */
    const char *event_panel;    /* ours: JSON object, heading and stats of a race event's page */
    const char *self_check;     /* ours: JSON, the verdict of the event's own totals */
};

struct class_row {
    int64_t event_id;
    const char *class_name;
    bool from_entry_list;        /* practice has none. Once it is, it stays */
    const char *source_class_id; /* ours, and of an entry list alone, as the next two */
    int64_t class_order;         /* from 1, in the order of the tabs */
    int64_t printed_entries;     /* how many the list says it has */
};

int race_store_put_event(struct db *db, const struct event_row *row, int64_t at, int64_t *ret_id,
                         struct row_counts *counts, struct error *err);
int race_store_put_class(struct db *db, const struct class_row *row, int64_t at, int64_t *ret_id,
                         struct row_counts *counts, struct error *err);

/* Merge a JSON object into an event's metadata: other keys are kept, a null takes its key away. */
int race_store_put_metadata(struct db *db, int64_t event_id, const char *metadata,
                            struct row_counts *counts, struct error *err);

/* Take an event off with its sessions, results and laps; its drivers stay until
 * race_store_remove_idle_drivers. */
int race_store_remove_event(struct db *db, const char *source_event_id, struct error *err);

/* *ret_id is ABSENT when there is no such event. */
int race_store_find_event(struct db *db, const char *source_event_id, int64_t *ret_id,
                          struct error *err);

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

/* What is stored of an event; sessions marked removed, and their laps and drivers, do not count. */
struct event_counts {
    int64_t n_sessions;
    int64_t n_sessions_with_laps; /* with at least one stored lap */
    int64_t n_laps;               /* stored laps, invalid ones included */
    int64_t n_drivers;            /* distinct rows of `drivers` */
};
int race_store_count_event(struct db *db, int64_t event_id, struct event_counts *ret_counts,
                           struct error *err);

#endif
