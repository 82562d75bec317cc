/* Header lines. */
#include "line.h"

bool line_take(struct bytes *rest, struct bytes *ret_line)
{
    size_t size;

    if (!bytes_find(*rest, BYTES("\n"), &size))
        return false;
    *ret_line = bytes_first(*rest, size);
    *rest = bytes_skip(*rest, size + 1);
    if (bytes_ends_with(*ret_line, BYTES("\r")))
        *ret_line = bytes_first(*ret_line, ret_line->size - 1);
    return true;
}

bool line_split(struct bytes line, struct bytes *ret_name, struct bytes *ret_value)
{
    struct bytes value = line, name;

    if (!bytes_split(&value, ':', &name) || name.size == 0 || name.size == line.size ||
        bytes_is_space(name.data[0]))
        return false;
    *ret_name = bytes_trim(name);
    *ret_value = bytes_trim(value);
    return true;
}

bool line_is_named(struct bytes name, const char *wanted)
{
    return bytes_same(name, bytes_from_text(wanted));
}
