/*
 * Drawing from sorted laps by their index, so that a drawn median is found by counting. Differences
 * are kept as numerators over one denominator: 2 for medians, the product of both numbers of laps
 * for means.
 */
#include "trackside/difference.h"

#include "order.h"

#include <stdlib.h>
#include <string.h>

enum {
    OUTSIDE = DIFFERENCE_DRAWS / 40, /* draws beyond each end of the interval */
    PERCENT = 100,
};

/* Beyond a thousand years no number of laps is worked out, so that squares fit. */
static const wide widest_ms = (wide)1 << 45;

const char *const difference_verdict_names[] = {
    [DIFFERENCE_FASTER] = "faster",
    [DIFFERENCE_SLOWER] = "slower",
    [DIFFERENCE_NONE] = "no_difference",
    [DIFFERENCE_NOT_ENOUGH] = "not_enough_laps",
};

struct laps {
    const int64_t *sorted;
    size_t n;
    uint32_t *draws; /* how often each was drawn */
};

/* splitmix64, as its author gives it to the public. */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15U;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

static size_t next_index(uint64_t *state, size_t n)
{
    return (size_t)(((wide)next_random(state) * (wide)n) >> 64);
}

static wide drawn_median_twice(struct laps *laps, uint64_t *state)
{
    size_t low = (laps->n - 1) / 2, high = laps->n / 2, n_passed = 0;
    wide twice = 0;

    memset(laps->draws, 0, laps->n * sizeof(*laps->draws));
    for (size_t i = 0; i < laps->n; i++)
        laps->draws[next_index(state, laps->n)]++;
    for (size_t i = 0; n_passed <= high; i++) {
        size_t n_after = n_passed + laps->draws[i];

        if (n_passed <= low && low < n_after)
            twice += laps->sorted[i];
        if (n_passed <= high && high < n_after)
            twice += laps->sorted[i];
        n_passed = n_after;
    }
    return twice;
}

static wide drawn_total(const struct laps *laps, uint64_t *state)
{
    wide total = 0;

    for (size_t i = 0; i < laps->n; i++)
        total += laps->sorted[next_index(state, laps->n)];
    return total;
}

static wide drawn_difference(enum difference_of what, struct laps *first, struct laps *other,
                             uint64_t *state)
{
    wide of_first, of_other;

    if (what == DIFFERENCE_OF_MEDIANS) {
        of_first = drawn_median_twice(first, state);
        return drawn_median_twice(other, state) - of_first;
    }
    of_first = drawn_total(first, state) * (wide)other->n;
    of_other = drawn_total(other, state) * (wide)first->n;
    return of_other - of_first;
}

static int64_t figure(enum difference_of what, const struct laps *laps)
{
    if (laps->n == 0)
        return ABSENT;
    if (what == DIFFERENCE_OF_MEDIANS)
        return wide_divide(order_median_twice(laps->sorted, laps->n), 2);
    return wide_divide(wide_sum(laps->sorted, laps->n), (wide)laps->n);
}

static void find_interval(enum difference_of what, struct laps *first, struct laps *other,
                          struct difference *difference, struct arena *scratch)
{
    wide *differences = arena_new_array(scratch, DIFFERENCE_DRAWS, wide);
    wide denominator = what == DIFFERENCE_OF_MEDIANS ? 2 : (wide)first->n * (wide)other->n;
    uint64_t state = 1;

    for (size_t i = 0; i < DIFFERENCE_DRAWS; i++)
        differences[i] = drawn_difference(what, first, other, &state);
    qsort(differences, DIFFERENCE_DRAWS, sizeof(*differences), order_compare_wide);
    difference->low_ms = wide_divide(differences[OUTSIDE], denominator);
    difference->high_ms = wide_divide(differences[DIFFERENCE_DRAWS - 1 - OUTSIDE], denominator);
}

/* An interval of n laps is narrower by the root of k with k * n of them: it must come down to the
 * difference itself, or to the percent that matters. */
static int64_t laps_needed(const struct difference *difference, size_t n, wide matters)
{
    wide half_twice = (wide)difference->high_ms - difference->low_ms;
    wide value = difference->value_ms;
    wide wanted = value < 0 ? -value : value;

    if (wanted < matters)
        wanted = matters;
    if (wanted <= 0 || wanted > widest_ms || half_twice > widest_ms)
        return ABSENT;
    return wide_narrow(((wide)n * half_twice * half_twice + 4 * wanted * wanted - 1) /
                       (4 * wanted * wanted));
}

static void judge(struct difference *difference, size_t n)
{
    wide matters = (wide)difference->first_ms / PERCENT;

    if (difference->high_ms < 0)
        difference->verdict = DIFFERENCE_FASTER;
    else if (difference->low_ms > 0)
        difference->verdict = DIFFERENCE_SLOWER;
    else if (difference->low_ms > -matters && difference->high_ms < matters)
        difference->verdict = DIFFERENCE_NONE;
    else {
        difference->laps_needed = laps_needed(difference, n, matters);
        if (!is_absent(difference->laps_needed) && difference->laps_needed <= (int64_t)n)
            difference->laps_needed = (int64_t)n + 1;
    }
}

void difference_of_laps(enum difference_of what, const int64_t *first_ms, size_t n_first,
                        const int64_t *other_ms, size_t n_other, struct difference *ret_difference,
                        struct arena *scratch)
{
    struct laps first = {.sorted = order_laps(first_ms, n_first, scratch),
                         .n = n_first,
                         .draws = arena_new_array(scratch, n_first, uint32_t)};
    struct laps other = {.sorted = order_laps(other_ms, n_other, scratch),
                         .n = n_other,
                         .draws = arena_new_array(scratch, n_other, uint32_t)};
    size_t n = n_first < n_other ? n_first : n_other;

    *ret_difference = (struct difference){.first_ms = figure(what, &first),
                                          .other_ms = figure(what, &other),
                                          .value_ms = ABSENT,
                                          .low_ms = ABSENT,
                                          .high_ms = ABSENT,
                                          .verdict = DIFFERENCE_NOT_ENOUGH,
                                          .laps_needed = ABSENT};
    if (!is_absent(ret_difference->first_ms) && !is_absent(ret_difference->other_ms))
        ret_difference->value_ms =
            wide_narrow((wide)ret_difference->other_ms - ret_difference->first_ms);
    if (n < DIFFERENCE_FEWEST_LAPS) {
        ret_difference->laps_needed = DIFFERENCE_FEWEST_LAPS;
        return;
    }
    find_interval(what, &first, &other, ret_difference, scratch);
    judge(ret_difference, n);
}
