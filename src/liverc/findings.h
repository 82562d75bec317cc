/*
 * What a reader found odd on a page, gathered while it reads.
 */
#ifndef TRACKSIDE_LIVERC_FINDINGS_H
#define TRACKSIDE_LIVERC_FINDINGS_H

#include "trackside/arena.h"
#include "trackside/dom.h"
#include "trackside/finding.h"
#include "trackside/number.h"

enum {
    FINDINGS_MAX = 1000,    /* the last one then says that there are more */
    FINDING_RAW_SIZE = 200, /* bytes kept of the raw text */
};

struct findings {
    struct arena *arena; /* the caller's: findings outlive the reading */
    struct finding *items;
    size_t n;
};

/* Where on the page: "row 12: Fast", "lap 3", "Valid Lap Range". Made into text only when needed.
 */
struct place {
    const char *group; /* "row", "lap"; NULL when there is but one */
    size_t number;     /* within the group, from 1 */
    const char *part;  /* a label or an element; NULL for the whole of the group's member */
};

#define PLACE(name) ((struct place){.part = (name)})

/* `raw` is the text in question or NULL; all texts are copied. */
void findings_add(struct findings *findings, enum finding_kind kind, struct place place,
                  const char *raw, const char *text);

/* Escapes in the value of a script's variable of that name that are no character; 0 is no finding.
 */
void findings_escapes(struct findings *findings, const char *name, size_t n_replaced);

/*
 * Figures as texts: ABSENT for NULL, and, with a finding, for what cannot be read.
 */
int64_t findings_count(struct findings *findings, struct place place, const char *raw);
int64_t findings_ms(struct findings *findings, struct place place, const char *raw);
int64_t findings_lap_ms(struct findings *findings, struct place place, const char *raw);
int64_t findings_seconds(struct findings *findings, struct place place, const char *raw);
int64_t findings_percent(struct findings *findings, struct place place, const char *raw);

/*
 * A label of `known` (up to NULL) that no row has, and a row whose label is none of them.
 */
void findings_labels(struct findings *findings, const struct dom_node *table,
                     const char *const *known, struct arena *scratch);

#endif
