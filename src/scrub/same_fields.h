/*
 * Two proofs: what a page says in numbers is still what it says, and of whom it says it is not.
 * Both pages are read as ingest does, and compared field by field.
 */
#ifndef TRACKSIDE_SCRUB_SAME_FIELDS_H
#define TRACKSIDE_SCRUB_SAME_FIELDS_H

#include "dates.h"

struct field_proof {
    struct date_move move;
    bool same_classes; /* classes were to be kept */
    bool other_track;  /* the track was not */
    size_t n_same;     /* comparisons that came out equal */
    size_t n_changed;  /* fields of somebody found changed */
};

/* ERROR_CHECK names the page and the first field that differs, or does not. */
int fields_prove(struct field_proof *proof, const struct scrub_page *before,
                 const struct scrub_page *after, struct error *err);

#endif
