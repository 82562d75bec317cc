/*
 * Entry list and standings of a race event, from facts to rows, and who is meant by the names in
 * them.
 */
#ifndef TRACKSIDE_MEETING_LISTS_H
#define TRACKSIDE_MEETING_LISTS_H

#include "event_facts.h"
#include "meeting_facts.h"
#include "meeting_people.h"

/* The pages that the rows were read from, in the arena. */
struct fact_page *meeting_lists_page(const struct stored_page *page, struct arena *arena);

/* Set the entries of the event. `classes` numbers its classes by name. */
void meeting_lists_entries(struct meeting_facts *facts, struct meeting_people *people,
                           const struct text_index *classes, struct arena *arena,
                           struct event_facts *event);

/* Set its standings. */
void meeting_lists_standings(struct meeting_facts *facts, struct meeting_people *people,
                             struct arena *arena, struct event_facts *event);

#endif
