/*
 * Bounded, so that a page made of nothing but oddities costs little.
 */
#include "findings.h"

#include "labels.h"

#include "trackside/liverc.h"
#include "trackside/text.h"

#include <stdio.h>

static const char *const kind_names[FINDING_N_KINDS] = {
    [FINDING_BAD_TEXT] = "bad_text",
    [FINDING_MISSING] = "missing",
    [FINDING_SKIPPED] = "skipped",
    [FINDING_UNREADABLE] = "unreadable",
    [FINDING_DISAGREES] = "disagrees",
    [FINDING_TOTALS] = "totals",
    [FINDING_DUPLICATE] = "duplicate",
    [FINDING_UNKNOWN] = "unknown",
    [FINDING_AMBIGUOUS] = "ambiguous",
    [FINDING_MIDNIGHT] = "midnight",
    [FINDING_GAP] = "gap",
    [FINDING_FALLBACK] = "fallback",
    [FINDING_NEXT_PAGE] = "next_page",
    [FINDING_MARKUP] = "markup",
    [FINDING_MORE] = "more",
};

const char *finding_kind_name(enum finding_kind kind)
{
    return kind < FINDING_N_KINDS ? kind_names[kind] : NULL;
}

static const char *place_text(struct place place, struct arena *arena)
{
    if (place.group == NULL)
        return arena_text(arena, place.part);
    if (place.part == NULL)
        return arena_format(arena, "%s %zu", place.group, place.number);
    return arena_format(arena, "%s %zu: %s", place.group, place.number, place.part);
}

/* Cut between two characters. */
static const char *short_raw(const char *raw, struct arena *arena)
{
    struct bytes text = bytes_from_text(raw);
    if (raw == NULL || text.size <= FINDING_RAW_SIZE)
        return arena_text(arena, raw);
    size_t size = FINDING_RAW_SIZE;
    while (size > 0 && ((unsigned char)raw[size] & 0xC0) == 0x80)
        size--;
    return arena_text_of(arena, bytes_first(text, size));
}

void findings_add(struct findings *findings, enum finding_kind kind, struct place place,
                  const char *raw, const char *text)
{
    struct arena *arena = findings->arena;
    if (findings->n == FINDINGS_MAX)
        return;
    findings->items = arena_grow(arena, findings->items, findings->n, sizeof(*findings->items));
    struct finding *finding = &findings->items[findings->n++];
    if (findings->n == FINDINGS_MAX) {
        *finding =
            (struct finding){FINDING_MORE, "page", NULL, "there are more findings than are listed"};
        return;
    }
    *finding = (struct finding){
        .kind = kind,
        .where = short_raw(text_squeeze(bytes_from_text(place_text(place, arena)), arena), arena),
        .raw = short_raw(raw, arena),
        .text = arena_text(arena, text),
    };
}

void findings_escapes(struct findings *findings, const char *name, size_t n_replaced)
{
    char text[96];
    if (n_replaced == 0)
        return;
    snprintf(text, sizeof(text), "%zu escapes that are no character replaced by U+FFFD",
             n_replaced);
    findings_add(findings, FINDING_BAD_TEXT, PLACE(name), NULL, text);
}

static int64_t checked(struct findings *findings, struct place place, const char *raw,
                       int64_t value, const char *text)
{
    if (raw != NULL && is_absent(value))
        findings_add(findings, FINDING_UNREADABLE, place, raw, text);
    return value;
}

int64_t findings_count(struct findings *findings, struct place place, const char *raw)
{
    return checked(findings, place, raw, labels_count(raw), "no whole number");
}

int64_t findings_ms(struct findings *findings, struct place place, const char *raw)
{
    return checked(findings, place, raw, labels_ms(raw), "no time in seconds or minutes");
}

int64_t findings_lap_ms(struct findings *findings, struct place place, const char *raw)
{
    return checked(findings, place, raw, labels_lap_ms(raw), "no time of a lap");
}

int64_t findings_seconds(struct findings *findings, struct place place, const char *raw)
{
    return checked(findings, place, raw, labels_seconds(raw), "no length in whole seconds");
}

int64_t findings_percent(struct findings *findings, struct place place, const char *raw)
{
    return checked(findings, place, raw, labels_percent(raw), "no percentage");
}

static bool is_known(const struct dom_node *head, const char *const *known)
{
    while (*known != NULL && !labels_is(head, *known))
        known++;
    return *known != NULL;
}

void findings_labels(struct findings *findings, const struct dom_node *table,
                     const char *const *known, struct arena *scratch)
{
    for (const char *const *label = known; *label != NULL; label++) {
        if (labels_cell(table, *label) == NULL)
            findings_add(findings, FINDING_MISSING, PLACE(*label), NULL, "there is no such row");
    }
    for (const struct dom_node *row = labels_first_row(table); row != NULL;
         row = labels_next_row(row)) {
        const struct dom_node *head = labels_head(row);
        if (head != NULL && !is_known(head, known))
            findings_add(findings, FINDING_UNKNOWN, PLACE("th"), dom_text(head, scratch),
                         "a row with this heading is not known, and not read");
    }
}
