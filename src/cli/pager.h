/* Long results on a terminal go through the user's pager; into a pipe or file they never do. */
#ifndef TRACKSIDE_PAGER_H
#define TRACKSIDE_PAGER_H

#include "trackside/error.h"

#include <stddef.h>

enum {
    PAGER_ROWS = 50, /* more than so many rows are paged */
};

/*
 * Between begin and end, what is written to stdout goes to $PAGER (default `less -FRX`, where there
 * is one), if stdout is a terminal and n_rows is large; else nothing happens. The end waits until
 * the user has left the pager.
 */
void pager_begin(size_t n_rows);
int pager_end(struct error *err);

#endif
