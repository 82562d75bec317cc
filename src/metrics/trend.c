/*
 * Slopes are compared as fractions. The interval is that of Sen (1968), from the spread of
 * Kendall's count: with N = n(n-1)/2 slopes and C = 1.96 * sqrt(n(n-1)(2n+5)/18) it goes from the
 * M-th to the (N+1-M)-th of them in order, M = (N - C) / 2 rounded down, so that it is never too
 * narrow.
 */
#include "trackside/trend.h"

#include "wide.h"

#include <stdlib.h>

struct slope {
    wide rise; /* ms */
    wide run;  /* laps, above 0 */
};

static int compare(const void *a, const void *b)
{
    const struct slope *one = a, *other = b;
    wide left = one->rise * other->run, right = other->rise * one->run;

    return (left > right) - (left < right);
}

static int64_t rounded(const struct slope *slope)
{
    return wide_divide(slope->rise, slope->run);
}

/* The mean of the middle two, which may be the same. */
static int64_t middle(const struct slope *slopes, size_t n)
{
    const struct slope *low = &slopes[(n - 1) / 2], *high = &slopes[n / 2];

    return wide_divide(low->rise * high->run + high->rise * low->run, 2 * low->run * high->run);
}

/* C rounded up: the least whole number whose square is not below C squared. */
static int64_t confidence_reach(size_t n)
{
    const int64_t z_squared = 38416, unit = 10000; /* 1.96 squared */
    wide laps = (wide)n;
    wide square = z_squared * laps * (laps - 1) * (2 * laps + 5);
    int64_t reach = 0;

    for (int64_t bit = (int64_t)1 << 40; bit > 0; bit >>= 1)
        if ((wide)(reach + bit - 1) * (reach + bit - 1) * 18 * unit < square)
            reach += bit;
    return reach;
}

void trend_of_laps(const int64_t *laps_ms, const int64_t *numbers, size_t n,
                   struct trend *ret_trend, struct arena *scratch)
{
    struct slope *slopes;
    size_t n_slopes = 0;
    int64_t outside;

    *ret_trend = (struct trend){.slope_ms = ABSENT, .low_ms = ABSENT, .high_ms = ABSENT};
    if (n < TREND_FEWEST_LAPS || n > TREND_MOST_LAPS)
        return;
    slopes = arena_new_array(scratch, n * (n - 1) / 2, struct slope);
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++)
            slopes[n_slopes++] = (struct slope){.rise = (wide)laps_ms[j] - laps_ms[i],
                                                .run = (wide)numbers[j] - numbers[i]};
    qsort(slopes, n_slopes, sizeof(*slopes), compare);
    ret_trend->slope_ms = middle(slopes, n_slopes);
    outside = ((int64_t)n_slopes - confidence_reach(n)) / 2;
    if (outside < 1)
        return;
    ret_trend->low_ms = rounded(&slopes[outside - 1]);
    ret_trend->high_ms = rounded(&slopes[n_slopes - (size_t)outside]);
}
