/*
 * A bounded reader of literals, by recursive descent. See script.h for what it takes.
 */
#include "script.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct reader {
    const char *at;
    const char *end;
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

static bool is_name_part(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || bytes_is_digit(c) || c == '_' ||
           c == '$';
}

static bool starts(const struct reader *reader, const char *text)
{
    size_t size = strlen(text);
    return (size_t)(reader->end - reader->at) >= size && memcmp(reader->at, text, size) == 0;
}

static void skip_line(struct reader *reader)
{
    while (reader->at < reader->end && *reader->at != '\n')
        reader->at++;
}

static void skip_block_comment(struct reader *reader)
{
    reader->at += 2;
    while (reader->at < reader->end && !starts(reader, "*/"))
        reader->at++;
    if (reader->at < reader->end)
        reader->at += 2;
}

/* White space and comments. */
static void skip_blank(struct reader *reader)
{
    while (reader->at < reader->end) {
        if (bytes_is_space(*reader->at))
            reader->at++;
        else if (starts(reader, "//"))
            skip_line(reader);
        else if (starts(reader, "/*"))
            skip_block_comment(reader);
        else
            return;
    }
}

static bool take(struct reader *reader, char wanted)
{
    skip_blank(reader);
    if (reader->at == reader->end || *reader->at != wanted)
        return false;
    reader->at++;
    return true;
}

/*
 * From an opening quote to behind its partner; what is between goes to *ret_inner. False when the
 * line or the script ends before it: then it was no text, and the reader is behind the quote.
 */
static bool skip_quoted(struct reader *reader, struct bytes *ret_inner)
{
    char quote = *reader->at++;
    const char *begin = reader->at;
    for (const char *c = begin; c < reader->end && *c != '\n'; c++) {
        if (*c == quote) {
            *ret_inner = (struct bytes){begin, (size_t)(c - begin)};
            reader->at = c + 1;
            return true;
        }
        if (*c == '\\' && c + 1 < reader->end)
            c++;
    }
    return false;
}

static struct bytes take_name(struct reader *reader)
{
    const char *begin = reader->at;
    while (reader->at < reader->end && is_name_part(*reader->at))
        reader->at++;
    return (struct bytes){begin, (size_t)(reader->at - begin)};
}

/* Behind a name: is a value assigned to it here? */
static bool at_assignment(struct reader *reader)
{
    if (!take(reader, '='))
        return false;
    bool compares = reader->at < reader->end && (*reader->at == '=' || *reader->at == '>');
    skip_blank(reader);
    return !compares && reader->at < reader->end;
}

/* Behind a name: step over "[...]" without brackets or quotes of its own inside. */
static bool skip_subscript(struct reader *reader)
{
    if (!take(reader, '['))
        return false;
    while (reader->at < reader->end && strchr("[]\n", *reader->at) == NULL)
        reader->at++;
    return take(reader, ']');
}

/* From wherever the reader is to a value assigned to the name; false when there is none. */
static bool find(struct reader *reader_at, const char *name, bool subscripted)
{
    struct reader reader = *reader_at;
    struct bytes word;
    for (skip_blank(&reader); reader.at < reader.end; skip_blank(&reader)) {
        if (*reader.at == '"' || *reader.at == '\'') {
            if (!skip_quoted(&reader, &word))
                skip_line(&reader); /* a quote alone, as in a pattern */
        } else if (is_name_part(*reader.at)) {
            word = take_name(&reader);
            if (bytes_equal_text(word, name) && (!subscripted || skip_subscript(&reader)) &&
                at_assignment(&reader)) {
                *reader_at = reader;
                return true;
            }
        } else {
            reader.at++;
        }
    }
    return false;
}

static struct bytes rest_of(const struct reader *reader)
{
    return (struct bytes){reader->at, (size_t)(reader->end - reader->at)};
}

bool script_find(struct bytes script, const char *name, struct bytes *ret_literal)
{
    struct reader reader = {.at = script.data, .end = script.data + script.size};
    if (!find(&reader, name, false))
        return false;
    *ret_literal = rest_of(&reader);
    return true;
}

