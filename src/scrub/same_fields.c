/* Value by value; after the first disappointment nothing counts any more. */
#include "same_fields.h"

#include "key_table.h"
#include "page_values.h"

#include "trackside/cleanup.h"
#include "trackside/practice.h"

#include <string.h>

enum {
    SECONDS_OF_A_DAY = 86400,
    N_VALUE_KINDS = VALUE_TRACK + 1,
};

struct comparison {
    struct field_proof *proof;
    struct arena *arena;
    const char *broken; /* what differs, or does not; NULL: nothing yet */
    bool leaks;
};

static const char *const names[N_VALUE_KINDS] = {
    [VALUE_DATE] = "a date",
    [VALUE_LINK] = "a link",
    [VALUE_ID] = "an id",
    [VALUE_DRIVER] = "a driver's name",
    [VALUE_CLASS] = "a class",
    [VALUE_TRANSPONDER] = "a transponder",
    [VALUE_TRACK] = "the track's name",
};

/* What a sentence calls a value: a figure by its place. */
static const char *name_of(const struct page_value *value)
{
    return names[value->kind] != NULL ? names[value->kind] : value->path;
}

/* ---- one value ---- */

static void same(struct comparison *comparison, const char *what, bool is_same)
{
    if (!is_same && comparison->broken == NULL)
        comparison->broken = what;
    comparison->proof->n_same += is_same;
}

