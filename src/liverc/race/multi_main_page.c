/*
 * /results/?p=view_multi_main_result&id=N: a main of several legs. No capture shows it.
 *
 *   table.multi_main, headed div.class_sub_header "Tie Breaker: IFMAR Completed: 2 of 3"
 *     Pos, Seeded, Driver, Points
 *     A1, A2, A3   1st (1pts) : 16/10:01.133; 8th (8pts) : 0/0.000 for a leg sat out
 *
 * The legs of a B-main are headed B1 and so on: they are taken as the headings name them.
 */
#include "readers.h"

#include "best_of.h"
#include "class_tabs.h"
#include "columns.h"
#include "event_heading.h"
#include "labels.h"
#include "race_run.h"
#include "shape.h"

#include <string.h>

enum column {
    COLUMN_POSITION,
    COLUMN_DRIVER,
    COLUMN_POINTS,
    N_NEEDED,
    COLUMN_SEEDED = N_NEEDED,
    N_COLUMNS,
};

static const char *const headings[N_COLUMNS] = {
    [COLUMN_POSITION] = "Pos",
    [COLUMN_DRIVER] = "Driver",
    [COLUMN_POINTS] = "Points",
    [COLUMN_SEEDED] = "Seeded",
};

struct main_reader {
    struct reading *reading;
    struct columns columns;
    size_t legs[COLUMNS_MAX]; /* places of their columns */
    size_t n_legs;
    struct multi_main *main;
    struct multi_main_row *rows;
    size_t n_seen;
};

static struct place place_of(const struct main_reader *reader, const char *part)
{
    return (struct place){"row", reader->n_seen, part};
}

