/*
 * Everybody of a race event. Who drove has an id on the race's page. Entry list and standings name
 * people without one: somebody of that exact name who drove in the event, then of that name however
 * it is written, each only when it is one person; else it is an entry of its own, under a key made
 * of event and name. Nobody is left out, and nobody stands twice in one list.
 */
#ifndef TRACKSIDE_MEETING_PEOPLE_H
#define TRACKSIDE_MEETING_PEOPLE_H

#include "text_index.h"

#include "trackside/race_driver.h"

struct meeting_people {
    struct arena *arena;
    const char *key_prefix; /* of made keys: "entry_486677_" */
    struct driver_row *drivers;
    size_t n;
    size_t list;       /* the number of the list in hand */
    size_t *listed_in; /* of each driver: the last list that has them */
    struct text_index by_id, by_name, by_key;
};

void meeting_people_init(struct meeting_people *people, const char *event_id, struct arena *arena);

/* A list begins: a race, or a class of an entry list or a ranking. Nobody is in it yet. */
void meeting_people_begin_list(struct meeting_people *people);

/* Somebody of the list in hand with an id; `named_at_local` (may be NULL) is when that race began.
 * The latest name is the driver's. */
size_t meeting_people_add(struct meeting_people *people, const char *driver_id, const char *name,
                          const char *named_at_local);

enum person_match {
    PERSON_EXACT,     /* the one who is called exactly so */
    PERSON_FOLDED,    /* the one whose name is so, but for case, accents and punctuation */
    PERSON_OF_LIST,   /* nobody who drove: an entry of their own */
    PERSON_AMBIGUOUS, /* two may be meant, or one stands there already: likewise, by class and row
                       */
    PERSON_N_MATCHES,
};

/* Somebody of the list in hand, by name; `row` from 1. */
size_t meeting_people_find(struct meeting_people *people, const char *name, const char *class_name,
                           size_t row, enum person_match *ret_match);

#endif
