/*
 * The rules of a race page, checked on 846 laps of three mains and on thousands of results of a
 * club. Statistics are those of metrics.h over the laps that count.
 */
#include "trackside/race_figures.h"

#include "wide.h"

#include "trackside/metrics.h"

#include <stdlib.h>

enum {
    WHOLE = 100 * 1000, /* 100 % in thousandths */
};

/* ---- statistics ---- */

static int64_t least_pair(const int64_t *laps_ms, size_t n)
{
    int64_t least = ABSENT;

    for (size_t i = 1; i < n; i++) {
        int64_t pair;

        if (__builtin_add_overflow(laps_ms[i - 1], laps_ms[i], &pair))
            return ABSENT;
        if (is_absent(least) || pair < least)
            least = pair;
    }
    return least;
}

void race_metrics_of_laps(const int64_t *laps_ms, size_t n, enum race_first_lap first_lap,
                          struct race_metrics *ret_metrics)
{
    size_t n_left_out = first_lap == RACE_FIRST_LAP_LEFT_OUT && n > 0 ? 1 : 0;
    const int64_t *counted = n > 0 ? laps_ms + n_left_out : laps_ms;
    size_t n_counted = n - n_left_out;
    struct metrics metrics;

    metrics_of_laps(counted, n_counted, &metrics);
    *ret_metrics = (struct race_metrics){
        .fast_ms = metrics.fast_ms,
        .average_ms = metrics.average_ms,
        .top5_ms = metrics.top5_ms,
        .top10_ms = metrics.top10_ms,
        .top15_ms = metrics.top15_ms,
        .top2_consecutive_ms = least_pair(counted, n_counted),
        .top3_consecutive_ms = metrics.top3_ms,
        .deviation_ms = n_counted == 1 ? 0 : metrics.deviation_ms,
        .consistency = n_counted == 1 ? WHOLE : metrics.consistency,
    };
}

/* Both absent, or as near as that. */
static bool is_near(int64_t printed, int64_t computed, int64_t tolerance)
{
    int64_t off;

    if (is_absent(printed) || is_absent(computed))
        return printed == computed;
    if (__builtin_sub_overflow(printed, computed, &off))
        return false;
    return off >= -tolerance && off <= tolerance;
}

bool race_metrics_agree(const struct race_printed *printed, enum race_first_lap first_lap)
{
    const struct race_metrics *p = &printed->metrics;
    struct race_metrics c;

    race_metrics_of_laps(printed->laps_ms, printed->n_laps, first_lap, &c);
    return is_near(p->fast_ms, c.fast_ms, 0) && is_near(p->average_ms, c.average_ms, 1) &&
           is_near(p->top5_ms, c.top5_ms, 1) && is_near(p->top10_ms, c.top10_ms, 1) &&
           is_near(p->top15_ms, c.top15_ms, 1) &&
           is_near(p->top3_consecutive_ms, c.top3_consecutive_ms, 0) &&
           /* The table does not print it. */
           (is_absent(p->top2_consecutive_ms) ||
            is_near(p->top2_consecutive_ms, c.top2_consecutive_ms, 0)) &&
           is_near(p->deviation_ms, c.deviation_ms, 1 + printed->deviation_tolerance) &&
           is_near(p->consistency, c.consistency, 1 + printed->consistency_tolerance);
}

struct race_first_lap_verdict race_infer_first_lap(const struct race_printed *drivers, size_t n)
{
    struct race_first_lap_verdict verdict = {.rule = RACE_FIRST_LAP_UNKNOWN};
    bool counts, left_out;

    for (size_t i = 0; i < n; i++) {
        if (drivers[i].n_laps == 0)
            continue;
        verdict.n_drivers++;
        verdict.n_counts += race_metrics_agree(&drivers[i], RACE_FIRST_LAP_COUNTS);
        verdict.n_left_out += race_metrics_agree(&drivers[i], RACE_FIRST_LAP_LEFT_OUT);
    }
    counts = verdict.n_drivers > 0 && verdict.n_counts == verdict.n_drivers;
    left_out = verdict.n_drivers > 0 && verdict.n_left_out == verdict.n_drivers;
    if (counts != left_out)
        verdict.rule = counts ? RACE_FIRST_LAP_COUNTS : RACE_FIRST_LAP_LEFT_OUT;
    return verdict;
}

/* ---- places ---- */

/* A driver at the end of one lap. */
struct crossing {
    wide elapsed_ms; /* since the start; laps of a hostile page may be of any length */
    size_t driver;
};

static int compare_crossings(const void *a, const void *b)
{
    const struct crossing *one = a, *other = b;

    return (one->elapsed_ms > other->elapsed_ms) - (one->elapsed_ms < other->elapsed_ms);
}

