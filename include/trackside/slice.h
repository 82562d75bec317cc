/* The part of a list that is wanted. */
#ifndef TRACKSIDE_SLICE_H
#define TRACKSIDE_SLICE_H

#include <stddef.h>
#include <stdint.h>

struct slice {
    int64_t limit; /* ABSENT: all */
    int64_t offset;
};

/* The first wanted of n items, and how many they are. */
size_t slice_of(const struct slice *slice, size_t n, size_t *ret_n);

#endif
