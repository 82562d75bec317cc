/*
 * What is known of an event, as far as its rows tell of it: readers of pages give it, each for its
 * kind of event (practice_event.h), and rows.h writes it, whatever the kind.
 *
 * An event has classes, drivers and races; a race has results, one for each who drove in it: a
 * practice session one, a race as many as started or were to start. Classes and drivers are named
 * by their place in the lists of the event.
 *
 * A `row` is a row as the store takes it (event_rows.h, race_driver.h, race_session.h), with
 * everything the pages say and nothing that the writer alone knows. Left to it, and not looked at
 * here, are: every id of a row (`track_id`, `event_id`, `race_id`, ...), `start_time`,
 * `start_time_local` and `start_time_flag`, and `elapsed_ms`. What a kind of event does not have is
 * NULL or ABSENT and leaves what is stored.
 *
 * Everything lives in the arena of whoever read the pages.
 */
#ifndef TRACKSIDE_EVENT_FACTS_H
#define TRACKSIDE_EVENT_FACTS_H

#include "trackside/calendar.h"
#include "trackside/event_rows.h"
#include "trackside/finding.h"
#include "trackside/ingest.h"
#include "trackside/race_driver.h"
#include "trackside/race_session.h"
#include "trackside/race_standing.h"
#include "trackside/track_store.h"
#include "trackside/zone.h"

/* A page in the version that was read. */
struct fact_page {
    const char *cache_key;
    const char *sha256;
    int64_t fetched_at; /* when that version came */
};

/* What was odd about one of its pages. */
struct page_finding {
    const char *cache_key;
    const char *sha256; /* of the version; NULL when the page itself was not read */
    const char *url;
    const char *source_race_id; /* the race that it is about; NULL: the event */
    struct finding finding;
};

/* Somebody's result in a race. */
struct result_facts {
    size_t driver;              /* in the event's list */
    struct race_driver_row who; /* as the race names them */
    struct race_result_row row; /* without a number of laps nothing of it is new, see
                                   race_session.h */
    const struct lap_row *laps; /* in their order; their times add up to the elapsed ones. One
                                   without a time leaves what is stored of it */
    size_t n_laps;
};

/* A race, or a practice session. */
struct race_facts {
    size_t class_of; /* in the event's list */
    struct race_row row;
    struct local_time start; /* by the track's clock; absent when no page tells it */

    const struct fact_page *page;  /* its own, when that was read: then results and laps that are
                                      stored and not here are gone. NULL else */
    const struct fact_page *cause; /* what of it is new, the latest of its pages brought */
    const struct error *failure;   /* why its own page was not read; NULL when it was, or was never
                                      asked for */

    const struct result_facts *results; /* in final order */
    size_t n_results;
};

/* Somebody's entry in a class. */
struct entry_facts {
    size_t driver, class_of; /* in the event's lists */
    struct event_entry_row row;
};

/* Somebody's line in a ranking. */
struct line_facts {
    size_t driver;
    struct standing_line row;
};

/* A page of people beside the races: when it was read, it has all of them, and what is stored of it
 * and is not here is gone. */
struct people_page {
    const struct fact_page *page; /* NULL: it was not read */
    const struct error *failure;  /* why; NULL when it was read, or was never asked for */
    const char *name;             /* for a sentence */
};

struct standing_facts {
    enum race_standing kind;
    struct people_page from;
    struct standing_row row;
    const struct line_facts *lines;
    size_t n_lines;
};

struct event_facts {
    struct stored_track track; /* slug always; name and zone as far as the user gave them */
    const char *track_name;    /* the user's, else the page's, else the slug */
    const struct zone *zone;   /* of the track; NULL while unknown */

    const struct fact_page *page; /* the list of its races */
    struct event_row row;
    bool lists_all_races; /* a stored race that is not here is gone */

    const struct class_row *classes;
    size_t n_classes;
    const struct driver_row *drivers; /* each once, with the name of the latest race that has one */
    size_t n_drivers;
    const struct race_facts *races; /* in the order in which they began: rows are made in it */
    size_t n_races;

    /* A race event's; a practice day has none of it. */
    const struct people_page *entries_from; /* the entry list; NULL: there is none */
    const struct entry_facts *entries;
    size_t n_entries;
    const struct standing_facts *standings; /* all that the event's page links to */
    size_t n_standings;
    const char *made_keys; /* what keys begin with that were made of names; NULL: none were */

    struct ingest_checks self_check; /* verdicts in the rows, counted */

    const struct page_finding *findings;
    size_t n_findings;
};

#endif
