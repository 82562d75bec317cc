/*
 * Laps, as questions about pace ask for them: what one driver drove in one session or race is a
 * drive, whatever the type of session, and has its laps. Sessions marked removed are left out.
 *
 * Texts are NULL and numbers ABSENT where unknown; all live in the caller's arena.
 */
#ifndef TRACKSIDE_PACE_REPORT_H
#define TRACKSIDE_PACE_REPORT_H

#include "trackside/arena.h"
#include "trackside/calendar.h"
#include "trackside/db.h"
#include "trackside/lap_runs.h"

struct pace_lap {
    int64_t number;
    struct run_lap lap; /* counts: in the page's own figures, by its first-lap rule too */
};

struct pace_drive {
    int64_t result_id;      /* ours, for its laps */
    const char *session_id; /* the site's number of the session or race */
    const char *session_type;
    const char *race_label;
    const char *track_slug;
    const char *date;
    const char *source_event_id;
    const char *class_name;
    const char *class_key;   /* one for all spellings of it */
    const char *driver_name; /* as printed there */
    const char *person;      /* as the user linked it, else the name; unknown drivers by their id */
    bool is_linked;
    const char *source_driver_id;
    const char *transponder;
    const char *start_local; /* of a race without one when it was completed */
    const char *url;
    const char *detail;     /* of a practice session: stored, failed, pending */
    bool first_lap_is_out;  /* the race's figures leave lap 1 out */
    int64_t n_laps_printed; /* counted ones, as the site says; so the next two */
    int64_t fast_ms, top3_ms;
    const struct pace_lap *laps; /* as far as they were asked for */
    size_t n_laps;
};

/* Those of an event, the earliest first, without their laps. ERROR_NOT_FOUND when the event is not
 * in the store. */
int report_pace_of_event(struct db *race_db, const char *source_event_id, struct arena *arena,
                         struct pace_drive **ret_drives, size_t *ret_n, struct error *err);

/* Those of one session or race, by the site's number; none when there is no such. */
int report_pace_of_session(struct db *race_db, const char *session_id, struct arena *arena,
                           struct pace_drive **ret_drives, size_t *ret_n, struct error *err);

/* NULL and year 0: all. */
struct pace_filter {
    const char *slug;
    const char *driver;     /* a transponder, or in a name; as report_drivers */
    const char *class_name; /* in the class's name */
    const char *type;       /* a type of session; "race" is one without a type too */
    struct date from, to;
};

/* Those that fit, the earliest first, without their laps. */
int report_pace(struct db *race_db, const struct pace_filter *filter, struct arena *arena,
                struct pace_drive **ret_drives, size_t *ret_n, struct error *err);

/* Read the laps of a drive. */
int report_pace_laps(struct db *race_db, struct arena *arena, struct pace_drive *drive,
                     struct error *err);

/* The median of all counted laps of the class of a drive, at its event; ABSENT without. */
int report_pace_class_median(struct db *race_db, const struct pace_drive *drive,
                             struct arena *arena, int64_t *ret_median_ms, struct error *err);

/* When the pages of an event were fetched that its rows are from. */
struct pace_source {
    const char *first_fetched_at, *last_fetched_at; /* UTC */
    int64_t n_pages;
};
int report_pace_source(struct db *race_db, const char *source_event_id, struct arena *arena,
                       struct pace_source *ret_source, struct error *err);

/* The newest practice day of a track, or (NULL) of all; ERROR_NOT_FOUND without one. */
int report_latest_day(struct db *race_db, const char *slug, struct date *ret_date,
                      struct error *err);

/* ---- who is meant ---- */

/*
 * Which of these drives are meant by a name or transponders with commas between. A name that
 * several people have in theirs means the one who is called just so; else ERROR_USAGE names them.
 * What is linked to a person is meant with it. `ret_is_meant` has room for n; *ret_name is the
 * person's. ERROR_NOT_FOUND when nobody fits.
 */
int pace_choose(const struct pace_drive *drives, size_t n, const char *text, struct arena *arena,
                bool *ret_is_meant, const char **ret_name, struct error *err);

#endif
