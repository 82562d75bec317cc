/*
 * A small practice day in a race store: one track, one event, sessions with laps, put as ingest
 * puts them.
 */
#ifndef TRACKSIDE_TESTS_STORE_RACE_DAY_H
#define TRACKSIDE_TESTS_STORE_RACE_DAY_H

#include "scratch.h"

#include "trackside/event_rows.h"
#include "trackside/race_session.h"
#include "trackside/race_store.h"

#define RACE_DB    "race.db"
#define RACE_SLUG  "redhill"
#define RACE_EVENT "redhill-practice-2025-10-25"

enum {
    RACE_T0 = 1761372000, /* 2025-10-25T06:00:00Z: when its pages came */
};

struct race_session {
    const char *session_id;
    const char *driver;
    const char *class_name;
    const char *transponder;
    const char *start_local;
    int64_t n_laps; /* of 30 s, 31 s, 32 s ... */
};

extern const struct race_session race_day_sessions[];
extern const size_t race_day_n_sessions;

struct db *race_day_open(struct scratch *scratch);

/* Rows that everything else hangs on; the ids. */
int64_t race_day_put_track(struct scratch *scratch, struct db *db, int64_t at,
                           struct row_counts *counts);
int64_t race_day_put_event(struct scratch *scratch, struct db *db, int64_t at,
                           struct row_counts *counts);

/* A session with everything that belongs to it. The race's id. */
int64_t race_day_put_session(struct scratch *scratch, struct db *db, int64_t event_id,
                             const struct race_session *session, int64_t at,
                             struct row_counts *counts);

/* The whole day, in one transaction; the event's id. */
int64_t race_day_put(struct scratch *scratch, struct db *db, int64_t at, struct row_counts *counts);

/* Rows as their puts need them, all figures ABSENT save what is given. */
struct event_row race_day_event_row(int64_t track_id);
struct race_row race_day_race_row(int64_t event_id, const struct race_session *session);
struct race_result_row race_day_result_row(int64_t race_id, int64_t race_driver_id);

#endif
