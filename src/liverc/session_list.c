/*
 * Rows of the day page, one for each session:
 *
 *   Driver/Class   <a href="/practice/?p=view_session&id=21290331">Casey Morgan</a><br />
 *                  <small>1/10 Open (9700001)</small>
 *   Time           <div class="hidden">2025-10-25 16:36:38</div>4:36:38pm
 *   Laps/Length    9<br />8:28
 *   Fast/Avg       Fast: 34.746<br />Avg: 56.437
 *
 * Columns are found by what heads them. Links are taken from here alone: the leaderboard of the
 * page links to some sessions a second time, under a lap time.
 */
#include "session_list.h"

#include "address.h"
#include "labels.h"

#include <string.h>

enum column {
    COLUMN_DRIVER,
    COLUMN_TIME,
    COLUMN_LAPS,
    COLUMN_FAST,
    N_COLUMNS,
};

static const char *const headings[N_COLUMNS] = {
    [COLUMN_DRIVER] = "Driver/Class",
    [COLUMN_TIME] = "Time",
    [COLUMN_LAPS] = "Laps/Length",
    [COLUMN_FAST] = "Fast/Avg",
};

struct list {
    struct date date; /* the page's */
    struct arena *arena;
    struct error *err;
    size_t place[N_COLUMNS]; /* of each column among the cells of a row */
    struct session_row *rows;
    size_t n_rows;
};

static bool is_cell(const struct dom_node *node)
{
    return dom_is(node, "td") || dom_is(node, "th");
}

/* The cell at a place of a row, counted from 0, or NULL. */
static const struct dom_node *cell_at(const struct dom_node *row, size_t place)
{
    const struct dom_node *cell = dom_child(row, NULL);
    for (size_t n = 0; cell != NULL; cell = dom_sibling(cell, NULL)) {
        if (is_cell(cell) && n++ == place)
            return cell;
    }
    return NULL;
}

static bool find_column(const struct dom_node *row, const char *wanted, struct arena *arena,
                        size_t *ret_place)
{
    size_t place = 0;
    for (const struct dom_node *cell = dom_child(row, NULL); cell != NULL;
         cell = dom_sibling(cell, NULL)) {
        if (is_cell(cell) && labels_same(dom_label(cell, arena), wanted)) {
            *ret_place = place;
            return true;
        }
        place += is_cell(cell);
    }
    return false;
}

static int find_columns(const struct dom_node *table, struct list *list)
{
    const struct dom_node *head = dom_child(table, "thead");
    const struct dom_node *row = dom_first(head == NULL ? table : head, "tr", NULL);
    for (int i = 0; i < N_COLUMNS; i++) {
        if (!find_column(row, headings[i], list->arena, &list->place[i]))
            return error_set(list->err, ERROR_UNKNOWN_PAGE,
                             "the table of sessions has no column \"%s\": LiveRC may have changed "
                             "its day page, please report it with the page",
                             headings[i]);
    }
    return 0;
}

static int bad_row(const struct list *list, const char *what)
{
    return error_set(list->err, ERROR_UNKNOWN_PAGE,
                     "row %zu of the table of sessions has no %s: LiveRC may have changed its day "
                     "page, please report it with the page",
                     list->n_rows + 1, what);
}

/*
 * "1/8 Buggy (Nitro) (2222363/2)": the last parenthesis is the transponder, which is text and
 * need not be a number; classes may hold parentheses themselves.
 */
static void split_class(const char *text, struct arena *arena, struct session_row *row)
{
    struct bytes whole = bytes_from_text(text), chip = {0};
    size_t at;
    if (bytes_ends_with(whole, BYTES(")")) && bytes_find_last(whole, '(', &at)) {
        chip = bytes_trim(bytes_first(bytes_skip(whole, at + 1), whole.size - at - 2));
        whole = bytes_trim(bytes_first(whole, at));
    }
    row->class_name = labels_unless_blank(arena_text_of(arena, whole));
    row->transponder = labels_unless_blank(arena_text_of(arena, chip));
}

/* The link to the session; a row may hold others. */
static const struct dom_node *find_link(const struct dom_node *cell, struct arena *arena,
                                        const char **ret_session_id)
{
    for (const struct dom_node *link = dom_first(cell, "a", NULL); link != NULL;
         link = dom_next(cell, link, "a", NULL)) {
        const char *href = dom_attribute(link, "href", arena);
        const char *id = address_session_id(href, arena);
        if (id != NULL) {
            *ret_session_id = id;
            return link;
        }
    }
    return NULL;
}

/* The sort key in full; failing that, the printed clock on the date of the page. */
static struct local_time read_start(const char *hidden, const char *shown, struct date date)
{
    struct local_time start = {.date = date};
    if (local_time_read(bytes_from_text(hidden), &start) ||
        clock_read_12h(bytes_from_text(shown), &start))
        return start;
    return (struct local_time){0};
}

