/*
 * /results/?p=event_overall_ranking&id=EVENT: the final ranking of an event. No capture shows it.
 *
 *   table.leaderboard_points of each class (class_tabs.h), headed div.class_header
 *     Pos, Brand, Country, Driver
 *     Result   [1] 22/5:09.344           place in the main and run
 *              [2] [1] 17/10:02.843      points of the legs, best place, run
 *              also "0/0.000 (DNS)"
 *     Race     A-Main, A Main
 */
#include "readers.h"

#include "class_tabs.h"
#include "columns.h"
#include "event_heading.h"
#include "labels.h"
#include "race_run.h"
#include "shape.h"

enum column {
    COLUMN_POSITION,
    COLUMN_DRIVER,
    COLUMN_RESULT,
    COLUMN_RACE,
    N_NEEDED,
    COLUMN_BRAND = N_NEEDED,
    COLUMN_COUNTRY,
    N_COLUMNS,
};

static const char *const headings[N_COLUMNS] = {
    [COLUMN_POSITION] = "Pos", [COLUMN_DRIVER] = "Driver", [COLUMN_RESULT] = "Result",
    [COLUMN_RACE] = "Race",    [COLUMN_BRAND] = "Brand",   [COLUMN_COUNTRY] = "Country",
};

struct overall_reader {
    struct reading *reading;
    const char *class_name;
    struct columns columns;
    struct overall_row *rows;
    size_t n_rows;
    size_t n_seen;
    size_t n_skipped;
};

static struct place place_of(struct overall_reader *reader, const char *part)
{
    const char *group = arena_format(reader->reading->scratch, "%s: row", reader->class_name);
    return (struct place){group, reader->n_seen, part};
}

/* "[2] " off the front. */
static bool take_bracket(struct bytes *text, struct arena *scratch, int64_t *ret_number)
{
    size_t at;
    if (!bytes_starts_with(*text, BYTES("[")) || !bytes_find(*text, BYTES("]"), &at))
        return false;
    int64_t number =
        labels_count(arena_text_of(scratch, bytes_first(bytes_skip(*text, 1), at - 1)));
    if (is_absent(number))
        return false;
    *ret_number = number;
    *text = bytes_trim(bytes_skip(*text, at + 1));
    return true;
}

static void read_result(struct overall_reader *reader, struct overall_row *row)
{
    struct reading *reading = reader->reading;
    struct bytes rest = bytes_from_text(row->result_raw);
    row->points = row->best_position = ABSENT;
    row->run = race_run_absent();
    if (row->result_raw == NULL)
        return;
    if (take_bracket(&rest, reading->scratch, &row->points))
        take_bracket(&rest, reading->scratch, &row->best_position);
    row->run = race_run_read(&reading->findings, place_of(reader, "Result"),
                             labels_unless_blank(arena_text_of(reading->arena, rest)));
}

/* The text, or where there is an image alone the last part of its address. */
static const char *text_or_image(struct reading *reading, const struct dom_node *cell)
{
    const char *text = labels_unless_blank(dom_text(cell, reading->arena));
    const char *source = dom_attribute(dom_first(cell, "img", NULL), "src");
    struct bytes path = bytes_from_text(source);
    size_t at;
    if (text != NULL || source == NULL)
        return text;
    if (bytes_find_last(path, '/', &at))
        path = bytes_skip(path, at + 1);
    return labels_unless_blank(arena_text_of(reading->arena, bytes_trim(path)));
}

static void read_row(struct overall_reader *reader, const struct dom_node *node)
{
    struct reading *reading = reader->reading;
    struct arena *arena = reading->arena;
    const struct dom_node *cells[COLUMNS_MAX];
    struct overall_row row = {0};
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
    row.brand = text_or_image(reading, cells[COLUMN_BRAND]);
    row.country = text_or_image(reading, cells[COLUMN_COUNTRY]);
    row.result_raw = labels_unless_blank(dom_text(cells[COLUMN_RESULT], arena));
    row.race_label = labels_unless_blank(dom_text(cells[COLUMN_RACE], arena));
    read_result(reader, &row);
    reader->rows = arena_grow(arena, reader->rows, reader->n_rows, sizeof(row));
    reader->rows[reader->n_rows++] = row;
}

static int read_class(struct overall_reader *reader, const struct class_tab *tab,
                      struct overall_class *ret_class, struct error *err)
{
    struct reading *reading = reader->reading;
    const struct dom_node *head =
        columns_find(reading, tab->table, headings, N_COLUMNS, N_NEEDED, &reader->columns);
    *ret_class = (struct overall_class){.class_id = tab->class_id, .class_name = tab->class_name};
    if (tab->table == NULL)
        return 0;
    if (head == NULL)
        return shape_missing(reading, "final ranking",
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

int overall_ranking_page_read(struct reading *reading, struct page_reading *ret_reading,
                              struct error *err)
{
    struct overall_ranking *ranking = arena_new(reading->arena, struct overall_ranking);
    struct overall_reader reader = {.reading = reading};
    struct class_tabs tabs = {0};
    ranking->heading = event_heading_read(reading);
    if (dom_first(reading->root, "table", "leaderboard_points") != NULL)
        tabs = class_tabs_read(reading, "leaderboard_points");
    if (tabs.n == 0)
        return shape_missing(reading, "final ranking",
                             "table of a class (class \"leaderboard_points\")", err);
    struct overall_class *classes = arena_new_array(reading->arena, tabs.n, struct overall_class);
    for (size_t i = 0; i < tabs.n; i++) {
        int r = read_class(&reader, &tabs.items[i], &classes[i], err);
        if (r < 0)
            return r;
    }
    event_heading_note_unseen(reading);
    ranking->classes = classes;
    ranking->n_classes = tabs.n;
    ranking->n_skipped = reader.n_skipped;
    ranking->findings = reading->findings.items;
    ranking->n_findings = reading->findings.n;
    ret_reading->overall_ranking = ranking;
    ret_reading->heading = &ranking->heading;
    return 0;
}
