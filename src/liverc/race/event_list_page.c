/*
 * /events/: every event of a track on one page.
 *
 *   table#events  thead, tfoot, tbody
 *     Event Name   <a href="/results/?p=view_event&id=486677">Name</a>
 *     Date         <span class="hidden">2025-11-16 09:00:00</span>Nov 16, 2025
 *                  <span class="hidden">2025-05-03 00:00:00</span>May 3, 2025 to <br />May 4, 2025
 *     # Entries, # Drivers
 *
 * The hidden clock is the start that was set; midnight means that none was. Names of events hold
 * dates in any order, which are no dates.
 */
#include "readers.h"

#include "columns.h"
#include "event_dates.h"
#include "event_link.h"
#include "labels.h"
#include "repeats.h"
#include "shape.h"

#include <string.h>

enum column {
    COLUMN_NAME,
    COLUMN_DATE,
    N_NEEDED,
    COLUMN_ENTRIES = N_NEEDED,
    COLUMN_DRIVERS,
    N_COLUMNS,
};

static const char *const headings[N_COLUMNS] = {
    [COLUMN_NAME] = "Event Name",
    [COLUMN_DATE] = "Date",
    [COLUMN_ENTRIES] = "# Entries",
    [COLUMN_DRIVERS] = "# Drivers",
};

struct listing {
    struct reading *reading;
    struct columns columns;
    struct listed_event *rows;
    size_t n_rows;
    size_t n_seen;
    size_t n_skipped;
};

static struct place place_of(const struct listing *list, const char *part)
{
    return (struct place){"row", list->n_seen, part};
}

static void note(struct listing *list, enum finding_kind kind, const char *part, const char *raw,
                 const char *text)
{
    findings_add(&list->reading->findings, kind, place_of(list, part), raw, text);
}

static bool is_midnight(struct local_time time)
{
    return time.hour == 0 && time.minute == 0 && time.second == 0;
}

/* The hidden key has the first day, the visible text the last one. */
static void read_date(struct listing *list, const struct dom_node *cell, struct listed_event *row)
{
    struct reading *reading = list->reading;
    const char *hidden = dom_text(dom_first(cell, NULL, "hidden"), reading->scratch);
    struct local_time key = {0};
    struct date first = {0}, last = {0};
    row->date_raw = labels_unless_blank(dom_text(cell, reading->arena));
    bool keyed = local_time_read(bytes_from_text(hidden), &key);
    bool shown = event_dates_read(bytes_from_text(row->date_raw), &first, &last);
    row->first = keyed ? key.date : first;
    row->last = shown ? last : key.date;
    if (keyed && !is_midnight(key))
        row->start = key;
    if (!shown)
        note(list, FINDING_UNREADABLE, "Date", row->date_raw,
             "no date as \"Nov 16, 2025\", and no range of two");
    if (!keyed && hidden[0] != '\0')
        note(list, FINDING_UNREADABLE, "Date", hidden, "the sort key is no date and time");
    else if (!keyed && shown)
        note(list, FINDING_FALLBACK, "Date", row->date_raw,
             "no sort key, the printed date stands in");
    else if (keyed && shown && date_compare(key.date, first) != 0)
        note(list, FINDING_DISAGREES, "Date", row->date_raw,
             arena_format(reading->scratch, "the sort key is %s", hidden));
    if (keyed && date_compare(row->last, row->first) < 0)
        row->last = row->first;
}

static int64_t read_count(struct listing *list, const struct dom_node *cell, const char *heading)
{
    const char *raw = labels_unless_blank(dom_text(cell, list->reading->scratch));
    if (raw == NULL)
        note(list, FINDING_MISSING, heading, NULL, "the row has no such number");
    return findings_count(&list->reading->findings, place_of(list, heading), raw);
}

static void read_row(struct listing *list, const struct dom_node *node)
{
    struct reading *reading = list->reading;
    const struct dom_node *cells[COLUMNS_MAX];
    struct event_link link;
    struct listed_event row = {.n_entries = ABSENT, .n_drivers = ABSENT};
    list->n_seen++;
    columns_pick(&list->columns, node, cells);
    const struct dom_node *a =
        event_link_find(cells[COLUMN_NAME], EVENT_LINK_EVENT, reading->arena, &link);
    if (a == NULL) {
        list->n_skipped++;
        note(list, FINDING_SKIPPED, NULL, dom_text(node, reading->scratch),
             "the row has no link to its event");
        return;
    }
    row.event_id = link.id;
    row.name = labels_unless_blank(dom_text(a, reading->arena));
    if (row.name == NULL)
        note(list, FINDING_MISSING, "Event Name", link.id, "the link has no text");
    read_date(list, cells[COLUMN_DATE], &row);
    row.n_entries = read_count(list, cells[COLUMN_ENTRIES], headings[COLUMN_ENTRIES]);
    row.n_drivers = read_count(list, cells[COLUMN_DRIVERS], headings[COLUMN_DRIVERS]);
    list->rows = arena_grow(reading->arena, list->rows, list->n_rows, sizeof(*list->rows));
    list->rows[list->n_rows++] = row;
}

/* The first row of each event stays. */
static void drop_repeats(struct listing *list)
{
    struct arena *scratch = list->reading->scratch;
    const char **ids = arena_new_array(scratch, list->n_rows + 1, const char *);
    size_t n = 0;
    for (size_t i = 0; i < list->n_rows; i++)
        ids[i] = list->rows[i].event_id;
    const bool *repeats = repeats_find(ids, list->n_rows, scratch);
    for (size_t i = 0; i < list->n_rows; i++) {
        if (!repeats[i])
            list->rows[n++] = list->rows[i];
        else
            findings_add(&list->reading->findings, FINDING_DUPLICATE, PLACE("rows of the events"),
                         ids[i], "the event is listed twice, the first row counts");
    }
    list->n_rows = n;
}

static const struct dom_node *table_of_id(const struct dom_node *root, const char *wanted)
{
    for (const struct dom_node *table = dom_first(root, "table", NULL); table != NULL;
         table = dom_next(root, table, "table", NULL)) {
        const char *id = dom_attribute(table, "id");
        if (id != NULL && strcmp(id, wanted) == 0)
            return table;
    }
    return NULL;
}

int event_list_page_read(struct reading *reading, struct page_reading *ret_reading,
                         struct error *err)
{
    struct event_list *events = arena_new(reading->arena, struct event_list);
    struct listing list = {.reading = reading};
    const struct dom_node *head;
    const struct dom_node *table =
        columns_find_table(reading, table_of_id(reading->root, "events"), headings, N_COLUMNS,
                           N_NEEDED, &list.columns, &head);
    if (table == NULL)
        return shape_missing(reading, "events list",
                             arena_format(reading->scratch,
                                          "table of events (id \"events\") with a column \"%s\"",
                                          columns_missing(&list.columns)),
                             err);
    columns_report(reading, &list.columns, "events");
    for (const struct dom_node *row = labels_first_row(table); row != NULL;
         row = labels_next_row(row)) {
        if (row != head)
            read_row(&list, row);
    }
    if (list.n_rows == 0 && list.n_skipped > 0)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the table of events has no row with a link to an event: please report it "
                         "with the page");
    if (list.rows != NULL)
        drop_repeats(&list);
    *events = (struct event_list){
        .track_name = reading->frame.track_name,
        .rows = list.rows,
        .n_rows = list.n_rows,
        .n_skipped = list.n_skipped,
        .findings = reading->findings.items,
        .n_findings = reading->findings.n,
    };
    ret_reading->event_list = events;
    return 0;
}
