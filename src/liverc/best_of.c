/*
 * Two counts with "of" between them.
 */
#include "best_of.h"

#include "trackside/number.h"

#include "labels.h"

bool best_of_read(struct bytes text, int64_t *ret_n, int64_t *ret_of)
{
    struct bytes rest = bytes_trim(text), between = BYTES(" of ");
    int64_t n, of;
    size_t at;
    if (bytes_starts_with(rest, BYTES("best ")))
        rest = bytes_skip(rest, BYTES("best ").size);
    if (!bytes_find(rest, between, &at) || !number_read_int(bytes_first(rest, at), &n) ||
        !number_read_int(bytes_skip(rest, at + between.size), &of) || n < 0 || of < 0 ||
        n > LABELS_COUNT_MAX || of > LABELS_COUNT_MAX)
        return false;
    *ret_n = n;
    *ret_of = of;
    return true;
}

bool best_of_in_brackets(struct bytes text, int64_t *ret_n, int64_t *ret_of)
{
    size_t at;
    text = bytes_trim(text);
    return bytes_ends_with(text, BYTES(")")) && bytes_find_last(text, '(', &at) &&
           best_of_read(bytes_first(bytes_skip(text, at + 1), text.size - at - 2), ret_n, ret_of);
}
