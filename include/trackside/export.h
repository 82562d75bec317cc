/*
 * Export: what race.db holds of practice days, into the central PostgreSQL and into files.
 *
 * Ids of the central tables are UUIDv5 of natural keys, so that every laptop makes the same ones;
 * docs/data-model.md has the table of keys, and export_uuid is the one place that makes them.
 * Merge rules, column by column: docs/export.md.
 */
#ifndef TRACKSIDE_EXPORT_H
#define TRACKSIDE_EXPORT_H

#include "trackside/arena.h"
#include "trackside/buffer.h"
#include "trackside/calendar.h"
#include "trackside/clock.h"
#include "trackside/db.h"
#include "trackside/digest.h"
#include "trackside/trace.h"

#include <signal.h>

/* ---- tables and keys ---- */

/* The tables an export fills, in the order their rows depend on each other. */
enum export_table {
    EXPORT_TRACKS,
    EXPORT_EVENTS,
    EXPORT_CLASSES,
    EXPORT_DRIVERS,
    EXPORT_RACES,
    EXPORT_RACE_DRIVERS,
    EXPORT_RACE_RESULTS,
    EXPORT_LAPS,
    EXPORT_N_TABLES,
};

/* The table's central name. */
const char *export_table_name(enum export_table table);

/*
 * The id of a row, from the parts of its natural key: events has the source_event_id, laps the
 * event, session, driver and lap number. Returns out.
 */
char *export_uuid(enum export_table table, const char *const *parts, size_t n_parts,
                  char out[static DIGEST_UUID_SIZE]);

/* ---- which days ---- */

/* Practice days; what goes into PostgreSQL is these alone. */
struct export_days {
    const char *track;           /* slug; NULL: all */
    struct date day;             /* year 0: all */
    struct date since;           /* year 0: from the beginning */
    const char *source_event_id; /* NULL: all */
    bool with_races;             /* race events too, by their first day */
};

/* ---- into PostgreSQL ---- */

enum export_times {
    EXPORT_TIMES_AUTO, /* as the target holds the track's; where it holds none, UTC */
    EXPORT_TIMES_UTC,
    EXPORT_TIMES_VENUE, /* the clock on the wall, without zone, as the existing importer does */
};

struct export_options {
    const char *conninfo; /* of libpq, without a password; NULL: its environment */
    struct export_days days;
    enum export_times times;
    bool dry_run;                 /* compare and plan; nothing is written */
    bool verify;                  /* compare and name differences; nothing is written */
    bool create_schema;           /* make the central tables in an empty database first */
    bool partition_by_year;       /* with create_schema: laps are in partitions, made as needed */
    bool all_days;                /* send also what the checkpoints say is there */
    int64_t statement_timeout_ms; /* of the target's session: no statement takes longer; 0: none */
    int64_t lock_timeout_ms;      /* nor waits longer for a lock */
    const char *data_dir;         /* of the local copy of the checkpoints; NULL: keep none */
    const struct clock *clock;
    const struct trace *trace;
    const volatile sig_atomic_t *interrupted;
};

/* A column and in how many rows it changes. */
struct export_column {
    const char *name;
    int64_t n_rows;
};

struct export_counts {
    int64_t inserted;
    int64_t updated;
    int64_t unchanged;
    struct export_column *columns; /* of the updated rows */
    size_t n_columns;
};

/* A row the target would not take. Its whole day was left out. */
struct export_rejected {
    const char *day; /* source_event_id */
    const char *table;
    const char *key;      /* for people; the day where no row of it could be blamed */
    const char *column;   /* NULL when the target did not say */
    const char *sqlstate; /* NULL when it took the row and did not write it */
    const char *message;
};

/* What --verify found of a day. */
struct export_verified {
    const char *source_event_id;
    int64_t rows_here, rows_there;
    const char *hash_here, *hash_there;
};

struct export_difference {
    const char *table;
    const char *key;
    const char *what;    /* missing, different */
    const char *columns; /* "a, b" */
};

/* A track and how its times are stored. */
struct export_track_times {
    const char *slug;
    enum export_times times; /* UTC or VENUE */
    bool held;               /* the target had sessions of it before */
    const char *left_out;    /* why none of its days is sent; NULL: they are */
    int64_t n_days;          /* asked for */
};

/* Texts and arrays live in the caller's arena. */
struct export_report {
    const char *host, *port, *database, *user, *tls;
    const char *checkpoints; /* table, metadata, local or none: where they are kept */
    const char **lacks; /* in words: what would stop the run that a dry run tried; or all that did
                           stop a run, where the error cannot hold it */
    size_t n_lacks;
    const struct export_track_times *tracks;
    size_t n_tracks;
    int64_t n_days;           /* asked for */
    int64_t n_days_sent;      /* compared, and written unless it was a dry run */
    int64_t n_days_unchanged; /* not sent: the checkpoint says they are there */
    const char **busy_days;   /* somebody else was writing them until our patience ended */
    size_t n_busy_days;
    struct export_counts tables[EXPORT_N_TABLES];
    struct export_rejected *rejected;
    size_t n_rejected;
    struct export_verified *verified;
    size_t n_verified;
    struct export_difference *differences;
    size_t n_differences;
};

/*
 * Push days into the central database. 0 also with rejected rows, busy days and differences: the
 * report has them. ERROR_USAGE for a password in conninfo; ERROR_UNREACHABLE when the server is
 * not there or goes away (what was committed stays); ERROR_FAILED for a target that lacks
 * something, with the list; ERROR_INTERRUPTED between two batches. The report is filled as far as
 * the run came.
 */
int export_postgres(struct db *race_db, const struct export_options *options, struct arena *arena,
                    struct export_report *report, struct error *err);

/* ---- into files ---- */

/* A lap, with everything one asks about it; texts in the caller's arena, NULL where unknown. */
struct export_lap {
    const char *track_slug;
    const char *date;
    const char *session_id;
    const char *session_type;
    const char *class_name;
    const char *driver_name;
    const char *transponder;
    const char *start_time_local;
    const char *start_time; /* UTC */
    int64_t number;
    int64_t time_ms;
    const char *time_raw;
    bool is_valid;
    const char *crossed_at_local;
    int64_t elapsed_ms;
    bool is_removed; /* the site no longer lists the session */
};

/*
 * Walk the laps of the days chosen, in the order they were driven. ERROR_NOT_FOUND when there is no
 * such day, ERROR_FAILED when this system lacks the zone of a track.
 */
int export_laps(struct db *race_db, const struct export_days *days, const char *class_name,
                struct arena *arena, void (*take)(void *context, const struct export_lap *lap),
                void *context, int64_t *ret_n, struct error *err);

/* The version of libpq in use, as it numbers itself (150014 is 15.14); 0 without it. */
int export_library(void);

#endif
