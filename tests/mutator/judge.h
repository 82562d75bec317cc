/*
 * What became of a page that was changed in one place? Nothing may be lost or invented in silence.
 */
#ifndef TRACKSIDE_TESTS_JUDGE_H
#define TRACKSIDE_TESTS_JUDGE_H

#include "mutator.h"

#include "trackside/page_kind.h"

enum outcome {
    OUTCOME_RIGHT,   /* the reading is what it was, or what the page now says in that place */
    OUTCOME_TOLD,    /* a finding more */
    OUTCOME_REFUSED, /* nothing of the page is believed */
    OUTCOME_SILENT,  /* another reading, and no word about it */
    N_OUTCOMES,
};

/* "right" */
const char *outcome_name(enum outcome outcome);

/* One value of a reading; NULL is null. */
struct page_value {
    const char *path; /* "sessions[3].lap_count" */
    const char *text;
};

struct reading_values {
    struct page_value *items;
    size_t n;
    const struct finding *findings;
    size_t n_findings;
};

/* A page as page_verify takes it, with all that its reader says. A failure is that of the page. */
int judge_read(struct bytes page, const struct page_id *id, struct arena *arena,
               struct reading_values *ret_values, struct error *err);

/*
 * `why`: of a silent one the value that differs, of others what was told; of what is right the
 * value that follows the page, "" when all are as they were. In the arena.
 */
enum outcome judge_page(struct bytes page, const struct page_id *id,
                        const struct reading_values *before, enum mutation_kind kind,
                        struct arena *arena, const char **ret_why);

#endif
