/* A practice day on its way out of race.db. */
#ifndef TRACKSIDE_EXPORT_DAY_H
#define TRACKSIDE_EXPORT_DAY_H

#include "trackside/export.h"

enum day_state {
    DAY_WAITING,   /* not looked at yet */
    DAY_UNCHANGED, /* the target has it as it is here */
    DAY_SENT,
    DAY_BUSY, /* somebody else is writing it */
    DAY_REJECTED,
    DAY_LEFT_OUT, /* its track cannot be sent */
};

/* Texts live in the arena of the run. */
struct day {
    int64_t event_id; /* in race.db */
    const char *source_event_id;
    const char *slug;
    const char *date;
    const char *timezone;  /* NULL while unknown */
    const char *listed_at; /* when its day page came */
    int64_t n_laps;
    enum export_times times;
    char fingerprint[DIGEST_HEX_SIZE]; /* "" until read */
    enum day_state state;
    /* The checkpoint, as the target has it; NULL where it has none. */
    const char *sent_fingerprint;
    const char *sent_listed_at;
    const char *sent_times;
    bool is_there;      /* the target has the event */
    bool was_sent_here; /* this very content, by this laptop, to this target */
};

/* Those asked for, by source_event_id. ERROR_NOT_FOUND when there are none. */
int day_list(struct db *race_db, const struct export_days *wanted, struct arena *arena,
             struct day **ret_days, size_t *ret_n, struct error *err);

/*
 * Can the times of those days be trusted? ERROR_FAILED when this system lacks the zone of one of
 * their tracks: an earlier program read such times as UTC.
 */
int day_check_zones(const struct day *days, size_t n, struct error *err);

/* Hash what is stored of a day, within the caller's read transaction. */
int day_read_fingerprint(struct db *race_db, struct day *day, struct error *err);

const char *day_times_name(enum export_times times); /* "utc", "venue" */

#endif
