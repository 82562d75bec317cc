/*
 * Practice days into the race store, one after the other, each in a transaction of its own. What
 * fails is noted and passed over: a day's failure stops no other day.
 */
#ifndef TRACKSIDE_INGEST_DAYS_H
#define TRACKSIDE_INGEST_DAYS_H

#include "trackside/day_walk.h"
#include "trackside/ingest.h"

/* How the pages of a day are had before it is written. */
enum day_fetch {
    DAY_FETCH_DUE,    /* the list when it is due, and the sessions it asks for */
    DAY_FETCH_LIST,   /* the list alone */
    DAY_FETCH_AGAIN,  /* the chosen sessions again */
    DAY_FETCH_NOTHING /* they are all there */
};

struct ingested_day {
    const char *slug;
    struct date date;
    enum day_fetch fetch;
    const char *const *sessions; /* DAY_FETCH_AGAIN: their ids */
    size_t n_sessions;
    int64_t n_expected; /* sessions by the month page; ABSENT, or 0, when it does not say */

    /* what came of it */
    bool is_written;
    int64_t n_requests; /* pages that came over the network */
    struct mirror_day mirrored;
    struct ingest_report report; /* when it is written */
    struct error stopped;        /* code 0, or what ended the fetching half-way */
    struct error failure;        /* why it is not written; code 0 when it is */
};

struct ingest_days {
    struct task *task;
    struct arena *arena; /* where everything of this run is allocated */
    struct mirror *mirror;
    const char *slug; /* of all days; NULL when they may be of several tracks */
    struct ingested_day *days;
    size_t n_days;
    size_t n_done; /* days that were come to */
    size_t n_more; /* days that are thought to be added later: for whoever shows progress */

    /* Told of each day the moment it ended; NULL: nobody. */
    int (*day_ended)(void *listener, const struct ingested_day *day, struct error *err);
    void *listener;
};

/*
 * Fetch and write one day. Negative is why it could not be written, also in day->failure; a rate or
 * the deadline that ends the fetching half-way leaves a day worth writing (day->stopped).
 */
int ingest_days_day(struct ingest_days *ingesting, struct ingested_day *day, struct error *err);

/*
 * The days in turn, until a rate, the budget or a lost network says that it is no use. Negative
 * only for what ends the whole run: the user, the databases.
 */
int ingest_days_run(struct ingest_days *ingesting, struct error *err);

/* Why a run went no further, or would not with another day: code 0 when nothing stops it. */
struct error ingest_days_stopped(const struct ingest_days *ingesting);

/* Is it written whole? A list alone may be all that was asked for. */
bool ingested_day_is_complete(const struct ingested_day *day);

/* Was every day come to and written whole? A list alone may be all that was asked for. */
bool ingest_days_is_complete(const struct ingest_days *ingesting);

/* completed, partial, unchanged, empty, failed */
const char *ingest_days_status(const struct ingested_day *day);

#endif
