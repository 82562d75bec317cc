/*
 * Questions about people: who drove, on which days, and whose transponder is whose. A person is a
 * transponder, or all those that the user said are one person's (`driver alias`); never a name:
 * two people may share one. Answers live in the caller's arena; lists are JSON arrays of texts.
 */
#ifndef TRACKSIDE_DRIVER_REPORT_H
#define TRACKSIDE_DRIVER_REPORT_H

#include "trackside/arena.h"
#include "trackside/calendar.h"
#include "trackside/db.h"

/* NULL: all. */
struct driver_filter {
    const char *slug;
    const char *text; /* a transponder, or in a name, however that is written */
};

/* Somebody who drove practice; sessions marked removed do not count. */
struct driver_line {
    const char *name;             /* the user's, else that of the latest session */
    const char *source_driver_id; /* NULL for a person linked by the user */
    const char *transponders;     /* list; [] without one */
    const char *names;            /* list, as sessions print them */
    int64_t n_days, n_sessions;
    int64_t n_laps; /* counted */
    const char *last_date;
};

/* By name. */
int report_drivers(struct db *race_db, const struct driver_filter *filter, struct arena *arena,
                   const struct driver_line **ret_drivers, size_t *ret_n, struct error *err);

/* What a person did on a practice day. */
struct driver_day {
    const char *name;
    const char *source_driver_id; /* NULL for a person linked by the user */
    const char *transponders;     /* list, of that day */
    const char *names;            /* list, of that day */
    const char *track_slug;
    const char *date;
    int64_t n_sessions, n_classes;
    int64_t n_laps; /* counted */
    int64_t duration_s;
    int64_t fast_ms;
    int64_t top3_ms;
    const char *first_start; /* the track's clock */
    const char *last_start;
};

/* The latest first. */
int report_driver_days(struct db *race_db, const struct driver_filter *filter, struct arena *arena,
                       const struct driver_day **ret_days, size_t *ret_n, struct error *err);

/* The name most like a mistyped one; NULL when none is. */
int report_nearest_driver(struct db *race_db, const char *text, struct arena *arena,
                          const char **ret_name, struct error *err);

/* What a transponder (or practice_session_{id}) was used for. */
struct chip_use {
    const char *names;  /* list, as sessions print them; [] for one that nobody drove with */
    int64_t n_names;    /* different people's, as far as names tell; "Unknown Driver" is nobody's */
    int64_t n_sessions; /* without those marked removed */
};
int report_chip_use(struct db *race_db, const char *source_driver_id, struct arena *arena,
                    struct chip_use *ret_use, struct error *err);

/* A transponder under a name. */
struct chip_line {
    const char *transponder;
    const char *driver_name; /* as sessions print it */
    const char *person;      /* whose it is, as the user said; NULL when nothing was said */
    int64_t n_sessions;
    const char *first_date, *last_date;
};

/*
 * Transponders that were driven under several names, at a track (NULL: all) on a day (year 0: all):
 * lent, or one person written in several ways. Those that the user linked are settled and left out.
 */
int report_loan_chips(struct db *race_db, const char *slug, struct date date, struct arena *arena,
                      const struct chip_line **ret_chips, size_t *ret_n, struct error *err);

/* Names that drove with several transponders, unless the user said that those are one person's. */
int report_several_chips(struct db *race_db, const char *slug, struct date date,
                         struct arena *arena, const struct chip_line **ret_chips, size_t *ret_n,
                         struct error *err);

#endif
