/*
 * Memory that is allocated at one time. Calls of malloc and its kin are led through here by the
 * linker (--wrap), for our own objects; libxml2's come along, since the reader of pages gave it
 * functions of its own.
 */
#ifndef TRACKSIDE_TESTS_BENCH_HEAP_H
#define TRACKSIDE_TESTS_BENCH_HEAP_H

#include <stddef.h>

/* Count from here on. */
void heap_begin(void);

/* Stop counting: the most bytes in use at one time, less what was in use at the beginning. */
size_t heap_peak(void);

#endif
