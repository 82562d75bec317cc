/*
 * The table of practice days on a month page.
 */
#ifndef TRACKSIDE_LIVERC_MONTH_DAYS_H
#define TRACKSIDE_LIVERC_MONTH_DAYS_H

#include "frame.h"

/*
 * The days of that month, each once, in the order of the page. `months` is the list of months, or
 * NULL. ERROR_UNKNOWN_PAGE when a day is listed twice with two counts, when the page links to a day
 * that no row has, and when there is no row and yet the box of the dates has numbers in it.
 */
int month_days_read(struct reading *reading, struct date month, const struct dom_node *months,
                    const struct month_day **ret_days, size_t *ret_n_days, struct error *err);

#endif
