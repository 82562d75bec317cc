/* Looking into JSON. */
#include "json_look.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"
#include "trackside/number.h"

#include <string.h>

enum {
    MAX_DEPTH = 64,
    LARGEST_VALUE = 64 * 1024 * 1024,
};

/* ---- passing over values ---- */

struct cursor {
    struct bytes text;
    size_t at;
};

static char peek(const struct cursor *cursor)
{
    return cursor->at < cursor->text.size ? cursor->text.data[cursor->at] : '\0';
}

static void pass_space(struct cursor *cursor)
{
    while (peek(cursor) != '\0' && strchr(" \t\r\n", peek(cursor)) != NULL)
        cursor->at++;
}

static bool pass_char(struct cursor *cursor, char wanted)
{
    pass_space(cursor);
    if (peek(cursor) != wanted)
        return false;
    cursor->at++;
    return true;
}

static bool pass_string(struct cursor *cursor)
{
    if (!pass_char(cursor, '"'))
        return false;
    while (peek(cursor) != '"') {
        if ((unsigned char)peek(cursor) < ' ')
            return false;
        cursor->at += peek(cursor) == '\\' ? 2 : 1;
    }
    cursor->at++;
    return true;
}

/* A number, true, false, null. */
static bool pass_word(struct cursor *cursor)
{
    static const char *const words[] = {"true", "false", "null"};
    struct bytes rest = bytes_skip(cursor->text, cursor->at);
    size_t size = 0;

    for (size_t i = 0; i < 3; i++) {
        if (bytes_starts_with(rest, bytes_from_text(words[i]))) {
            cursor->at += strlen(words[i]);
            return true;
        }
    }
    while (size < rest.size && strchr("+-.0123456789eE", rest.data[size]) != NULL)
        size++;
    cursor->at += size;
    return size > 0;
}

static bool pass_value(struct cursor *cursor, int depth);

static bool pass_members(struct cursor *cursor, bool has_keys, int depth)
{
    char close = has_keys ? '}' : ']';

    if (pass_char(cursor, close))
        return true;
    do {
        if (has_keys && (!pass_string(cursor) || !pass_char(cursor, ':')))
            return false;
        if (!pass_value(cursor, depth + 1))
            return false;
    } while (pass_char(cursor, ','));
    return pass_char(cursor, close);
}

static bool pass_value(struct cursor *cursor, int depth)
{
    pass_space(cursor);
    if (depth > MAX_DEPTH)
        return false;
    if (peek(cursor) == '"')
        return pass_string(cursor);
    if (pass_char(cursor, '{'))
        return pass_members(cursor, true, depth);
    if (pass_char(cursor, '['))
        return pass_members(cursor, false, depth);
    return pass_word(cursor);
}

bool json_is_whole(struct bytes document)
{
    struct cursor cursor = {.text = document};

    if (!pass_value(&cursor, 0))
        return false;
    pass_space(&cursor);
    return cursor.at == document.size;
}

/* ---- members ---- */

/* The next member of an object or array that is known to be whole; begin with at = 0. */
static bool next_member(struct cursor *cursor, struct bytes *ret_key, struct bytes *ret_value)
{
    bool has_keys = cursor->text.data[0] == '{';
    size_t first;

    if (cursor->at == 0)
        cursor->at = 1;
    pass_char(cursor, ',');
    pass_space(cursor);
    if (peek(cursor) == '}' || peek(cursor) == ']')
        return false;
    if (has_keys) {
        first = cursor->at + 1;
        pass_string(cursor);
        *ret_key = (struct bytes){cursor->text.data + first, cursor->at - first - 1};
        pass_char(cursor, ':');
        pass_space(cursor);
    }
    first = cursor->at;
    pass_value(cursor, 0);
    *ret_value = (struct bytes){cursor->text.data + first, cursor->at - first};
    return true;
}

static bool is_container(struct bytes value, char open)
{
    return value.size > 0 && value.data[0] == open;
}

static bool member_of(struct bytes object, struct bytes key, struct bytes *ret_value)
{
    struct cursor cursor = {.text = object};
    struct bytes found, value;

    if (!is_container(object, '{'))
        return false;
    while (next_member(&cursor, &found, &value)) {
        if (bytes_equal(found, key)) {
            *ret_value = value;
            return true;
        }
    }
    return false;
}

/* "3", or "slug=\"wattlecreek\"" */
static bool element_of(struct bytes array, struct bytes which, struct bytes *ret_value)
{
    struct cursor cursor = {.text = array};
    struct bytes key = {0}, wanted = which, value, ignored, found;
    int64_t index = -1;
    size_t at;

    if (!is_container(array, '['))
        return false;
    if (bytes_find(which, BYTES("="), &at)) {
        key = bytes_first(which, at);
        wanted = bytes_skip(which, at + 1);
    } else if (!number_read_int(which, &index)) {
        return false;
    }
    for (int64_t i = 0; next_member(&cursor, &ignored, &value); i++) {
        if (key.size > 0 ? member_of(value, key, &found) && bytes_equal(found, wanted)
                         : i == index) {
            *ret_value = value;
            return true;
        }
    }
    return false;
}

bool json_count(struct bytes value, size_t *ret_n)
{
    struct cursor cursor = {.text = value};
    struct bytes key, member;

    if (!is_container(value, '[') && !is_container(value, '{'))
        return false;
    *ret_n = 0;
    while (next_member(&cursor, &key, &member))
        ++*ret_n;
    return true;
}

/* ---- paths ---- */

size_t json_path_size(const char *text)
{
    bool in_brackets = false;
    size_t size = 0;

    for (; text[size] != '\0' && (in_brackets || text[size] != ' '); size++)
        in_brackets = text[size] == '[' || (in_brackets && text[size] != ']');
    return size;
}

/* Bytes of the next part of a path: a name, or [...]. */
static size_t part_size(struct bytes path)
{
    size_t size = 1;

    if (path.data[0] == '[') {
        while (size < path.size && path.data[size - 1] != ']')
            size++;
        return size;
    }
    while (size < path.size && path.data[size] != '.' && path.data[size] != '[')
        size++;
    return size;
}

bool json_look(struct bytes document, struct bytes path, struct bytes *ret_value)
{
    struct bytes value = bytes_trim(document);

    while (path.size > 0) {
        struct bytes part;
        bool found;

        if (path.data[0] == '.')
            path = bytes_skip(path, 1);
        if (path.size == 0)
            return false;
        part = bytes_first(path, part_size(path));
        path = bytes_skip(path, part.size);
        if (part.data[0] == '[')
            found = element_of(value, bytes_first(bytes_skip(part, 1), part.size - 2), &value);
        else
            found = member_of(value, part, &value);
        if (!found)
            return false;
    }
    *ret_value = value;
    return true;
}

const char *json_compact(struct bytes value, struct arena *arena)
{
    struct buffer out CLEANUP(buffer_deinit) = {0};
    bool in_string = false;

    buffer_init(&out, LARGEST_VALUE);
    for (size_t i = 0; i < value.size; i++) {
        char c = value.data[i];

        if (!in_string && strchr(" \t\r\n", c) != NULL)
            continue;
        if (in_string && c == '\\' && i + 1 < value.size) {
            buffer_append_char(&out, c);
            c = value.data[++i];
        } else if (c == '"') {
            in_string = !in_string;
        }
        buffer_append_char(&out, c);
    }
    return arena_text_of(arena, buffer_bytes(&out));
}
