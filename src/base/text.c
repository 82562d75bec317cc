/*
 * Human text, character by character. The only file that knows utf8proc.
 */
#include "trackside/text.h"

#include "utf8.h"

#include "trackside/heap.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum {
    ESCAPE_SIZE = 4, /* most bytes of output for one of input: "\xNN" for a bad byte */
};

/* Has one of eight bytes its high bit set, or is it NUL? May say so of a 0x01 behind a NUL too. */
static bool has_odd_byte(const char *bytes)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    uint64_t word;

    memcpy(&word, bytes, sizeof(word));
    return (((word - ones) | word) & highs) != 0;
}

/* How many bytes at the front are ASCII and no NUL: almost all of a page, and worth a short way. */
static size_t plain_size(struct bytes text)
{
    size_t n = 0;

    while (text.size - n >= sizeof(uint64_t) && !has_odd_byte(text.data + n))
        n += sizeof(uint64_t);
    while (n < text.size && (signed char)text.data[n] > 0)
        n++;
    return n;
}

/* How many at the front are no white space either. */
static size_t solid_size(struct bytes text)
{
    size_t n = 0;

    while (n < text.size && (signed char)text.data[n] > ' ')
        n++;
    return n;
}

static size_t count_bad(struct bytes text)
{
    size_t n_bad = 0;

    for (text = bytes_skip(text, plain_size(text)); text.size > 0;
         text = bytes_skip(text, plain_size(text))) {
        struct utf8_unit unit = utf8_take(&text);

        n_bad += !unit.valid || unit.codepoint == 0;
    }
    return n_bad;
}

static char *put(char *end, struct bytes bytes)
{
    memcpy(end, bytes.data, bytes.size);
    return end + bytes.size;
}

struct bytes text_repair(struct bytes text, struct arena *arena, size_t *ret_n_bad)
{
    static const struct bytes replacement = {"\xEF\xBF\xBD", 3};
    size_t n_bad = count_bad(text);
    char *repaired, *end;

    if (ret_n_bad)
        *ret_n_bad = n_bad;
    if (n_bad == 0)
        return text;
    /* A bad sequence has one byte at least, and makes three. */
    repaired = arena_alloc(arena, text.size + 2 * n_bad);
    end = repaired;
    while (text.size > 0) {
        struct utf8_unit unit = utf8_take(&text);

        end = put(end, unit.valid && unit.codepoint != 0 ? unit.bytes : replacement);
    }
    return (struct bytes){repaired, (size_t)(end - repaired)};
}

