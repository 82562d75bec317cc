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

#include "labels.h"
#include "link.h"

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

/* The link to the session; a row may hold others. */
static const struct dom_node *find_link(const struct dom_node *cell, struct arena *scratch,
                                        const char **ret_session_id)
{
    for (const struct dom_node *link = dom_first(cell, "a", NULL); link != NULL;
         link = dom_next(cell, link, "a", NULL)) {
        const char *id = link_session_id(dom_attribute(link, "href"), scratch);
        if (id != NULL) {
            *ret_session_id = id;
            return link;
        }
    }
    return NULL;
}

/* "7401126", "2222363/2": at least four digits, perhaps a slash and more of them. */
static bool is_plain_chip(struct bytes text)
{
    size_t n = 0;
    while (n < text.size && bytes_is_digit(text.data[n]))
        n++;
    if (n < 4)
        return false;
    for (size_t i = n; i < text.size; i++) {
        if (!bytes_is_digit(text.data[i]) && (i != n || text.data[i] != '/'))
            return false;
    }
    return text.size == n || text.size > n + 1;
}

/*
 * "1/8 Buggy (Nitro) (2222363/2)": the last parenthesis is the transponder, which is text and need
 * not be a number; classes may hold parentheses themselves. One with a dot, "1/10 Stock (17.5)", is
 * a motor's wind and so part of the class.
 */
static void split_class(struct row_reader *reader, const char *text)
{
    struct arena *arena = reader->reading->arena;
    struct bytes whole = bytes_from_text(text), chip = {0};
    size_t at, dot;
    if (bytes_ends_with(whole, BYTES(")")) && bytes_find_last(whole, '(', &at)) {
        chip = bytes_trim(bytes_first(bytes_skip(whole, at + 1), whole.size - at - 2));
        if (bytes_find(chip, BYTES("."), &dot)) {
            note(reader, FINDING_AMBIGUOUS, "Class", text,
                 "the parenthesis with a dot is kept as part of the class");
            chip = (struct bytes){0};
        } else {
            if (chip.size > 0 && !is_plain_chip(chip))
                note(reader, FINDING_AMBIGUOUS, "Transponder", text,
                     "the last parenthesis is taken for a transponder");
            whole = bytes_trim(bytes_first(whole, at));
        }
    }
    reader->row->class_name = labels_unless_blank(arena_text_of(arena, whole));
    reader->row->transponder = labels_unless_blank(arena_text_of(arena, chip));
}

static void read_driver(struct row_reader *reader, const struct dom_node *cell,
                        const struct dom_node *link, const char **ret_small)
{
    struct session_row *row = reader->row;
    const struct dom_node *small = dom_first(cell, "small", NULL);
    row->driver_name = labels_unless_blank(dom_text(link, reader->reading->arena));
    if (row->driver_name == NULL)
        note(reader, FINDING_MISSING, "Driver", NULL, "the link has no text");
    if (small == NULL)
        note(reader, FINDING_MISSING, "Class", NULL, "the cell has no class (small)");
    *ret_small = dom_text(small, reader->reading->scratch);
    split_class(reader, *ret_small);
}

/* ---- time ---- */

static bool same_clock(struct local_time a, struct local_time b)
{
    return a.hour == b.hour && a.minute == b.minute && a.second == b.second;
}

/* The sort key in full; failing that, the printed clock on the date of the page. */
static void read_start(struct row_reader *reader, const char *hidden, const char *shown,
                       struct date date)
{
    struct local_time keyed, printed = {.date = date};
    bool has_key = local_time_read(bytes_from_text(hidden), &keyed);
    bool has_clock = clock_read_12h(bytes_from_text(shown), &printed);
    reader->row->start = has_key ? keyed : has_clock ? printed : (struct local_time){0};
    if (!has_key && has_clock)
        note(reader, FINDING_FALLBACK, "Time", shown,
             "no sort key, the printed clock stands in on the date of the page");
    else if (!has_key)
        note(reader, FINDING_UNREADABLE, "Time", hidden[0] != '\0' ? hidden : shown,
             "no date and time");
    else if (!has_clock)
        note(reader, FINDING_UNREADABLE, "Time", shown, "the printed clock is none");
    else if (!same_clock(keyed, printed))
        note(reader, FINDING_DISAGREES, "Time", shown,
             arena_format(reader->reading->scratch, "the sort key is %s", hidden));
    if (has_key && !date_is_absent(date) && date_compare(keyed.date, date) != 0)
        note(reader, FINDING_DISAGREES, "Time", hidden, "the page is of another day");
}

