/*
 * /results/?p=view_entry_list&id=EVENT: who entered which class.
 *
 *   table of each class (class_tabs.h), headed "Entries: 30"
 *     #              1 to n of the list in the order of last names: no car number
 *     Driver         <span class="hidden">FROST, SAM</span>SAM FROST
 *     Transponder #  1234567, 1234567/2
 *
 * It has no driver's number. Races of last chance and the like may be classes with tabs of their
 * own.
 */
#include "readers.h"

#include "class_tabs.h"
#include "columns.h"
#include "event_heading.h"
#include "labels.h"
#include "shape.h"

#include <inttypes.h>
#include <string.h>

enum column {
    COLUMN_NUMBER,
    COLUMN_DRIVER,
    N_NEEDED,
    COLUMN_TRANSPONDER = N_NEEDED,
    N_COLUMNS,
};

static const char *const headings[N_COLUMNS] = {
    [COLUMN_NUMBER] = "#",
    [COLUMN_DRIVER] = "Driver",
    [COLUMN_TRANSPONDER] = "Transponder #",
};

struct list_reader {
    struct reading *reading;
    const char *class_name; /* of the table being read */
    struct entry_row *rows;
    size_t n_rows;
    size_t n_seen;
    size_t n_skipped; /* of the page */
};

static void note(struct list_reader *reader, enum finding_kind kind, const char *part,
                 const char *raw, const char *text)
{
    const char *group = arena_format(reader->reading->scratch, "%s: row", reader->class_name);
    findings_add(&reader->reading->findings, kind, (struct place){group, reader->n_seen, part}, raw,
                 text);
}

static void read_row(struct list_reader *reader, const struct dom_node *const cells[COLUMNS_MAX],
                     const struct dom_node *node)
{
    struct reading *reading = reader->reading;
    struct arena *arena = reading->arena;
    const char *number = labels_unless_blank(dom_text(cells[COLUMN_NUMBER], reading->scratch));
    struct entry_row row = {
        .number = labels_count(number),
        .name = labels_unless_blank(dom_text(cells[COLUMN_DRIVER], arena)),
        .sort_name =
            labels_unless_blank(dom_text(dom_first(cells[COLUMN_DRIVER], NULL, "hidden"), arena)),
        .transponder = labels_unless_blank(dom_text(cells[COLUMN_TRANSPONDER], arena)),
    };
    reader->n_seen++;
    if (row.name == NULL) {
        reader->n_skipped++;
        note(reader, FINDING_SKIPPED, NULL, dom_text(node, reading->scratch),
             "the row names nobody");
        return;
    }
    if (number != NULL && is_absent(row.number))
        note(reader, FINDING_UNREADABLE, "#", number, "no whole number");
    else if (!is_absent(row.number) && row.number != (int64_t)reader->n_seen)
        note(reader, FINDING_DISAGREES, "#", number, "not the running number of the row");
    reader->rows = arena_grow(arena, reader->rows, reader->n_rows, sizeof(row));
    reader->rows[reader->n_rows++] = row;
}

static int64_t read_printed(struct list_reader *reader, const struct class_tab *tab)
{
    struct reading *reading = reader->reading;
    const char *part = arena_format(reading->scratch, "%s: Entries", tab->class_name);
    const char *raw = class_tabs_value(tab->sub_header, "Entries", reading->scratch);
    if (raw == NULL && tab->table != NULL)
        findings_add(&reading->findings, FINDING_MISSING, PLACE(part), tab->sub_header,
                     "the table does not count its entries");
    return findings_count(&reading->findings, PLACE(part), raw);
}

static int read_class(struct list_reader *reader, const struct class_tab *tab,
                      struct entry_class *ret_class, struct error *err)
{
    struct reading *reading = reader->reading;
    struct columns columns;
    const struct dom_node *cells[COLUMNS_MAX];
    struct entry_class entries = {
        .class_id = tab->class_id,
        .class_name = tab->class_name,
        .n_printed = read_printed(reader, tab),
    };
    const struct dom_node *head =
        columns_find(reading, tab->table, headings, N_COLUMNS, N_NEEDED, &columns);
    if (tab->table != NULL && head == NULL)
        return shape_missing(reading, "entry list",
                             arena_format(reading->scratch, "column \"%s\" in the table of \"%s\"",
                                          columns_missing(&columns), tab->class_name),
                             err);
    reader->class_name = tab->class_name;
    reader->rows = NULL;
    reader->n_rows = reader->n_seen = 0;
    if (head != NULL)
        columns_report(reading, &columns, "entries");
    for (const struct dom_node *row = labels_first_row(tab->table); row != NULL;
         row = labels_next_row(row)) {
        if (row == head || dom_child(row, "td") == NULL)
            continue;
        columns_pick(&columns, row, cells);
        read_row(reader, cells, row);
    }
    entries.rows = reader->rows;
    entries.n_rows = reader->n_rows;
    entries.n_skipped = reader->n_seen - reader->n_rows;
    if (!is_absent(entries.n_printed) && entries.n_printed != (int64_t)reader->n_seen)
        findings_add(&reading->findings, FINDING_TOTALS,
                     PLACE(arena_format(reading->scratch, "%s: Entries", tab->class_name)),
                     arena_format(reading->scratch, "%" PRId64, entries.n_printed),
                     arena_format(reading->scratch, "the table has %zu rows", reader->n_seen));
    *ret_class = entries;
    return 0;
}

/* By its words: such a class may be a session that is entered like one. */
static void note_session(struct reading *reading, const char *class_name)
{
    static const char *const words[] = {"practice", "last chance", "lcq", "qualifier", "semi"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (strcasestr(class_name, words[i]) == NULL)
            continue;
        findings_add(&reading->findings, FINDING_AMBIGUOUS, PLACE("tab"), class_name,
                     "the class sounds like a session; it is kept");
        return;
    }
}

int entry_list_page_read(struct reading *reading, struct page_reading *ret_reading,
                         struct error *err)
{
    struct entry_list *list = arena_new(reading->arena, struct entry_list);
    struct list_reader reader = {.reading = reading};
    list->heading = event_heading_read(reading);
    struct class_tabs tabs = class_tabs_read(reading, "entry_list_data");
    const char *subject = event_heading_subject(reading);
    if (tabs.n == 0 || (subject != NULL && !labels_same(bytes_from_text(subject), "Entry List")))
        return shape_missing(reading, "entry list",
                             tabs.n == 0 ? "table of a class (div \"tab-pane\")"
                                         : "part \"Entry List\" in its title",
                             err);
    struct entry_class *classes = arena_new_array(reading->arena, tabs.n, struct entry_class);
    for (size_t i = 0; i < tabs.n; i++) {
        int r = read_class(&reader, &tabs.items[i], &classes[i], err);
        if (r < 0)
            return r;
        note_session(reading, classes[i].class_name);
    }
    list->classes = classes;
    list->n_classes = tabs.n;
    list->n_skipped = reader.n_skipped;
    list->findings = reading->findings.items;
    list->n_findings = reading->findings.n;
    ret_reading->entry_list = list;
    ret_reading->heading = &list->heading;
    return 0;
}
