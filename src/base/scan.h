/*
 * A cursor over a slice: each function takes what it knows off the front of *rest, or
 * returns false with *rest and the results untouched.
 */
#ifndef SCAN_H
#define SCAN_H

#include "trackside/bytes.h"

#include <stdint.h>

bool scan_char(struct bytes *rest, char wanted);

/*
 * All the digits that stand there, at least one; false when the number does not fit.
 * *ret_n_digits counts leading zeros too.
 */
bool scan_digits(struct bytes *rest, int64_t *ret_value, size_t *ret_n_digits);

/* Digits as above, from `least` to `most` of them and no more; most is 9 at the utmost. */
bool scan_int(struct bytes *rest, size_t least, size_t most, int *ret_value);

/* The first of n names that stands at the front. */
bool scan_name(struct bytes *rest, const char *const *names, int n, int *ret_index);

#endif
