/*
 * What makes a page one of its kind: the elements that its reader stands on. Both the readers
 * and whoever asks what a page is ask here, so that they cannot disagree.
 */
#ifndef TRACKSIDE_LIVERC_SHAPE_H
#define TRACKSIDE_LIVERC_SHAPE_H

#include "frame.h"

struct day_shape {
    struct date date;             /* h5, else the title */
    const struct dom_node *table; /* the sessions; NULL when the page says that there are none */
};

struct month_shape {
    const struct dom_node *months; /* select#available_session_months, or NULL */
    const char *dates;             /* "October 2025": the box "Practice Dates for"; or NULL */
};

/* 0, or what shape_missing returns for the element that was missed. */
int shape_of_month(struct reading *reading, struct month_shape *ret_shape, struct error *err);
int shape_of_day(struct reading *reading, struct day_shape *ret_shape, struct error *err);
/* The table of rows "Driver", "Session Time", "Num Laps" and so on. */
int shape_of_session(struct reading *reading, const struct dom_node **ret_table, struct error *err);

/* The table of tracks. */
int shape_of_directory(struct reading *reading, const struct dom_node **ret_table,
                       struct error *err);

/* ERROR_UNKNOWN_PAGE: "this is no KIND page ...: it has no WHAT". page_parse adds what it looks
 * like. */
int shape_missing(struct reading *reading, const char *kind, const char *what, struct error *err);

/* What tells a page to be one of the kind, whether or not it can be read ("it has a row ..."); NULL
 * when nothing does. */
const char *shape_sign_of_month(const struct reading *reading);
const char *shape_sign_of_day(const struct reading *reading);
const char *shape_sign_of_session(const struct reading *reading);
const char *shape_sign_of_directory(const struct reading *reading);

/* Does a box say that there are no practice sessions? In its text, no comment or script. */
bool shape_says_none(const struct dom_node *box, struct arena *scratch);

#endif
