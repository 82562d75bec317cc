/* Guesses about odd laps. */
#include "trackside/lap_doubt.h"

#include "order.h"

enum {
    FEWEST_LAPS = 3,
    FEWEST_FOR_MISTAKES = 6,
    SHORT_LAP_MS = 30 * 1000, /* below it seconds shrink */
    MISTAKE_MS = 500,
    FUEL_FROM_MS = 7 * 60 * 1000,
    FUEL_TO_MS = 10 * 60 * 1000,
};

const char *const lap_doubt_names[LAP_DOUBT_N] = {
    [LAP_DOUBT_NONE] = "",
    [LAP_DOUBT_CUT] = "cut",
    [LAP_DOUBT_MISSED_TWO] = "missed_crossing",
    [LAP_DOUBT_MISSED_THREE] = "missed_crossing",
    [LAP_DOUBT_CRASH] = "crash",
    [LAP_DOUBT_STOP] = "stop",
    [LAP_DOUBT_MISTAKE] = "mistake",
};

/* The middle of the laps of a driver, and how far apart they are. */
struct middle {
    wide median_twice;
    wide quartiles_apart_four_times;
};

static struct middle middle_of(const int64_t *laps_ms, size_t n, struct arena *scratch)
{
    const int64_t *sorted = order_laps(laps_ms, n, scratch);

    return (struct middle){
        .median_twice = order_median_twice(sorted, n),
        .quartiles_apart_four_times =
            order_quartile_four_times(sorted, n, 3) - order_quartile_four_times(sorted, n, 1),
    };
}

/* t - median against so many seconds, these shrunk where laps are short: -1, 0, 1. */
static int compare_above(int64_t lap_ms, const struct middle *middle, int seconds)
{
    wide above_twice = 2 * (wide)lap_ms - middle->median_twice;
    wide left = above_twice * SHORT_LAP_MS;
    wide right = 2000 * (wide)seconds * SHORT_LAP_MS;

    if (middle->median_twice < 2 * (wide)SHORT_LAP_MS)
        right = 1000 * (wide)seconds * middle->median_twice;
    return (left > right) - (left < right);
}

static bool is_near(int64_t lap_ms, const struct middle *middle, int n_medians)
{
    wide whole_twice = n_medians * middle->median_twice;
    wide off_twice = 2 * (wide)lap_ms - whole_twice;

    return 100 * (off_twice < 0 ? -off_twice : off_twice) <= 4 * whole_twice;
}

static bool is_cut(int64_t lap_ms, const struct middle *middle, int64_t class_median_ms)
{
    return 200 * (wide)lap_ms < 85 * middle->median_twice &&
           (is_absent(class_median_ms) || 100 * (wide)lap_ms < 85 * (wide)class_median_ms);
}

static bool is_mistake(int64_t lap_ms, const struct middle *middle)
{
    wide above_twice = 2 * (wide)lap_ms - middle->median_twice;

    return above_twice > 2 * (wide)MISTAKE_MS && above_twice > middle->quartiles_apart_four_times;
}

static enum lap_doubt judge(const int64_t *laps_ms, size_t n, size_t at,
                            const struct middle *middle, int64_t class_median_ms)
{
    int64_t lap_ms = laps_ms[at];

    if (is_cut(lap_ms, middle, class_median_ms))
        return LAP_DOUBT_CUT;
    if (is_near(lap_ms, middle, 2))
        return LAP_DOUBT_MISSED_TWO;
    if (is_near(lap_ms, middle, 3))
        return LAP_DOUBT_MISSED_THREE;
    if (at + 1 < n && compare_above(lap_ms, middle, 10) >= 0 &&
        compare_above(lap_ms, middle, 35) <= 0)
        return LAP_DOUBT_CRASH;
    if (compare_above(lap_ms, middle, 60) > 0)
        return LAP_DOUBT_STOP;
    if (n >= FEWEST_FOR_MISTAKES && is_mistake(lap_ms, middle))
        return LAP_DOUBT_MISTAKE;
    return LAP_DOUBT_NONE;
}

void lap_doubt_judge(const int64_t *laps_ms, size_t n, int64_t class_median_ms,
                     enum lap_doubt *ret_doubts, struct arena *scratch)
{
    struct middle middle;

    for (size_t i = 0; i < n; i++)
        ret_doubts[i] = LAP_DOUBT_NONE;
    if (n < FEWEST_LAPS)
        return;
    middle = middle_of(laps_ms, n, scratch);
    for (size_t i = 0; i < n; i++)
        ret_doubts[i] = judge(laps_ms, n, i, &middle, class_median_ms);
}

void lap_doubt_fuel_stops(const int64_t *laps_ms, size_t n, bool *ret_is_stop,
                          struct arena *scratch)
{
    struct middle middle;
    wide since_ms = 0;

    for (size_t i = 0; i < n; i++)
        ret_is_stop[i] = false;
    if (n < FEWEST_LAPS)
        return;
    middle = middle_of(laps_ms, n, scratch);
    for (size_t i = 0; i < n; i++) {
        since_ms += laps_ms[i];
        ret_is_stop[i] = since_ms >= FUEL_FROM_MS && since_ms <= FUEL_TO_MS &&
                         compare_above(laps_ms[i], &middle, 5) >= 0 &&
                         compare_above(laps_ms[i], &middle, 15) <= 0;
        if (ret_is_stop[i])
            since_ms = 0;
    }
}
