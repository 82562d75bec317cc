/*
 * One row for each day, with two links to it: one says the date, one says how many sessions. The
 * address of the links is what counts; rows without sessions are not printed.
 *
 * "No practice in this month" is believed only of a page that names no day of it at all.
 */
#include "month_days.h"

#include "labels.h"
#include "link.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum {
    DAYS_MAX = 31,
};

struct days {
    struct reading *reading;
    struct date month;
    struct month_day *items;
    size_t n;
    size_t n_seen;     /* rows */
    uint32_t in_doubt; /* a bit for each day that a row named, and that was told of instead */
};

static struct place place_of(const struct days *days)
{
    return (struct place){.group = "date row", .number = days->n_seen};
}

/* The head of the table says "Date" and "# Sessions". */
static bool is_table_of_days(const struct dom_node *table)
{
    const struct dom_node *row = dom_first(table, "tr", NULL);
    const struct dom_node *cell = dom_child(row, NULL);
    bool has_date = false, has_count = false;
    for (; cell != NULL; cell = dom_sibling(cell, NULL)) {
        has_date = has_date || labels_is(cell, "Date");
        has_count = has_count || labels_is(cell, "# Sessions");
    }
    return has_date && has_count;
}

static const struct dom_node *find_table(const struct dom_node *root)
{
    const struct dom_node *table = dom_first(root, "table", NULL);
    while (table != NULL && !is_table_of_days(table))
        table = dom_next(root, table, "table", NULL);
    return table;
}

/* What the links of a row say. */
struct row_links {
    struct date date; /* of their addresses */
    bool differ;      /* not all lead to one day */
    int64_t n_sessions;
    const char *address; /* one with a host, of the reading's arena */
    const char *date_text;
    const char *count_text;
};

static bool is_of_month(const struct days *days, struct date date)
{
    return date.year == days->month.year && date.month == days->month.month;
}

static void doubt(struct days *days, struct date date)
{
    if (is_of_month(days, date))
        days->in_doubt |= UINT32_C(1) << date.day;
}

static void read_link(struct days *days, const struct dom_node *link, struct row_links *row)
{
    struct date date;
    if (!link_day(dom_attribute(link, "href"), days->reading->scratch, &date))
        return;
    row->differ = row->differ || (!date_is_absent(row->date) && date_compare(row->date, date) != 0);
    if (row->differ) {
        doubt(days, row->date);
        doubt(days, date);
    }
    row->date = date;
    if (row->address == NULL)
        row->address = link_absolute(dom_attribute(link, "href"), days->reading->arena);
    const char *text = dom_text(link, days->reading->scratch);
    if (is_absent(labels_count(text)))
        row->date_text = text;
    else
        row->count_text = text;
}

/* "(56)" behind the date, where no link says it. */
static const char *count_beside(const struct dom_node *node, const char *date_text,
                                struct arena *scratch)
{
    struct bytes text = bytes_from_text(dom_text(node, scratch)), date = bytes_from_text(date_text);
    size_t at;
    if (date.size == 0 || !bytes_find(text, date, &at))
        return NULL;
    text = bytes_skip(text, at + date.size);
    while (text.size > 0 && !bytes_is_digit(text.data[0]))
        text = bytes_skip(text, 1);
    size_t n = 0;
    while (n < text.size && (bytes_is_digit(text.data[n]) || text.data[n] == ','))
        n++;
    const char *count = arena_text_of(scratch, bytes_first(text, n));
    return is_absent(labels_count(count)) ? NULL : count;
}

/* ---- rows ---- */

/* "Sat, Oct 25, 2025" for 2025-10-25: the day and year, and the month by its first letters. */
static bool says_date(const char *text, struct date date)
{
    char wanted[CALENDAR_TEXT_SIZE + 16], full[CALENDAR_TEXT_SIZE];
    date_format_long(date, full);
    snprintf(wanted, sizeof(wanted), "%.3s %d, %d", full, date.day, date.year);
    return strstr(text, wanted) != NULL || strstr(text, full) != NULL;
}

