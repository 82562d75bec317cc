/*
 * What the stored pages of a race event say, read into structs: the event's own page, and those
 * that it links to.
 */
#ifndef TRACKSIDE_MEETING_FACTS_H
#define TRACKSIDE_MEETING_FACTS_H

#include "page_source.h"

#include "trackside/race.h"
#include "trackside/track_store.h"
#include "trackside/zone.h"

enum meeting_page_state {
    MEETING_PAGE_READ,
    MEETING_PAGE_PENDING, /* it was never asked for */
    MEETING_PAGE_FAILED,  /* it could not be had, or is not believed: `failure` says why */
};

/* A page that the event's page links to. */
struct meeting_page {
    enum meeting_page_state state;
    struct stored_page stored;
    const struct error *failure; /* NULL unless MEETING_PAGE_FAILED */
};

struct meeting_race {
    const struct event_race *listed;
    const struct race_page *page; /* NULL unless its page was read */
    struct meeting_page from;     /* failed although there is a page: its laps are not on it */
};

struct meeting_ranking {
    const struct event_ranking *link;
    struct meeting_page from;
    union { /* of the link's kind, when its page was read */
        const struct points_page *points;
        const struct round_ranking *round;
        const struct multi_main *multi_main;
        const struct overall_ranking *overall;
    };
};

/* Something odd about one of the pages. */
struct meeting_finding {
    const struct stored_page *page;
    const char *race_id; /* that it is about; NULL: the event */
    struct finding finding;
};

struct meeting_facts {
    const char *event_id;
    struct stored_track track; /* slug always; name and zone as far as known */
    const struct zone *zone;   /* of the track, opened; NULL while unknown */
    struct stored_page page;   /* of the event */
    const struct race_event *event;
    struct meeting_race *races; /* in the order they were run */
    size_t n_races;
    const struct entry_list *entries; /* NULL unless its page was read */
    struct meeting_page entries_from; /* of an event that links to it */
    struct meeting_ranking *rankings; /* in the order of the page */
    size_t n_rankings;
    struct meeting_finding *findings; /* by page: event, entries, races, rankings */
    size_t n_findings;
};

/*
 * ERROR_NOT_FOUND when no page of the event is stored, ERROR_UNKNOWN_PAGE when it cannot be read or
 * is of another event, ERROR_FAILED when this system lacks the track's zone. Pages that it links
 * to cost what they tell, never the event.
 */
int meeting_facts_read(struct page_source *source, const char *slug, const char *event_id,
                       struct meeting_facts *ret_facts, struct error *err);

/* Note something odd. */
void meeting_facts_note(struct meeting_facts *facts, const struct stored_page *page,
                        const char *race_id, struct finding finding, struct arena *arena);

#endif
