/*
 * Rows of the day page, one for each session; see session_cells.c for their cells. Columns are
 * found by what heads them. Links are taken from here alone: the leaderboard of the page links to
 * some sessions a second time, under a lap time.
 */
#include "session_list.h"

#include "labels.h"
#include "session_cells.h"

#include <stdlib.h>
#include <string.h>

static const char *const headings[N_COLUMNS] = {
    [COLUMN_DRIVER] = "Driver/Class",
    [COLUMN_TIME] = "Time",
    [COLUMN_LAPS] = "Laps/Length",
    [COLUMN_FAST] = "Fast/Avg",
};

enum {
    CELLS_MAX = 32, /* of a row; further ones are not looked at */
};

struct columns {
    bool known[N_COLUMNS];
    size_t place[N_COLUMNS]; /* of each column among the cells of a row */
};

struct list {
    struct reading *reading;
    struct date date; /* the page's */
    struct columns columns;
    struct session_row *rows;
    size_t n_rows;
    size_t n_seen;
    size_t n_skipped;
};

/* ---- columns ---- */

static const struct dom_node *head_row(const struct dom_node *table)
{
    const struct dom_node *head = dom_child(table, "thead");
    return dom_first(head == NULL ? table : head, "tr", NULL);
}

/* The cells of a row, in order. */
static size_t cells_of(const struct dom_node *row, const struct dom_node *cells[CELLS_MAX])
{
    size_t n = 0;
    for (const struct dom_node *cell = dom_child(row, NULL); cell != NULL && n < CELLS_MAX;
         cell = dom_sibling(cell, NULL)) {
        if (dom_is(cell, "td") || dom_is(cell, "th"))
            cells[n++] = cell;
    }
    return n;
}

static enum column column_of(const struct dom_node *cell)
{
    for (unsigned i = 0; i < N_COLUMNS; i++) {
        if (labels_is(cell, headings[i]))
            return (enum column)i;
    }
    return N_COLUMNS;
}

static void note_heading(struct list *list, const struct dom_node *cell, size_t place)
{
    struct findings *findings = &list->reading->findings;
    enum column column = column_of(cell);
    const char *text = dom_text(cell, list->reading->scratch);
    if (column == N_COLUMNS)
        findings_add(findings, FINDING_UNKNOWN, PLACE("heading of the sessions"), text,
                     "a column with this heading is not known, and not read");
    else if (list->columns.known[column])
        findings_add(findings, FINDING_DUPLICATE, PLACE("heading of the sessions"), text,
                     "a second column with this heading is not read");
    else
        list->columns.place[column] = place;
    if (column != N_COLUMNS)
        list->columns.known[column] = true;
}

static int find_columns(const struct dom_node *table, struct list *list, struct error *err)
{
    const struct dom_node *cells[CELLS_MAX];
    size_t n = cells_of(head_row(table), cells);
    for (size_t i = 0; i < n; i++)
        note_heading(list, cells[i], i);
    for (unsigned i = 0; i < N_COLUMNS; i++) {
        if (list->columns.known[i])
            continue;
        if (i == COLUMN_DRIVER || i == COLUMN_TIME)
            return error_set(err, ERROR_UNKNOWN_PAGE,
                             "the table of sessions has no column \"%s\": LiveRC may have changed "
                             "its day page, please report it with the page",
                             headings[i]);
        findings_add(&list->reading->findings, FINDING_MISSING, PLACE("heading of the sessions"),
                     headings[i], "the table has no such column, its figures are absent");
    }
    return 0;
}

const struct dom_node *session_list_find(const struct dom_node *scope)
{
    const struct dom_node *cells[CELLS_MAX];
    const struct dom_node *table = dom_first(scope, "table", "practice_session_list");
    if (table != NULL)
        return table;
    for (table = dom_first(scope, "table", NULL); table != NULL;
         table = dom_next(scope, table, "table", NULL)) {
        if (cells_of(head_row(table), cells) > 0 && column_of(cells[0]) == COLUMN_DRIVER)
            return table;
    }
    return NULL;
}

/* ---- rows ---- */

static bool pick_cells(const struct dom_node *row, const struct columns *columns,
                       const struct dom_node *ret_cells[N_COLUMNS])
{
    const struct dom_node *cells[CELLS_MAX];
    size_t n = cells_of(row, cells);
    for (unsigned i = 0; i < N_COLUMNS; i++) {
        ret_cells[i] = NULL;
        if (columns->known[i] && columns->place[i] < n)
            ret_cells[i] = cells[columns->place[i]];
    }
    return ret_cells[COLUMN_DRIVER] != NULL;
}

