/*
 * Race events into the race store, one after the other, each in a transaction of its own. What
 * fails is noted and passed over: an event's failure stops no other event.
 */
#ifndef TRACKSIDE_INGEST_EVENTS_H
#define TRACKSIDE_INGEST_EVENTS_H

#include "trackside/ingest.h"
#include "trackside/race.h"
#include "trackside/task.h"

/* How the pages of an event are had before it is written. */
enum event_fetch {
    EVENT_FETCH_DUE,   /* its page when it is due, and the pages it asks for */
    EVENT_FETCH_LIST,  /* its page alone */
    EVENT_FETCH_AGAIN, /* what failed or never came, and the chosen races, again */
};

struct ingested_event {
    const char *slug;
    const char *event_id;
    const char *uuid;                  /* the id that an export gives it */
    const struct listed_event *listed; /* its row of the site's list; NULL when it was named */
    enum event_fetch fetch;
    const char *const *races; /* EVENT_FETCH_AGAIN: their ids */
    size_t n_races;

    /* what came of it */
    bool is_written;
    int64_t n_requests; /* pages that came over the network */
    struct mirror_day mirrored;
    struct ingest_report report; /* when it is written */
    struct error stopped;        /* code 0, or what ended the fetching half-way */
    struct error failure;        /* why it is not written; code 0 when it is */
};

struct ingest_events {
    struct task *task;
    struct arena *arena; /* where everything of this run is allocated */
    struct mirror *mirror;
    struct ingested_event *events;
    size_t n_events;
    size_t n_done;      /* events that were come to */
    size_t n_set_aside; /* of a range: archived or forgotten, and passed over */

    /* Told of each event the moment it ended; NULL: nobody. */
    int (*event_ended)(void *listener, const struct ingested_event *event, struct error *err);
    void *listener;
};

/*
 * One event by its id. ERROR_FAILED when its rows are in an archive; one that was forgotten is
 * wanted again by being named, and *ret_is_again tells so.
 */
int ingest_events_add(struct ingest_events *ingesting, const char *slug, const char *event_id,
                      enum event_fetch fetch, bool *ret_is_again, struct error *err);

/*
 * Those of the site's list that have a day in the range (either end may be absent), newest first.
 * The list is asked for when it is due.
 */
int ingest_events_add_range(struct ingest_events *ingesting, const char *slug, struct date from,
                            struct date to, enum event_fetch fetch, struct error *err);

/*
 * The events in turn, until a rate, the budget or a lost network says that it is no use. Negative
 * only for what ends the whole run: the user, the databases.
 */
int ingest_events_run(struct ingest_events *ingesting, struct error *err);

/* Was every event come to and written whole? Its page alone may be all that was asked for. */
bool ingest_events_is_complete(const struct ingest_events *ingesting);

/* completed, partial, unchanged, empty, failed */
const char *ingest_events_status(const struct ingested_event *event);

/* What a run would ask for. */
struct planned_event {
    const char *event_id;
    const char *name;         /* NULL when it was named, and no page tells */
    int64_t n_lists, n_pages; /* requests; n_pages is ABSENT until its page is stored */
};

struct event_run_plan {
    struct planned_event *events; /* in the order of the run */
    size_t n_events;
    int64_t n_lists, n_pages; /* of all, as far as they are known */
    int64_t n_unknown;        /* events whose pages are not known */
    int64_t seconds;          /* that the rates alone make it take */
};

/* Nothing is asked for. In the run's arena. */
int ingest_events_plan(const struct ingest_events *ingesting, struct event_run_plan *ret_plan,
                       struct error *err);

#endif