static bool is_white(int32_t codepoint)
{
    utf8proc_category_t category;

    if (codepoint < 0x80)
        return codepoint == ' ' || (codepoint >= '\t' && codepoint <= '\r');
    category = utf8proc_category(codepoint);
    return codepoint == 0x85 || category == UTF8PROC_CATEGORY_ZS ||
           category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

/* One blank for any run of separators: the blank waits until something follows it. */
struct squeezer {
    char *start;
    char *end;
    bool blank_waits;
};

static void squeeze_unit(struct squeezer *squeezer, struct bytes unit, bool separates)
{
    if (separates) {
        squeezer->blank_waits = squeezer->end > squeezer->start;
        return;
    }
    if (squeezer->blank_waits)
        *squeezer->end++ = ' ';
    squeezer->blank_waits = false;
    squeezer->end = put(squeezer->end, unit);
}

char *text_squeeze(struct bytes text, struct arena *arena)
{
    char *squeezed = arena_alloc(arena, text.size + 1);
    struct squeezer squeezer = {.start = squeezed, .end = squeezed};

    while (text.size > 0) {
        size_t n = solid_size(text);
        struct bytes unit = bytes_first(text, n);

        text = bytes_skip(text, n);
        if (n > 0) {
            squeeze_unit(&squeezer, unit, false);
        } else {
            struct utf8_unit other = utf8_take(&text);

            squeeze_unit(&squeezer, other.bytes, is_white(other.codepoint));
        }
    }
    return squeezed;
}

/* In place of the unit, what a terminal only shows. */
static char *put_escaped(char *end, struct utf8_unit unit)
{
    char escape[16]; /* "\u{FFFD}" is the longest */

    if (unit.valid && unit.codepoint >= 0x80) {
        snprintf(escape, sizeof(escape), "\\u{%04X}", (unsigned)unit.codepoint);
        return put(end, bytes_from_text(escape));
    }
    for (size_t i = 0; i < unit.bytes.size; i++) {
        snprintf(escape, sizeof(escape), "\\x%02X", (unsigned char)unit.bytes.data[i]);
        end = put(end, bytes_from_text(escape));
    }
    return end;
}

static char *for_terminal(struct bytes rest, const char *harmless, struct arena *arena)
{
    char *shown = arena_alloc_array(arena, rest.size + 1, ESCAPE_SIZE);
    char *end = shown;

    while (rest.size > 0) {
        struct utf8_unit unit = utf8_take(&rest);
        char first = unit.bytes.data[0];
        bool is_plain = unit.valid && (!utf8_is_control(unit.codepoint) ||
                                       (first != '\0' && strchr(harmless, first) != NULL));

        end = is_plain ? put(end, unit.bytes) : put_escaped(end, unit);
    }
    return shown;
}

char *text_for_terminal(const char *text, struct arena *arena)
{
    return for_terminal(bytes_from_text(text), "", arena);
}

char *text_lines_for_terminal(struct bytes text, struct arena *arena)
{
    return for_terminal(text, "\n\t", arena);
}

/* "O'Neill" is one word, however the apostrophe is typed. */
static bool is_apostrophe(int32_t codepoint)
{
    return codepoint == '\'' || codepoint == '`' || codepoint == 0x02BC || codepoint == 0x2018 ||
           codepoint == 0x2019;
}

static bool is_word_character(int32_t codepoint)
{
    switch (utf8proc_category_string(codepoint)[0]) {
    case 'L':
    case 'M':
    case 'N':
        return true;
    default:
        return false;
    }
}

/* Decomposed, without marks and case; utf8proc's own memory. */
static utf8proc_uint8_t *without_accents(struct bytes text, struct arena *arena)
{
    struct bytes valid = text_repair(text, arena, NULL);
    utf8proc_uint8_t *plain = NULL;
    utf8proc_ssize_t size =
        utf8proc_map((const utf8proc_uint8_t *)valid.data, (utf8proc_ssize_t)valid.size, &plain,
                     UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
                         UTF8PROC_IGNORE);

    if (size < 0)
        heap_exhausted(); /* valid text fails only for want of memory */
    return plain;
}

/* `kept` is a character that counts though it is punctuation; 0 for none. */
static char *fold(const char *text, int32_t kept, struct arena *arena)
{
    utf8proc_uint8_t *plain = without_accents(bytes_from_text(text ? text : ""), arena);
    struct bytes rest = bytes_from_text((const char *)plain);
    char *folded = arena_alloc(arena, rest.size + 1);
    struct squeezer squeezer = {.start = folded, .end = folded};

    while (rest.size > 0) {
        struct utf8_unit unit = utf8_take(&rest);

        if (kept != 0 && unit.codepoint == kept) {
            squeezer.blank_waits = false; /* "40 +" is "40+" */
            squeeze_unit(&squeezer, unit.bytes, false);
            squeezer.blank_waits = true;
        } else if (!is_apostrophe(unit.codepoint)) {
            squeeze_unit(&squeezer, unit.bytes, !is_word_character(unit.codepoint));
        }
    }
    free(plain);
    return folded;
}

char *text_fold(const char *text, struct arena *arena)
{
    return fold(text, 0, arena);
}

char *text_class_key(const char *name, struct arena *arena)
{
    char *key = fold(name, '+', arena);

    return key[0] != '\0' ? key : text_squeeze(bytes_from_text(name), arena);
}

bool text_class_has(const char *name, const char *wanted, struct arena *arena)
{
    const char *key = text_class_key(wanted, arena);

    return key[0] != '\0' && strstr(text_class_key(name, arena), key) != NULL;
}

/* "Ewing, Jr." has no first name behind its comma. */
static bool is_suffix(struct bytes words, struct arena *arena)
{
    static const char *const suffixes[] = {"jr", "sr", "ii", "iii", "iv"};
    const char *folded = text_fold(arena_text_of(arena, words), arena);

    for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
        if (strcmp(folded, suffixes[i]) == 0)
            return true;
    return false;
}

/* "O'Brien, Sean" as "Sean O'Brien". */
static const char *first_name_first(const char *name, struct arena *arena)
{
    struct bytes first = bytes_from_text(name), last = {0};
    size_t at;

    if (!bytes_split(&first, ',', &last) || bytes_find(first, BYTES(","), &at) ||
        bytes_trim(first).size == 0 || is_suffix(first, arena))
        return name;
    return arena_format(arena, "%s %s", arena_text_of(arena, first), arena_text_of(arena, last));
}

char *text_name_key(const char *name, struct arena *arena)
{
    char *key = text_fold(name != NULL ? first_name_first(name, arena) : NULL, arena);
    char *end = key;

    for (const char *c = key; *c != '\0'; c++)
        if (*c != ' ')
            *end++ = *c;
    *end = '\0';
    return key;
}

bool text_name_has(const char *name, const char *wanted, struct arena *arena)
{
    const char *key = text_name_key(wanted, arena);

    if (name == NULL || key[0] == '\0')
        return false;
    return text_fold_has(name, wanted, arena) || strstr(text_name_key(name, arena), key) != NULL;
}

bool text_fold_has(const char *name, const char *wanted, struct arena *arena)
{
    const char *folded = text_fold(wanted, arena);

    return name != NULL && folded[0] != '\0' && strstr(text_fold(name, arena), folded) != NULL;
}

char *text_lower(const char *text, struct arena *arena)
{
    struct bytes rest = text_repair(bytes_from_text(text), arena, NULL);
    char *lower = arena_alloc_array(arena, rest.size + 1, ESCAPE_SIZE);
    char *end = lower;

    while (rest.size > 0) {
        utf8proc_int32_t codepoint = utf8proc_tolower(utf8_take(&rest).codepoint);

        end += utf8proc_encode_char(codepoint, (utf8proc_uint8_t *)end);
    }
    return lower;
}

/* A letter or a number; marks are neither, so a name with combining accents loses them. */
static bool is_letter_or_number(int32_t codepoint)
{
    char category = utf8proc_category_string(codepoint)[0];

    return category == 'L' || category == 'N';
}

char *text_keep_words(const char *text, struct arena *arena)
{
    struct bytes rest = bytes_from_text(text);
    char *kept = arena_alloc(arena, rest.size + 1);
    char *end = kept;

    while (rest.size > 0) {
        struct utf8_unit unit = utf8_take(&rest);

        if (is_white(unit.codepoint) || unit.codepoint == '_' ||
            is_letter_or_number(unit.codepoint))
            end = put(end, unit.bytes);
    }
    return kept;
}

size_t text_n_characters(struct bytes text)
{
    size_t n = 0;

    while (text.size > 0) {
        utf8_take(&text);
        n++;
    }
    return n;
}
