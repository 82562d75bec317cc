/* What is wrong with a fixture: a list, for people and for programs. */
#ifndef TRACKSIDE_FIXTURE_PROBLEM_H
#define TRACKSIDE_FIXTURE_PROBLEM_H

#include "trackside/arena.h"
#include "trackside/error.h"
#include "trackside/json.h"

/* Texts are borrowed, or live in the arena. NULL where it does not apply. */
struct fixture_problem {
    const char *kind;     /* "damaged", "missing", "unreadable", "self_check", "difference" */
    const char *page;     /* cache key */
    const char *row;      /* table and natural key: "laps 21287637 4027433 3" */
    const char *column;   /* NULL: the row as a whole */
    const char *expected; /* NULL: nothing */
    const char *found;
};

struct fixture_problems {
    struct arena *arena;
    struct fixture_problem *list;
    size_t n;
};

void fixture_problem_add(struct fixture_problems *problems, const struct fixture_problem *problem);

#endif
