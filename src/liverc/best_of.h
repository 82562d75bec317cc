/*
 * "Qual Points (2 of 4)", "(best 1 of 2)", "Completed: 2 of 3".
 */
#ifndef TRACKSIDE_LIVERC_BEST_OF_H
#define TRACKSIDE_LIVERC_BEST_OF_H

#include "trackside/bytes.h"

#include <stdint.h>

/* "2 of 4", also with "best" before it; false and the results untouched for anything else. */
bool best_of_read(struct bytes text, int64_t *ret_n, int64_t *ret_of);

/* The same in the last brackets of a text. */
bool best_of_in_brackets(struct bytes text, int64_t *ret_n, int64_t *ret_of);

#endif
