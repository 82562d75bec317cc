/*
 * /results/?p=view_points&id=N: qualifying points.
 *
 *   table.leaderboard_points of each class (class_tabs.h), headed "Tie Breaker: ..."
 *     #            1; those who tie share it
 *     Driver
 *     Result       3, the sum of the points that count; or 11/5:09.946 where the best run ranks
 *     Tie Breaker  [11] 7/5:14.073 (1)
 *     Round 1 ...  2 : 8/5:32.708 (DNF), in <b> where it counts
 *
 * It has no links, so no driver's number. Points are the fewer the better: 0, 2, 3, 4.
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
    COLUMN_RESULT,
    N_NEEDED,
    COLUMN_TIE_BREAKER = N_NEEDED,
    N_COLUMNS,
};

static const char *const headings[N_COLUMNS] = {
    [COLUMN_POSITION] = "#",
    [COLUMN_DRIVER] = "Driver",
    [COLUMN_RESULT] = "Result",
    [COLUMN_TIE_BREAKER] = "Tie Breaker",
};

struct points_reader {
    struct reading *reading;
    const char *class_name;
    struct columns columns;
    size_t rounds[COLUMNS_MAX]; /* places of the columns "Round 1" and so on */
    size_t n_rounds;
    int64_t n_counting; /* rounds that count, by the page's heading */
    struct points_row *rows;
    size_t n_rows;
    size_t n_seen;
    size_t n_skipped;
};

static struct place place_of(struct points_reader *reader, const char *part)
{
    const char *group = arena_format(reader->reading->scratch, "%s: row", reader->class_name);
    return (struct place){group, reader->n_seen, part};
}

static void note(struct points_reader *reader, enum finding_kind kind, const char *part,
                 const char *raw, const char *text)
{
    findings_add(&reader->reading->findings, kind, place_of(reader, part), raw, text);
}

/* "Round 1", "Round 2": the columns behind the named ones. */
static void find_rounds(struct points_reader *reader)
{
    struct columns *columns = &reader->columns;
    reader->n_rounds = 0;
    for (size_t place = 0; place < columns->n_cells; place++) {
        int64_t number;
        struct bytes heading = bytes_from_text(columns->headings[place]);
        if (!bytes_starts_with(heading, BYTES("Round ")) ||
            !number_read_int(bytes_skip(heading, strlen("Round ")), &number))
            continue;
        columns->is_read[place] = true;
        reader->rounds[reader->n_rounds++] = place;
        if (number != (int64_t)reader->n_rounds)
            findings_add(&reader->reading->findings, FINDING_DISAGREES, PLACE(reader->class_name),
                         columns->headings[place], "the rounds are not numbered from 1 on");
    }
}

/* ---- a round ---- */

static struct points_round read_round(struct points_reader *reader, const struct dom_node *cell,
                                      const char *heading)
{
    struct reading *reading = reader->reading;
    struct points_round round = {.points = ABSENT, .run = race_run_absent()};
    round.raw = labels_unless_blank(dom_text(cell, reading->arena));
    struct bytes text = bytes_from_text(round.raw);
    size_t at;
    if (round.raw == NULL)
        return round;
    round.counted = dom_first(cell, "b", NULL) != NULL || dom_first(cell, "strong", NULL) != NULL;
    if (bytes_find(text, BYTES(":"), &at) && at + 1 < text.size && text.data[at + 1] == ' ') {
        round.points =
            labels_count(arena_text_of(reading->scratch, bytes_trim(bytes_first(text, at))));
        if (!is_absent(round.points) &&
            race_run_parse(bytes_skip(text, at + 1), reading->arena, &round.run)) {
            round.run.raw = arena_text_of(reading->arena, bytes_trim(bytes_skip(text, at + 1)));
            return round;
        }
    }
    note(reader, FINDING_UNREADABLE, heading, round.raw, "no points and run as \"2 : 8/5:32.708\"");
    return round;
}

static const struct points_round *read_rounds(struct points_reader *reader,
                                              const struct dom_node *node, size_t *ret_n_counted)
{
    struct points_round *rounds =
        arena_new_array(reader->reading->arena, reader->n_rounds, struct points_round);
    *ret_n_counted = 0;
    for (size_t i = 0; i < reader->n_rounds; i++) {
        size_t place = reader->rounds[i];
        rounds[i] = read_round(reader, columns_cell(node, place), reader->columns.headings[place]);
        *ret_n_counted += rounds[i].counted;
    }
    return rounds;
}

/* ---- a row ---- */

/* The sum of what counts is the result. */
static void check_sum(struct points_reader *reader, const struct points_row *row, size_t n_counted)
{
    int64_t sum = 0;
    for (size_t i = 0; i < reader->n_rounds; i++) {
        if (!row->rounds[i].counted)
            continue;
        if (is_absent(row->rounds[i].points))
            return;
        sum += row->rounds[i].points;
    }
    if (!is_absent(reader->n_counting) && n_counted != (size_t)reader->n_counting)
        note(reader, FINDING_DISAGREES, "Round", row->name,
             arena_format(reader->reading->scratch, "%zu rounds of the row count", n_counted));
    else if (!is_absent(row->points) && row->points != sum)
        note(reader, FINDING_TOTALS, "Result", row->result_raw,
             arena_format(reader->reading->scratch, "the rounds that count make %lld",
                          (long long)sum));
}

