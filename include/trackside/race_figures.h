/*
 * The rules that tie the numbers of a race page together, as pure functions: what LiveRC prints,
 * computed again from the laps. Times are whole milliseconds, nothing passes through floating
 * point; ABSENT where a figure is not defined.
 *
 * Laps here are those that were driven, from number 1 on, each with a time: lap 0 is the grid.
 */
#ifndef TRACKSIDE_RACE_FIGURES_H
#define TRACKSIDE_RACE_FIGURES_H

#include "trackside/arena.h"
#include "trackside/number.h"

/* ---- statistics, and whether lap 1 is one of the laps they are of ---- */

/*
 * In some races lap 1 is left out of every statistic, in others it counts. The page does not say:
 * it is a setting of the round or class. Total, number of laps and places are of all laps always.
 */
enum race_first_lap {
    RACE_FIRST_LAP_UNKNOWN,
    RACE_FIRST_LAP_COUNTS,
    RACE_FIRST_LAP_LEFT_OUT,
};

struct race_metrics {
    int64_t fast_ms;
    int64_t average_ms; /* half rounded up, as the other means */
    int64_t top5_ms;    /* mean of the five shortest; absent below five counted laps */
    int64_t top10_ms;
    int64_t top15_ms;
    int64_t top2_consecutive_ms; /* least sum of neighbours */
    int64_t top3_consecutive_ms;
    int64_t deviation_ms; /* divisor n; 0 for a single counted lap */
    int64_t consistency;  /* 100 * (1 - deviation / average) in thousandths of a percent */
};

/* All absent when no lap counts. */
void race_metrics_of_laps(const int64_t *laps_ms, size_t n, enum race_first_lap first_lap,
                          struct race_metrics *ret_metrics);

/* What a page prints of one driver, beside his laps. */
struct race_printed {
    const int64_t *laps_ms;
    size_t n_laps;
    struct race_metrics metrics;   /* absent where the page prints none */
    int64_t deviation_tolerance;   /* half a unit of what is printed: 0 with three decimals, 5 with
                                      two */
    int64_t consistency_tolerance; /* likewise */
};

/*
 * Does the page print this of these laps? Means may be off by one millisecond, where rounding
 * could go either way.
 */
bool race_metrics_agree(const struct race_printed *printed, enum race_first_lap first_lap);

struct race_first_lap_verdict {
    enum race_first_lap rule; /* the one by which all drivers with laps agree; unknown when both
                                 do, or neither */
    size_t n_drivers;         /* with laps */
    size_t n_counts;          /* who agree when lap 1 counts */
    size_t n_left_out;        /* and when it does not */
};

/* Infer the rule of a race from all its drivers. */
struct race_first_lap_verdict race_infer_first_lap(const struct race_printed *drivers, size_t n);

/* ---- places and the end ---- */

struct race_progress {
    const int64_t *laps_ms;
    size_t n_laps;
    int64_t *places; /* room for n_laps */
};

/*
 * The place of each driver after each of his laps: one more than there are drivers who reached
 * that lap in less time. The last place of a car that stopped early is so not its result.
 */
void race_places(struct race_progress *drivers, size_t n, struct arena *scratch);

enum race_end {
    RACE_END_FINISHED, /* at the first crossing at or after the length */
    RACE_END_RETIRED,  /* before the length: nothing on the page marks it */
    RACE_END_BEYOND, /* a lap was driven after the race was over: the laps are not to be trusted */
    RACE_END_NOT_STARTED,
};

/* How a driver's timed race ended. */
enum race_end race_end_of(const int64_t *laps_ms, size_t n, int64_t length_ms);

/* Negative, 0 or positive as the first result ranks before, with or behind the second: laps
 * downwards, then time upwards; an absent time comes last. */
int race_compare_results(int64_t n_laps, int64_t time_ms, int64_t other_n_laps,
                         int64_t other_time_ms);

/* ---- pace ---- */

/*
 * The forecast after `n_laps` laps in `elapsed_ms` of a race of `length_ms`: so many laps, and the
 * time they take. It has no lower limit: after the length it can be less than what was driven.
 * False, and the results untouched, when a number is not above 0 or too large.
 */
bool race_pace(int64_t length_ms, int64_t n_laps, int64_t elapsed_ms, int64_t *ret_n_laps,
               int64_t *ret_time_ms);

/* Is it what the page prints? Its time is rounded up, and in one row of twenty a millisecond less.
 */
bool race_pace_agrees(int64_t length_ms, int64_t n_laps, int64_t elapsed_ms, int64_t printed_laps,
                      int64_t printed_time_ms);

/* ---- qualifying points ---- */

struct race_score {
    int64_t n_laps;
    int64_t time_ms;
    int64_t points; /* is computed */
};

/*
 * The points of one round for all drivers of a class: 0 for the first, then 2, 3, 4 and so on by
 * laps and time; whoever has no lap gets one more than there are drivers with laps. Equal results
 * share.
 */
void race_points_of_round(struct race_score *scores, size_t n, struct arena *scratch);

/*
 * Which of a driver's rounds count: the `n_counting` with the fewest points; of equal ones the
 * better result, then the earlier.
 */
void race_points_counting(const struct race_score *rounds, size_t n, size_t n_counting,
                          bool *ret_counts);

#endif
