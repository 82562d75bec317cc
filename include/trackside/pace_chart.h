/* Laps as charts. Texts and marks live in the arena, or with what they are of. */
#ifndef TRACKSIDE_PACE_CHART_H
#define TRACKSIDE_PACE_CHART_H

#include "trackside/career.h"
#include "trackside/chart.h"
#include "trackside/comparison.h"

/* Each side's laps by their number; of several sessions one series each. */
struct chart pace_chart_laps(struct arena *arena, const struct comparison *comparison);

/* How often which lap times: the counted laps of each side, in the same bins. */
struct chart pace_chart_histogram(struct arena *arena, const struct comparison *comparison);

/* The laps of an event by the clock, a series a driver: of classes with a text in their name, of
 * drivers with one in theirs; NULL: all. ERROR_NOT_FOUND when nothing fits. */
int pace_chart_day(struct task *task, struct arena *arena, const char *source_event_id,
                   const char *class_name, const char *driver, struct chart *ret_chart,
                   struct error *err);

/* Fastest lap, median and clean pace from day to day, of one track and class after the other. */
struct chart pace_chart_progress(struct arena *arena, const struct career *career);

#endif
