#include "zone_bytes.h"

void zone_bytes_number(struct buffer *file, int64_t number, int size)
{
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        buffer_append_char(file, (char)(unsigned char)((uint64_t)number >> shift & 0xff));
}

void zone_bytes_header(struct buffer *file, char version, const struct zone_counts *counts)
{
    const uint32_t list[] = {counts->n_ut_flags, counts->n_standard_flags, counts->n_leap_seconds,
                             counts->n_times,    counts->n_types,          counts->n_letters};

    buffer_append_text(file, "TZif");
    buffer_append_char(file, version);
    for (int i = 0; i < 15; i++)
        buffer_append_char(file, '\0');
    for (int i = 0; i < 6; i++)
        zone_bytes_number(file, list[i], 4);
}

void zone_bytes_type(struct buffer *file, int offset, int letter)
{
    zone_bytes_number(file, offset, 4);
    zone_bytes_number(file, 0, 1);
    zone_bytes_number(file, letter, 1);
}

void zone_bytes_of_rule(struct buffer *file, const char *rule)
{
    static const struct zone_counts counts = {.n_types = 1, .n_letters = 4};

    for (int i = 0; i < 2; i++) { /* the blocks have no times, and so are equal */
        zone_bytes_header(file, '3', &counts);
        zone_bytes_type(file, 0, 0);
        buffer_append(file, "LMT", 4);
    }
    buffer_printf(file, "\n%s\n", rule);
}
