/*
 * What an odd lap may have been. These are guesses from the time alone, never facts: nothing is
 * left out of a figure because of them unless somebody asks. Times are whole milliseconds, bounds
 * are held against laps exactly.
 *
 * Bounds in seconds were found on tracks of 30 to 45 seconds a lap; where the median is below 30 s
 * they shrink in proportion.
 */
#ifndef TRACKSIDE_LAP_DOUBT_H
#define TRACKSIDE_LAP_DOUBT_H

#include "trackside/arena.h"
#include "trackside/number.h"

enum lap_doubt {
    LAP_DOUBT_NONE,
    LAP_DOUBT_CUT,          /* below 0.85 of the driver's median and of the class's */
    LAP_DOUBT_MISSED_TWO,   /* within 4 % of twice the median: the loop missed a crossing */
    LAP_DOUBT_MISSED_THREE, /* of three times the median */
    LAP_DOUBT_CRASH,        /* 10 to 35 s above the median, and the driver goes on */
    LAP_DOUBT_STOP,         /* more than 60 s above it: mechanical, or a stop */
    LAP_DOUBT_MISTAKE,      /* above it by more than 0.5 s and twice the quartiles' distance */
    LAP_DOUBT_N,
};

/* "", "cut", "missed_crossing", "missed_crossing", "crash", "stop", "mistake". */
extern const char *const lap_doubt_names[LAP_DOUBT_N];

/*
 * One for each of n counted laps, the first in the order above that fits. The class's median is
 * that of all counted laps of its class at that event; ABSENT: the driver's own stands for it.
 * Mistakes are looked for from six laps on, the others from three on. `ret_doubts` has room for n.
 */
void lap_doubt_judge(const int64_t *laps_ms, size_t n, int64_t class_median_ms,
                     enum lap_doubt *ret_doubts, struct arena *scratch);

/*
 * Fuel stops of a nitro car: laps 5 to 15 s above the median that end 7 to 10 minutes of counted
 * laps after the start or the last such stop. A hint. `ret_is_stop` has room for n.
 */
void lap_doubt_fuel_stops(const int64_t *laps_ms, size_t n, bool *ret_is_stop,
                          struct arena *scratch);

#endif
