/* Taking a practice day or a race event off the stores: its rows, from an archive too, and its
 * pages when asked. */
#ifndef TRACKSIDE_FORGET_H
#define TRACKSIDE_FORGET_H

#include "trackside/set_aside_line.h"
#include "trackside/task.h"

struct race_source;
struct stored_page;

struct forget {
    const char *source_event_id;
    const char *slug;
    struct date date;
    bool is_event;   /* a race event, not a practice day */
    bool with_pages; /* those of the day alone: month pages are of other days too */

    /* what there is of it */
    struct set_aside_line line;
    struct stored_page *pages;
    size_t n_pages;
    const struct race_source *sources; /* of a race event: what its rows came from */
    size_t n_sources;
};

/* Look what there is, by what stands above; it lives in the arena. ERROR_NOT_FOUND when nothing is
 * stored of the day. */
int forget_find(struct task *task, struct arena *arena, struct forget *forget, struct error *err);

/* Take off what forget_find found, and note that the user wants it no more. A kill in between
 * leaves something to be found, and forgetting it again does the rest. */
int forget_day(struct task *task, struct arena *arena, const struct forget *forget,
               struct error *err);

#endif