static void skip_row(struct list *list, const struct dom_node *node, const char *why)
{
    struct place place = {.group = "row", .number = list->n_seen};
    list->n_skipped++;
    findings_add(&list->reading->findings, FINDING_SKIPPED, place,
                 dom_text(node, list->reading->scratch), why);
}

static void note_missing_cells(struct list *list, const struct dom_node *const cells[N_COLUMNS])
{
    for (unsigned i = 0; i < N_COLUMNS; i++) {
        struct place place = {"row", list->n_seen, headings[i]};
        if (cells[i] == NULL && list->columns.known[i])
            findings_add(&list->reading->findings, FINDING_MISSING, place, NULL,
                         "the row has no such cell");
    }
}

static void read_row(const struct dom_node *node, struct list *list)
{
    struct reading *reading = list->reading;
    struct session_row row;
    const struct dom_node *cells[N_COLUMNS];
    list->n_seen++;
    if (!pick_cells(node, &list->columns, cells) ||
        !session_cells_read(reading, cells, list->n_seen, list->date, &row)) {
        skip_row(list, node, "the row has no link to its session");
        return;
    }
    note_missing_cells(list, cells);
    list->rows = arena_grow(reading->arena, list->rows, list->n_rows, sizeof(*list->rows));
    list->rows[list->n_rows++] = row;
}

static void read_rows(const struct dom_node *table, struct list *list)
{
    const struct dom_node *head = head_row(table);
    for (const struct dom_node *row = labels_first_row(table); row != NULL;
         row = labels_next_row(row)) {
        if (row != head)
            read_row(row, list);
    }
}

/* ---- rows listed twice ---- */

static int compare_ids(const void *a, const void *b)
{
    const struct session_row *one = *(const struct session_row *const *)a;
    const struct session_row *other = *(const struct session_row *const *)b;
    int order = strcmp(one->session_id, other->session_id);
    return order != 0 ? order : (one > other) - (one < other);
}

/* Rows that repeat the session of a row before them; the first of each stays. */
static void mark_repeats(struct list *list, bool *repeats)
{
    struct findings *findings = &list->reading->findings;
    const struct session_row **sorted =
        arena_new_array(list->reading->scratch, list->n_rows, const struct session_row *);
    for (size_t i = 0; i < list->n_rows; i++)
        sorted[i] = &list->rows[i];
    qsort(sorted, list->n_rows, sizeof(const struct session_row *), compare_ids);
    const struct session_row *first = sorted[0];
    for (size_t i = 1; i < list->n_rows; i++) {
        if (strcmp(sorted[i]->session_id, first->session_id) != 0) {
            first = sorted[i];
            continue;
        }
        bool same = strcmp(sorted[i]->figures, first->figures) == 0;
        repeats[sorted[i] - list->rows] = true;
        findings_add(findings, same ? FINDING_DUPLICATE : FINDING_DISAGREES,
                     PLACE("rows of the sessions"), sorted[i]->session_id,
                     same ? "the session is listed twice"
                          : "the session is listed twice with other figures, the first row counts");
    }
}

/* The usual case, newest first: then no session is listed twice. */
static bool ids_fall(const struct list *list)
{
    for (size_t i = 1; i < list->n_rows; i++) {
        const char *before = list->rows[i - 1].session_id, *id = list->rows[i].session_id;
        if (strlen(before) != strlen(id) || strcmp(before, id) <= 0)
            return false;
    }
    return true;
}

static void drop_repeats(struct list *list)
{
    if (ids_fall(list))
        return;
    bool *repeats = arena_new_array(list->reading->scratch, list->n_rows, bool);
    size_t n = 0;
    mark_repeats(list, repeats);
    for (size_t i = 0; i < list->n_rows; i++) {
        if (!repeats[i])
            list->rows[n++] = list->rows[i];
    }
    list->n_rows = n;
}

int session_list_read(struct reading *reading, const struct dom_node *table, struct date date,
                      struct session_list *ret_list, struct error *err)
{
    struct list list = {.reading = reading, .date = date};
    int r = find_columns(table, &list, err);
    if (r < 0)
        return r;
    read_rows(table, &list);
    if (list.n_rows == 0)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the table of sessions has no rows%s, and a day without sessions has no "
                         "table: please report the page",
                         list.n_skipped > 0 ? " with a link to a session" : "");
    drop_repeats(&list);
    *ret_list = (struct session_list){list.rows, list.n_rows, list.n_skipped};
    return 0;
}
