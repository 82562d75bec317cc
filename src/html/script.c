/*
 * A bounded reader of literals, by recursive descent. See script.h for what it takes.
 */
#include "trackside/script.h"

#include "trackside/cursor.h"
#include "trackside/script_text.h"

#include <stdint.h>
#include <string.h>

struct reader {
    struct cursor cursor;
    struct arena *arena;
    int depth;
    int n_values;
    size_t n_replaced;
    struct error *err;
};

static int read_value(struct reader *reader, struct script_value *value);

static int fail(const struct reader *reader, const char *what)
{
    return error_set(reader->err, ERROR_UNKNOWN_PAGE,
                     "the data in the page's script is not understood: %s; please report it", what);
}

static int read_text(struct reader *reader, const char **ret_text)
{
    struct bytes inner;

    if (!cursor_skip_quoted(&reader->cursor, &inner))
        return fail(reader, "a text has no end");
    *ret_text = script_decode(inner, reader->arena, &reader->n_replaced);
    return 0;
}

static bool at_quote(const struct reader *reader)
{
    return *reader->cursor.at == '"' || *reader->cursor.at == '\'';
}

/* A new value behind the last one of a list, or its first. NULL when there are too many. */
static struct script_value *add_value(struct reader *reader, struct script_value *parent,
                                      struct script_value *last)
{
    struct script_value *value;

    if (++reader->n_values > SCRIPT_VALUES)
        return NULL;
    value = arena_new(reader->arena, struct script_value);
    if (last == NULL)
        parent->first = value;
    else
        last->next = value;
    return value;
}

static int read_name(struct reader *reader, struct script_value *value)
{
    cursor_skip_blank(&reader->cursor);
    if (reader->cursor.at < reader->cursor.end && at_quote(reader)) {
        int r = read_text(reader, &value->name);

        if (r < 0)
            return r;
    } else {
        struct bytes name = cursor_take_name(&reader->cursor);

        if (name.size == 0)
            return fail(reader, "a name is missing");
        value->name = arena_text_of(reader->arena, name);
    }
    return cursor_take(&reader->cursor, ':') ? 0 : fail(reader, "a colon is missing");
}

/* What an object or array holds, up to and with its closing bracket. */
static int read_items(struct reader *reader, struct script_value *parent, char closing)
{
    struct script_value *last = NULL;

    while (!cursor_take(&reader->cursor, closing)) {
        int r = 0;

        last = add_value(reader, parent, last);
        if (last == NULL)
            return fail(reader, "it has too many values");
        if (parent->kind == SCRIPT_OBJECT)
            r = read_name(reader, last);
        if (r == 0)
            r = read_value(reader, last);
        if (r < 0)
            return r;
        if (cursor_take(&reader->cursor, ','))
            continue;
        return cursor_take(&reader->cursor, closing)
                   ? 0
                   : fail(reader, "a comma or a bracket is missing");
    }
    return 0;
}

static int read_nested(struct reader *reader, struct script_value *value)
{
    bool object = *reader->cursor.at++ == '{';
    int r;

    value->kind = object ? SCRIPT_OBJECT : SCRIPT_ARRAY;
    if (++reader->depth > SCRIPT_DEPTH)
        return fail(reader, "it is nested too deeply");
    r = read_items(reader, value, object ? '}' : ']');
    reader->depth--;
    return r;
}

/* Numbers are kept as written: what they mean is the business of number.h. */
static int read_number(struct reader *reader, struct script_value *value)
{
    const char *begin = reader->cursor.at;
    struct bytes text;

    while (reader->cursor.at < reader->cursor.end &&
           (cursor_is_name_part(*reader->cursor.at) || strchr("+-.", *reader->cursor.at) != NULL) &&
           *reader->cursor.at != '\0')
        reader->cursor.at++;
    text = (struct bytes){begin, (size_t)(reader->cursor.at - begin)};
    value->kind = SCRIPT_NUMBER;
    value->text = arena_text_of(reader->arena, text);
    return 0;
}

static int read_word(struct reader *reader, struct script_value *value)
{
    struct bytes word = cursor_take_name(&reader->cursor);

    if (word.size == 0)
        return fail(reader, "it has more than plain values");
    value->kind = SCRIPT_WORD;
    value->text = arena_text_of(reader->arena, word);
    return 0;
}

static int read_value(struct reader *reader, struct script_value *value)
{
    char c;

    cursor_skip_blank(&reader->cursor);
    if (reader->cursor.at == reader->cursor.end)
        return fail(reader, "it ends too early");
    c = *reader->cursor.at;
    if (c == '{' || c == '[')
        return read_nested(reader, value);
    if (at_quote(reader)) {
        value->kind = SCRIPT_TEXT;
        return read_text(reader, &value->text);
    }
    if (bytes_is_digit(c) || c == '-' || c == '+' || c == '.')
        return read_number(reader, value);
    return read_word(reader, value);
}

int script_read(struct bytes literal, struct arena *arena, const struct script_value **ret_value,
                struct error *err)
{
    struct reader reader = {.cursor = cursor_of(literal), .arena = arena, .err = err};
    struct script_value *value = arena_new(arena, struct script_value);
    int r = read_value(&reader, value);

    if (r < 0)
        return r;
    value->n_replaced = reader.n_replaced;
    *ret_value = value;
    return 0;
}

const struct script_value *script_get(const struct script_value *object, const char *name)
{
    const struct script_value *found = NULL;

    if (object == NULL || object->kind != SCRIPT_OBJECT)
        return NULL;
    for (const struct script_value *value = object->first; value != NULL; value = value->next) {
        if (strcmp(value->name, name) == 0)
            found = value;
    }
    return found;
}

const char *script_get_text(const struct script_value *object, const char *name)
{
    const struct script_value *value = script_get(object, name);

    if (value == NULL || (value->kind != SCRIPT_TEXT && value->kind != SCRIPT_NUMBER))
        return NULL;
    return value->text;
}
