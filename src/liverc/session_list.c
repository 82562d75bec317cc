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
    size_t place[N_COLUMNS];  /* of each column among the cells of a row */
    bool is_moved[N_COLUMNS]; /* told once that its cells were found elsewhere */
};

struct list {
    struct reading *reading;
    struct date date; /* the page's */
    struct columns columns;
    struct session_row *rows;
    size_t n_rows;
    size_t n_seen;
    size_t n_skipped;
    int64_t skipped_laps;
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

/* A heading that is worded otherwise is known by what it means: "Fastest/Average", "Laps". */
static enum column column_by_meaning(const struct dom_node *cell)
{
    static const struct {
        const char *word;
        enum column column;
    } words[] = {
        {"fast", COLUMN_FAST},    {"best", COLUMN_FAST},     {"avg", COLUMN_FAST},
        {"average", COLUMN_FAST}, {"driver", COLUMN_DRIVER}, {"racer", COLUMN_DRIVER},
        {"name", COLUMN_DRIVER},  {"start", COLUMN_TIME},    {"lap", COLUMN_LAPS},
        {"length", COLUMN_LAPS},  {"time", COLUMN_TIME},
    };
    char room[DOM_LABEL_SIZE];
    struct bytes text = dom_label(cell, room);
    for (size_t i = 0; i < text.size; i++)
        room[i] =
            (char)(text.data[i] >= 'A' && text.data[i] <= 'Z' ? text.data[i] | 0x20 : text.data[i]);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t at;
        if (bytes_find((struct bytes){room, text.size}, bytes_from_text(words[i].word), &at))
            return words[i].column;
    }
    return N_COLUMNS;
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
        return;
    if (list->columns.known[column])
        findings_add(findings, FINDING_DUPLICATE, PLACE("heading of the sessions"), text,
                     "a second column with this heading is not read");
    else
        list->columns.place[column] = place;
    list->columns.known[column] = true;
}

/* What is left once the usual words are given away. */
static void note_other_heading(struct list *list, const struct dom_node *cell, size_t place)
{
    struct findings *findings = &list->reading->findings;
    enum column column = column_by_meaning(cell);
    const char *text = dom_text(cell, list->reading->scratch);
    if (column_of(cell) != N_COLUMNS)
        return;
    if (column == N_COLUMNS || list->columns.known[column]) {
        findings_add(findings, FINDING_UNKNOWN, PLACE("heading of the sessions"), text,
                     "a column with this heading is not known, and not read");
        return;
    }
    list->columns.place[column] = place;
    list->columns.known[column] = true;
}

static int find_columns(const struct dom_node *table, struct list *list, struct error *err)
{
    const struct dom_node *cells[CELLS_MAX];
    size_t n = cells_of(head_row(table), cells);
    list->columns = (struct columns){.is_moved = {false}};
    for (size_t i = 0; i < n; i++)
        note_heading(list, cells[i], i);
    for (size_t i = 0; i < n; i++)
        note_other_heading(list, cells[i], i);
    for (unsigned i = 0; i < N_COLUMNS; i++) {
        if (list->columns.known[i])
            continue;
        if (i == COLUMN_DRIVER || i == COLUMN_TIME)
            return error_set(err, ERROR_UNKNOWN_PAGE,
                             "the table of sessions has no column \"%s\": LiveRC may have changed "
                             "its day page, please report it with the page",
                             headings[i]);
        findings_add(&list->reading->findings, FINDING_MISSING, PLACE("heading of the sessions"),
                     headings[i], "the table has no such column");
    }
    return 0;
}

static size_t count_known(const struct dom_node *const cells[CELLS_MAX], size_t n)
{
    size_t n_known = 0;
    for (size_t i = 0; i < n; i++)
        n_known += column_of(cells[i]) != N_COLUMNS;
    return n_known;
}

/* By its headings. */
static bool is_list(const struct dom_node *table)
{
    const struct dom_node *cells[CELLS_MAX];
    size_t n = cells_of(head_row(table), cells);
    return count_known(cells, n) > 1 || (n > 0 && column_of(cells[0]) == COLUMN_DRIVER);
}

/* From this table on; `has_class`: those without the class are none. */
static const struct dom_node *list_from(const struct dom_node *scope, const struct dom_node *table,
                                        bool has_class)
{
    while (table != NULL &&
           !(has_class ? dom_has_class(table, "practice_session_list") : is_list(table)))
        table = dom_next(scope, table, "table", NULL);
    return table;
}

const struct dom_node *session_list_find(const struct dom_node *scope)
{
    const struct dom_node *table = dom_first(scope, "table", "practice_session_list");
    return table != NULL ? table : list_from(scope, dom_first(scope, "table", NULL), false);
}

/* ---- rows ---- */

/* The cells of a row by column, NULL where there is none. */
struct row_cells {
    const struct dom_node *all[CELLS_MAX];
    size_t n;
    const struct dom_node *of[N_COLUMNS];
};

static bool is_taken(const struct row_cells *cells, const struct dom_node *cell)
{
    for (unsigned i = 0; i < N_COLUMNS; i++) {
        if (cells->of[i] == cell)
            return true;
    }
    return false;
}

/*
 * A column whose heading is missing, or under whose heading something else stands, since a cell
 * was put before it: the first cell left that says what the column does.
 */
