/*
 * The rows of the practice day over and over. Its totals do not fit any more, which the reader
 * will say; what it costs to say so is part of reading such a page.
 */
#include "long_day.h"

enum {
    FIRST_ID = 30000000, /* above the ids of the practice day */
};

/* The part of *rest before `mark`, with the mark; *rest moves behind it. */
static bool take_through(struct bytes *rest, struct bytes mark, struct bytes *ret_part)
{
    size_t at;
    if (!bytes_find(*rest, mark, &at))
        return false;
    *ret_part = bytes_first(*rest, at + mark.size);
    *rest = bytes_skip(*rest, at + mark.size);
    return true;
}

static bool put_row(struct buffer *out, struct bytes row, size_t number)
{
    struct bytes rest = row, before;
    if (!take_through(&rest, BYTES("view_session&id="), &before))
        return false;
    buffer_append_bytes(out, before);
    buffer_printf(out, "%zu", FIRST_ID - number);
    while (rest.size > 0 && bytes_is_digit(rest.data[0]))
        rest = bytes_skip(rest, 1);
    return buffer_append_bytes(out, rest);
}

bool long_day(struct bytes page, size_t n, struct buffer *out)
{
    struct bytes rest = page, head, table, row;
    size_t end;
    if (!take_through(&rest, BYTES("practice_session_list"), &table) ||
        !take_through(&rest, BYTES("<tbody>"), &head) || !bytes_find(rest, BYTES("</tbody>"), &end))
        return false;
    buffer_append_bytes(out, table);
    buffer_append_bytes(out, head);
    struct bytes rows = bytes_first(rest, end), left = rows;
    for (size_t i = 0; i < n; i++) {
        if (!take_through(&left, BYTES("</tr>"), &row)) {
            left = rows;
            if (!take_through(&left, BYTES("</tr>"), &row))
                return false;
        }
        if (!put_row(out, row, i))
            return false;
    }
    return buffer_append_bytes(out, bytes_skip(rest, end));
}
