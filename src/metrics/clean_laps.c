/* Which laps are clean, and what the others cost. */
#include "trackside/clean_laps.h"

#include "order.h"

const char *const clean_rule_names[CLEAN_N_RULES] = {
    [CLEAN_107] = "1.07", [CLEAN_110] = "1.10", [CLEAN_115] = "1.15",
    [CLEAN_IQR] = "iqr",  [CLEAN_MAD] = "mad",
};

const char *const clean_rule_texts[CLEAN_N_RULES] = {
    [CLEAN_107] = "0.85 to 1.07 x median",
    [CLEAN_110] = "0.85 to 1.10 x median",
    [CLEAN_115] = "0.85 to 1.15 x median",
    [CLEAN_IQR] = "0.85 x median to third quartile + 1.5 x IQR",
    [CLEAN_MAD] = "0.85 x median to median + 3 x 1.4826 x MAD",
};

/* A bound as a fraction: a lap t is below it when t * divisor < dividend. */
struct bound {
    wide dividend;
    wide divisor;
};

static struct bound lower_bound(const int64_t *sorted, size_t n)
{
    return (struct bound){.dividend = order_median_twice(sorted, n) * 85, .divisor = 200};
}

static struct bound upper_bound(const int64_t *sorted, size_t n, enum clean_rule rule,
                                struct arena *scratch)
{
    wide median_twice = order_median_twice(sorted, n);

    switch (rule) {
    case CLEAN_107:
        return (struct bound){.dividend = median_twice * 107, .divisor = 200};
    case CLEAN_115:
        return (struct bound){.dividend = median_twice * 115, .divisor = 200};
    case CLEAN_IQR: {
        wide first = order_quartile_four_times(sorted, n, 1);
        wide third = order_quartile_four_times(sorted, n, 3);

        return (struct bound){.dividend = 2 * third + 3 * (third - first), .divisor = 8};
    }
    case CLEAN_MAD:
        return (struct bound){.dividend = 2 * (wide)ORDER_BELL_UNIT * median_twice +
                                          3 * (wide)ORDER_BELL *
                                              order_spread_four_times(sorted, n, scratch),
                              .divisor = 4 * (wide)ORDER_BELL_UNIT};
    case CLEAN_110:
    case CLEAN_N_RULES:
        break;
    }
    return (struct bound){.dividend = median_twice * 110, .divisor = 200};
}

void clean_laps_judge(const int64_t *laps_ms, size_t n, enum clean_rule rule,
                      enum clean_verdict *ret_verdicts, struct arena *scratch)
{
    const int64_t *sorted = order_laps(laps_ms, n, scratch);
    struct bound lower, upper;

    if (n == 0)
        return;
    lower = lower_bound(sorted, n);
    upper = upper_bound(sorted, n, rule, scratch);
    for (size_t i = 0; i < n; i++) {
        ret_verdicts[i] = CLEAN_LAP;
        if (laps_ms[i] * lower.divisor < lower.dividend)
            ret_verdicts[i] = CLEAN_TOO_FAST;
        else if (laps_ms[i] * upper.divisor > upper.dividend)
            ret_verdicts[i] = CLEAN_TOO_SLOW;
    }
}

void clean_laps_pick(const int64_t *laps_ms, const int64_t *numbers, size_t n, enum clean_rule rule,
                     struct arena *arena, int64_t **ret_laps_ms, int64_t **ret_numbers,
                     size_t *ret_n)
{
    enum clean_verdict *verdicts = arena_new_array(arena, n, enum clean_verdict);
    int64_t *clean = arena_new_array(arena, n, int64_t);
    int64_t *clean_numbers = arena_new_array(arena, n, int64_t);
    size_t n_clean = 0;

    clean_laps_judge(laps_ms, n, rule, verdicts, arena);
    for (size_t i = 0; i < n; i++) {
        if (verdicts[i] != CLEAN_LAP)
            continue;
        if (numbers != NULL)
            clean_numbers[n_clean] = numbers[i];
        clean[n_clean++] = laps_ms[i];
    }
    *ret_laps_ms = clean;
    if (ret_numbers != NULL)
        *ret_numbers = clean_numbers;
    *ret_n = n_clean;
}

int64_t clean_laps_lost(const int64_t *laps_ms, size_t n, enum clean_rule rule,
                        struct arena *scratch)
{
    enum clean_verdict *verdicts = arena_new_array(scratch, n, enum clean_verdict);
    wide median_twice, lost_twice = 0;

    if (n == 0)
        return ABSENT;
    median_twice = order_median_twice(order_laps(laps_ms, n, scratch), n);
    clean_laps_judge(laps_ms, n, rule, verdicts, scratch);
    for (size_t i = 0; i < n; i++)
        if (verdicts[i] == CLEAN_TOO_SLOW)
            lost_twice += 2 * (wide)laps_ms[i] - median_twice;
    return wide_divide(lost_twice, 2);
}