static void read_driver(const struct dom_node *cell, const struct dom_node *link,
                        struct arena *arena, struct session_row *row)
{
    row->driver_name = labels_unless_blank(dom_text(link, arena));
    split_class(dom_text(dom_first(cell, "small", NULL), arena), arena, row);
}

static void read_time(const struct dom_node *cell, struct date date, struct arena *arena,
                      struct session_row *row)
{
    const char *hidden = dom_text(dom_first(cell, NULL, "hidden"), arena);
    row->start = read_start(hidden, dom_text(cell, arena), date);
}

static void read_laps(const struct dom_node *cell, struct arena *arena, struct session_row *row)
{
    struct dom_lines lines = dom_lines(cell, arena);
    row->n_laps = labels_count(lines.items[0]);
    row->length_raw = lines.n_items > 1 ? labels_unless_blank(lines.items[1]) : NULL;
    row->length_s = labels_seconds(row->length_raw);
}

/* Blank in a row without laps. Seconds with three decimals, above a minute too. */
static void read_fast(const struct dom_node *cell, struct arena *arena, struct session_row *row)
{
    struct dom_lines lines = dom_lines(cell, arena);
    row->fast_raw = labels_line(lines, "Fast");
    row->fast_ms = labels_ms(row->fast_raw);
    row->average_raw = labels_line(lines, "Avg");
    row->average_ms = labels_ms(row->average_raw);
}

static const char *or_blank(const char *text)
{
    return text == NULL ? "" : text;
}

/*
 * The row as it is printed, "driver|class (chip)|start|laps|length|fast|avg": what changes when
 * the session changes, figures that could not be read included.
 */
static const char *join_figures(const struct dom_node *const cells[N_COLUMNS],
                                const struct session_row *row, struct arena *arena)
{
    const struct dom_node *small = dom_first(cells[COLUMN_DRIVER], "small", NULL);
    const struct dom_node *hidden = dom_first(cells[COLUMN_TIME], NULL, "hidden");
    return arena_format(arena, "%s|%s|%s|%s|%s|%s|%s", or_blank(row->driver_name),
                        dom_text(small, arena),
                        dom_text(hidden == NULL ? cells[COLUMN_TIME] : hidden, arena),
                        dom_lines(cells[COLUMN_LAPS], arena).items[0], or_blank(row->length_raw),
                        or_blank(row->fast_raw), or_blank(row->average_raw));
}

static int read_row(const struct dom_node *node, struct list *list)
{
    struct arena *arena = list->arena;
    struct session_row row = {0};
    const struct dom_node *cells[N_COLUMNS];
    for (int i = 0; i < N_COLUMNS; i++) {
        cells[i] = cell_at(node, list->place[i]);
        if (cells[i] == NULL)
            return bad_row(list, arena_format(arena, "cell under \"%s\"", headings[i]));
    }
    const struct dom_node *link = find_link(cells[COLUMN_DRIVER], arena, &row.session_id);
    if (link == NULL)
        return bad_row(list, "link to its session");
    read_driver(cells[COLUMN_DRIVER], link, arena, &row);
    read_time(cells[COLUMN_TIME], list->date, arena, &row);
    read_laps(cells[COLUMN_LAPS], arena, &row);
    read_fast(cells[COLUMN_FAST], arena, &row);
    row.figures = join_figures(cells, &row, arena);
    list->rows = arena_grow(arena, list->rows, list->n_rows, sizeof(*list->rows));
    list->rows[list->n_rows++] = row;
    return 0;
}

static int read_rows(const struct dom_node *parent, struct list *list)
{
    for (const struct dom_node *row = dom_child(parent, "tr"); row != NULL;
         row = dom_sibling(row, "tr")) {
        int r = read_row(row, list);
        if (r < 0)
            return r;
    }
    return 0;
}

static int read_bodies(const struct dom_node *table, struct list *list)
{
    for (const struct dom_node *body = dom_child(table, "tbody"); body != NULL;
         body = dom_sibling(body, "tbody")) {
        int r = read_rows(body, list);
        if (r < 0)
            return r;
    }
    return 0;
}

int session_list_read(const struct dom_node *table, struct date date, struct arena *arena,
                      const struct session_row **ret_rows, size_t *ret_n_rows, struct error *err)
{
    struct list list = {.date = date, .arena = arena, .err = err};
    int r = find_columns(table, &list);
    if (r == 0)
        r = read_bodies(table, &list);
    if (r < 0)
        return r;
    if (list.n_rows == 0)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the table of sessions has no rows, and a day without sessions has no "
                         "table: please report the page");
    *ret_rows = list.rows;
    *ret_n_rows = list.n_rows;
    return 0;
}
