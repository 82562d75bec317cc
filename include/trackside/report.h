/*
 * Questions asked of the race store. Each answer is a struct in the caller's arena, which the
 * CLI shows as a table or as JSON. Nothing here needs the network or mirror.db.
 *
 * Texts are NULL and numbers ABSENT where unknown. Percentages are thousandths.
 */
#ifndef TRACKSIDE_REPORT_H
#define TRACKSIDE_REPORT_H

#include "trackside/arena.h"
#include "trackside/calendar.h"
#include "trackside/db.h"
#include "trackside/page_store.h"

/* What is stored of a track; zeros when nothing is. */
struct track_counts {
    int64_t practice_days;
    int64_t sessions;
    int64_t laps;
};
int report_count_track(struct db *race_db, const char *slug, struct track_counts *ret_counts,
                       struct error *err);

/* A track that pages or the directory told of. */
struct known_track {
    const char *slug;
    const char *name;
    const char *activity;      /* "quiet", "practice", "racing"; NULL: not in the directory */
    const char *current_event; /* what goes on there; NULL when nothing is said */
    const char *last_updated;  /* when it was last heard of, as the directory words it */
};

enum {
    REPORT_NO_TRACK = 1,
};

/* REPORT_NO_TRACK, *ret_track untouched, when nothing is known of it. */
int report_find_track(struct db *race_db, const char *slug, struct arena *arena,
                      struct known_track *ret_track, struct error *err);

/* Those whose name or slug holds the text, folded; all for NULL. By slug. */
int report_find_tracks(struct db *race_db, const char *text, struct arena *arena,
                       const struct known_track **ret_tracks, size_t *ret_n, struct error *err);

/* One session, as the list of a day and the head of its own report show it. */
struct session_summary {
    int64_t race_id; /* ours, for further questions */
    const char *session_id;
    const char *track_slug;
    const char *date; /* "2025-10-25" */
    const char *driver_name;
    const char *class_name;
    const char *transponder;
    const char *start_time; /* UTC, NULL while the track's zone is unknown */
    const char *start_time_local;
    const char *start_time_flag;
    const char *end_time_local;
    int64_t duration_s;
    int64_t n_laps; /* counted */
    int64_t fast_ms;
    int64_t average_ms;
    int64_t consistency;
    int64_t laps_stored; /* invalid ones included */
    const char *url;
    bool removed;
    const char *detail; /* stored, failed, pending */
    const char *person; /* whose transponder it is, as the user said; else NULL */
};

/*
 * The sessions of an event, newest first; driver and class, when not NULL, must occur in the names
 * (the person's too), case, accents and punctuation aside. ERROR_NOT_FOUND when the event is not in
 * the store. Practice days' ids: event_id_of_day. Classes are looked for by their keys.
 */
struct session_filter {
    const char *driver;
    const char *class_name;
};
int report_sessions(struct db *race_db, const char *source_event_id,
                    const struct session_filter *filter, struct arena *arena,
                    const struct session_summary **ret_sessions, size_t *ret_n, struct error *err);

struct lap_line {
    int64_t number;
    int64_t time_ms;
    const char *time_raw;
    bool is_valid;
    const char *crossed_at_local;
    int64_t elapsed_ms;
};

/* One session with all its figures and laps. */
struct session_report {
    struct session_summary summary;
    int64_t top3_ms;
    int64_t top5_ms, top10_ms, top15_ms;
    int64_t deviation_ms;
    int64_t range_low_ms, range_high_ms;
    const char *self_check; /* JSON */
    const struct lap_line *laps;
    size_t n_laps;
};
/* ERROR_NOT_FOUND when no such session is in the store. */
int report_session(struct db *race_db, const char *session_id, struct arena *arena,
                   const struct session_report **ret_report, struct error *err);

/* By which figure a leaderboard ranks: each driver's best session by that figure. */
enum leaderboard_figure {
    LEADERBOARD_BEST,
    LEADERBOARD_AVERAGE,
    LEADERBOARD_TOP5,
    LEADERBOARD_TOP3,
    LEADERBOARD_CONSISTENCY,
    LEADERBOARD_N_FIGURES,
};

/* "best", "average", "top5", "top3", "consistency". */
const char *leaderboard_figure_name(enum leaderboard_figure figure);

struct leaderboard_line {
    int64_t rank; /* within the class; equal figures share one */
    const char *class_name;
    const char *driver_name;
    const char *transponder;
    int64_t figure;         /* ms, or thousandths of a percent by consistency */
    int64_t gap;            /* to the class's first, same unit; 0 for the first */
    const char *session_id; /* that made it */
    const char *start_time_local;
    int64_t lap_number;   /* the fastest lap's, by best; else ABSENT */
    int64_t session_laps; /* counted laps of that session */
    int64_t n_sessions;   /* of the driver in that class at that event */
    int64_t n_laps;       /* counted laps in all of them */
};

struct leaderboard_filter {
    const char *class_name; /* NULL: all */
    int64_t min_laps;       /* a session with fewer counted laps makes no figure */
};

/*
 * One line per driver and class, classes by name, best first. All spellings of a class are one
 * (text_class_key), under that of most of its sessions. Sessions marked removed are left
 * out; unknown drivers are told apart by transponder; transponders that the user linked are one
 * driver under the name that was given them.
 */
