/*
 * A longer day page than any in the tree.
 */
#ifndef TRACKSIDE_TESTS_BENCH_LONG_DAY_H
#define TRACKSIDE_TESTS_BENCH_LONG_DAY_H

#include "trackside/buffer.h"

/*
 * The day page with its rows repeated until there are n, each with a session id of its own.
 * False when the page has no table of sessions, or `out` is too small.
 */
bool long_day(struct bytes page, size_t n, struct buffer *out);

#endif