static void read_time(struct row_reader *reader, const struct dom_node *cell, struct date date,
                      const char **ret_printed)
{
    struct arena *scratch = reader->reading->scratch;
    const struct dom_node *key = dom_first(cell, NULL, "hidden");
    const char *hidden = dom_text(key, scratch);
    const char *shown = dom_text(cell, scratch);
    read_start(reader, hidden, shown, date);
    *ret_printed = key == NULL ? shown : hidden;
}

/* ---- figures ---- */

static void read_laps(struct row_reader *reader, const struct dom_node *cell,
                      const char **ret_printed)
{
    struct findings *findings = &reader->reading->findings;
    struct session_row *row = reader->row;
    struct dom_lines lines = dom_lines(cell, reader->reading->arena);
    *ret_printed = lines.items[0];
    row->n_laps =
        findings_count(findings, place_of(reader, "Laps"), labels_unless_blank(lines.items[0]));
    row->length_raw = lines.n_items > 1 ? labels_unless_blank(lines.items[1]) : NULL;
    row->length_s = findings_seconds(findings, place_of(reader, "Length"), row->length_raw);
    if (cell != NULL && lines.items[0][0] == '\0')
        note(reader, FINDING_MISSING, "Laps", NULL, "the cell has no number of laps");
}

/* Blank in a row without laps. Seconds with three decimals, above a minute too. */
static void read_fast(struct row_reader *reader, const struct dom_node *cell)
{
    struct findings *findings = &reader->reading->findings;
    struct session_row *row = reader->row;
    struct dom_lines lines = dom_lines(cell, reader->reading->arena);
    row->fast_raw = labels_line(lines, "Fast");
    row->fast_ms = findings_ms(findings, place_of(reader, "Fast"), row->fast_raw);
    row->average_raw = labels_line(lines, "Avg");
    row->average_ms = findings_ms(findings, place_of(reader, "Avg"), row->average_raw);
    if (cell != NULL && row->n_laps > 0 && (row->fast_raw == NULL || row->average_raw == NULL))
        note(reader, FINDING_MISSING, "Fast/Avg", labels_unless_blank(lines.items[0]),
             "a session with laps has no fastest lap or no average");
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

bool session_cells_read(struct reading *reading, const struct dom_node *const cells[N_COLUMNS],
                        size_t number, struct date date, struct session_row *ret_row)
{
    struct session_row row = {0};
    struct row_reader reader = {reading, number, &row};
    const char *small, *time, *laps;
    const struct dom_node *link =
        find_link(cells[COLUMN_DRIVER], reading->scratch, &row.session_id);
    if (link == NULL)
        return false;
    row.session_id = arena_text(reading->arena, row.session_id);
    read_driver(&reader, cells[COLUMN_DRIVER], link, &small);
    read_time(&reader, cells[COLUMN_TIME], date, &time);
    read_laps(&reader, cells[COLUMN_LAPS], &laps);
    read_fast(&reader, cells[COLUMN_FAST]);
    /* As printed, figures that could not be read included: what changes when the session does. */
    const char *parts[] = {row.driver_name, small,        time,           laps,
                           row.length_raw,  row.fast_raw, row.average_raw};
    row.figures = join(parts, sizeof(parts) / sizeof(parts[0]), reading->arena);
    *ret_row = row;
    return true;
}
