/*
 * Files of zone data (TZif), made by hand: a block of 32 bits that says nothing, one of 64 bits,
 * and a rule.
 */
#ifndef ZONE_BYTES_H
#define ZONE_BYTES_H

#include "trackside/buffer.h"

/* A header, with its counts in their order in the file. */
struct zone_counts {
    uint32_t n_ut_flags, n_standard_flags, n_leap_seconds, n_times, n_types, n_letters;
};
void zone_bytes_header(struct buffer *file, char version, const struct zone_counts *counts);

/* A big-endian number of so many bytes. */
void zone_bytes_number(struct buffer *file, int64_t number, int size);

/* A clock that is set to an offset; `letter` is where its abbreviation begins. */
void zone_bytes_type(struct buffer *file, int offset, int letter);

/* A zone of a rule alone: its clocks never change but by that. */
void zone_bytes_of_rule(struct buffer *file, const char *rule);

#endif
