/*
 * Columns by their headings. Race tables have a first row of headings that spans all columns, so
 * the row is chosen by how many of the names it has.
 */
#include "columns.h"

#include "labels.h"

#include <string.h>

enum {
    HEAD_ROWS_MAX = 4, /* the headings stand in one of so many first rows */
};

static bool is_cell(const struct dom_node *node)
{
    return dom_is(node, "td") || dom_is(node, "th");
}

static const struct dom_node *next_cell(const struct dom_node *cell)
{
    while (cell != NULL && !is_cell(cell))
        cell = dom_sibling(cell, NULL);
    return cell;
}

static bool is_headed(const struct dom_node *cell, const char *name)
{
    char room[DOM_LABEL_SIZE];
    if (strcmp(name, "#") == 0)
        return bytes_equal_text(bytes_trim(dom_label(cell, room)), "#");
    return labels_is(cell, name);
}

static void match_row(struct reading *reading, const struct dom_node *row, struct columns *columns)
{
    columns->n_cells = 0;
    for (size_t i = 0; i < columns->n; i++)
        columns->place[i] = COLUMNS_MAX;
    for (const struct dom_node *cell = next_cell(dom_child(row, NULL));
         cell != NULL && columns->n_cells < COLUMNS_MAX;
         cell = next_cell(dom_sibling(cell, NULL))) {
        size_t place = columns->n_cells++;
        columns->headings[place] = dom_text(cell, reading->scratch);
        columns->is_known[place] = columns->is_read[place] = false;
        for (size_t i = 0; i < columns->n && !columns->is_known[place]; i++) {
            columns->is_known[place] = is_headed(cell, columns->names[i]);
            columns->is_read[place] = columns->is_known[place] && columns->place[i] == COLUMNS_MAX;
            if (columns->is_read[place])
                columns->place[i] = place;
        }
    }
}

static size_t n_found(const struct columns *columns, size_t n)
{
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        found += columns->place[i] != COLUMNS_MAX;
    return found;
}

/* The next of the first rows: of `thead`, else of the table itself. */
static const struct dom_node *first_head_row(const struct dom_node *table)
{
    const struct dom_node *head = dom_child(table, "thead");
    return head != NULL ? dom_child(head, "tr") : labels_first_row(table);
}

const struct dom_node *columns_find(struct reading *reading, const struct dom_node *table,
                                    const char *const *names, size_t n, size_t n_needed,
                                    struct columns *ret_columns)
{
    struct columns columns = {.names = names, .n = n, .n_needed = n_needed};
    const struct dom_node *best = NULL, *row = first_head_row(table);
    size_t most = 0;
    *ret_columns = columns;
    for (size_t i = 0; i < n; i++)
        ret_columns->place[i] = COLUMNS_MAX;
    for (size_t i = 0; row != NULL && i < HEAD_ROWS_MAX; i++, row = labels_next_row(row)) {
        match_row(reading, row, &columns);
        size_t found = n_found(&columns, n);
        if (found <= most)
            continue;
        most = found;
        best = row;
        *ret_columns = columns;
    }
    return n_found(ret_columns, n_needed) == n_needed ? best : NULL;
}

const struct dom_node *columns_find_table(struct reading *reading, const struct dom_node *preferred,
                                          const char *const *names, size_t n, size_t n_needed,
                                          struct columns *ret_columns,
                                          const struct dom_node **ret_head)
{
    const struct dom_node *root = reading->root;
    struct columns other;
    const struct dom_node *head = columns_find(reading, preferred, names, n, n_needed, ret_columns);
    if (head != NULL) {
        *ret_head = head;
        return preferred;
    }
    for (const struct dom_node *table = dom_first(root, "table", NULL); table != NULL;
         table = dom_next(root, table, "table", NULL)) {
        head = columns_find(reading, table, names, n, n_needed, &other);
        if (head != NULL) {
            *ret_columns = other;
            *ret_head = head;
            return table;
        }
    }
    return NULL;
}

const char *columns_missing(const struct columns *columns)
{
    size_t i = 0;
    while (i < columns->n_needed && columns->place[i] != COLUMNS_MAX)
        i++;
    return i < columns->n ? columns->names[i] : "";
}

void columns_report(struct reading *reading, const struct columns *columns, const char *table)
{
    struct findings *findings = &reading->findings;
    const char *where = arena_format(reading->scratch, "heading of the %s", table);
    for (size_t i = 0; i < columns->n; i++) {
        if (columns->place[i] == COLUMNS_MAX)
            findings_add(findings, FINDING_MISSING, PLACE(where), columns->names[i],
                         "the table has no such column, its figures are absent");
    }
    for (size_t place = 0; place < columns->n_cells; place++) {
        if (columns->is_read[place])
            continue;
        if (columns->is_known[place])
            findings_add(findings, FINDING_DUPLICATE, PLACE(where), columns->headings[place],
                         "a second column with this heading is not read");
        else
            findings_add(findings, FINDING_UNKNOWN, PLACE(where), columns->headings[place],
                         "a column with this heading is not known, and not read");
    }
}

const struct dom_node *columns_cell(const struct dom_node *row, size_t place)
{
    const struct dom_node *cell = next_cell(dom_child(row, NULL));
    while (cell != NULL && place-- > 0)
        cell = next_cell(dom_sibling(cell, NULL));
    return cell;
}

size_t columns_pick(const struct columns *columns, const struct dom_node *row,
                    const struct dom_node *ret_cells[COLUMNS_MAX])
{
    const struct dom_node *cells[COLUMNS_MAX];
    size_t n = 0;
    for (const struct dom_node *cell = next_cell(dom_child(row, NULL));
         cell != NULL && n < COLUMNS_MAX; cell = next_cell(dom_sibling(cell, NULL)))
        cells[n++] = cell;
    for (size_t i = 0; i < columns->n; i++)
        ret_cells[i] = columns->place[i] < n ? cells[columns->place[i]] : NULL;
    return n;
}
