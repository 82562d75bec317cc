/* Words nobody has, in the letters of a script; numbers of a length. Pure functions of a seed. */
#ifndef TRACKSIDE_SCRUB_PSEUDOWORD_H
#define TRACKSIDE_SCRUB_PSEUDOWORD_H

#include "trackside/arena.h"

#include <stdint.h>

/* One of a series of choices. */
struct choice {
    struct bytes seed;
    const char *key;
    int attempt;
};

/*
 * A word like `key` (folded): as long or one or two letters longer, its accents where they were, in
 * its own script. One letter gives another letter, each a different one.
 */
const char *pseudoword(const struct choice *choice, struct arena *arena);

/* As many digits; no zero in front where there was none. */
const char *pseudonumber(const struct choice *choice, struct arena *arena);

/* A number from 0 to 2^63 - 1. */
int64_t pseudodistance(const struct choice *choice);

#endif
