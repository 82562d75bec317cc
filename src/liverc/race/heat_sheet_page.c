/*
 * /results/?p=view_heat_sheet&id=N: the line-up of a round, races not yet run included. No capture
 * shows it; people read it off in 2016.
 *
 *   table.heat_sheet of each race
 *     div.race_num, span.class_header, span.race_length "Length: 6:00 Minutes",
 *     span.race_status "Status: Complete (<a href="...">View Results</a>)", "Status: Not Started"
 *     cells by place, since nobody told their headings: start position; span.car_num and the name
 * as bare text; the logo of the chassis; transponder; seed number; seed result
 *
 * A sheet is written anew during the day: once a result exists, the result rules.
 */
#include "readers.h"

#include "class_tabs.h"
#include "columns.h"
#include "event_heading.h"
#include "event_link.h"
#include "labels.h"
#include "race_label.h"
#include "race_length.h"
#include "race_run.h"
#include "shape.h"

enum cell {
    CELL_POSITION,
    CELL_DRIVER,
    CELL_CHASSIS,
    CELL_TRANSPONDER,
    CELL_SEED,
    CELL_SEED_RESULT,
    N_CELLS,
};

struct sheet_reader {
    struct reading *reading;
    size_t number; /* of the table, from 1 */
    struct sheet_row *rows;
    size_t n_rows;
    size_t n_seen;
    size_t n_skipped;
};

static struct place place_of(struct sheet_reader *reader, const char *part)
{
    const char *group = arena_format(reader->reading->scratch, "table %zu row", reader->number);
    return (struct place){group, reader->n_seen, part};
}

static const char *text_of(struct sheet_reader *reader, const struct dom_node *scope,
                           const char *class_name)
{
    return labels_unless_blank(
        dom_text(dom_first(scope, NULL, class_name), reader->reading->arena));
}

static void read_row(struct sheet_reader *reader, const struct dom_node *node)
{
    struct reading *reading = reader->reading;
    struct arena *arena = reading->arena;
    const struct dom_node *cells[N_CELLS];
    struct sheet_row row = {0};
    reader->n_seen++;
    for (size_t i = 0; i < N_CELLS; i++)
        cells[i] = columns_cell(node, i);
    row.name = labels_unless_blank(dom_own_text(cells[CELL_DRIVER], arena));
    if (row.name == NULL || cells[CELL_SEED_RESULT] == NULL) {
        reader->n_skipped++;
        findings_add(&reading->findings, FINDING_SKIPPED, place_of(reader, NULL),
                     dom_text(node, reading->scratch),
                     row.name == NULL ? "the row names nobody" : "the row has not six cells");
        return;
    }
    row.position_raw = labels_unless_blank(dom_text(cells[CELL_POSITION], arena));
    row.position =
        race_place_read(&reading->findings, place_of(reader, "start position"), row.position_raw);
    row.car_number = text_of(reader, cells[CELL_DRIVER], "car_num");
    row.transponder = labels_unless_blank(dom_text(cells[CELL_TRANSPONDER], arena));
    row.seed_raw = labels_unless_blank(dom_text(cells[CELL_SEED], arena));
    row.seed = race_place_read(&reading->findings, place_of(reader, "seed"), row.seed_raw);
    row.seed_result = labels_unless_blank(dom_text(cells[CELL_SEED_RESULT], arena));
    reader->rows = arena_grow(arena, reader->rows, reader->n_rows, sizeof(row));
    reader->rows[reader->n_rows++] = row;
}

/* "Status: Complete (View Results)": the link says whose. */
static void read_status(struct sheet_reader *reader, const struct dom_node *table,
                        struct sheet_race *race)
{
    struct arena *arena = reader->reading->arena;
    const struct dom_node *span = dom_first(table, NULL, "race_status");
    const char *text = class_tabs_value(dom_own_text(span, arena), "Status", arena);
    struct bytes status = bytes_from_text(text);
    struct event_link link;
    if (bytes_ends_with(status, BYTES("( )")) || bytes_ends_with(status, BYTES("()")))
        status = bytes_first(status, status.size - (bytes_ends_with(status, BYTES("()")) ? 2 : 3));
    race->status = labels_unless_blank(arena_text_of(arena, bytes_trim(status)));
    if (event_link_find(table, EVENT_LINK_RACE, arena, &link) != NULL)
        race->race_id = link.id;
}

static struct sheet_race read_race(struct sheet_reader *reader, const struct dom_node *table)
{
    struct reading *reading = reader->reading;
    struct findings *findings = &reading->findings;
    struct sheet_race race = {
        .number_raw = text_of(reader, table, "race_num"),
        .label = text_of(reader, table, "class_header"),
    };
    struct place place = {"table", reader->number, "race_num"};
    race.number = findings_count(findings, place, race.number_raw);
    if (race.label == NULL)
        findings_add(findings, FINDING_MISSING, (struct place){"table", reader->number, NULL}, NULL,
                     "nothing names the race (class \"class_header\")");
    race.class_name = labels_unless_blank(
        arena_text_of(reading->arena, race_label_class(bytes_from_text(race.label))));
    race.length_raw =
        class_tabs_value(text_of(reader, table, "race_length"), "Length", reading->arena);
    race_length_read(findings, (struct place){"table", reader->number, "Length"}, race.length_raw,
                     &race.length_s, &race.length_laps);
    read_status(reader, table, &race);
    reader->rows = NULL;
    reader->n_rows = reader->n_seen = 0;
    for (const struct dom_node *row = labels_first_row(table); row != NULL;
         row = labels_next_row(row)) {
        if (dom_child(row, "td") != NULL && dom_first(row, NULL, "class_header") == NULL)
            read_row(reader, row);
    }
    race.rows = reader->rows;
    race.n_rows = reader->n_rows;
    return race;
}

int heat_sheet_page_read(struct reading *reading, struct page_reading *ret_reading,
                         struct error *err)
{
    struct heat_sheet *sheet = arena_new(reading->arena, struct heat_sheet);
    struct sheet_reader reader = {.reading = reading};
    struct sheet_race *races = NULL;
    const struct dom_node *root = reading->root;
    sheet->heading = event_heading_read(reading);
    for (const struct dom_node *table = dom_first(root, "table", "heat_sheet"); table != NULL;
         table = dom_next(root, table, "table", "heat_sheet")) {
        reader.number++;
        races = arena_grow(reading->arena, races, sheet->n_races, sizeof(*races));
        races[sheet->n_races++] = read_race(&reader, table);
    }
    if (sheet->n_races == 0)
        return shape_missing(reading, "heat sheet", "table of a race (class \"heat_sheet\")", err);
    event_heading_note_unseen(reading);
    sheet->name = reading->panels == NULL
                      ? NULL
                      : labels_unless_blank(arena_text(reading->arena, reading->panels->heading));
    sheet->races = races;
    sheet->n_skipped = reader.n_skipped;
    sheet->findings = reading->findings.items;
    sheet->n_findings = reading->findings.n;
    ret_reading->heat_sheet = sheet;
    ret_reading->heading = &sheet->heading;
    return 0;
}
