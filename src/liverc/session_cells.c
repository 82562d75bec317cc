/*
 * One row of the table of sessions:
 *
 *   Driver/Class   <a href="/practice/?p=view_session&id=21290331">Casey Morgan</a><br />
 *                  <small>1/10 Open (9700001)</small>
 *   Time           <div class="hidden">2025-10-25 16:36:38</div>4:36:38pm
 *   Laps/Length    9<br />8:28
 *   Fast/Avg       Fast: 34.746<br />Avg: 56.437
 */
#include "session_cells.h"

#include "clocks.h"
#include "labels.h"
#include "link.h"
#include "row_class.h"

#include <string.h>

struct row_reader {
    struct reading *reading;
    size_t number; /* of the row, from 1 */
    struct session_row *row;
};

static struct place place_of(const struct row_reader *reader, const char *part)
{
    return (struct place){"row", reader->number, part};
}

static void note(struct row_reader *reader, enum finding_kind kind, const char *part,
                 const char *raw, const char *text)
{
    findings_add(&reader->reading->findings, kind, place_of(reader, part), raw, text);
}

/* ---- driver, class, transponder ---- */

/* The first link to a session in an element, and in how many it leads to which. */
static const struct dom_node *find_link(const struct dom_node *node, struct arena *scratch,
                                        const char **ret_session_id)
{
    for (const struct dom_node *link = dom_first(node, "a", NULL); link != NULL;
         link = dom_next(node, link, "a", NULL)) {
        const char *id = link_session_id(dom_attribute(link, "href"), scratch);
        if (id != NULL) {
            *ret_session_id = id;
            return link;
        }
    }
    return NULL;
}

/* A row may have other links to its session, and none to another. */
static void check_links(struct row_reader *reader, const struct dom_node *row)
{
    struct arena *scratch = reader->reading->scratch;
    for (const struct dom_node *link = dom_first(row, "a", NULL); link != NULL;
         link = dom_next(row, link, "a", NULL)) {
        const char *id = link_session_id(dom_attribute(link, "href"), scratch);
        if (id != NULL && strcmp(id, reader->row->session_id) != 0)
            note(reader, FINDING_DISAGREES, "Driver", id,
                 arena_format(scratch, "the first link of the row is to session %s",
                              reader->row->session_id));
    }
}

/* What the cell says beside these two, blanks aside; "" for nothing. */
static const char *rest_of_cell(const struct dom_node *cell, const char *name, const char *small,
                                struct arena *scratch)
{
    struct bytes rest = bytes_from_text(dom_text(cell, scratch));
    if (name != NULL && bytes_starts_with(rest, bytes_from_text(name)))
        rest = bytes_trim(bytes_skip(rest, strlen(name)));
    if (bytes_starts_with(rest, bytes_from_text(small)))
        rest = bytes_trim(bytes_skip(rest, strlen(small)));
    return arena_text_of(scratch, rest);
}

/* The link's text; of a link that stands elsewhere ("View"), the first line of the cell. */
static void read_name(struct row_reader *reader, const struct dom_node *cell,
                      const struct dom_node *link)
{
    struct arena *arena = reader->reading->arena;
    struct session_row *row = reader->row;
    if (dom_holds(cell, link))
        row->driver_name = labels_unless_blank(dom_text(link, arena));
    if (row->driver_name != NULL)
        return;
    row->driver_name = labels_unless_blank(dom_lines(cell, arena).items[0]);
    note(reader, row->driver_name == NULL ? FINDING_MISSING : FINDING_FALLBACK, "Driver",
         row->driver_name,
         row->driver_name == NULL ? "the link has no text"
                                  : "the link has no name, the first line of the cell is taken");
}

static void read_driver(struct row_reader *reader, const struct dom_node *cell,
                        const struct dom_node *link, const char **ret_small)
{
    struct arena *scratch = reader->reading->scratch;
    const struct dom_node *small = dom_first(cell, "small", NULL);
    read_name(reader, cell, link);
    *ret_small = dom_text(small, scratch);
    const char *rest = rest_of_cell(cell, reader->row->driver_name, *ret_small, scratch);
    if (small == NULL && rest[0] == '\0') {
        note(reader, FINDING_MISSING, "Class", NULL, "the cell has no class (small)");
    } else if (small == NULL) {
        note(reader, FINDING_FALLBACK, "Class", rest,
             "the cell has no class (small), what else it says is taken");
        *ret_small = rest;
    } else if (rest[0] == '(') {
        note(reader, FINDING_FALLBACK, "Class", rest,
             "behind the class (small) there is a parenthesis, taken as if it were part of it");
        *ret_small = arena_format(scratch, "%s %s", *ret_small, rest);
    } else if (rest[0] != '\0') {
        note(reader, FINDING_UNKNOWN, "Driver", rest, "the cell says more, which is not read");
    }
    row_class_split(reader->row, *ret_small, reader->reading->arena);
}

