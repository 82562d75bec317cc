/*
 * The table of sessions: on a day page, and on a month page for today.
 */
#ifndef TRACKSIDE_LIVERC_SESSION_LIST_H
#define TRACKSIDE_LIVERC_SESSION_LIST_H

#include "frame.h"

struct session_list {
    struct session_row *rows; /* in the order of the page; ids are unique */
    size_t n_rows;
    size_t n_seen;        /* rows of the page: these, repeats of them, and those left out */
    size_t n_skipped;     /* rows that no session can be told from */
    int64_t skipped_laps; /* that those print; ABSENT when one prints none */
};

/* By its class, else by its headings; NULL when there is none in scope. */
const struct dom_node *session_list_find(const struct dom_node *scope);

/*
 * All rows of all such tables in scope. ERROR_UNKNOWN_PAGE when the column of drivers or of times
 * is missing, or there is no row at all (a day without sessions has no table).
 */
int session_list_read(struct reading *reading, const struct dom_node *scope, struct date date,
                      struct session_list *ret_list, struct error *err);

#endif
