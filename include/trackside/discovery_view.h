/* How a discovery looks: its days, its months as they come, a track's history. */
#ifndef TRACKSIDE_DISCOVERY_VIEW_H
#define TRACKSIDE_DISCOVERY_VIEW_H

#include "trackside/answer.h"
#include "trackside/discover.h"

/* "2025-10", in the arena. */
const char *discovery_view_month_text(struct date month, struct arena *arena);

/*
 * All of it: what was asked and what failed, the days, and their sessions where they were wanted.
 * `with_days` false: what was asked alone, as "summary".
 */
int discovery_view_answer(struct discovery *discovery, bool with_days, struct answer **ret_answer,
                          struct error *err);

/* A month the moment it is known: {"month", "practice_days"}. */
struct answer *discovery_view_month(const struct discovery *discovery,
                                    const struct discovery_month *month, struct arena *arena);

/* The months a page lists, and how many days of each are stored. */
int discovery_view_months(struct discovery *discovery, const struct discover_month *page,
                          struct answer **ret_answer, struct error *err);

#endif
