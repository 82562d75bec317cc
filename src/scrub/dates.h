/*
 * Dates of a page moved, in every form that pages have: 2025-10-25, 2025-10, October 25, 2025
 * (Saturday), Sat, Oct 25, 2025, October 2025, 10/25/2025 and 10\/25\/2025. Days are moved by days,
 * months that stand alone by months; weekdays follow.
 */
#ifndef TRACKSIDE_SCRUB_DATES_H
#define TRACKSIDE_SCRUB_DATES_H

#include "trackside/arena.h"
#include "trackside/calendar.h"
#include "trackside/error.h"
#include "trackside/scrub.h"

struct date_move {
    int days;
    int months;
};

struct date date_moved(struct date date, const struct date_move *move);

/*
 * How far months move when days do. A month page lists the days of one month, so all of them must
 * come to lie in one month again: ERROR_USAGE, naming the nearest distance for which they do.
 */
int dates_plan(const struct scrub_page *pages, size_t n, int days, struct date_move *ret_move,
               struct error *err);

/* In the arena; *n_moved is added to. */
struct bytes dates_move(struct bytes text, const struct date_move *move, struct arena *arena,
                        size_t *n_moved);

#endif
