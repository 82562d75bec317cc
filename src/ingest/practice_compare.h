/*
 * A row of the list against the session's own page: they print the same things of the same session.
 */
#ifndef TRACKSIDE_PRACTICE_COMPARE_H
#define TRACKSIDE_PRACTICE_COMPARE_H

#include "trackside/arena.h"
#include "trackside/practice.h"

enum {
    PRACTICE_DIFFERENCES_MAX = 8,
};

struct practice_differences {
    struct finding items[PRACTICE_DIFFERENCES_MAX];
    size_t n;
};

/* Where they differ, and where the page leaves blank what the list has; texts are of the arena. */
void practice_compare(const struct session_row *listed, const struct practice_session *detail,
                      struct arena *arena, struct practice_differences *ret_differences);

/* Do they name the same driver, or the same transponder? */
bool practice_compare_people(const struct session_row *listed,
                             const struct practice_session *detail);

#endif