/* ---- time ---- */

enum {
    MOMENT_SIZE = 19, /* of "2025-10-25 16:36:38" */
};

/* The sort key and the clock of a Time cell, each as text. */
struct time_cell {
    const char *key;
    const char *shown;
    bool has_hidden; /* the key stands in a hidden element, as on every page seen */
};

/* Where no element is hidden, the key may stand in the attribute or before the clock. */
static struct time_cell find_times(const struct dom_node *cell, struct arena *scratch)
{
    const struct dom_node *hidden = dom_first(cell, NULL, "hidden");
    struct time_cell found = {dom_text(hidden, scratch), dom_text(cell, scratch), hidden != NULL};
    struct bytes shown = bytes_from_text(found.shown), front = bytes_first(shown, MOMENT_SIZE);
    const char *sort = dom_attribute(cell, "data-sort");
    struct local_time time;
    if (found.key[0] != '\0')
        return found;
    if (sort != NULL && local_time_read(bytes_from_text(sort), &time)) {
        found.key = sort;
    } else if (local_time_read(front, &time)) {
        found.key = arena_text_of(scratch, front);
        found.shown = arena_text_of(scratch, bytes_trim(bytes_skip(shown, MOMENT_SIZE)));
    }
    return found;
}

static void check_clock(struct row_reader *reader, const struct time_cell *cell,
                        struct local_time keyed)
{
    struct local_time printed = keyed;
    struct clock_form form;
    if (!clocks_read(cell->shown, &printed, &form))
        note(reader, FINDING_UNREADABLE, "Time", cell->shown, "the printed clock is none");
    else if (!clocks_agree(keyed, printed, form))
        note(reader, FINDING_DISAGREES, "Time", cell->shown,
             arena_format(reader->reading->scratch, "the sort key is %s", cell->key));
}

/* No sort key: the printed clock on the date of the page. */
static void take_clock(struct row_reader *reader, const struct time_cell *cell, struct date date)
{
    struct local_time printed = {.date = date};
    struct clock_form form;
    if (!clocks_read(cell->shown, &printed, &form)) {
        note(reader, FINDING_UNREADABLE, "Time", cell->key[0] != '\0' ? cell->key : cell->shown,
             "no date and time");
        return;
    }
    reader->row->start = printed;
    reader->row->start_is_rough = !form.has_seconds;
    note(reader, FINDING_FALLBACK, "Time", cell->shown,
         form.has_half ? "no sort key, the printed clock stands in on the date of the page"
                       : "no sort key, the printed clock stands in on the date of the page, read "
                         "as one of 24 hours");
}

/* The sort key in full; failing that, the printed clock. */
static void read_time(struct row_reader *reader, const struct dom_node *cell, struct date date,
                      const char **ret_printed)
{
    struct time_cell times = find_times(cell, reader->reading->scratch);
    struct local_time keyed;
    *ret_printed = times.has_hidden ? times.key : times.shown;
    if (!local_time_read(bytes_from_text(times.key), &keyed)) {
        take_clock(reader, &times, date);
        return;
    }
    reader->row->start = keyed;
    check_clock(reader, &times, keyed);
    if (!date_is_absent(date) && date_compare(keyed.date, date) != 0)
        note(reader, FINDING_DISAGREES, "Time", times.key, "the page is of another day");
}

/* ---- figures ---- */

static void note_lines(struct row_reader *reader, const char *part, struct dom_lines lines,
                       size_t from)
{
    for (size_t i = from; i < lines.n_items; i++) {
        if (lines.items[i][0] != '\0')
            note(reader, FINDING_UNKNOWN, part, lines.items[i], "a line that is not known");
    }
}