void race_places(struct race_progress *drivers, size_t n, struct arena *scratch)
{
    struct crossing *crossings = arena_new_array(scratch, n, struct crossing);
    size_t n_crossings = n;

    for (size_t i = 0; i < n; i++)
        crossings[i].driver = i;
    for (size_t lap = 0; n_crossings > 0; lap++) {
        size_t n_kept = 0;

        /* Whoever has no such lap is out of it from here on. */
        for (size_t i = 0; i < n_crossings; i++) {
            const struct race_progress *driver = &drivers[crossings[i].driver];

            if (lap >= driver->n_laps)
                continue;
            crossings[n_kept] = crossings[i];
            crossings[n_kept++].elapsed_ms += driver->laps_ms[lap];
        }
        n_crossings = n_kept;
        if (n_crossings > 1)
            qsort(crossings, n_crossings, sizeof(*crossings), compare_crossings);
        for (size_t i = 0, first = 0; i < n_crossings; i++) {
            if (crossings[i].elapsed_ms != crossings[first].elapsed_ms)
                first = i;
            drivers[crossings[i].driver].places[lap] = (int64_t)first + 1;
        }
    }
}

enum race_end race_end_of(const int64_t *laps_ms, size_t n, int64_t length_ms)
{
    wide elapsed_ms = 0;

    if (n == 0)
        return RACE_END_NOT_STARTED;
    for (size_t i = 0; i + 1 < n; i++)
        elapsed_ms += laps_ms[i];
    if (elapsed_ms >= length_ms)
        return RACE_END_BEYOND;
    return elapsed_ms + laps_ms[n - 1] >= length_ms ? RACE_END_FINISHED : RACE_END_RETIRED;
}

int race_compare_results(int64_t n_laps, int64_t time_ms, int64_t other_n_laps,
                         int64_t other_time_ms)
{
    if (n_laps != other_n_laps)
        return n_laps > other_n_laps ? -1 : 1;
    if (time_ms == other_time_ms)
        return 0;
    if (is_absent(time_ms) || is_absent(other_time_ms))
        return is_absent(time_ms) ? 1 : -1;
    return time_ms < other_time_ms ? -1 : 1;
}

/* ---- pace ---- */

static wide ceiling(wide dividend, wide divisor)
{
    return (dividend + divisor - 1) / divisor;
}

bool race_pace(int64_t length_ms, int64_t n_laps, int64_t elapsed_ms, int64_t *ret_n_laps,
               int64_t *ret_time_ms)
{
    wide pace_laps, pace_ms;

    if (length_ms <= 0 || n_laps <= 0 || elapsed_ms <= 0)
        return false;
    pace_laps = ceiling((wide)length_ms * n_laps, elapsed_ms);
    if (pace_laps > INT64_MAX / 2)
        return false;
    pace_ms = ceiling(pace_laps * elapsed_ms, n_laps);
    if (pace_ms > INT64_MAX)
        return false;
    *ret_n_laps = (int64_t)pace_laps;
    *ret_time_ms = (int64_t)pace_ms;
    return true;
}

bool race_pace_agrees(int64_t length_ms, int64_t n_laps, int64_t elapsed_ms, int64_t printed_laps,
                      int64_t printed_time_ms)
{
    int64_t laps, time_ms;

    return race_pace(length_ms, n_laps, elapsed_ms, &laps, &time_ms) && printed_laps == laps &&
           (printed_time_ms == time_ms || printed_time_ms == time_ms - 1);
}

/* ---- points ---- */

static int compare_scores(const void *a, const void *b)
{
    const struct race_score *one = *(struct race_score *const *)a;
    const struct race_score *other = *(struct race_score *const *)b;

    return race_compare_results(one->n_laps, one->time_ms, other->n_laps, other->time_ms);
}

static bool has_laps(const struct race_score *score)
{
    return !is_absent(score->n_laps) && score->n_laps > 0;
}

void race_points_of_round(struct race_score *scores, size_t n, struct arena *scratch)
{
    struct race_score **sorted = arena_new_array(scratch, n, struct race_score *);
    size_t n_with_laps = 0;

    for (size_t i = 0; i < n; i++) {
        if (has_laps(&scores[i]))
            sorted[n_with_laps++] = &scores[i];
    }
    if (n_with_laps > 1)
        qsort(sorted, n_with_laps, sizeof(struct race_score *), compare_scores);
    for (size_t i = 0; i < n_with_laps; i++) {
        bool shares = i > 0 && compare_scores(&sorted[i - 1], &sorted[i]) == 0;

        sorted[i]->points = shares ? sorted[i - 1]->points : i == 0 ? 0 : (int64_t)i + 1;
    }
    for (size_t i = 0; i < n; i++) {
        if (!has_laps(&scores[i]))
            scores[i].points = (int64_t)n_with_laps + 1;
    }
}

/* Is the first round the better one to count? */
static bool is_better(const struct race_score *one, const struct race_score *other)
{
    if (one->points != other->points)
        return one->points < other->points;
    return race_compare_results(one->n_laps, one->time_ms, other->n_laps, other->time_ms) < 0;
}

void race_points_counting(const struct race_score *rounds, size_t n, size_t n_counting,
                          bool *ret_counts)
{
    for (size_t i = 0; i < n; i++)
        ret_counts[i] = false;
    for (size_t chosen = 0; chosen < n_counting && chosen < n; chosen++) {
        size_t best = n;

        for (size_t i = 0; i < n; i++) {
            if (!ret_counts[i] && (best == n || is_better(&rounds[i], &rounds[best])))
                best = i;
        }
        ret_counts[best] = true;
    }
}
