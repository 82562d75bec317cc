/*
 * The pages that a list asks for, one for each thing it lists: planned from what is stored of them,
 * then fetched side by side. For a practice day and a race event.
 */
#ifndef TRACKSIDE_DETAILS_H
#define TRACKSIDE_DETAILS_H

#include "stored.h"

/* A page that the list tells of. Texts are borrowed. */
struct detail {
    struct page_id page;
    const char *listed_as; /* what the list says of it: another text than at the last fetch makes it
                              due */
    bool follows_clock;    /* due also when it is past its time, until it is settled */
};

enum details_use {
    DETAILS_DUE, /* those that are new, listed otherwise than before, past their time, or failed */
    DETAILS_AGAIN, /* all, but for those that the site says are gone */
};

/*
 * Have them in mirror.db; what is not to be had is counted in the report, with the reason of the
 * first, and is no error. Negative is what stopped the run; the report tells how far it came.
 */
int details_fetch(struct mirror *mirror, const char *slug, const struct detail *details, size_t n,
                  enum details_use use, struct arena *arena, struct mirror_day *report,
                  struct error *err);

/* How many of them details_fetch would ask for now. */
int details_count_due(struct mirror *mirror, const struct detail *details, size_t n,
                      struct arena *arena, int64_t *ret_n, struct error *err);

/* ---- the list itself ---- */

/* The stored body of a list that was had a moment ago. */
int details_read_list(struct mirror *mirror, const struct page_id *page, struct arena *arena,
                      struct bytes *ret_body, struct error *err);

/* A track's name from a page, until the user gives one. */
int details_note_track(struct mirror *mirror, const char *slug, const char *name,
                       struct error *err);

/* A phase, for whoever listens: "start", "list stored", "details stored". */
void details_tell_start(struct mirror *mirror, const char *list_key);
void details_tell_list(struct mirror *mirror, const char *list_key,
                       const struct mirror_day *report);
void details_tell_end(struct mirror *mirror, const char *list_key, const struct mirror_day *report);

#endif
