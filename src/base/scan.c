/*
 * The cursor under the readers of numbers and dates.
 */
#include "scan.h"

bool scan_char(struct bytes *rest, char wanted)
{
    if (rest->size == 0 || rest->data[0] != wanted)
        return false;
    *rest = bytes_skip(*rest, 1);
    return true;
}

bool scan_digits(struct bytes *rest, int64_t *ret_value, size_t *ret_n_digits)
{
    int64_t value = 0;
    size_t n = 0;

    while (n < rest->size && bytes_is_digit(rest->data[n])) {
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, rest->data[n] - '0', &value))
            return false;
        n++;
    }
    if (n == 0)
        return false;
    *rest = bytes_skip(*rest, n);
    *ret_value = value;
    *ret_n_digits = n;
    return true;
}

bool scan_int(struct bytes *rest, size_t least, size_t most, int *ret_value)
{
    struct bytes ahead = *rest;
    int64_t value;
    size_t n_digits;

    if (!scan_digits(&ahead, &value, &n_digits) || n_digits < least || n_digits > most)
        return false;
    *rest = ahead;
    *ret_value = (int)value;
    return true;
}

bool scan_name(struct bytes *rest, const char *const *names, int n, int *ret_index)
{
    for (int i = 0; i < n; i++) {
        struct bytes name = bytes_from_text(names[i]);

        if (bytes_starts_with(*rest, name)) {
            *rest = bytes_skip(*rest, name.size);
            *ret_index = i;
            return true;
        }
    }
    return false;
}