/* "9<br />8:28", and in one line "9 / 8:28" or "9 (8:28)". */
static void split_laps(struct dom_lines lines, struct arena *arena, const char **ret_laps,
                       const char **ret_length)
{
    *ret_laps = labels_figure(lines.items[0]);
    *ret_length = lines.n_items > 1 ? labels_figure(lines.items[1]) : NULL;
    struct bytes whole = bytes_from_text(lines.items[0]), laps;
    if (lines.n_items > 1 || *ret_laps == NULL || !is_absent(labels_laps(*ret_laps)))
        return;
    struct bytes rest = whole;
    if (!bytes_split(&rest, ' ', &laps) && !bytes_split(&rest, '/', &laps))
        return;
    const char *first = arena_text_of(arena, laps);
    while (rest.size > 0 && strchr(" /|-(", rest.data[0]) != NULL)
        rest = bytes_skip(rest, 1);
    if (bytes_ends_with(rest, BYTES(")")))
        rest = bytes_first(rest, rest.size - 1);
    const char *second = arena_text_of(arena, bytes_trim(rest));
    if (is_absent(labels_laps(first)) || is_absent(labels_seconds(second)))
        return;
    *ret_laps = first;
    *ret_length = second;
}

static void settle_laps(struct row_reader *reader, const struct dom_node *cell, const char *printed)
{
    struct session_row *row = reader->row;
    int64_t sorted = labels_count(dom_attribute(cell, "data-sort"));
    row->n_laps = labels_laps(printed);
    if (is_absent(row->n_laps) && is_absent(sorted)) {
        note(reader, printed != NULL ? FINDING_UNREADABLE : FINDING_MISSING, "Laps", printed,
             printed != NULL ? "no whole number" : "the cell has no number of laps");
    } else if (is_absent(row->n_laps)) {
        row->n_laps = sorted;
        if (printed != NULL || sorted > 0)
            note(reader, FINDING_FALLBACK, "Laps", printed, "no number, the sort key stands in");
    } else if (!is_absent(sorted) && sorted != row->n_laps) {
        row->laps_doubted = true;
        note(reader, FINDING_DISAGREES, "Laps", printed,
             arena_format(reader->reading->scratch, "the sort key is %lld", (long long)sorted));
    }
}

int64_t session_cells_laps(const struct dom_node *cell, struct arena *scratch)
{
    const char *laps, *length;
    split_laps(dom_lines(cell, scratch), scratch, &laps, &length);
    int64_t n = labels_laps(laps);
    return is_absent(n) ? labels_count(dom_attribute(cell, "data-sort")) : n;
}

static void read_laps(struct row_reader *reader, const struct dom_node *cell,
                      const char **ret_printed)
{
    struct findings *findings = &reader->reading->findings;
    struct session_row *row = reader->row;
    struct dom_lines lines = dom_lines(cell, reader->reading->arena);
    const char *laps;
    row->n_laps = row->length_s = ABSENT;
    *ret_printed = lines.items[0];
    if (cell == NULL)
        return;
    split_laps(lines, reader->reading->arena, &laps, &row->length_raw);
    settle_laps(reader, cell, laps);
    row->length_s = findings_seconds(findings, place_of(reader, "Length"), row->length_raw);
    if (row->length_raw == NULL && row->n_laps > 0)
        note(reader, FINDING_MISSING, "Length", NULL, "a session with laps has no length");
    note_lines(reader, "Laps", lines, 2);
}

/* ---- fastest and average ---- */

enum measure {
    MEASURE_FAST,
    MEASURE_AVERAGE,
    N_MEASURES,
};

/* The label a line begins with: up to its colon, else up to its first digit. */
static struct bytes label_of(struct bytes line, struct bytes *ret_value)
{
    size_t at = 0;
    bool has_colon = bytes_find(line, BYTES(":"), &at);
    size_t digit = 0;
    while (digit < line.size && !bytes_is_digit(line.data[digit]))
        digit++;
    if (has_colon && at < digit) {
        *ret_value = bytes_trim(bytes_skip(line, at + 1));
        return bytes_trim(bytes_first(line, at));
    }
    *ret_value = bytes_skip(line, digit);
    return bytes_trim(bytes_first(line, digit));
}

/* By what a label means: "Fast", "Fastest Lap", "Best"; "Avg", "Average", "Mean". */
static enum measure measure_of(struct bytes label)
{
    static const struct {
        const char *begins;
        enum measure measure;
    } words[] = {
        {"fast", MEASURE_FAST},   {"best", MEASURE_FAST},    {"quick", MEASURE_FAST},
        {"avg", MEASURE_AVERAGE}, {"aver", MEASURE_AVERAGE}, {"mean", MEASURE_AVERAGE},
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (labels_same(bytes_first(label, strlen(words[i].begins)), words[i].begins))
            return words[i].measure;
    }
    return N_MEASURES;
}