static void note_row(struct days *days, const struct dom_node *node, struct row_links *row)
{
    struct findings *findings = &days->reading->findings;
    char text[CALENDAR_TEXT_SIZE];
    if (row->date_text != NULL && !says_date(row->date_text, row->date))
        findings_add(findings, FINDING_DISAGREES, place_of(days), row->date_text,
                     arena_format(days->reading->scratch, "the link leads to %s",
                                  date_format(row->date, text)));
    if (row->count_text != NULL)
        return;
    row->count_text = count_beside(node, row->date_text, days->reading->scratch);
    row->n_sessions = labels_count(row->count_text);
    if (row->count_text != NULL)
        findings_add(findings, FINDING_FALLBACK, place_of(days), row->count_text,
                     "no link with the number of sessions, the number beside it is taken");
    else
        findings_add(findings, FINDING_UNREADABLE, place_of(days), row->date_text,
                     "no link with the number of sessions");
}

static struct month_day *find_day(const struct days *days, struct date date)
{
    for (size_t i = 0; i < days->n; i++) {
        if (date_compare(days->items[i].date, date) == 0)
            return &days->items[i];
    }
    return NULL;
}

static int add_day(struct days *days, const struct row_links *row, struct error *err)
{
    char text[CALENDAR_TEXT_SIZE];
    const struct month_day *known = find_day(days, row->date);
    if (known == NULL) {
        days->items[days->n++] = (struct month_day){
            .address = row->address, .date = row->date, .n_sessions = row->n_sessions};
        return 0;
    }
    if (known->n_sessions != row->n_sessions)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the month page lists %s twice with different numbers of sessions: please "
                         "report it with the page",
                         date_format(row->date, text));
    findings_add(&days->reading->findings, FINDING_DUPLICATE, place_of(days),
                 date_format(row->date, text), "the day is listed twice");
    return 0;
}

/* A row whose links were read. */
static int take_row(struct days *days, const struct dom_node *node, struct row_links *row,
                    struct error *err)
{
    struct findings *findings = &days->reading->findings;
    char text[CALENDAR_TEXT_SIZE];
    days->n_seen++;
    row->n_sessions = labels_count(row->count_text);
    if (date_is_absent(row->date) || row->differ) {
        findings_add(findings, FINDING_SKIPPED, place_of(days),
                     dom_text(node, days->reading->scratch),
                     row->differ ? "its links lead to different days" : "no link to a day");
        return 0;
    }
    if (!is_of_month(days, row->date)) {
        findings_add(findings, FINDING_SKIPPED, place_of(days), date_format(row->date, text),
                     "a day of another month");
        return 0;
    }
    note_row(days, node, row);
    return add_day(days, row, err);
}

static int read_table(struct days *days, const struct dom_node *table, struct error *err)
{
    const struct dom_node *head = dom_first(table, "tr", NULL);
    int r = 0;
    for (const struct dom_node *node = labels_first_row(table); node != NULL && r == 0;
         node = labels_next_row(node)) {
        struct row_links row = {0};
        if (node == head)
            continue;
        for (const struct dom_node *link = dom_first(node, "a", NULL); link != NULL;
             link = dom_next(node, link, "a", NULL))
            read_link(days, link, &row);
        r = take_row(days, node, &row, err);
    }
    return r;
}

/* ---- without the table ---- */

/* What holds a link and its fellow: a row, an item of a list; else the element around it. */
static const struct dom_node *row_around(const struct dom_node *link)
{
    const struct dom_node *node = dom_parent(link);
    while (node != NULL && !dom_is(node, "tr") && !dom_is(node, "li"))
        node = dom_parent(node);
    return node != NULL ? node : dom_parent(link);
}

static bool leads_to_month(const struct days *days, const struct dom_node *link,
                           struct date *ret_date)
{
    return link_day(dom_attribute(link, "href"), days->reading->scratch, ret_date) &&
           is_of_month(days, *ret_date);
}

/* The rows that the links make, whatever elements they stand in. */
static int read_loose(struct days *days, struct error *err)
{
    const struct dom_node *root = days->reading->root, *node = NULL;
    struct row_links row = {0};
    int r = 0;
    for (const struct dom_node *link = dom_first(root, "a", NULL); link != NULL && r == 0;
         link = dom_next(root, link, "a", NULL)) {
        const struct dom_node *around = row_around(link);
        struct date date;
        if (!leads_to_month(days, link, &date))
            continue;
        if (node == NULL)
            findings_add(&days->reading->findings, FINDING_FALLBACK, PLACE("table"), NULL,
                         "the page has no table of dates, its links to days stand in");
        if (node != NULL && around != node && date_compare(date, row.date) != 0) {
            r = take_row(days, node, &row, err);
            row = (struct row_links){0};
        }
        node = around;
        read_link(days, link, &row);
    }
    return node == NULL || r < 0 ? r : take_row(days, node, &row, err);
}