int report_leaderboard(struct db *race_db, const char *source_event_id,
                       enum leaderboard_figure figure, const struct leaderboard_filter *filter,
                       struct arena *arena, const struct leaderboard_line **ret_lines,
                       size_t *ret_n, struct error *err);

/* How complete a stored day is. */
struct day_status {
    const char *track_slug;
    const char *date;
    const char *source_event_id;
    const char *event_name;
    const char *ingest_depth;
    const char *last_ingested_at; /* UTC */
    int64_t n_sessions;           /* listed now */
    int64_t n_removed;
    int64_t n_stored, n_failed, n_pending; /* by the state of the session's page */
    int64_t n_laps;
    int64_t n_checks_passed, n_checks_failed, n_unchecked; /* self-checks, the panel's included */
};

/* Stored days of a track (NULL: all tracks), of one date (year 0: all), newest first. */
int report_day_status(struct db *race_db, const char *slug, struct date date, struct arena *arena,
                      const struct day_status **ret_days, size_t *ret_n, struct error *err);

/* Sessions stored without their laps, because their page failed or could not be read: of a track
 * (NULL: all), of one date (year 0: all). */
int report_failed_sessions(struct db *race_db, const char *slug, struct date date,
                           struct arena *arena, const struct failed_session **ret_sessions,
                           size_t *ret_n, struct error *err);

/* A stored practice day and its figures; sessions marked removed do not count. */
struct day_summary {
    const char *track_slug;
    const char *track_name;
    const char *date;
    const char *source_event_id;
    const char *event_name;
    const char *timezone;
    const char *ingest_depth;
    const char *last_ingested_at; /* UTC */
    int64_t n_sessions;
    int64_t n_laps; /* counted */
    int64_t track_time_s;
    int64_t n_drivers; /* named ones */
    int64_t n_unknown_drivers;
    int64_t n_classes;
    const char *first_start; /* the track's clock */
    const char *last_start;
    const char *self_check;  /* passed, failed, unchecked */
    const char *list_sha256; /* of the day page it was last written from */
};

/* Days newest first, or most of a figure first, or by track. */
enum day_order {
    DAY_ORDER_DATE,
    DAY_ORDER_TRACK,
    DAY_ORDER_SESSIONS,
    DAY_ORDER_LAPS,
    DAY_ORDER_TIME,
    DAY_ORDER_DRIVERS,
    DAY_ORDER_CLASSES,
    REPORT_N_DAY_ORDERS,
};
extern const char *const report_day_orders[REPORT_N_DAY_ORDERS];

/* NULL and ABSENT: all of them. */
struct day_filter {
    const char *slug;
    const char *source_event_id; /* that day alone */
    struct date from, to;        /* both included; year 0: no bound */
    int64_t min_sessions, min_laps, min_drivers, min_classes, min_time_s;
    enum day_order order;
    int64_t limit, offset;
};
#define DAY_FILTER_ALL                                                                             \
    {                                                                                              \
        .min_sessions = ABSENT, .min_laps = ABSENT, .min_drivers = ABSENT, .min_classes = ABSENT,  \
        .min_time_s = ABSENT, .limit = ABSENT, .offset = ABSENT                                    \
    }

int report_days(struct db *race_db, const struct day_filter *filter, struct arena *arena,
                const struct day_summary **ret_days, size_t *ret_n, struct error *err);

/* A class of a day: what was driven in it, and the fastest lap. */
struct class_summary {
    const char *class_name; /* as most of its sessions have it; "1/10 Buggy" and "1-10 buggy" are
                               one class (text_class_key) */
    int64_t n_sessions;
    int64_t n_drivers; /* named ones, and unknown ones by transponder */
    int64_t n_laps;    /* counted */
    int64_t fast_ms;   /* ABSENT without a counted lap, as the next two are NULL */
    const char *fast_driver;
    const char *fast_session_id;
};

/* The classes of these sessions, most laps first; sessions marked removed do not count. */
void report_classes(const struct session_summary *sessions, size_t n, struct arena *arena,
                    const struct class_summary **ret_classes, size_t *ret_n);

/* ---- search ---- */

enum found_type {
    FOUND_TRACK,
    FOUND_DRIVER,
    FOUND_CLASS,
    FOUND_DAY,
    FOUND_SESSION,
    REPORT_N_FOUND_TYPES,
};
extern const char *const report_found_types[REPORT_N_FOUND_TYPES];

/* The session types there are, "race" first; NULL at the end. */
extern const char *const report_session_types[];

/* Texts that do not apply are NULL. */
struct found {
    enum found_type type;
    const char *track_slug;
    const char *name; /* of the track, driver, class, day; session: the driver's */
    const char *date; /* of the day or session; driver and class: the latest */
    const char *class_name;
    const char *transponder;
    const char *session_id;
    const char *session_type; /* a race without one is a "race" */
    const char *start_time_local;
    int64_t n_sessions; /* driver, class, day; else ABSENT */
};

/* NULL and year 0: all. */
struct search_filter {
    const char *text; /* every word of it must occur, case, accents and punctuation aside */
    const char *type; /* one of the names above: a kind of result, or a type of session */
    const char *slug;
    const char *class_name;
    struct date from, to;
};

/* Tracks, drivers, classes, days, sessions, in this order; the latest first within each. */
int report_search(struct db *race_db, const struct search_filter *filter, struct arena *arena,
                  const struct found **ret_found, size_t *ret_n, struct error *err);

#endif
