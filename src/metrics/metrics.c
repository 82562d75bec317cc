/*
 * LiveRC's figures in whole numbers only, so that the last digit is right.
 *
 * With n laps t, the deviation is sqrt(V) / n where V = n * sum(t^2) - sum(t)^2, and the mean
 * sum(t) / n, so deviation / mean = sqrt(V) / sum(t). Roots are taken of whole numbers, scaled
 * so that the one rounding comes last. Laps from a hostile page may be of any length: what
 * does not fit is absent.
 */
#include "trackside/metrics.h"

#include "wide.h"

__extension__ typedef unsigned __int128 unsigned_wide;

enum {
    LONGEST_TOP = 15,
    ROW_LENGTH = 3,
    WHOLE = 100 * 1000, /* 100 % in thousandths */
};

/* The shortest laps met so far, in order. */
struct top {
    int64_t laps_ms[LONGEST_TOP];
    size_t n;
};

static void top_add(struct top *top, int64_t lap_ms)
{
    size_t at = top->n;

    if (top->n < LONGEST_TOP)
        top->n++;
    else if (lap_ms >= top->laps_ms[--at])
        return;
    for (; at > 0 && top->laps_ms[at - 1] > lap_ms; at--)
        top->laps_ms[at] = top->laps_ms[at - 1];
    top->laps_ms[at] = lap_ms;
}

static int64_t top_mean(const struct top *top, size_t n)
{
    return top->n < n ? ABSENT : wide_divide(wide_sum(top->laps_ms, n), (wide)n);
}

static int64_t least_row(const int64_t *laps_ms, size_t n)
{
    wide least;

    if (n < ROW_LENGTH)
        return ABSENT;
    least = wide_sum(laps_ms, ROW_LENGTH);
    for (size_t i = 1; i + ROW_LENGTH <= n; i++) {
        wide row = wide_sum(laps_ms + i, ROW_LENGTH);

        if (row < least)
            least = row;
    }
    return wide_narrow(least);
}

/* The whole part of the root, found bit by bit from the top. */
static unsigned_wide whole_root(unsigned_wide value)
{
    unsigned_wide root = 0;

    for (unsigned_wide bit = (unsigned_wide)1 << 63; bit > 0; bit >>= 1) {
        unsigned_wide larger = root | bit;

        if (larger * larger <= value)
            root = larger;
    }
    return root;
}

/* V of the head of this file; false when it does not fit. */
static bool scaled_variance(const int64_t *laps_ms, size_t n, unsigned_wide *ret_variance)
{
    wide total = wide_sum(laps_ms, n);
    wide squares = 0, product, square_of_total;

    for (size_t i = 0; i < n; i++) {
        if (__builtin_add_overflow(squares, (wide)laps_ms[i] * laps_ms[i], &squares))
            return false;
    }
    if (__builtin_mul_overflow(squares, (wide)n, &product) ||
        __builtin_mul_overflow(total, total, &square_of_total))
        return false;
    *ret_variance = (unsigned_wide)(product - square_of_total);
    return true;
}

/* sqrt(V) / n, half up: (2 * sqrt(V) + n) / 2n, where the root may be cut to its whole part. */
static int64_t deviation(unsigned_wide variance, size_t n)
{
    unsigned_wide root;

    if (__builtin_mul_overflow(variance, (unsigned_wide)4, &variance))
        return ABSENT;
    root = whole_root(variance);
    return wide_narrow((wide)((root + n) / (2 * (unsigned_wide)n)));
}

/* WHOLE * (1 - sqrt(V) / total), half up; the root is subtracted, so it is rounded up. */
static int64_t consistency(unsigned_wide variance, wide total)
{
    const unsigned_wide scale = 2 * (unsigned_wide)WHOLE;
    unsigned_wide root, whole;

    if (total <= 0 || __builtin_mul_overflow(variance, scale * scale, &variance))
        return ABSENT;
    root = whole_root(variance);
    root += root * root < variance;
    whole = (scale + 1) * (unsigned_wide)total;
    return root >= whole ? 0 : (int64_t)((whole - root) / (2 * (unsigned_wide)total));
}

void metrics_of_laps(const int64_t *laps_ms, size_t n, struct metrics *ret_metrics)
{
    struct top top = {.n = 0};
    unsigned_wide variance;

    for (size_t i = 0; i < n; i++)
        top_add(&top, laps_ms[i]);
    *ret_metrics = (struct metrics){
        .n_laps = (int64_t)n,
        .total_ms = wide_narrow(wide_sum(laps_ms, n)),
        .fast_ms = top_mean(&top, 1),
        .average_ms = n > 0 ? wide_divide(wide_sum(laps_ms, n), (wide)n) : ABSENT,
        .top3_ms = least_row(laps_ms, n),
        .top5_ms = top_mean(&top, 5),
        .top10_ms = top_mean(&top, 10),
        .top15_ms = top_mean(&top, 15),
        .deviation_ms = ABSENT,
        .consistency = ABSENT,
    };
    if (n < 2 || !scaled_variance(laps_ms, n, &variance))
        return;
    ret_metrics->deviation_ms = deviation(variance, n);
    ret_metrics->consistency = consistency(variance, wide_sum(laps_ms, n));
}

bool metrics_length_agrees(int64_t total_ms, int64_t printed_s)
{
    return !is_absent(total_ms) && total_ms / 1000 + (total_ms % 1000 >= 500) == printed_s;
}
