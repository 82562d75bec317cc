/*
 * What a race is called: "Race 14: 1/8 Electric Buggy (1/8 Electric Buggy A3-Main)" in the list of
 * an event, "1/8 Electric Buggy A3-Main" on its own page.
 */
#ifndef TRACKSIDE_LIVERC_RACE_LABEL_H
#define TRACKSIDE_LIVERC_RACE_LABEL_H

#include "trackside/arena.h"

#include <stdint.h>

struct race_label {
    int64_t number;         /* of "Race 14:"; ABSENT without it */
    const char *class_name; /* NULL when blank */
    const char *label;      /* NULL when blank */
    bool is_split;          /* the brackets repeat the class before them: no guess */
};

/* The text of a link, white space squeezed. */
struct race_label race_label_read(struct bytes text, struct arena *arena);

/*
 * The class of a label, which is what stands before its made suffix: " A-Main", " A3-Main",
 * " (Heat 1/3)", " Heat 1/3", " Main Event", " Final", " 1/8 Even Final". The whole label when it
 * has none of them, or nothing before it.
 */
struct bytes race_label_class(struct bytes label);

#endif
