/*
 * Ingest: from stored pages to rows. A pure function of the page versions in mirror.db and the
 * user's own facts there; no network. A practice day is written in one transaction or not at all.
 */
#ifndef TRACKSIDE_INGEST_H
#define TRACKSIDE_INGEST_H

#include "trackside/clock.h"
#include "trackside/db.h"
#include "trackside/finding.h"
#include "trackside/page.h"
#include "trackside/practice.h"
#include "trackside/race_store.h"
#include "trackside/trace.h"

#include <signal.h>

enum ingest_status {
    INGEST_COMPLETED, /* every listed session has its laps */
    INGEST_PARTIAL,   /* some session pages are missing or unreadable */
    INGEST_UNCHANGED, /* completed, and no row changed */
    INGEST_EMPTY,     /* the site says there were no sessions */
};

enum {
    INGEST_CHECKS_TOLD = 5, /* failed ones that are told in words */
};

struct ingest_checks {
    int64_t passed;
    int64_t failed;
    int64_t unchecked;
    const char *told[INGEST_CHECKS_TOLD]; /* the first failed ones: "session 21285741: average_lap
                                             is 28.713, its laps give 28.712" */
    size_t n_told;
};

/* What was odd of one kind about the pages, and where first. */
struct ingest_oddity {
    int64_t n;       /* 0: nothing, and then there is no more here */
    const char *url; /* of the page; this and the next in the caller's arena */
    const char *cache_key;
    struct finding first;
};

/* Of a practice day or a race event, whose sessions are races. */
struct ingest_report {
    const char *source_event_id; /* in the caller's arena, as the next */
    const char *event_name;      /* as its pages have it */
    struct date first_day;
    enum ingest_status status;
    int64_t sessions_listed;   /* on the day page */
    int64_t sessions_ingested; /* in the store now, for this day */
    int64_t sessions_new;
    int64_t sessions_unchanged;
    int64_t sessions_removed;       /* newly marked: no longer listed */
    int64_t sessions_detail_failed; /* page failed or could not be read */
    int64_t sessions_with_laps;
    int64_t laps_ingested;  /* stored laps, invalid ones included */
    int64_t drivers;        /* created or matched */
    int64_t entries;        /* of a race event: stored entries, ... */
    int64_t standings;      /* ... lines of rankings of every kind, ... */
    int64_t lists_failed;   /* ... and pages of either that were not read */
    struct row_counts rows; /* of all race tables */
    struct ingest_checks
        self_check;             /* session pages and the day's panel, against their own figures */
    int64_t starts_ambiguous;   /* listed sessions whose start the track's clock showed twice */
    int64_t starts_impossible;  /* or never */
    const char *first_failed;   /* session of sessions_detail_failed, else what of lists_failed, in
                                   the caller's arena; ... */
    struct error first_failure; /* ... and why; code 0 when there is none */
    struct ingest_oddity oddities[FINDING_N_KINDS];
};

/*
 * Ingest a day from the pages that mirror.db holds, and log there which (ingestion_log.h).
 * Addresses in the rows are LiveRC's own, wherever the pages came from. ERROR_NOT_FOUND when no day
 * page is stored; ERROR_UNKNOWN_PAGE when it cannot be read (nothing is written); a session page
 * that cannot be read leaves its list figures and counts as failed.
 */
int ingest_practice_day(struct db *mirror_db, struct db *race_db, const char *slug,
                        struct date date, int64_t now, const struct trace *trace,
                        struct arena *arena, struct ingest_report *ret_report, struct error *err);

/* Likewise a race event, from its page and those that it links to. */
int ingest_race_event(struct db *mirror_db, struct db *race_db, const char *slug,
                      const char *event_id, int64_t now, const struct trace *trace,
                      struct arena *arena, struct ingest_report *ret_report, struct error *err);

/* A stored day page and its figures, computed by the rules of ingest from the list alone. */
struct ingest_preview {
    const struct practice_day *day;
    int64_t validated_at; /* when the site last confirmed the page */
    bool settled;         /* fetched long after the day was over */
    bool lacks_parts;     /* the list goes on with a part that is not stored */
    int64_t n_laps;       /* counted */
    int64_t track_time_s; /* the page's own, unrounded sum where it fits; else of rounded lengths */
    int64_t n_drivers;    /* named ones */
    int64_t n_classes;    /* after folding */
    struct local_time first_start; /* absent on an empty day */
    struct local_time last_start;
    const char
        *self_check; /* passed, failed or unchecked: the rows against the page's own totals */
};

enum {
    INGEST_NOT_STORED = 1,
};

