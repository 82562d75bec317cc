/*
 * The steps that finding a variable and reading its value have in common.
 */
#include "trackside/cursor.h"

#include <string.h>

struct cursor cursor_of(struct bytes script)
{
    if (script.size == 0)
        script = BYTES("");
    return (struct cursor){script.data, script.data + script.size};
}

bool cursor_is_name_part(char c)
{
    return bytes_is_letter(c) || bytes_is_digit(c) || c == '_' || c == '$';
}

static bool starts(const struct cursor *cursor, const char *text)
{
    size_t size = strlen(text);

    return (size_t)(cursor->end - cursor->at) >= size && memcmp(cursor->at, text, size) == 0;
}

void cursor_skip_line(struct cursor *cursor)
{
    while (cursor->at < cursor->end && *cursor->at != '\n')
        cursor->at++;
}

static void skip_block_comment(struct cursor *cursor)
{
    cursor->at += 2;
    while (cursor->at < cursor->end && !starts(cursor, "*/"))
        cursor->at++;
    if (cursor->at < cursor->end)
        cursor->at += 2;
}

void cursor_skip_blank(struct cursor *cursor)
{
    while (cursor->at < cursor->end) {
        if (bytes_is_space(*cursor->at))
            cursor->at++;
        else if (starts(cursor, "//"))
            cursor_skip_line(cursor);
        else if (starts(cursor, "/*"))
            skip_block_comment(cursor);
        else
            return;
    }
}

bool cursor_take(struct cursor *cursor, char wanted)
{
    cursor_skip_blank(cursor);
    if (cursor->at == cursor->end || *cursor->at != wanted)
        return false;
    cursor->at++;
    return true;
}

bool cursor_skip_quoted(struct cursor *cursor, struct bytes *ret_inner)
{
    char quote = *cursor->at++;
    const char *begin = cursor->at;

    for (const char *c = begin; c < cursor->end && *c != '\n'; c++) {
        if (*c == quote) {
            *ret_inner = (struct bytes){begin, (size_t)(c - begin)};
            cursor->at = c + 1;
            return true;
        }
        if (*c == '\\' && c + 1 < cursor->end)
            c++;
    }
    return false;
}

struct bytes cursor_take_name(struct cursor *cursor)
{
    const char *begin = cursor->at;

    while (cursor->at < cursor->end && cursor_is_name_part(*cursor->at))
        cursor->at++;
    return (struct bytes){begin, (size_t)(cursor->at - begin)};
}
