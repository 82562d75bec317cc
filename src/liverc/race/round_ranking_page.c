/*
 * /results/?p=view_round_ranking&id=N&o=laps_time: the ranking of one round. No capture shows it;
 * what is known was read off by people and by their parsers.
 *
 *   table.round_rankings of each class (class_tabs.h); the order of the columns depends on `o`
 *     Pos, Driver
 *     Laps/Time           <div class="hidden">0020/9999</div>20/5:01.123
 *     Top 2 Consecutive, Top 3 Consecutive, Top 5 Average, Fastest Lap, Avg Lap
 *                         <div class="hidden">0022.702</div>22.702, DNS
 *     Heat                <a href="/results/?p=view_race_result&id=N">1/8 Buggy (Heat 1/3)</a>
 *
 * The hidden sort key has no meaning of its own and is not read.
 */
#include "readers.h"

#include "class_tabs.h"
#include "columns.h"
#include "event_heading.h"
#include "event_link.h"
#include "labels.h"
#include "race_run.h"
#include "shape.h"

enum column {
    COLUMN_POSITION,
    COLUMN_DRIVER,
    COLUMN_TOTAL,
    N_NEEDED,
    COLUMN_TOP2_CONSECUTIVE = N_NEEDED,
    COLUMN_TOP3_CONSECUTIVE,
    COLUMN_TOP5,
    COLUMN_FAST,
    COLUMN_AVERAGE,
    COLUMN_HEAT,
    N_COLUMNS,
};

static const char *const headings[N_COLUMNS] = {
    [COLUMN_POSITION] = "Pos",
    [COLUMN_DRIVER] = "Driver",
    [COLUMN_TOTAL] = "Laps/Time",
    [COLUMN_TOP2_CONSECUTIVE] = "Top 2 Consecutive",
    [COLUMN_TOP3_CONSECUTIVE] = "Top 3 Consecutive",
    [COLUMN_TOP5] = "Top 5 Average",
    [COLUMN_FAST] = "Fastest Lap",
    [COLUMN_AVERAGE] = "Avg Lap",
    [COLUMN_HEAT] = "Heat",
};

struct round_reader {
    struct reading *reading;
    const char *class_name;
    struct columns columns;
    struct round_row *rows;
    size_t n_rows;
    size_t n_seen;
    size_t n_skipped;
};

static struct place place_of(struct round_reader *reader, const char *part)
{
    const char *group = arena_format(reader->reading->scratch, "%s: row", reader->class_name);
    return (struct place){group, reader->n_seen, part};
}

static struct race_figure read_figure(struct round_reader *reader,
                                      const struct dom_node *const cells[COLUMNS_MAX],
                                      enum column column)
{
    struct reading *reading = reader->reading;
    return race_figure_read(&reading->findings, place_of(reader, headings[column]),
                            labels_unless_blank(dom_text(cells[column], reading->arena)));
}

static void read_row(struct round_reader *reader, const struct dom_node *node)
{
    struct reading *reading = reader->reading;
    struct arena *arena = reading->arena;
    const struct dom_node *cells[COLUMNS_MAX];
    struct round_row row = {0};
    struct event_link link;
    reader->n_seen++;
    columns_pick(&reader->columns, node, cells);
    row.name = labels_unless_blank(dom_text(cells[COLUMN_DRIVER], arena));
    if (row.name == NULL) {
        reader->n_skipped++;
        findings_add(&reading->findings, FINDING_SKIPPED, place_of(reader, NULL),
                     dom_text(node, reading->scratch), "the row names nobody");
        return;
    }
    row.position_raw = labels_unless_blank(dom_text(cells[COLUMN_POSITION], arena));
    row.position = race_place_read(&reading->findings, place_of(reader, "Pos"), row.position_raw);
    row.run = race_run_read(&reading->findings, place_of(reader, "Laps/Time"),
                            labels_unless_blank(dom_text(cells[COLUMN_TOTAL], arena)));
    row.top2_consecutive = read_figure(reader, cells, COLUMN_TOP2_CONSECUTIVE);
    row.top3_consecutive = read_figure(reader, cells, COLUMN_TOP3_CONSECUTIVE);
    row.top5 = read_figure(reader, cells, COLUMN_TOP5);
    row.fast = read_figure(reader, cells, COLUMN_FAST);
    row.average = read_figure(reader, cells, COLUMN_AVERAGE);
    row.heat = labels_unless_blank(dom_text(cells[COLUMN_HEAT], arena));
    if (event_link_find(cells[COLUMN_HEAT], EVENT_LINK_RACE, arena, &link) != NULL)
        row.race_id = link.id;
    reader->rows = arena_grow(arena, reader->rows, reader->n_rows, sizeof(row));
    reader->rows[reader->n_rows++] = row;
}

static int read_class(struct round_reader *reader, const struct class_tab *tab,
                      struct round_class *ret_class, struct error *err)
{
    struct reading *reading = reader->reading;
    const struct dom_node *head =
        columns_find(reading, tab->table, headings, N_COLUMNS, N_NEEDED, &reader->columns);
    *ret_class = (struct round_class){.class_id = tab->class_id, .class_name = tab->class_name};
    if (tab->table == NULL)
        return 0;
    if (head == NULL)
        return shape_missing(reading, "round ranking",
                             arena_format(reading->scratch, "column \"%s\" in the table of \"%s\"",
                                          columns_missing(&reader->columns), tab->class_name),
                             err);
    reader->class_name = tab->class_name;
    reader->rows = NULL;
    reader->n_rows = reader->n_seen = 0;
    columns_report(reading, &reader->columns, "ranking");
    for (const struct dom_node *row = labels_first_row(tab->table); row != NULL;
         row = labels_next_row(row)) {
        if (row != head && dom_child(row, "td") != NULL)
            read_row(reader, row);
    }
    ret_class->rows = reader->rows;
    ret_class->n_rows = reader->n_rows;
    return 0;
}

int round_ranking_page_read(struct reading *reading, struct page_reading *ret_reading,
                            struct error *err)
{
    struct round_ranking *ranking = arena_new(reading->arena, struct round_ranking);
    struct round_reader reader = {.reading = reading};
    struct class_tabs tabs = {0};
    ranking->heading = event_heading_read(reading);
    if (dom_first(reading->root, "table", "round_rankings") != NULL)
        tabs = class_tabs_read(reading, "round_rankings");
    if (tabs.n == 0)
        return shape_missing(reading, "round ranking",
                             "table of a round (class \"round_rankings\")", err);
    event_heading_note_unseen(reading);
    struct round_class *classes = arena_new_array(reading->arena, tabs.n, struct round_class);
    for (size_t i = 0; i < tabs.n; i++) {
        int r = read_class(&reader, &tabs.items[i], &classes[i], err);
        if (r < 0)
            return r;
    }
    ranking->name = reading->panels == NULL
                        ? NULL
                        : labels_unless_blank(arena_text(reading->arena, reading->panels->heading));
    ranking->classes = classes;
    ranking->n_classes = tabs.n;
    ranking->n_skipped = reader.n_skipped;
    ranking->findings = reading->findings.items;
    ranking->n_findings = reading->findings.n;
    ret_reading->round_ranking = ranking;
    ret_reading->heading = &ranking->heading;
    return 0;
}
