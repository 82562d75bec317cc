/*
 * What a rebuild has to do: which ingestions, of which events, and which events it leaves alone.
 */
#ifndef TRACKSIDE_REBUILD_PLAN_H
#define TRACKSIDE_REBUILD_PLAN_H

#include "trackside/ingest.h"
#include "trackside/ingestion_log.h"

/* An event in the scope of a rebuild. */
struct event_plan {
    const char *source_event_id;
    const char *slug;
    struct date date;      /* of a practice day; absent for a race event */
    struct date first_day; /* that day; of a race event absent until it was read again */
    const char *month_key; /* a day's month page only cross-checks: a rebuild can do without. NULL:
                              a race event */
    const char *lacks;     /* a page that is not stored any more; NULL when all are */
    size_t n_ingestions;
    size_t n_left; /* of them, still to be done again */
    bool is_logged;
    bool was_stored;
    bool is_done;        /* nothing is left to do, or it is left alone */
    size_t n_written;    /* ingestions that gave rows */
    const char *refused; /* why the list of one is not believed now; it gives none. NULL: all are */
};

/* All of it. Everything it points to lives in the arena. */
struct rebuild_plan {
    const struct rebuild *rebuild;
    struct arena *arena;
    const struct ingestion *ingestions;
    size_t n_ingestions;
    struct event_plan *events;
    size_t n_events;
    bool takes_directory; /* the directory's ingestions too */
};

/* Look over both stores; `rebuild` and `arena` are set. */
int rebuild_plan_make(struct rebuild_plan *plan, struct error *err);

/* An event of the plan; NULL when it has none such. */
struct event_plan *rebuild_plan_find(const struct rebuild_plan *plan, const char *source_event_id);

#endif
