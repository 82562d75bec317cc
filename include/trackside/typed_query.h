/* A question in SQL that somebody typed, over both stores; it can do nothing but read (ask.h). */
#ifndef TRACKSIDE_TYPED_QUERY_H
#define TRACKSIDE_TYPED_QUERY_H

#include "trackside/task.h"

enum query_value_type {
    QUERY_VALUE_NONE,
    QUERY_VALUE_NUMBER, /* the text is the number, as JSON writes it */
    QUERY_VALUE_TEXT,
};

struct query_value {
    enum query_value_type type;
    const char *text; /* UTF-8; of no meaning for QUERY_VALUE_NONE */
};

struct query_parameter {
    const char *name;
    const char *value; /* digits are a number */
};

struct typed_query {
    const char *sql;
    const struct query_parameter *parameters;
    size_t n_parameters;

    /* Told of the columns, then of each row; what is negative ends the query. Values go with the
     * row, names stay. */
    int (*begin)(void *listener, const char *const *names, size_t n, struct error *err);
    int (*row)(void *listener, const struct query_value *values, struct error *err);
    void *listener;
};

/* The first row is asked for before `begin`: most that can go wrong does so there. The errors are
 * those of ask.h. */
int typed_query_run(struct task *task, struct arena *arena, const struct typed_query *query,
                    struct error *err);

#endif