/* "A1": letters, then digits. */
static bool is_leg(const char *heading)
{
    size_t n = strspn(heading, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    size_t digits = strspn(heading + n, "0123456789");
    return n > 0 && n <= 2 && digits > 0 && heading[n + digits] == '\0';
}

static void find_legs(struct main_reader *reader)
{
    struct columns *columns = &reader->columns;
    struct arena *arena = reader->reading->arena;
    const char **legs = arena_new_array(arena, columns->n_cells, const char *);
    for (size_t place = 0; place < columns->n_cells; place++) {
        if (columns->is_known[place] || !is_leg(columns->headings[place]))
            continue;
        columns->is_read[place] = true;
        legs[reader->n_legs] = arena_text(arena, columns->headings[place]);
        reader->legs[reader->n_legs++] = place;
    }
    reader->main->legs = legs;
    reader->main->n_legs = reader->n_legs;
    if (reader->n_legs == 0)
        findings_add(&reader->reading->findings, FINDING_MISSING, PLACE("multi_main"), NULL,
                     "the table has no column of a leg");
}

/* "1st", "8th" in front. */
static int64_t read_ordinal(struct bytes text, struct arena *scratch)
{
    size_t n = 0;
    while (n < text.size && bytes_is_digit(text.data[n]))
        n++;
    struct bytes ending = bytes_skip(text, n);
    if (!bytes_equal_text(ending, "st") && !bytes_equal_text(ending, "nd") &&
        !bytes_equal_text(ending, "rd") && !bytes_equal_text(ending, "th"))
        return ABSENT;
    return labels_count(arena_text_of(scratch, bytes_first(text, n)));
}

/* "1st (1pts) : 16/10:01.133" */
static bool parse_leg(struct bytes text, struct reading *reading, struct multi_main_leg *leg)
{
    struct bytes place, points, run = text;
    size_t at;
    if (!bytes_find(run, BYTES(" : "), &at))
        return false;
    place = bytes_trim(bytes_first(run, at));
    run = bytes_trim(bytes_skip(run, at + strlen(" : ")));
    if (!bytes_ends_with(place, BYTES("pts)")) || !bytes_find(place, BYTES(" ("), &at))
        return false;
    points = bytes_skip(place, at + strlen(" ("));
    points = bytes_first(points, points.size - strlen("pts)"));
    leg->position = read_ordinal(bytes_first(place, at), reading->scratch);
    leg->points = labels_count(arena_text_of(reading->scratch, bytes_trim(points)));
    if (is_absent(leg->position) || is_absent(leg->points) ||
        !race_run_parse(run, reading->arena, &leg->run))
        return false;
    leg->run.raw = arena_text_of(reading->arena, run);
    return true;
}

static struct multi_main_leg no_leg(const char *raw)
{
    return (struct multi_main_leg){raw, ABSENT, ABSENT, race_run_absent()};
}

static const struct multi_main_leg *read_legs(struct main_reader *reader,
                                              const struct dom_node *node)
{
    struct reading *reading = reader->reading;
    struct multi_main_leg *legs =
        arena_new_array(reading->arena, reader->n_legs, struct multi_main_leg);
    for (size_t i = 0; i < reader->n_legs; i++) {
        const struct dom_node *cell = columns_cell(node, reader->legs[i]);
        const char *raw = labels_unless_blank(dom_text(cell, reading->arena));
        legs[i] = no_leg(raw);
        if (raw == NULL || parse_leg(bytes_from_text(raw), reading, &legs[i]))
            continue;
        legs[i] = no_leg(raw);
        findings_add(&reading->findings, FINDING_UNREADABLE,
                     place_of(reader, reader->main->legs[i]), raw,
                     "no leg as \"1st (1pts) : 16/10:01.133\"");
    }
    return legs;
}

static void read_row(struct main_reader *reader, const struct dom_node *node)
{
    struct reading *reading = reader->reading;
    struct arena *arena = reading->arena;
    const struct dom_node *cells[COLUMNS_MAX];
    struct multi_main_row row = {0};
    reader->n_seen++;
    columns_pick(&reader->columns, node, cells);
    row.name = labels_unless_blank(dom_text(cells[COLUMN_DRIVER], arena));
    if (row.name == NULL) {
        reader->main->n_skipped++;
        findings_add(&reading->findings, FINDING_SKIPPED, place_of(reader, NULL),
                     dom_text(node, reading->scratch), "the row names nobody");
        return;
    }
    row.position_raw = labels_unless_blank(dom_text(cells[COLUMN_POSITION], arena));
    row.position = race_place_read(&reading->findings, place_of(reader, "Pos"), row.position_raw);
    row.seeded_raw = labels_unless_blank(dom_text(cells[COLUMN_SEEDED], arena));
    row.seeded = race_place_read(&reading->findings, place_of(reader, "Seeded"), row.seeded_raw);
    row.points_raw = labels_unless_blank(dom_text(cells[COLUMN_POINTS], arena));
    row.points = race_place_read(&reading->findings, place_of(reader, "Points"), row.points_raw);
    row.legs = read_legs(reader, node);
    reader->rows = arena_grow(arena, reader->rows, reader->main->n_rows, sizeof(row));
    reader->rows[reader->main->n_rows++] = row;
}

/* "Tie Breaker: IFMAR Completed: 2 of 3", in one element or two. */
static void read_sub_headers(struct reading *reading, const struct dom_node *table,
                             struct multi_main *main)
{
    struct bytes mark = BYTES("Completed:");
    main->n_completed = main->n_of = ABSENT;
    for (const struct dom_node *node = dom_first(table, NULL, "class_sub_header"); node != NULL;
         node = dom_next(table, node, NULL, "class_sub_header")) {
        struct bytes text = bytes_from_text(dom_text(node, reading->scratch));
        struct bytes rule = text;
        size_t at;
        if (bytes_find(text, mark, &at)) {
            rule = bytes_trim(bytes_first(text, at));
            if (!best_of_read(bytes_skip(text, at + mark.size), &main->n_completed, &main->n_of))
                findings_add(&reading->findings, FINDING_UNREADABLE, PLACE("Completed"), text.data,
                             "not as \"2 of 3\"");
        }
        if (main->tie_breaker == NULL)
            main->tie_breaker = class_tabs_value(arena_text_of(reading->scratch, rule),
                                                 "Tie Breaker", reading->arena);
    }
    if (main->tie_breaker == NULL)
        findings_add(&reading->findings, FINDING_MISSING, PLACE("Tie Breaker"), NULL,
                     "the table does not tell how ties are broken");
    if (is_absent(main->n_of))
        findings_add(&reading->findings, FINDING_MISSING, PLACE("Completed"), NULL,
                     "the table does not tell how many legs were run");
}

/* `class_header`, else the heading of the first box without " Results". */
static const char *read_label(struct reading *reading, const struct dom_node *table)
{
    struct bytes ending = BYTES(" Results");
    const char *label =
        labels_unless_blank(dom_text(dom_first(table, NULL, "class_header"), reading->arena));
    if (label != NULL || reading->panels == NULL)
        return label;
    struct bytes heading = bytes_from_text(reading->panels->heading);
    if (bytes_ends_with(heading, ending))
        heading = bytes_first(heading, heading.size - ending.size);
    return labels_unless_blank(arena_text_of(reading->arena, heading));
}

static void note_others(struct reading *reading, const struct dom_node *table,
                        struct multi_main *main)
{
    const struct dom_node *other = dom_next(reading->root, table, "table", "multi_main");
    for (; other != NULL; other = dom_next(reading->root, other, "table", "multi_main")) {
        main->n_skipped++;
        findings_add(&reading->findings, FINDING_SKIPPED, PLACE("multi_main"), NULL,
                     "a second table of legs is not read");
    }
}

int multi_main_page_read(struct reading *reading, struct page_reading *ret_reading,
                         struct error *err)
{
    struct multi_main *main = arena_new(reading->arena, struct multi_main);
    struct main_reader reader = {.reading = reading, .main = main};
    const struct dom_node *table = dom_first(reading->root, "table", "multi_main");
    main->heading = event_heading_read(reading);
    if (table == NULL)
        return shape_missing(reading, "several-leg main", "table of legs (class \"multi_main\")",
                             err);
    const struct dom_node *head =
        columns_find(reading, table, headings, N_COLUMNS, N_NEEDED, &reader.columns);
    if (head == NULL)
        return shape_missing(
            reading, "several-leg main",
            arena_format(reading->scratch, "column \"%s\"", columns_missing(&reader.columns)), err);
    event_heading_note_unseen(reading);
    main->label = read_label(reading, table);
    read_sub_headers(reading, table, main);
    find_legs(&reader);
    columns_report(reading, &reader.columns, "legs");
    for (const struct dom_node *row = labels_first_row(table); row != NULL;
         row = labels_next_row(row)) {
        if (row != head && dom_child(row, "td") != NULL)
            read_row(&reader, row);
    }
    note_others(reading, table, main);
    main->rows = reader.rows;
    main->findings = reading->findings.items;
    main->n_findings = reading->findings.n;
    ret_reading->multi_main = main;
    ret_reading->heading = &main->heading;
    return 0;
}