/* A number of points, or the run that ranks. */
static void read_result(struct points_reader *reader, struct points_row *row)
{
    row->points = labels_count(row->result_raw);
    row->run = race_run_absent();
    if (is_absent(row->points))
        row->run =
            race_run_read(&reader->reading->findings, place_of(reader, "Result"), row->result_raw);
    if (row->result_raw == NULL)
        note(reader, FINDING_MISSING, "Result", row->name, "the row has no result");
}

static void read_row(struct points_reader *reader, const struct dom_node *node)
{
    struct reading *reading = reader->reading;
    struct arena *arena = reading->arena;
    const struct dom_node *cells[COLUMNS_MAX];
    struct points_row row = {0};
    size_t n_counted;
    reader->n_seen++;
    columns_pick(&reader->columns, node, cells);
    row.name = labels_unless_blank(dom_text(cells[COLUMN_DRIVER], arena));
    if (row.name == NULL) {
        reader->n_skipped++;
        note(reader, FINDING_SKIPPED, NULL, dom_text(node, reading->scratch),
             "the row names nobody");
        return;
    }
    row.position_raw = labels_unless_blank(dom_text(cells[COLUMN_POSITION], arena));
    row.position = findings_count(&reading->findings, place_of(reader, "#"), row.position_raw);
    row.result_raw = labels_unless_blank(dom_text(cells[COLUMN_RESULT], arena));
    row.tie_breaker = labels_unless_blank(dom_text(cells[COLUMN_TIE_BREAKER], arena));
    read_result(reader, &row);
    row.rounds = read_rounds(reader, node, &n_counted);
    check_sum(reader, &row, n_counted);
    reader->rows = arena_grow(arena, reader->rows, reader->n_rows, sizeof(row));
    reader->rows[reader->n_rows++] = row;
}

/* ---- a class ---- */

static int read_class(struct points_reader *reader, const struct class_tab *tab,
                      struct points_class *ret_class, struct error *err)
{
    struct reading *reading = reader->reading;
    struct points_class class = {.class_id = tab->class_id, .class_name = tab->class_name};
    const struct dom_node *head =
        columns_find(reading, tab->table, headings, N_COLUMNS, N_NEEDED, &reader->columns);
    *ret_class = class;
    if (tab->table == NULL)
        return 0;
    if (head == NULL)
        return shape_missing(reading, "points",
                             arena_format(reading->scratch, "column \"%s\" in the table of \"%s\"",
                                          columns_missing(&reader->columns), tab->class_name),
                             err);
    reader->class_name = tab->class_name;
    reader->rows = NULL;
    reader->n_rows = reader->n_seen = 0;
    find_rounds(reader);
    columns_report(reading, &reader->columns, "points");
    for (const struct dom_node *row = labels_first_row(tab->table); row != NULL;
         row = labels_next_row(row)) {
        if (row != head && dom_child(row, "td") != NULL)
            read_row(reader, row);
    }
    ret_class->tie_breaker = class_tabs_value(tab->sub_header, "Tie Breaker", reading->arena);
    if (ret_class->tie_breaker == NULL)
        findings_add(&reading->findings, FINDING_MISSING, PLACE(tab->class_name), tab->sub_header,
                     "the table does not tell how ties are broken");
    ret_class->n_rounds = reader->n_rounds;
    ret_class->rows = reader->rows;
    ret_class->n_rows = reader->n_rows;
    return 0;
}

/* ---- the page ---- */

/* The heading of a box, else the title: "Qual Points (best 1 of 2)". */
static void read_name(struct reading *reading, struct points_page *points)
{
    const char *title = event_heading_subject(reading);
    const struct panel *panel = reading->panels;
    points->best = points->of = ABSENT;
    while (panel != NULL &&
           !best_of_in_brackets(bytes_from_text(panel->heading), &points->best, &points->of))
        panel = panel->next;
    points->name = panel == NULL ? title : arena_text(reading->arena, panel->heading);
    if (panel == NULL && !best_of_in_brackets(bytes_from_text(title), &points->best, &points->of))
        findings_add(&reading->findings, FINDING_MISSING, PLACE("panel-heading"), title,
                     "no \"(best 1 of 2)\": how many rounds count is not known");
}

int points_page_read(struct reading *reading, struct page_reading *ret_reading, struct error *err)
{
    struct points_page *points = arena_new(reading->arena, struct points_page);
    struct points_reader reader = {.reading = reading};
    struct class_tabs tabs = {0};
    points->heading = event_heading_read(reading);
    read_name(reading, points);
    reader.n_counting = points->best;
    if (dom_first(reading->root, "table", "leaderboard_points") != NULL)
        tabs = class_tabs_read(reading, "leaderboard_points");
    if (tabs.n == 0)
        return shape_missing(reading, "points", "table of points (class \"leaderboard_points\")",
                             err);
    struct points_class *classes = arena_new_array(reading->arena, tabs.n, struct points_class);
    for (size_t i = 0; i < tabs.n; i++) {
        int r = read_class(&reader, &tabs.items[i], &classes[i], err);
        if (r < 0)
            return r;
    }
    points->classes = classes;
    points->n_classes = tabs.n;
    points->n_skipped = reader.n_skipped;
    points->findings = reading->findings.items;
    points->n_findings = reading->findings.n;
    ret_reading->points = points;
    ret_reading->heading = &points->heading;
    return 0;
}
