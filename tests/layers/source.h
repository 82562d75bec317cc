/*
 * The C files of a tree, prepared for looking at: what is code, and what is text in it.
 */
#ifndef TRACKSIDE_TESTS_SOURCE_H
#define TRACKSIDE_TESTS_SOURCE_H

#include "trackside/arena.h"

struct source {
    const char *path;    /* from the root of the tree: "src/db/db.c" */
    struct bytes module; /* "db"; empty for a public header */
    struct bytes text;   /* as it is */
    struct bytes code;   /* same size, comments and what stands in quotes blanked */
    struct bytes quoted; /* same size, all but string literals blanked, quotes included */
};

struct tree {
    struct source *sources; /* by path */
    size_t n_sources;
};

/* Read ROOT/src and ROOT/include/trackside. Exits with a sentence on stderr when that fails. */
void tree_read(const char *root, struct arena *arena, struct tree *ret_tree);

/* A line of a source that is an include: its header, and whether it is in angle brackets. */
bool source_include(struct bytes line, struct bytes *ret_header, bool *ret_is_system);

/* Next identifier in code at or behind *at; *at moves behind it. */
bool source_next_word(struct bytes code, size_t *at, struct bytes *ret_word);

/* Number of the line that the byte at `at` is on, from 1. */
size_t source_line_at(const struct source *source, size_t at);

#endif
