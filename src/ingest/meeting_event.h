/*
 * From the facts of a race event to those of an event (event_facts.h).
 */
#ifndef TRACKSIDE_MEETING_EVENT_H
#define TRACKSIDE_MEETING_EVENT_H

#include "event_facts.h"
#include "meeting_facts.h"

/* What is odd about them is noted in `facts` on the way. Everything lives in the arena. */
void meeting_event_make(struct meeting_facts *facts, struct arena *arena,
                        struct event_facts *ret_event);

#endif
