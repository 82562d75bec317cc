/*
 * Class names may hold brackets: "Semi A (Even) Practice (Semi A (Even) Practice A-Main)". The
 * bracket of the label is the one that repeats the class before it. Where none does, it is the
 * one that the last character closes, and without any the whole is the label.
 */
#include "race_label.h"

#include "trackside/number.h"

#include <string.h>

enum {
    LABEL_SIZE_MAX = 1024, /* what is longer is no label of a race, and not taken apart */
};

static bool starts_same(struct bytes text, struct bytes prefix)
{
    return bytes_same(bytes_first(text, prefix.size), prefix);
}

static bool ends_same(struct bytes text, const char *suffix)
{
    size_t size = strlen(suffix);
    return text.size >= size &&
           starts_same(bytes_skip(text, text.size - size), bytes_from_text(suffix));
}

/* ---- the suffix of a label ---- */

/* Digits off the end, at least one. */
static bool cut_digits(struct bytes *text)
{
    struct bytes rest = *text;
    while (rest.size > 0 && bytes_is_digit(rest.data[rest.size - 1]))
        rest.size--;
    if (rest.size == text->size)
        return false;
    *text = rest;
    return true;
}

static bool cut_word(struct bytes *text, const char *word)
{
    if (!ends_same(*text, word))
        return false;
    text->size -= strlen(word);
    return true;
}

/* "1/3" or "2", and the word before it. */
static bool cut_heat(struct bytes *text)
{
    struct bytes rest = *text;
    if (!cut_digits(&rest))
        return false;
    if (cut_word(&rest, "/") && !cut_digits(&rest))
        return false;
    if (!cut_word(&rest, "heat "))
        return false;
    *text = rest;
    return true;
}

/* " (Heat 1/3)" */
static bool cut_heat_in_brackets(struct bytes *text)
{
    struct bytes rest = *text;
    if (!cut_word(&rest, ")") || !cut_heat(&rest) || !cut_word(&rest, "("))
        return false;
    *text = rest;
    return true;
}

/* "A-Main", "A3-Main", "A-Final"; one letter. */
static bool cut_main(struct bytes *text)
{
    struct bytes rest = *text;
    if (!cut_word(&rest, "-main") && !cut_word(&rest, "-final"))
        return false;
    cut_digits(&rest);
    if (rest.size == 0 || bytes_lower(rest.data[rest.size - 1]) < 'a' ||
        bytes_lower(rest.data[rest.size - 1]) > 'z')
        return false;
    rest.size--;
    *text = rest;
    return true;
}

/* "Final", and before it the rung of a ladder: "1/8 Even ". */
static bool cut_final(struct bytes *text)
{
    struct bytes rest = *text;
    if (!cut_word(&rest, "final"))
        return false;
    struct bytes rung = bytes_trim(rest);
    if (!cut_word(&rung, " even"))
        cut_word(&rung, " odd");
    if (cut_digits(&rung) && cut_word(&rung, "/") && cut_digits(&rung) &&
        bytes_ends_with(rung, BYTES(" ")))
        rest = rung;
    *text = rest;
    return true;
}

struct bytes race_label_class(struct bytes label)
{
    struct bytes rest = bytes_trim(label);
    bool cut = cut_heat_in_brackets(&rest) || cut_heat(&rest) || cut_main(&rest) ||
               cut_word(&rest, "main event") || cut_final(&rest);
    /* A word of its own, or a bracket behind the class. */
    bool parted =
        rest.size > 0 && (rest.data[rest.size - 1] == ' ' || (cut && rest.data[rest.size] == '('));
    rest = bytes_trim(rest);
    return cut && parted && rest.size > 0 ? rest : bytes_trim(label);
}

/* ---- class and label of a link ---- */

/* "Race 14: " off the front. */
static int64_t take_number(struct bytes *text)
{
    struct bytes rest = *text, digits;
    int64_t number;
    if (!starts_same(rest, BYTES("race ")))
        return ABSENT;
    rest = bytes_skip(rest, strlen("race "));
    size_t at;
    if (!bytes_find(rest, BYTES(":"), &at))
        return ABSENT;
    digits = bytes_first(rest, at);
    if (!number_read_int(digits, &number) || number < 0 || number > INT32_MAX)
        return ABSENT;
    *text = bytes_trim(bytes_skip(rest, at + 1));
    return number;
}

/* The bracket that the last character closes; false when none is open there. */
static bool find_closed(struct bytes text, size_t *ret_at)
{
    size_t depth = 0;
    for (size_t i = text.size; i-- > 0;) {
        depth += text.data[i] == ')';
        if (text.data[i] == '(' && --depth == 0) {
            *ret_at = i;
            return true;
        }
    }
    return false;
}

/* The last bracket whose inside begins with what stands before it. */
static bool find_repeated(struct bytes text, size_t *ret_at)
{
    for (size_t i = text.size; i-- > 1;) {
        struct bytes outer = bytes_trim(bytes_first(text, i));
        if (text.data[i] == '(' && outer.size > 0 &&
            starts_same(bytes_trim(bytes_skip(text, i + 1)), outer)) {
            *ret_at = i;
            return true;
        }
    }
    return false;
}

static const char *copy(struct bytes text, struct arena *arena)
{
    text = bytes_trim(text);
    return text.size == 0 ? NULL : arena_text_of(arena, text);
}

struct race_label race_label_read(struct bytes text, struct arena *arena)
{
    struct race_label label = {0};
    struct bytes rest = bytes_trim(text), class_name, inner;
    size_t at;
    label.number = take_number(&rest);
    inner = rest;
    class_name = race_label_class(rest);
    if (rest.size <= LABEL_SIZE_MAX && bytes_ends_with(rest, BYTES(")"))) {
        label.is_split = find_repeated(rest, &at);
        if (label.is_split || (find_closed(rest, &at) && at > 0)) {
            class_name = bytes_first(rest, at);
            inner = bytes_first(bytes_skip(rest, at + 1), rest.size - at - 2);
        }
    }
    label.class_name = copy(class_name, arena);
    label.label = copy(inner, arena);
    return label;
}
