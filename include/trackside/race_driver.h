/*
 * Drivers in race.db, and who drove in a session. race_store.h says how rows are put.
 */
#ifndef TRACKSIDE_RACE_DRIVER_H
#define TRACKSIDE_RACE_DRIVER_H

#include "trackside/race_store.h"

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

struct race_driver_row {
    int64_t race_id;
    int64_t driver_id;
    const char *source_driver_id;
    const char *display_name;
    const char *transponder_number;
    const char *car_number; /* ours, of that race */
};

int race_store_put_driver(struct db *db, const struct driver_row *row, int64_t at, int64_t *ret_id,
                          struct row_counts *counts, struct error *err);
int race_store_put_race_driver(struct db *db, const struct race_driver_row *row, int64_t at,
                               int64_t *ret_id, struct row_counts *counts, struct error *err);

/*
 * Who drove in a race is whom its page has: drop the others, with their results and laps. `keys` is
 * a JSON array of the source_driver_ids it has; each row dropped counts as an update.
 */
int race_store_drop_other_drivers(struct db *db, int64_t race_id, const char *keys,
                                  struct row_counts *counts, struct error *err);

/* Drivers whom no session, entry list or ranking names. */
int race_store_remove_idle_drivers(struct db *db, struct error *err);

#endif
