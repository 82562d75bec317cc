/*
 * The list runs class and transponder together, and classes hold parentheses themselves. The last
 * one is the transponder when it looks like one; the chart of the day knows the classes by name.
 */
#include "row_class.h"

#include "labels.h"

#include <string.h>

/*
 * "7401126", "2222363/2", "12 345 678", "AB12345": five digits at least, perhaps with a few letters
 * and single blanks, perhaps a slash and more digits. What is shorter is a number of other things
 * (a year, a heat, a motor's wind).
 */
static bool is_chip(struct bytes text)
{
    enum {
        DIGITS_MIN = 5,
        DIGITS_MAX = 12,
        LETTERS_MAX = 3,
    };
    size_t n_digits = 0, n_letters = 0, n_slashes = 0;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        bool inner = i > 0 && i + 1 < text.size && bytes_is_digit(text.data[i + 1]);
        n_digits += bytes_is_digit(c) && n_slashes == 0;
        n_letters += letter;
        n_slashes += c == '/';
        if (!bytes_is_digit(c) && !letter && !(inner && (c == ' ' || c == '/')))
            return false;
        if (letter && n_slashes > 0)
            return false;
    }
    return n_digits >= DIGITS_MIN && n_digits <= DIGITS_MAX && n_letters <= LETTERS_MAX &&
           n_slashes <= 1;
}

/* "Open Practice (46)" into what is before the last parenthesis and what is in it. */
static bool cut(struct bytes text, struct bytes *ret_front, struct bytes *ret_inside)
{
    size_t at;
    if (!bytes_ends_with(text, BYTES(")")) || !bytes_find_last(text, '(', &at))
        return false;
    *ret_front = bytes_trim(bytes_first(text, at));
    *ret_inside = bytes_trim(bytes_first(bytes_skip(text, at + 1), text.size - at - 2));
    return true;
}

static const char *copy(struct bytes text, struct arena *arena)
{
    return labels_unless_blank(arena_text_of(arena, text));
}

void row_class_split(struct session_row *row, const char *text, struct arena *arena)
{
    struct bytes whole = bytes_from_text(text), front, inside, chip = {0};
    if (cut(whole, &front, &inside) && (inside.size == 0 || is_chip(inside))) {
        whole = front;
        chip = inside;
    }
    row->class_name = copy(whole, arena);
    row->transponder = copy(chip, arena);
}

enum {
    CLASSES_MAX = 1000, /* of a chart; a day has a dozen */
};

static bool charts(const struct day_panel *panel, struct bytes name)
{
    for (size_t i = 0; i < panel->n_class_laps && i < CLASSES_MAX; i++) {
        if (bytes_equal_text(name, panel->classes[i].class_name))
            return true;
    }
    return false;
}

/* Taken for a transponder, and the chart has a class of that very name. */
static void join(struct reading *reading, struct session_row *row, struct place place,
                 const struct day_panel *panel)
{
    const char *whole =
        arena_format(reading->arena, "%s (%s)", row->class_name == NULL ? "" : row->class_name,
                     row->transponder);
    if (!charts(panel, bytes_from_text(whole)) || charts(panel, bytes_from_text(row->class_name)))
        return;
    findings_add(&reading->findings, FINDING_AMBIGUOUS, place, whole,
                 "the chart has a class of that name, so the parenthesis is no transponder");
    row->class_name = whole;
    row->transponder = NULL;
}

/* Too short for a transponder elsewhere: "46". A word is none, whatever the chart says, or all
 * novices were one person. */
static bool is_short_chip(struct bytes text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (!bytes_is_digit(text.data[i]))
            return false;
    }
    return text.size > 0;
}

/* Kept as part of the class, and the chart may have the class without it. */
static void part(struct reading *reading, struct session_row *row, struct place place,
                 const struct day_panel *panel)
{
    struct bytes whole = bytes_from_text(row->class_name), front, inside;
    if (!cut(whole, &front, &inside) || charts(panel, whole))
        return;
    if (!charts(panel, front) || !is_short_chip(inside)) {
        findings_add(&reading->findings, FINDING_AMBIGUOUS, place, row->class_name,
                     "the last parenthesis is no transponder and kept as part of the class");
        return;
    }
    /* The chart has the class alone. */
    place.part = "Transponder";
    findings_add(&reading->findings, FINDING_AMBIGUOUS, place, row->class_name,
                 "the last parenthesis is taken for a transponder");
    row->transponder = copy(inside, reading->arena);
    row->class_name = copy(front, reading->arena);
}

void row_class_settle(struct reading *reading, const struct session_list *list,
                      const struct day_panel *panel)
{
    for (size_t i = 0; i < list->n_rows; i++) {
        struct session_row *row = &list->rows[i];
        struct place place = {"row", row->number, "Class"};
        if (row->transponder == NULL)
            part(reading, row, place, panel);
        else if (panel->n_class_laps > 0)
            join(reading, row, place, panel);
    }
}
