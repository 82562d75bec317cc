/*
 * Where a figure of a session comes from: its formula, which laps went in and which did not and
 * why, and the other reading where two rules differ.
 */
#ifndef TRACKSIDE_EXPLANATION_H
#define TRACKSIDE_EXPLANATION_H

#include "trackside/comparison.h"

struct explained_lap {
    int64_t number;
    int64_t time_ms;
    bool is_used;
    const char *reason; /* why not; NULL for one that is */
};

struct explanation {
    const char *figure;  /* "clean_pace" */
    const char *kind;    /* "official", "ours" */
    const char *formula; /* in words */
    int64_t value;       /* milliseconds, or thousandths of a percent; ABSENT where there is none */
    int64_t laps_used;
    const char *other_figure; /* the same question by another rule; NULL for none */
    int64_t other_value;
    const char *clean_rule;
    const char *driver_name;
    const char *class_name;
    const char *track_slug;
    const char *date;
    const char *session_id;
    const char *url;
    const char *fetched_at; /* when the last page of its event came, UTC */
    const struct explained_lap *laps;
    size_t n_laps;
};

/* The figures there are; NULL at the end. */
extern const char *const explanation_figures[];

/* ERROR_USAGE for a figure that is none, and as comparison_of for the session. */
int explanation_of(struct task *task, struct arena *arena, const char *figure,
                   const struct comparison_operand *operand, enum clean_rule rule,
                   struct explanation *ret_explanation, struct error *err);

#endif
