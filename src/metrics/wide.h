/* Sums and products of laps, in numbers so wide that laps of a hostile page fit, and how they are
 * rounded. */
#ifndef TRACKSIDE_WIDE_H
#define TRACKSIDE_WIDE_H

#include "trackside/number.h"

__extension__ typedef __int128 wide;

/* ABSENT where it does not fit. */
static inline int64_t wide_narrow(wide value)
{
    return value > INT64_MAX || value < INT64_MIN ? ABSENT : (int64_t)value;
}

/* The nearest whole number, halves up; the divisor is above 0. */
static inline int64_t wide_divide(wide dividend, wide divisor)
{
    wide doubled = 2 * dividend + divisor;
    wide quotient = doubled / (2 * divisor);

    return wide_narrow(doubled % (2 * divisor) < 0 ? quotient - 1 : quotient);
}

static inline wide wide_sum(const int64_t *laps_ms, size_t n)
{
    wide total = 0;

    for (size_t i = 0; i < n; i++)
        total += laps_ms[i];
    return total;
}

#endif
