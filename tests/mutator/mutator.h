/*
 * A page, changed in one place at a time: every element, attribute, label, separator, count and
 * clock of it. What is alike (the cells of a hundred rows) is changed a few times only.
 */
#ifndef TRACKSIDE_TESTS_MUTATOR_H
#define TRACKSIDE_TESTS_MUTATOR_H

#include "trackside/arena.h"
#include "trackside/buffer.h"

enum mutation_kind {
    MUTATION_FORM,  /* the page says the same in another form */
    MUTATION_LOSS,  /* it says it no more */
    MUTATION_VALUE, /* it says something else there */
};

/* What stands from `begin` to `end` gives way to `text`. */
struct mutation {
    enum mutation_kind kind;
    const char *what; /* "a digit is another" */
    size_t begin, end;
    const char *text;
};

struct mutations {
    struct mutation *items;
    size_t n;
};

/*
 * All of them, in the arena; the same ones for the same page. Of tokens of one shape the first
 * `n_alike` are changed. Outside the title and the contents (`#page-wrapper`) nothing is changed:
 * the menus are not read.
 */
struct mutations mutator_list(struct bytes page, size_t n_alike, struct arena *arena);

/* The changed page; `out` is empty before. */
void mutation_apply(struct bytes page, const struct mutation *mutation, struct buffer *out);

/* The places between tags that the list changes: what another tool may put something in. */
struct bytes_range {
    size_t begin, end;
};

size_t mutator_texts(struct bytes page, struct arena *arena, struct bytes_range **ret_texts);

#endif
