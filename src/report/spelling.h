/*
 * How a class is spelled, while its sessions are counted, the latest first: the spelling that most
 * of them have is the one to show, and of equal ones that of the later session.
 */
#ifndef TRACKSIDE_REPORT_SPELLING_H
#define TRACKSIDE_REPORT_SPELLING_H

#include "trackside/arena.h"

#include <stdint.h>

struct spelling {
    const char *text;
    int64_t n_sessions;
};

/* Begins zeroed. */
struct spellings {
    struct spelling *list; /* in the order they were met */
    size_t n;
};

/* The text is borrowed. */
void spellings_count(struct spellings *spellings, const char *text, struct arena *arena);

/* At least one has been counted. */
const char *spellings_most_used(const struct spellings *spellings);

#endif
