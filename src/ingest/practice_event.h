/*
 * A practice day as an event: its sessions are races with one driver each.
 */
#ifndef TRACKSIDE_PRACTICE_EVENT_H
#define TRACKSIDE_PRACTICE_EVENT_H

#include "event_facts.h"
#include "practice_facts.h"

/* Everything lives in the arena, or where the facts do. */
void practice_event_make(const struct day_facts *day, struct arena *arena,
                         struct event_facts *ret_facts);

#endif