/* What a day would look like in the store. Writes nothing. ERROR_UNKNOWN_PAGE when it cannot be
 * read, or is of another day. */
int ingest_preview_day(struct db *mirror_db, const char *slug, struct date date,
                       struct arena *arena, struct ingest_preview *ret_preview, struct error *err);

/* The user said which transponders are one person's, or took it back: let questions of race.db
 * know, in one transaction. No driver, session or lap is touched. Ingesting a day does the same. */
int ingest_driver_links(struct db *mirror_db, struct db *race_db, struct error *err);

struct ingest_directory {
    int64_t n_tracks;  /* listed */
    int64_t n_active;  /* of those, with racing or practice going on */
    int64_t n_skipped; /* rows that no track can be told from */
    int64_t fetched_at;
    struct row_counts rows;
    const char *url, *cache_key; /* of the page, in the caller's arena, as what was odd about it */
    const struct finding *findings;
    size_t n_findings;
};

/*
 * Write the stored track directory into the race store's tracks, in one transaction. A track that
 * it no longer lists is kept, and no longer active. ERROR_NOT_FOUND when no directory is stored,
 * ERROR_UNKNOWN_PAGE when it cannot be read.
 */
int ingest_directory(struct db *mirror_db, struct db *race_db, int64_t now, struct arena *arena,
                     struct ingest_directory *ret_directory, struct error *err);

/* What a zone made of the starts of a track's stored sessions. */
struct ingest_zone {
    struct row_counts sessions; /* updated: their time in UTC is another one now */
    int64_t n_ambiguous;        /* the clock showed their start twice: the first time is stored */
    int64_t n_impossible;       /* it never showed it: UTC by the rule after the change */
};

/*
 * A track's zone became known or was corrected: write the UTC columns of what is stored anew, in
 * one transaction, and nothing else. All zero for a track without a zone.
 */
int ingest_track_zone(struct db *mirror_db, struct db *race_db, const char *slug,
                      struct ingest_zone *ret_zone, struct error *err);

/*
 * Take a track off both stores: its rows in one transaction, then what the user typed of it. Its
 * pages stay, and what the stored directory tells of it. Done again after a kill in between, it
 * does the rest.
 */
int ingest_remove_track(struct db *mirror_db, struct db *race_db, const char *slug, int64_t now,
                        struct error *err);

/* ---- again from the pages ---- */

enum rebuilt_status {
    REBUILT_UNCHANGED, /* every value is what it was */
    REBUILT_CHANGED,
    REBUILT_NEW,  /* it was not in the store */
    REBUILT_LEFT, /* left as it is: not all pages that it was read from are stored, or none of its
                     lists is believed any more */
};

/* A value that is not what it was. Texts and numbers as text; NULL where absent. */
struct rebuilt_value {
    const char *table;
    const char *row_key; /* the row's natural key */
    const char *column;
    const char *was;
    const char *is_now;
};

enum {
    REBUILT_SAMPLE = 5,
};

struct rebuilt_event {
    const char *source_event_id;
    const char *slug;
    struct date date; /* its first day; absent for a race event that is left */
    enum rebuilt_status status;
    const char *lacks; /* the page that is missing, or why its list is not believed; NULL unless
                          REBUILT_LEFT */
    int64_t n_rows;    /* of the event, now */
    int64_t n_added;   /* rows that are new */
    int64_t n_gone;    /* rows that are no more */
    int64_t n_changed; /* rows with another value */
    struct rebuilt_value sample[REBUILT_SAMPLE]; /* the first of them */
    size_t n_sample;
};

struct rebuild {
    struct db *mirror_db;
    struct db *race_db;
    const char *slug;            /* NULL: every track */
    const char *source_event_id; /* NULL: every event */
    int64_t now;
    const volatile sig_atomic_t
        *interrupted; /* set by the user's SIGINT: ends between two events */
    /* Told of each event when it is done; what it is told lives until it returns. Negative ends the
     * rebuild. */
    int (*event_done)(void *listener, const struct rebuilt_event *event, struct error *err);
    void *listener;
};

/*
 * Derive the rows of events again, from the versions of pages that their ingestions read, in the
 * order they were done. An event that is stored is replaced in one transaction; what is not stored
 * grows as it grew. A day from before ingestions were logged is ingested from its newest pages,
 * over what is there. ERROR_INTERRUPTED when the user ended it: events that were done are done.
 * ERROR_FAILED before anything is done when this system lacks the zone of one of their tracks.
 */
int ingest_rebuild(const struct rebuild *rebuild, struct error *err);

/* Were rows written by an older version of the parsers than this program's? */
int ingest_rebuild_is_due(struct db *race_db, bool *ret_is_due, struct error *err);

#endif
