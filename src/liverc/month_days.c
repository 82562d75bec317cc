/*
 * One row for each day, with two links to it: one says the date, one says how many sessions. The
 * address of the links is what counts; rows without sessions are not printed.
 */
#include "month_days.h"

#include "labels.h"
#include "link.h"

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
    size_t n_seen; /* rows */
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
    const char *date_text;
    const char *count_text;
};

static void read_link(struct days *days, const struct dom_node *link, struct row_links *row)
{
    struct date date;
    if (!link_day(dom_attribute(link, "href"), days->reading->scratch, &date))
        return;
    row->differ = row->differ || (!date_is_absent(row->date) && date_compare(row->date, date) != 0);
    row->date = date;
    const char *text = dom_text(link, days->reading->scratch);
    if (is_absent(labels_count(text)))
        row->date_text = text;
    else
        row->count_text = text;
}

static struct row_links read_links(struct days *days, const struct dom_node *node)
{
    struct row_links row = {0};
    for (const struct dom_node *link = dom_first(node, "a", NULL); link != NULL;
         link = dom_next(node, link, "a", NULL))
        read_link(days, link, &row);
    row.n_sessions = labels_count(row.count_text);
    return row;
}

/* "Sat, Oct 25, 2025" for 2025-10-25: the day and year, and the month by its first letters. */
static bool says_date(const char *text, struct date date)
{
    char wanted[CALENDAR_TEXT_SIZE + 16], full[CALENDAR_TEXT_SIZE];
    date_format_long(date, full);
    snprintf(wanted, sizeof(wanted), "%.3s %d, %d", full, date.day, date.year);
    return strstr(text, wanted) != NULL || strstr(text, full) != NULL;
}

static void note_row(struct days *days, const struct row_links *row)
{
    struct findings *findings = &days->reading->findings;
    char text[CALENDAR_TEXT_SIZE];
    if (row->date_text != NULL && !says_date(row->date_text, row->date))
        findings_add(findings, FINDING_DISAGREES, place_of(days), row->date_text,
                     arena_format(days->reading->scratch, "the link leads to %s",
                                  date_format(row->date, text)));
    if (row->count_text == NULL)
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
        days->items[days->n++] = (struct month_day){row->date, row->n_sessions};
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

static int read_row(struct days *days, const struct dom_node *node, struct error *err)
{
    struct findings *findings = &days->reading->findings;
    struct row_links row = read_links(days, node);
    char text[CALENDAR_TEXT_SIZE];
    days->n_seen++;
    if (date_is_absent(row.date) || row.differ) {
        findings_add(findings, FINDING_SKIPPED, place_of(days),
                     dom_text(node, days->reading->scratch),
                     row.differ ? "its links lead to different days" : "no link to a day");
        return 0;
    }
    if (row.date.year != days->month.year || row.date.month != days->month.month) {
        findings_add(findings, FINDING_SKIPPED, place_of(days), date_format(row.date, text),
                     "a day of another month");
        return 0;
    }
    note_row(days, &row);
    return add_day(days, &row, err);
}

int month_days_read(struct reading *reading, struct date month, const struct month_day **ret_days,
                    size_t *ret_n_days, struct error *err)
{
    const struct dom_node *table = find_table(reading->root);
    const struct dom_node *head = dom_first(table, "tr", NULL);
    struct days days = {.reading = reading,
                        .month = month,
                        .items = arena_new_array(reading->arena, DAYS_MAX, struct month_day)};
    int r = 0;
    if (table == NULL)
        findings_add(&reading->findings, FINDING_MISSING, PLACE("table"), NULL,
                     "the page has no table of dates");
    for (const struct dom_node *row = labels_first_row(table); row != NULL && r == 0;
         row = labels_next_row(row)) {
        if (row != head)
            r = read_row(&days, row, err);
    }
    if (r < 0)
        return r;
    *ret_days = days.items;
    *ret_n_days = days.n;
    return 0;
}
