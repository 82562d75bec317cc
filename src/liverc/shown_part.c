/*
 * The table script (DataTables) puts the table into a box of its own, with a line of words in an
 * element whose class or id tells what it is. The words may be translated; their largest number is
 * how many rows there are.
 */
#include "shown_part.h"

#include "labels.h"

#include <string.h>

static bool is_info(const struct dom_node *node)
{
    const char *id = dom_attribute(node, "id");
    struct bytes text = bytes_from_text(id);
    return dom_has_class(node, "dataTables_info") || dom_has_class(node, "dt-info") ||
           (bytes_starts_with(text, BYTES("DataTables_")) && bytes_ends_with(text, BYTES("_info")));
}

static bool is_wrapper(const struct dom_node *node)
{
    return dom_has_class(node, "dataTables_wrapper") || dom_has_class(node, "dt-container") ||
           dom_has_class(node, "dataTables_paginate") || dom_has_class(node, "dataTables_length") ||
           (dom_is(node, "table") && dom_has_class(node, "dataTable"));
}

static bool skip_number(struct bytes *rest)
{
    size_t n = 0;
    while (n < rest->size && (bytes_is_digit(rest->data[n]) || rest->data[n] == ','))
        n++;
    *rest = bytes_skip(*rest, n);
    return n > 0;
}

static bool skip_word(struct bytes *rest, struct bytes word)
{
    if (!bytes_starts_with(*rest, word))
        return false;
    *rest = bytes_skip(*rest, word.size);
    return true;
}

/* "Showing 1 to 25 of 56 entries", also where the script's element is gone and its words are not.
 */
static bool has_words(struct bytes text)
{
    struct bytes rest = bytes_trim(text);
    return skip_word(&rest, BYTES("Showing ")) && skip_number(&rest) &&
           (skip_word(&rest, BYTES(" to ")) || skip_word(&rest, BYTES(" - ")) ||
            skip_word(&rest, BYTES("-"))) &&
           skip_number(&rest) && skip_word(&rest, BYTES(" of ")) && skip_number(&rest);
}

/* Digits, with commas, dots or blanks for thousands. */
static int64_t largest_number(struct bytes text)
{
    int64_t largest = ABSENT, value = 0;
    bool inside = false;
    for (size_t i = 0; i <= text.size; i++) {
        char c = i < text.size ? text.data[i] : '\0';
        bool groups = (c == ',' || c == '.') && inside && i + 1 < text.size &&
                      bytes_is_digit(text.data[i + 1]);
        if (bytes_is_digit(c) && value <= LABELS_COUNT_MAX) {
            value = value * 10 + (c - '0');
            inside = true;
        } else if (!groups) {
            if (inside && value > largest)
                largest = value;
            value = 0;
            inside = false;
        }
    }
    return largest;
}

static int refuse(const struct reading *reading, size_t n_rows, int64_t n_there, const char *words,
                  struct error *err)
{
    return error_set(
        err, ERROR_UNKNOWN_PAGE,
        "the page was saved as a browser showed it, with %zu of %lld rows (\"%s\"): save what the "
        "site sent instead, by \"view-source:\" before the address, by a download with curl or "
        "wget, "
        "or as a HAR file",
        n_rows, (long long)n_there, arena_text(reading->scratch, words));
}

int shown_part_check(struct reading *reading, size_t n_rows, enum shown_part *ret_part,
                     struct error *err)
{
    enum shown_part part = SHOWN_AS_SENT;
    for (const struct dom_node *node = dom_first(reading->root, NULL, NULL); node != NULL;
         node = dom_next(reading->root, node, NULL, NULL)) {
        char room[DOM_LABEL_SIZE];
        bool wraps = is_wrapper(node), tells = is_info(node);
        if (wraps && part == SHOWN_AS_SENT)
            part = SHOWN_UNKNOWN;
        if (!tells && (dom_child(node, NULL) != NULL || !has_words(dom_label(node, room))))
            continue;
        struct bytes words = dom_label(node, room);
        int64_t n_there = largest_number(words);
        if (is_absent(n_there))
            continue;
        if (n_there > (int64_t)n_rows)
            return refuse(reading, n_rows, n_there, arena_text_of(reading->scratch, words), err);
        part = SHOWN_WHOLE;
    }
    if (part == SHOWN_UNKNOWN)
        findings_add(
            &reading->findings, FINDING_MISSING, PLACE("table"), NULL,
            "a script has been at the page and does not say of how many rows it left some");
    *ret_part = part;
    return 0;
}
