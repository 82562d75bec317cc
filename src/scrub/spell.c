/* Letter by letter: the n-th letter of the alias is written as the n-th of the word. */
#include "spell.h"

#include "trackside/character.h"

/* How one letter of the word is written. */
struct manner {
    enum spelling spelling;
    bool upper;
    bool composed; /* letter and accent are one character */
};

struct word {
    const struct reading *reading;
    size_t at, end;
    size_t n_letters, n_upper;
    struct manner last;
};

static bool is_letter(const struct reading *reading, size_t i)
{
    enum character_class class = character_class_of(reading->signs[i].character);

    return class == CHARACTER_LETTER || class == CHARACTER_IDEOGRAPH || class == CHARACTER_DIGIT;
}

static void count(struct word *word)
{
    for (size_t i = word->at; i < word->end; i++) {
        word->n_letters += is_letter(word->reading, i);
        word->n_upper += character_is_upper(word->reading->signs[i].character);
    }
}

/* Beyond the word's end: as its last letter, but plain. */
static struct manner next_manner(struct word *word)
{
    const struct sign *sign;

    while (word->at < word->end && !is_letter(word->reading, word->at))
        word->at++;
    if (word->at == word->end) {
        struct manner more = {SPELLING_PLAIN, word->n_upper > 1 && word->last.upper, true};

        return more;
    }
    sign = &word->reading->signs[word->at++];
    word->last = (struct manner){sign->spelling, character_is_upper(sign->character), true};
    if (word->at < word->end && !is_letter(word->reading, word->at) &&
        !character_is_composed(sign->character))
        word->last.composed = false;
    return word->last;
}

/* ---- one character ---- */

static void append_utf16(struct buffer *out, int32_t c)
{
    if (c > 0xFFFF) {
        buffer_printf(out, "\\u%04x", (unsigned)(0xD800 + ((c - 0x10000) >> 10)));
        c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    buffer_printf(out, "\\u%04x", (unsigned)c);
}

static void append_percent(struct buffer *out, int32_t c)
{
    struct buffer utf8;

    buffer_init(&utf8, 8);
    character_append(&utf8, c);
    for (size_t i = 0; i < utf8.size; i++)
        buffer_printf(out, "%%%02X", (unsigned)(unsigned char)utf8.data[i]);
    buffer_deinit(&utf8);
}

static void append_spelled(struct buffer *out, int32_t c, enum spelling spelling)
{
    switch (spelling) {
    case SPELLING_DECIMAL:
        buffer_printf(out, "&#%d;", (int)c);
        break;
    case SPELLING_HEX:
        buffer_printf(out, "&#x%X;", (unsigned)c);
        break;
    case SPELLING_X:
        if (c < 0x100)
            buffer_printf(out, "\\x%02x", (unsigned)c);
        else
            append_utf16(out, c);
        break;
    case SPELLING_U:
        append_utf16(out, c);
        break;
    case SPELLING_PERCENT:
        append_percent(out, c);
        break;
    case SPELLING_BYTE:
        if (c >= 0xA0 && c < 0x100)
            buffer_append_char(out, (char)(unsigned char)c);
        else
            character_append(out, c);
        break;
    case SPELLING_PLAIN:
    case SPELLING_ESCAPE:
    case SPELLING_NESTED:
        character_append(out, c);
        break;
    }
}

/* ---- one letter with its marks ---- */

static void append_letter(struct buffer *out, int32_t letter, struct bytes marks,
                          struct manner manner)
{
    int32_t mark, composed;

    if (manner.upper)
        letter = character_upper(letter);
    if (manner.spelling == SPELLING_NESTED) { /* the plain letter stands in any nest */
        character_append(out, letter);
        return;
    }
    while (marks.size > 0) {
        character_take(&marks, &mark);
        composed = manner.composed ? character_compose(letter, mark) : 0;
        if (composed != 0) {
            letter = composed;
            continue;
        }
        append_spelled(out, letter, manner.spelling);
        letter = mark;
    }
    append_spelled(out, letter, manner.spelling);
}

static struct bytes take_marks(struct bytes *rest)
{
    struct bytes marks = *rest;

    while (rest->size > 0) {
        struct bytes next = *rest;
        int32_t c;

        character_take(&next, &c);
        if (character_class_of(c) != CHARACTER_MARK)
            break;
        *rest = next;
    }
    return bytes_first(marks, marks.size - rest->size);
}

void spell_alias(const struct reading *reading, size_t first, size_t end, const char *alias,
                 struct buffer *out)
{
    struct word word = {.reading = reading, .at = first, .end = end};
    struct bytes rest = bytes_from_text(alias);

    count(&word);
    while (rest.size > 0) {
        struct manner manner = next_manner(&word);
        struct bytes marks;
        int32_t letter;

        character_take(&rest, &letter);
        marks = take_marks(&rest);
        append_letter(out, letter, marks, manner);
    }
}