static bool equal_texts(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* "2025-10-25", "2025-10" or "2025-10-25T13:24:45", or as it is printed, moved as the dates of the
 * pages are. */
static const char *moved(const char *text, const struct date_move *move, struct arena *arena)
{
    char out[CALENDAR_TEXT_SIZE];
    struct local_time time;
    struct date date;
    size_t n_moved = 0;

    if (date_read(bytes_from_text(text), &date))
        return arena_text(arena, date_format(date_moved(date, move), out));
    if (date_read_month(bytes_from_text(text), &date))
        return arena_text(arena, date_format_month(date_moved(date, move), out));
    if (!local_time_read(bytes_from_text(text), &time))
        return arena_text_of(arena, dates_move(bytes_from_text(text), move, arena, &n_moved));
    time =
        local_time_from_seconds(local_time_seconds(time) + (int64_t)move->days * SECONDS_OF_A_DAY);
    return arena_text(arena, local_time_format(time, out));
}

static bool is_nobody(const char *text)
{
    return text == NULL || strcmp(text, PRACTICE_UNKNOWN_DRIVER) == 0 ||
           strcmp(text, PRACTICE_UNKNOWN_CLASS) == 0;
}

static void changed(struct comparison *comparison, const char *what, const char *a, const char *b)
{
    if (is_nobody(a)) {
        same(comparison, what, equal_texts(a, b));
    } else if (is_nobody(b) || strcmp(a, b) == 0) {
        comparison->leaks = comparison->leaks || comparison->broken == NULL;
        comparison->broken = comparison->broken == NULL ? what : comparison->broken;
    } else {
        comparison->proof->n_changed++;
    }
}

static void compare_value(struct comparison *comparison, const struct page_value *a,
                          const struct page_value *b)
{
    const struct field_proof *proof = comparison->proof;
    const char *what = name_of(a);

    switch (a->kind) {
    case VALUE_DRIVER:
    case VALUE_TRANSPONDER:
    case VALUE_ID:
        changed(comparison, what, a->text, b->text);
        return;
    case VALUE_CLASS:
        same(comparison, what,
             proof->same_classes || is_nobody(a->text) ? equal_texts(a->text, b->text)
                                                       : !is_nobody(b->text));
        return;
    case VALUE_TRACK:
        if (proof->other_track && a->text != NULL)
            changed(comparison, what, a->text, b->text);
        else
            same(comparison, what, equal_texts(a->text, b->text));
        return;
    case VALUE_DATE:
        same(comparison, what,
             a->text == NULL
                 ? b->text == NULL
                 : equal_texts(moved(a->text, &proof->move, comparison->arena), b->text));
        return;
    case VALUE_LINK:
        same(comparison, what, (a->text == NULL) == (b->text == NULL));
        return;
    case VALUE_FIGURE:
        same(comparison, what, equal_texts(a->text, b->text));
        return;
    }
}

/* ---- several ---- */

/* What the table keeps under a text. */
struct first_value {
    const struct page_value *value;
};

/* Which value of its kind had that text first, by its number from 1. */
static const struct page_value *first_with(struct key_table *table, const struct page_value *value,
                                           struct arena *arena)
{
    const char *key =
        arena_format(arena, "%d:%s", (int)value->kind, value->text != NULL ? value->text : "");
    void **place = key_table_at(table, key);
    struct first_value *first = *place;

    if (first == NULL) {
        first = arena_new(arena, struct first_value);
        first->value = value;
        *place = first;
    }
    return first->value;
}

/* Who was one is one, and who were two are two. */
static void compare_people(struct comparison *comparison, const struct page_values *a,
                           const struct page_values *b)
{
    struct key_table of_a, of_b;

    key_table_init(&of_a, comparison->arena);
    key_table_init(&of_b, comparison->arena);
    for (size_t i = 0; i < a->n && comparison->broken == NULL; i++) {
        if (a->items[i].kind < VALUE_DRIVER)
            continue;
        same(comparison,
             arena_format(comparison->arena, "which is the same as %s", name_of(&a->items[i])),
             first_with(&of_a, &a->items[i], comparison->arena) - a->items ==
                 first_with(&of_b, &b->items[i], comparison->arena) - b->items);
    }
}

/* Ids are of any length: a longer one is the greater. */
static int compare_ids(const char *a, const char *b)
{
    size_t left = strlen(a), right = strlen(b);
    int order = strcmp(a, b);

    if (left != right)
        return left < right ? -1 : 1;
    return (order > 0) - (order < 0);
}

static void compare_order_of_ids(struct comparison *comparison, const struct page_values *a,
                                 const struct page_values *b)
{
    size_t last = a->n;

    for (size_t i = 0; i < a->n; i++) {
        if (a->items[i].kind != VALUE_ID || a->items[i].text == NULL || b->items[i].text == NULL)
            continue;
        if (last < a->n)
            same(comparison, "the order of the ids",
                 compare_ids(a->items[i].text, a->items[last].text) ==
                     compare_ids(b->items[i].text, b->items[last].text));
        last = i;
    }
}

static void compare_findings(struct comparison *comparison, const struct page_values *a,
                             const struct page_values *b)
{
    same(comparison, "the number of findings", a->n_findings == b->n_findings);
    for (size_t i = 0; i < a->n_findings && i < b->n_findings; i++)
        same(comparison, "a finding", a->findings[i].kind == b->findings[i].kind);
}

/* ---- the whole ---- */

/* Both must say something in the same places. */
static void compare_places(struct comparison *comparison, const struct page_values *a,
                           const struct page_values *b)
{
    same(comparison, "the number of values", a->n == b->n);
    for (size_t i = 0; i < a->n && i < b->n; i++)
        same(comparison, "what it tells of", strcmp(a->items[i].path, b->items[i].path) == 0);
}

int fields_prove(struct field_proof *proof, const struct scrub_page *before,
                 const struct scrub_page *after, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct comparison comparison = {.proof = proof, .arena = &arena};
    struct page_values a, b;
    struct error why;

    arena_init(&arena);
    if (page_values_read(before->body, before->id.kind, &arena, &a, &why) < 0 ||
        page_values_read(after->body, before->id.kind, &arena, &b, &why) < 0)
        return error_set(err, ERROR_CHECK,
                         "%s: scrubbed, it can no longer be read; nothing was written",
                         before->name);
    compare_places(&comparison, &a, &b);
    for (size_t i = 0; i < a.n && comparison.broken == NULL; i++)
        compare_value(&comparison, &a.items[i], &b.items[i]);
    if (comparison.broken == NULL) {
        compare_people(&comparison, &a, &b);
        compare_order_of_ids(&comparison, &a, &b);
        compare_findings(&comparison, &a, &b);
    }
    if (comparison.broken == NULL)
        return 0;
    return error_set(err, ERROR_CHECK, "%s: scrubbed, %s %s; nothing was written", before->name,
                     comparison.broken,
                     comparison.leaks ? "would still be what it was" : "would not be what it was");
}