/* One figure of a line; what stands behind it with a label of its own is returned, else "". */
static struct bytes take_figure(struct row_reader *reader, size_t number, struct bytes line,
                                const char *ret_values[N_MEASURES])
{
    struct arena *arena = reader->reading->arena;
    struct bytes value, label = label_of(line, &value), rest = value, figure;
    enum measure measure = label.size == 0 ? (enum measure)number : measure_of(label);
    const char *text = arena_text_of(arena, line);
    size_t at;
    if (!bytes_find(value, BYTES(":"), &at) || !bytes_split(&rest, ' ', &figure) ||
        measure_of(label_of(rest, &(struct bytes){0})) == N_MEASURES)
        figure = value, rest = (struct bytes){0};
    if (measure >= N_MEASURES || ret_values[measure] != NULL) {
        note(reader, FINDING_UNKNOWN, "Fast/Avg", text, "a line that is not known");
        return rest;
    }
    if (label.size == 0 && labels_figure(text) != NULL)
        note(reader, FINDING_FALLBACK, "Fast/Avg", text,
             measure == MEASURE_FAST ? "no label, taken for the fastest lap"
                                     : "no label, taken for the average");
    ret_values[measure] = labels_figure(arena_text_of(arena, figure));
    return rest;
}

static void take_line(struct row_reader *reader, size_t number, const char *line,
                      const char *ret_values[N_MEASURES])
{
    struct bytes rest = bytes_from_text(line);
    while (rest.size > 0)
        rest = take_figure(reader, number, rest, ret_values);
}

/* "Fast: 0.000" is how nothing is printed, and no lap takes no time. */
static bool is_zero(const char *raw)
{
    int64_t ms = labels_ms(raw);
    return !is_absent(ms) && ms == 0;
}

static int64_t read_measure(struct row_reader *reader, const char *part, const char *raw)
{
    if (is_zero(raw) && reader->row->n_laps == 0)
        return ABSENT;
    return findings_lap_ms(&reader->reading->findings, place_of(reader, part), raw);
}

static void settle_fast(struct row_reader *reader, const struct dom_node *cell)
{
    struct session_row *row = reader->row;
    int64_t sorted = labels_lap_ms(dom_attribute(cell, "data-sort"));
    row->fast_ms = read_measure(reader, "Fast", row->fast_raw);
    if (is_absent(sorted) || row->fast_ms == sorted)
        return;
    if (!is_absent(row->fast_ms)) {
        note(reader, FINDING_DISAGREES, "Fast", row->fast_raw,
             arena_format(reader->reading->scratch, "the sort key is %s",
                          dom_attribute(cell, "data-sort")));
        return;
    }
    row->fast_ms = sorted;
    note(reader, FINDING_FALLBACK, "Fast", row->fast_raw,
         "no time of a lap, the sort key stands in");
}

/* Blank in a row without laps. Seconds with three decimals, above a minute too. */
static void read_fast(struct row_reader *reader, const struct dom_node *cell)
{
    struct session_row *row = reader->row;
    struct dom_lines lines = dom_lines(cell, reader->reading->arena);
    const char *values[N_MEASURES] = {NULL};
    row->fast_ms = row->average_ms = ABSENT;
    if (cell == NULL)
        return;
    for (size_t i = 0; i < lines.n_items; i++)
        take_line(reader, i, lines.items[i], values);
    row->fast_raw = values[MEASURE_FAST];
    row->average_raw = values[MEASURE_AVERAGE];
    settle_fast(reader, cell);
    row->average_ms = read_measure(reader, "Avg", row->average_raw);
    if (row->n_laps > 0 && (row->fast_raw == NULL || row->average_raw == NULL))
        note(reader, FINDING_MISSING, "Fast/Avg", labels_unless_blank(lines.items[0]),
             "a session with laps has no fastest lap or no average");
}

/* So many laps of that average make the length, which is rounded. */
static bool laps_fit(const struct session_row *row, int64_t n_laps)
{
    int64_t off = n_laps * row->average_ms - row->length_s * 1000;
    return (off < 0 ? -off : off) <= 1000 + n_laps;
}

/* Where the sort key has another number of laps, the other figures tell which is right. */
static void settle_doubt(struct row_reader *reader, const struct dom_node *cell)
{
    struct session_row *row = reader->row;
    int64_t sorted = labels_count(dom_attribute(cell, "data-sort"));
    if (!row->laps_doubted || is_absent(row->average_ms) || is_absent(row->length_s))
        return;
    bool printed_fits = laps_fit(row, row->n_laps), sorted_fits = laps_fit(row, sorted);
    row->laps_doubted = printed_fits == sorted_fits;
    if (sorted_fits && !printed_fits)
        row->n_laps = sorted;
}