/* ---- is that all? ---- */

/* A day that is linked to and is in no row: then the rows were not understood. */
static int check_links(const struct days *days, struct error *err)
{
    const struct dom_node *root = days->reading->root;
    char text[CALENDAR_TEXT_SIZE];
    for (const struct dom_node *link = dom_first(root, "a", NULL); link != NULL;
         link = dom_next(root, link, "a", NULL)) {
        struct date date;
        if (!leads_to_month(days, link, &date) || find_day(days, date) != NULL ||
            (days->in_doubt & UINT32_C(1) << date.day) != 0)
            continue;
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the month page links to %s, and its table of dates does not have it: "
                         "please report it with the page",
                         date_format(date, text));
    }
    return 0;
}

/* A number that is neither 0 nor the year: a day of the month, or how many sessions. */
static bool has_number(struct bytes text, int year)
{
    for (size_t i = 0; i < text.size;) {
        int64_t value = 0;
        size_t begin = i;
        while (i < text.size && bytes_is_digit(text.data[i])) {
            if (value < INT32_MAX)
                value = value * 10 + (text.data[i] - '0');
            i++;
        }
        if (i > begin && value != 0 && value != year)
            return true;
        if (i == begin)
            i++;
    }
    return false;
}

/* The box of the dates; NULL when there is none. */
static const struct panel *find_box(const struct reading *reading, const struct dom_node *months)
{
    const char *rest;
    const struct panel *panel = panel_headed(reading->panels, "Practice Dates for", &rest);
    if (panel != NULL)
        return panel;
    for (panel = reading->panels; panel != NULL && !dom_holds(panel->box, months);)
        panel = panel->next;
    return panel;
}

/* No day was read: does the box of the dates name none either, its list of months aside? */
static int check_none(const struct days *days, const struct dom_node *months, struct error *err)
{
    struct arena *scratch = days->reading->scratch;
    const struct panel *panel = find_box(days->reading, months);
    struct bytes text = bytes_from_text(panel == NULL ? "" : dom_text(panel->box, scratch));
    struct bytes list = bytes_from_text(dom_text(months, scratch));
    size_t at = 0;
    bool has_list = list.size > 0 && bytes_find(text, list, &at);
    struct bytes front = has_list ? bytes_first(text, at) : text;
    struct bytes rest = has_list ? bytes_skip(text, at + list.size) : (struct bytes){0};
    if (panel != NULL && !has_number(front, days->month.year) &&
        !has_number(rest, days->month.year))
        return 0;
    return error_set(err, ERROR_UNKNOWN_PAGE,
                     "the month page has %s, and no link to a day of the month was found in it: "
                     "please report it with the page",
                     panel == NULL ? "no box of dates" : "numbers in its box of dates");
}

int month_days_read(struct reading *reading, struct date month, const struct dom_node *months,
                    const struct month_day **ret_days, size_t *ret_n_days, struct error *err)
{
    const struct dom_node *table = find_table(reading->root);
    struct days days = {.reading = reading,
                        .month = month,
                        .items = arena_new_array(reading->arena, DAYS_MAX, struct month_day)};
    int r = table != NULL ? read_table(&days, table, err) : read_loose(&days, err);
    if (r == 0 && table == NULL && days.n_seen == 0)
        findings_add(&reading->findings, FINDING_MISSING, PLACE("table"), NULL,
                     "the page has no table of dates");
    if (r == 0 && table != NULL && days.n_seen == 0)
        findings_add(&reading->findings, FINDING_MISSING, PLACE("date rows"), NULL,
                     "the table of dates has no row");
    if (r == 0)
        r = check_links(&days, err);
    if (r == 0 && days.n == 0 && days.in_doubt == 0)
        r = check_none(&days, months, err);
    if (r < 0)
        return r;
    *ret_days = days.items;
    *ret_n_days = days.n;
    return 0;
}
