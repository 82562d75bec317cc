/*
 * What kind of race a race is, as far as its page says plainly: by the round it is listed under.
 */
#ifndef TRACKSIDE_MEETING_TYPE_H
#define TRACKSIDE_MEETING_TYPE_H

#include "meeting_facts.h"

struct meeting_type {
    const char *session_type; /* "main", "qualifying", "practice", "seeding"; NULL: not said */
    const char *role;         /* "pause": no race at all, a break in the programme. NULL: none */
};

struct meeting_type meeting_type_of(const struct meeting_race *race, struct arena *arena);

#endif