static const struct dom_node *find_free(const struct list *list, const struct row_cells *cells,
                                        enum column column, bool plainly)
{
    for (size_t i = 0; i < cells->n; i++) {
        if (!is_taken(cells, cells->all[i]) &&
            session_cells_fit(cells->all[i], column, plainly, list->reading->scratch))
            return cells->all[i];
    }
    return NULL;
}

static void find_moved(struct list *list, struct row_cells *cells, enum column column)
{
    const struct dom_node *found = find_free(list, cells, column, true);
    if (found == NULL)
        found = find_free(list, cells, column, false);
    if (found == NULL)
        return;
    cells->of[column] = found;
    if (!list->columns.is_moved[column])
        findings_add(&list->reading->findings, FINDING_FALLBACK, PLACE("heading of the sessions"),
                     headings[column], "no such cell under its heading, one elsewhere is taken");
    list->columns.is_moved[column] = true;
}

static void pick_cells(struct list *list, const struct dom_node *row, struct row_cells *ret_cells)
{
    struct arena *scratch = list->reading->scratch;
    const struct columns *columns = &list->columns;
    struct row_cells cells = {.n = 0};
    bool wanted[N_COLUMNS];
    cells.n = cells_of(row, cells.all);
    for (unsigned i = 0; i < N_COLUMNS; i++) {
        bool is_there = columns->known[i] && columns->place[i] < cells.n;
        const struct dom_node *cell = is_there ? cells.all[columns->place[i]] : NULL;
        wanted[i] = !session_cells_fit(cell, (enum column)i, false, scratch);
        cells.of[i] = wanted[i] ? NULL : cell;
    }
    for (unsigned i = 0; i < N_COLUMNS; i++) {
        if (wanted[i])
            find_moved(list, &cells, (enum column)i);
    }
    /* What is left says nothing that the column does: it is read, and told of. */
    for (unsigned i = 0; i < N_COLUMNS; i++) {
        bool is_there = columns->known[i] && columns->place[i] < cells.n;
        if (cells.of[i] == NULL && is_there && !is_taken(&cells, cells.all[columns->place[i]]))
            cells.of[i] = cells.all[columns->place[i]];
    }
    *ret_cells = cells;
}

/* Headings once more, as in the foot of the table. */
static bool is_heading(const struct row_cells *cells)
{
    for (size_t i = 0; i < cells->n; i++) {
        if (!dom_is(cells->all[i], "th"))
            return false;
    }
    return count_known(cells->all, cells->n) > 1;
}

static void skip_row(struct list *list, const struct dom_node *node, const struct row_cells *cells)
{
    struct place place = {.group = "row", .number = list->n_seen};
    int64_t laps = session_cells_laps(cells->of[COLUMN_LAPS], list->reading->scratch);
    list->n_skipped++;
    if (is_absent(laps) || is_absent(list->skipped_laps))
        list->skipped_laps = ABSENT;
    else
        list->skipped_laps += laps;
    findings_add(&list->reading->findings, FINDING_SKIPPED, place,
                 dom_text(node, list->reading->scratch), "the row has no link to its session");
}

static void note_missing_cells(struct list *list, const struct row_cells *cells)
{
    for (unsigned i = 0; i < N_COLUMNS; i++) {
        struct place place = {"row", list->n_seen, headings[i]};
        if (cells->of[i] == NULL && list->columns.known[i])
            findings_add(&list->reading->findings, FINDING_MISSING, place, NULL,
                         "the row has no such cell");
    }
}

static void read_row(const struct dom_node *node, struct list *list)
{
    struct reading *reading = list->reading;
    struct session_row row;
    struct row_cells cells;
    pick_cells(list, node, &cells);
    if (is_heading(&cells))
        return;
    list->n_seen++;
    if (!session_cells_read(reading, node, cells.of, list->n_seen, list->date, &row)) {
        skip_row(list, node, &cells);
        return;
    }
    note_missing_cells(list, &cells);
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

int session_list_read(struct reading *reading, const struct dom_node *scope, struct date date,
                      struct session_list *ret_list, struct error *err)
{
    struct list list = {.reading = reading, .date = date};
    const struct dom_node *table = session_list_find(scope);
    bool has_class = dom_has_class(table, "practice_session_list");
    size_t n_tables = 0;
    int r = 0;
    for (; table != NULL && r == 0;
         table = list_from(scope, dom_next(scope, table, "table", NULL), has_class)) {
        r = find_columns(table, &list, err);
        if (r == 0)
            read_rows(table, &list);
        n_tables++;
    }
    if (r < 0)
        return r;
    if (list.n_rows == 0)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the table of sessions has no rows%s, and a day without sessions has no "
                         "table: please report the page",
                         list.n_skipped > 0 ? " with a link to a session" : "");
    if (n_tables > 1)
        findings_add(&reading->findings, FINDING_DUPLICATE, PLACE("tables of sessions"), NULL,
                     arena_format(reading->scratch, "there are %zu, their rows are read as of one",
                                  n_tables));
    drop_repeats(&list);
    *ret_list = (struct session_list){.rows = list.rows,
                                      .n_rows = list.n_rows,
                                      .n_seen = list.n_seen,
                                      .n_skipped = list.n_skipped,
                                      .skipped_laps = list.skipped_laps};
    return 0;
}
