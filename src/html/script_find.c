/*
 * Where a script assigns a variable.
 */
#include "trackside/script.h"

#include "trackside/cursor.h"

#include <string.h>

/* Behind a name: is a value assigned to it here? */
static bool at_assignment(struct cursor *cursor)
{
    bool compares;

    if (!cursor_take(cursor, '='))
        return false;
    compares = cursor->at < cursor->end && (*cursor->at == '=' || *cursor->at == '>');
    cursor_skip_blank(cursor);
    return !compares && cursor->at < cursor->end;
}

/* Behind a name: step over "[...]" without brackets or quotes of its own inside. */
static bool skip_subscript(struct cursor *cursor)
{
    if (!cursor_take(cursor, '['))
        return false;
    while (cursor->at < cursor->end && strchr("[]\n", *cursor->at) == NULL)
        cursor->at++;
    return cursor_take(cursor, ']');
}

/* From a place on to a value assigned to the name; false when there is none. */
static bool find(struct cursor *from, const char *name, bool subscripted)
{
    struct cursor cursor = *from;
    struct bytes word;

    for (cursor_skip_blank(&cursor); cursor.at < cursor.end; cursor_skip_blank(&cursor)) {
        if (*cursor.at == '"' || *cursor.at == '\'') {
            if (!cursor_skip_quoted(&cursor, &word))
                cursor_skip_line(&cursor); /* a quote alone, as in a pattern */
        } else if (cursor_is_name_part(*cursor.at)) {
            word = cursor_take_name(&cursor);
            if (bytes_equal_text(word, name) && (!subscripted || skip_subscript(&cursor)) &&
                at_assignment(&cursor)) {
                *from = cursor;
                return true;
            }
        } else {
            cursor.at++;
        }
    }
    return false;
}

static struct bytes rest_of(const struct cursor *cursor)
{
    return (struct bytes){cursor->at, (size_t)(cursor->end - cursor->at)};
}

bool script_find(struct bytes script, const char *name, struct bytes *ret_literal)
{
    struct cursor cursor = cursor_of(script);

    if (!find(&cursor, name, false))
        return false;
    *ret_literal = rest_of(&cursor);
    return true;
}

bool script_find_element(struct bytes *rest, const char *name, struct bytes *ret_literal)
{
    struct cursor cursor = cursor_of(*rest);

    if (!find(&cursor, name, true))
        return false;
    *ret_literal = *rest = rest_of(&cursor);
    return true;
}
