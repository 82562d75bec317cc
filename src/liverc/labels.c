/*
 * Looking up figures by what the page calls them, never by where they stand.
 */
#include "labels.h"

#include "trackside/number.h"

#include <string.h>

static char fold(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_mute(char c)
{
    return bytes_is_space(c) || (c != '\0' && strchr(":./,-#()", c) != NULL);
}

static bool same(struct bytes a, struct bytes b)
{
    for (;;) {
        while (a.size > 0 && is_mute(a.data[0]))
            a = bytes_skip(a, 1);
        while (b.size > 0 && is_mute(b.data[0]))
            b = bytes_skip(b, 1);
        if (a.size == 0 || b.size == 0)
            return a.size == b.size;
        if (fold(a.data[0]) != fold(b.data[0]))
            return false;
        a = bytes_skip(a, 1);
        b = bytes_skip(b, 1);
    }
}

bool labels_same(const char *a, const char *b)
{
    return same(bytes_from_text(a), bytes_from_text(b));
}

/* The head of a row when it carries the label, else NULL. */
static const struct dom_node *head_of_row(const struct dom_node *row, const char *label,
                                          struct arena *arena)
{
    const struct dom_node *head = dom_child(row, "th");
    if (head == NULL || dom_sibling(head, "td") == NULL)
        return NULL;
    return labels_same(dom_label(head, arena), label) ? head : NULL;
}

static const struct dom_node *cell_among(const struct dom_node *parent, const char *label,
                                         struct arena *arena)
{
    for (const struct dom_node *row = dom_child(parent, "tr"); row != NULL;
         row = dom_sibling(row, "tr")) {
        const struct dom_node *head = head_of_row(row, label, arena);
        if (head != NULL)
            return dom_sibling(head, "td");
    }
    return NULL;
}

/* Rows of the table itself; those of a table within it are not asked. */
const struct dom_node *labels_cell(const struct dom_node *table, const char *label,
                                   struct arena *arena)
{
    const struct dom_node *cell = cell_among(table, label, arena);
    for (const struct dom_node *body = dom_child(table, "tbody"); body != NULL && cell == NULL;
         body = dom_sibling(body, "tbody"))
        cell = cell_among(body, label, arena);
    return cell;
}

const struct dom_node *labels_table(const struct dom_node *scope, const char *label,
                                    struct arena *arena)
{
    const struct dom_node *table = dom_first(scope, "table", NULL);
    while (table != NULL && labels_cell(table, label, arena) == NULL)
        table = dom_next(scope, table, "table", NULL);
    return table;
}

const char *labels_unless_blank(const char *text)
{
    return text == NULL || text[0] == '\0' ? NULL : text;
}

const char *labels_text(const struct dom_node *table, const char *label, struct arena *arena)
{
    return labels_unless_blank(dom_text(labels_cell(table, label, arena), arena));
}

const char *labels_line(struct dom_lines lines, const char *label)
{
    for (size_t i = 0; i < lines.n_items; i++) {
        struct bytes line = bytes_from_text(lines.items[i]);
        size_t at;
        if (!bytes_find(line, BYTES(":"), &at) ||
            !same(bytes_first(line, at), bytes_from_text(label)))
            continue;
        const char *value = lines.items[i] + at + 1;
        return labels_unless_blank(*value == ' ' ? value + 1 : value);
    }
    return NULL;
}

/* "1,204" and "12,345,678": the first group has one to three digits, the others three. */
static bool read_grouped(struct bytes text, int64_t *ret_count)
{
    struct bytes group;
    int64_t value = 0, part;
    bool first = true;
    while (bytes_split(&text, ',', &group)) {
        if (group.size > 3 || (!first && group.size != 3) || group.size == 0 ||
            !bytes_is_digit(group.data[0]) || !number_read_int(group, &part) ||
            value > INT64_MAX / 1000 - 1)
            return false;
        value = value * 1000 + part;
        first = false;
    }
    if (first)
        return false;
    *ret_count = value;
    return true;
}

int64_t labels_count(const char *text)
{
    struct bytes bytes = bytes_from_text(text);
    int64_t count;
    if (!number_read_int(bytes, &count) && !read_grouped(bytes, &count))
        return ABSENT;
    return count < 0 ? ABSENT : count;
}

int64_t labels_ms(const char *text)
{
    int64_t ms;
    return number_read_ms(bytes_from_text(text), &ms) ? ms : ABSENT;
}

int64_t labels_seconds(const char *text)
{
    int64_t seconds;
    return number_read_duration(bytes_from_text(text), &seconds) ? seconds : ABSENT;
}