bool script_find_element(struct bytes *rest, const char *name, struct bytes *ret_literal)
{
    struct reader reader = {.at = rest->data, .end = rest->data + rest->size};
    if (!find(&reader, name, true))
        return false;
    *ret_literal = *rest = rest_of(&reader);
    return true;
}

/* ---- texts ---- */

static int hex_digit(char c)
{
    if (bytes_is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* n hex digits at the start of text; -1 when they are not all there. */
static int32_t hex_number(struct bytes text, size_t n)
{
    int32_t number = 0;
    if (text.size < n)
        return -1;
    for (size_t i = 0; i < n; i++) {
        int digit = hex_digit(text.data[i]);
        if (digit < 0)
            return -1;
        number = number * 16 + digit;
    }
    return number;
}

/* What cannot be a character of a C text in UTF-8: NUL, half a surrogate pair, no digits. */
static bool is_character(int32_t code)
{
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

static char *put_code(char *out, int32_t code)
{
    if (code < 0x80) {
        *out++ = (char)code;
        return out;
    }
    if (code < 0x800) {
        *out++ = (char)(0xc0 | code >> 6);
    } else {
        if (code < 0x10000) {
            *out++ = (char)(0xe0 | code >> 12);
        } else {
            *out++ = (char)(0xf0 | code >> 18);
            *out++ = (char)(0x80 | (code >> 12 & 0x3f));
        }
        *out++ = (char)(0x80 | (code >> 6 & 0x3f));
    }
    *out++ = (char)(0x80 | (code & 0x3f));
    return out;
}

/* The digits behind \u, and a second \uXXXX when the two are one character. */
static struct bytes take_unicode(struct bytes text, int32_t *ret_code)
{
    int32_t code = hex_number(text, 4);
    if (code < 0) {
        *ret_code = -1;
        return text;
    }
    text = bytes_skip(text, 4);
    if (code >= 0xd800 && code <= 0xdbff && bytes_starts_with(text, BYTES("\\u"))) {
        int32_t low = hex_number(bytes_skip(text, 2), 4);
        if (low >= 0xdc00 && low <= 0xdfff) {
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            text = bytes_skip(text, 6);
        }
    }
    *ret_code = code;
    return text;
}

static struct bytes take_hex_pair(struct bytes text, int32_t *ret_code)
{
    *ret_code = hex_number(text, 2);
    return *ret_code < 0 ? text : bytes_skip(text, 2);
}

/* Decode what follows a backslash; returns what is left. */
static struct bytes take_escape(struct reader *reader, struct bytes text, char **out)
{
    static const char letters[] = "bfnrtv";
    static const char meanings[] = "\b\f\n\r\t\v";
    char c = text.data[0];
    int32_t code = 0; /* what \0 stands for */
    text = bytes_skip(text, 1);
    if (c == 'u' || c == 'x' || c == '0') {
        if (c != '0')
            text = c == 'u' ? take_unicode(text, &code) : take_hex_pair(text, &code);
        bool good = is_character(code);
        reader->n_replaced += !good;
        *out = put_code(*out, good ? code : 0xfffd);
        return text;
    }
    const char *known = c == '\0' ? NULL : strchr(letters, c);
    *(*out)++ = known != NULL ? meanings[known - letters] : c;
    return text;
}

static const char *decode_text(struct reader *reader, struct bytes text)
{
    /* Two characters that become the three bytes of U+FFFD are the worst case. */
    char *decoded = arena_alloc(reader->arena, text.size + text.size / 2 + 1);
    char *out = decoded;
    while (text.size > 0) {
        if (text.data[0] == '\\' && text.size > 1) {
            text = take_escape(reader, bytes_skip(text, 1), &out);
        } else {
            *out++ = text.data[0];
            text = bytes_skip(text, 1);
        }
    }
    return decoded;
}

static int read_text(struct reader *reader, const char **ret_text)
{
    struct bytes inner;
    if (!skip_quoted(reader, &inner))
        return fail(reader, "a text has no end");
    *ret_text = decode_text(reader, inner);
    return 0;
}

/* ---- values ---- */

static bool at_quote(const struct reader *reader)
{
    return *reader->at == '"' || *reader->at == '\'';
}

/* A new value at the end of a list whose last link is *link. NULL when there are too many. */
static struct script_value *add_value(struct reader *reader, const struct script_value ***link)
{
    if (++reader->n_values > SCRIPT_VALUES)
        return NULL;
    struct script_value *value = arena_new(reader->arena, struct script_value);
    **link = value;
    *link = &value->next;
    return value;
}

static int read_name(struct reader *reader, struct script_value *value)
{
    skip_blank(reader);
    if (reader->at < reader->end && at_quote(reader)) {
        int r = read_text(reader, &value->name);
        if (r < 0)
            return r;
    } else {
        struct bytes name = take_name(reader);
        if (name.size == 0)
            return fail(reader, "a name is missing");
        value->name = arena_text_of(reader->arena, name);
    }
    return take(reader, ':') ? 0 : fail(reader, "a colon is missing");
}

static int read_item(struct reader *reader, enum script_kind kind, struct script_value *value)
{
    if (value == NULL)
        return fail(reader, "it has too many values");
    if (kind == SCRIPT_OBJECT) {
        int r = read_name(reader, value);
        if (r < 0)
            return r;
    }
    return read_value(reader, value);
}

/* What an object or array holds, up to and with its closing bracket. */
static int read_items(struct reader *reader, struct script_value *parent, char closing)
{
    const struct script_value **link = &parent->first;
    while (!take(reader, closing)) {
        int r = read_item(reader, parent->kind, add_value(reader, &link));
        if (r < 0)
            return r;
        if (take(reader, ','))
            continue;
        return take(reader, closing) ? 0 : fail(reader, "a comma or a bracket is missing");
    }
    return 0;
}

static int read_nested(struct reader *reader, struct script_value *value)
{
    bool object = *reader->at++ == '{';
    value->kind = object ? SCRIPT_OBJECT : SCRIPT_ARRAY;
    if (++reader->depth > SCRIPT_DEPTH)
        return fail(reader, "it is nested too deeply");
    int r = read_items(reader, value, object ? '}' : ']');
    reader->depth--;
    return r;
}

/* Numbers are kept as written: what they mean is the business of number.h. */
static int read_number(struct reader *reader, struct script_value *value)
{
    const char *begin = reader->at;
    while (reader->at < reader->end &&
           (is_name_part(*reader->at) || strchr("+-.", *reader->at) != NULL) && *reader->at != '\0')
        reader->at++;
    struct bytes text = {begin, (size_t)(reader->at - begin)};
    value->kind = SCRIPT_NUMBER;
    value->text = arena_text_of(reader->arena, text);
    return 0;
}

static int read_word(struct reader *reader, struct script_value *value)
{
    struct bytes word = take_name(reader);
    if (word.size == 0)
        return fail(reader, "it has more than plain values");
    value->kind = SCRIPT_WORD;
    value->text = arena_text_of(reader->arena, word);
    return 0;
}

static int read_value(struct reader *reader, struct script_value *value)
{
    skip_blank(reader);
    if (reader->at == reader->end)
        return fail(reader, "it ends too early");
    char c = *reader->at;
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
    struct reader reader = {
        .at = literal.data, .end = literal.data + literal.size, .arena = arena, .err = err};
    struct script_value *value = arena_new(arena, struct script_value);
    int r = read_value(&reader, value);
    if (r < 0)
        return r;
    value->n_replaced = reader.n_replaced;
    *ret_value = value;
    return 0;
}

void script_report(struct findings *findings, const char *name, const struct script_value *literal)
{
    char text[96];
    if (literal->n_replaced == 0)
        return;
    snprintf(text, sizeof(text), "%zu escapes that are no character replaced by U+FFFD",
             literal->n_replaced);
    findings_add(findings, FINDING_BAD_TEXT, PLACE(name), NULL, text);
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
