/*
 * Clean laps: those of the counted laps that were neither much slower nor much faster than the
 * driver's median, by a rule that stands beside every figure made of them. Bounds are held against
 * laps exactly, as fractions. Times are whole milliseconds.
 */
#ifndef TRACKSIDE_CLEAN_LAPS_H
#define TRACKSIDE_CLEAN_LAPS_H

#include "trackside/arena.h"
#include "trackside/number.h"

/* What a clean lap is at most; it is at least 0.85 of the median by each rule. */
enum clean_rule {
    CLEAN_107,
    CLEAN_110, /* the one that holds where none is named */
    CLEAN_115,
    CLEAN_IQR, /* third quartile and 1.5 times the distance of the quartiles */
    CLEAN_MAD, /* median and three times the robust spread */
    CLEAN_N_RULES,
};

/* "1.07", "1.10", "1.15", "iqr", "mad"; and as a sentence says it: "at most 1.10 x median, ...". */
extern const char *const clean_rule_names[CLEAN_N_RULES];
extern const char *const clean_rule_texts[CLEAN_N_RULES];

/* How a lap stands to the rule. */
enum clean_verdict {
    CLEAN_LAP,
    CLEAN_TOO_FAST,
    CLEAN_TOO_SLOW,
};

/* Of each of n counted laps. `ret_verdicts` has room for n. */
void clean_laps_judge(const int64_t *laps_ms, size_t n, enum clean_rule rule,
                      enum clean_verdict *ret_verdicts, struct arena *scratch);

/* The clean ones in the order they were driven, in the arena; numbers[i] is that of laps_ms[i], and
 * goes along. `numbers` and `ret_numbers` may be NULL. */
void clean_laps_pick(const int64_t *laps_ms, const int64_t *numbers, size_t n, enum clean_rule rule,
                     struct arena *arena, int64_t **ret_laps_ms, int64_t **ret_numbers,
                     size_t *ret_n);

/* What laps that were too slow took beyond the median, together; half up. 0 when there are none,
 * ABSENT without laps. */
int64_t clean_laps_lost(const int64_t *laps_ms, size_t n, enum clean_rule rule,
                        struct arena *scratch);

#endif