static void check_average(struct row_reader *reader)
{
    const struct session_row *row = reader->row;
    if (!is_absent(row->average_ms) && !is_absent(row->fast_ms) && row->fast_ms > row->average_ms)
        note(reader, FINDING_DISAGREES, "Avg", row->average_raw,
             arena_format(reader->reading->scratch, "the fastest lap is %s",
                          row->fast_raw == NULL ? "longer" : row->fast_raw));
}

/* With bars between them; NULL is "". */
static const char *join(const char *const *parts, size_t n, struct arena *arena)
{
    size_t size = n;
    for (size_t i = 0; i < n; i++)
        size += bytes_from_text(parts[i]).size;
    char *joined = arena_alloc(arena, size);
    char *end = joined;
    for (size_t i = 0; i < n; i++) {
        struct bytes part = bytes_from_text(parts[i]);
        if (i > 0)
            *end++ = '|';
        if (part.size > 0)
            memcpy(end, part.data, part.size);
        end += part.size;
    }
    return joined;
}

bool session_cells_read(struct reading *reading, const struct dom_node *node,
                        const struct dom_node *const cells[N_COLUMNS], size_t number,
                        struct date date, struct session_row *ret_row)
{
    struct session_row row = {.number = number};
    struct row_reader reader = {reading, number, &row};
    const char *small, *time, *laps;
    const struct dom_node *link =
        find_link(cells[COLUMN_DRIVER], reading->scratch, &row.session_id);
    if (link == NULL)
        link = find_link(node, reading->scratch, &row.session_id);
    if (link == NULL)
        return false;
    row.session_id = arena_text(reading->arena, row.session_id);
    row.address = link_absolute(dom_attribute(link, "href"), reading->arena);
    check_links(&reader, node);
    read_driver(&reader, cells[COLUMN_DRIVER], link, &small);
    read_time(&reader, cells[COLUMN_TIME], date, &time);
    read_laps(&reader, cells[COLUMN_LAPS], &laps);
    read_fast(&reader, cells[COLUMN_FAST]);
    settle_doubt(&reader, cells[COLUMN_LAPS]);
    check_average(&reader);
    /* As printed, figures that could not be read included: what changes when the session does. */
    const char *parts[] = {row.driver_name, small,        time,           laps,
                           row.length_raw,  row.fast_raw, row.average_raw};
    row.figures = join(parts, sizeof(parts) / sizeof(parts[0]), reading->arena);
    *ret_row = row;
    return true;
}

/* ---- which cell is which ---- */

static bool has_moment(const struct dom_node *cell, struct arena *scratch)
{
    struct time_cell times = find_times(cell, scratch);
    struct local_time time;
    struct clock_form form;
    return local_time_read(bytes_from_text(times.key), &time) ||
           clocks_read(times.shown, &time, &form);
}

static bool has_measure(const struct dom_node *cell, struct arena *scratch)
{
    struct dom_lines lines = dom_lines(cell, scratch);
    struct bytes value;
    for (size_t i = 0; i < lines.n_items; i++) {
        struct bytes label = label_of(bytes_from_text(lines.items[i]), &value);
        if (label.size > 0 && measure_of(label) != N_MEASURES)
            return true;
    }
    return false;
}

/* Two lines, or a sort key: no other cell has a number of laps that way. */
static bool is_plainly_laps(const struct dom_node *cell, struct arena *scratch)
{
    return dom_attribute(cell, "data-sort") != NULL || dom_lines(cell, scratch).n_items > 1;
}

/* The usual forms first, which ask for no text. */
bool session_cells_fit(const struct dom_node *cell, enum column column, bool plainly,
                       struct arena *scratch)
{
    const char *sort = dom_attribute(cell, "data-sort"), *id;
    bool is_decimal = sort != NULL && strchr(sort, '.') != NULL;
    switch (column) {
    case COLUMN_DRIVER:
        return dom_first(cell, "small", NULL) != NULL ||
               (!plainly && find_link(cell, scratch, &id) != NULL);
    case COLUMN_TIME:
        return dom_first(cell, NULL, "hidden") != NULL || has_moment(cell, scratch);
    case COLUMN_FAST:
        return (is_decimal && !is_absent(labels_lap_ms(sort))) || has_measure(cell, scratch);
    case COLUMN_LAPS:
        return !is_decimal && !is_absent(session_cells_laps(cell, scratch)) &&
               !has_measure(cell, scratch) && (!plainly || is_plainly_laps(cell, scratch));
    case N_COLUMNS:
        break;
    }
    return false;
}
