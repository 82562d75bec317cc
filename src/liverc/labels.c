/*
 * Looking up figures by what the page calls them, never by where they stand.
 */
#include "labels.h"

#include "trackside/number.h"

#include <string.h>

static bool is_mute(char c)
{
    return bytes_is_space(c) || c == ':' || c == '.' || c == '/' || c == ',' || c == '-' ||
           c == '#' || c == '(' || c == ')';
}

/* What does not matter at the front of a text; also a no-break space. */
static struct bytes skip_mute(struct bytes text)
{
    for (;;) {
        if (text.size > 0 && is_mute(text.data[0]))
            text = bytes_skip(text, 1);
        else if (text.size > 1 && text.data[0] == '\xC2' && text.data[1] == '\xA0')
            text = bytes_skip(text, 2);
        else
            return text;
    }
}

bool labels_same(struct bytes text, const char *label)
{
    struct bytes wanted = bytes_from_text(label);
    for (;;) {
        text = skip_mute(text);
        wanted = skip_mute(wanted);
        if (text.size == 0 || wanted.size == 0)
            return text.size == wanted.size;
        if (bytes_lower(text.data[0]) != bytes_lower(wanted.data[0]))
            return false;
        text = bytes_skip(text, 1);
        wanted = bytes_skip(wanted, 1);
    }
}

bool labels_is(const struct dom_node *node, const char *label)
{
    char room[DOM_LABEL_SIZE];
    return node != NULL && labels_same(dom_label(node, room), label);
}

const struct dom_node *labels_head(const struct dom_node *row)
{
    const struct dom_node *head = dom_child(row, "th");
    return dom_sibling(head, "td") == NULL ? NULL : head;
}

/* The first row in one of the sections from `section` on, or of the table when it has none. */
static const struct dom_node *first_row_from(const struct dom_node *section)
{
    while (section != NULL && dom_child(section, "tr") == NULL)
        section = dom_sibling(section, "tbody");
    return dom_child(section, "tr");
}

const struct dom_node *labels_first_row(const struct dom_node *table)
{
    const struct dom_node *row = dom_child(table, "tr");
    return row != NULL ? row : first_row_from(dom_child(table, "tbody"));
}

const struct dom_node *labels_next_row(const struct dom_node *row)
{
    const struct dom_node *next = dom_sibling(row, "tr");
    if (next != NULL)
        return next;
    const struct dom_node *section = dom_parent(row);
    return first_row_from(dom_sibling(dom_is(section, "tbody") ? section : row, "tbody"));
}

/* The cell beside a label; one that holds nothing is passed over where another follows. */
static const struct dom_node *value_of(const struct dom_node *head)
{
    char room[DOM_LABEL_SIZE];
    const struct dom_node *cell = dom_sibling(head, "td"), *next = dom_sibling(cell, "td");
    while (next != NULL && dom_child(cell, NULL) == NULL && dom_label(cell, room).size == 0) {
        cell = next;
        next = dom_sibling(cell, "td");
    }
    return cell;
}

const struct dom_node *labels_cell(const struct dom_node *table, const char *label)
{
    for (const struct dom_node *row = labels_first_row(table); row != NULL;
         row = labels_next_row(row)) {
        const struct dom_node *head = labels_head(row);
        if (labels_is(head, label))
            return value_of(head);
    }
    return NULL;
}

const struct dom_node *labels_table(const struct dom_node *scope, const char *label)
{
    const struct dom_node *table = dom_first(scope, "table", NULL);
    while (table != NULL && labels_cell(table, label) == NULL)
        table = dom_next(scope, table, "table", NULL);
    return table;
}

const char *labels_unless_blank(const char *text)
{
    return text == NULL || text[0] == '\0' ? NULL : text;
}

const char *labels_figure(const char *text)
{
    static const char *const blanks[] = {"-", "--", "---", "\xE2\x80\x93", "\xE2\x80\x94"};
    for (size_t i = 0; text != NULL && i < sizeof(blanks) / sizeof(blanks[0]); i++) {
        if (strcmp(text, blanks[i]) == 0)
            return NULL;
    }
    return labels_unless_blank(text);
}

const char *labels_text(const struct dom_node *table, const char *label, struct arena *arena)
{
    return labels_unless_blank(dom_text(labels_cell(table, label), arena));
}

const char *labels_line(struct dom_lines lines, const char *label)
{
    for (size_t i = 0; i < lines.n_items; i++) {
        struct bytes line = bytes_from_text(lines.items[i]);
        size_t at;
        if (!bytes_find(line, BYTES(":"), &at) || !labels_same(bytes_first(line, at), label))
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
    return count < 0 || count > LABELS_COUNT_MAX ? ABSENT : count;
}

static size_t find_digit(struct bytes text)
{
    size_t i = 0;
    while (i < text.size && !bytes_is_digit(text.data[i]))
        i++;
    return i;
}

static bool says_laps(struct bytes text)
{
    return bytes_trim(text).size == 0 || labels_same(text, "laps") || labels_same(text, "lap");
}

/* "9", "1,204", "9 laps", "Laps: 9"; a sign is part of no label. */
int64_t labels_laps(const char *text)
{
    struct bytes whole = bytes_from_text(text);
    int64_t count = labels_count(text);
    size_t begin = find_digit(whole), end = begin, sign;
    if (!is_absent(count))
        return count;
    while (end < whole.size && (bytes_is_digit(whole.data[end]) || whole.data[end] == ','))
        end++;
    struct bytes front = bytes_first(whole, begin);
    if (bytes_find(front, BYTES("-"), &sign) || !says_laps(front) ||
        !says_laps(bytes_skip(whole, end)))
        return ABSENT;
    struct bytes number = bytes_first(bytes_skip(whole, begin), end - begin);
    bool good = number_read_int(number, &count) || read_grouped(number, &count);
    return good && count <= LABELS_COUNT_MAX ? count : ABSENT;
}

int64_t labels_ms(const char *text)
{
    int64_t ms;
    bool good = number_read_ms(bytes_from_text(text), &ms) && ms / 1000 <= LABELS_SECONDS_MAX;
    return good ? ms : ABSENT;
}

/* "34.746s", "34.746 sec": without the unit. */
static struct bytes without_unit(struct bytes text)
{
    static const char *const units[] = {"seconds", "secs", "sec", "s"};
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        struct bytes unit = bytes_from_text(units[i]);
        struct bytes front = bytes_first(text, text.size < unit.size ? 0 : text.size - unit.size);
        if (bytes_ends_with(text, unit) && front.size > 0)
            return bytes_trim(front);
    }
    return text;
}

int64_t labels_lap_ms(const char *text)
{
    enum {
        LAP_MAX_MS = 3600 * 1000,
    };
    int64_t ms;
    bool good = number_read_ms(without_unit(bytes_trim(bytes_from_text(text))), &ms);
    return good && ms > 0 && ms < LAP_MAX_MS ? ms : ABSENT;
}

int64_t labels_seconds(const char *text)
{
    int64_t seconds;
    bool good =
        number_read_duration(bytes_from_text(text), &seconds) && seconds <= LABELS_SECONDS_MAX;
    return good ? seconds : ABSENT;
}

int64_t labels_percent(const char *text)
{
    int64_t thousandths;
    bool good = number_read_percent(bytes_from_text(text), &thousandths) &&
                thousandths >= -LABELS_COUNT_MAX && thousandths <= LABELS_COUNT_MAX;
    return good ? thousandths : ABSENT;
}
