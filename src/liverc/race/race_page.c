/*
 * /results/?p=view_race_result&id=N: one race.
 *
 *   div.panel-heading   1/8 Electric Buggy A3-Main Results [M1 Race #13]
 *   table.race_result
 *     thead   th colspan=14: div.race_num, span.class_header, span.class_sub_header "Round: Main
 *             Events" and "Length: 10:00 Timed"; then the headings of 13 columns
 *     tbody   a row a driver, in final order; tfoot has the headings again
 *
 * and before the table the script with everybody's laps (racer_script.c).
 */
#include "readers.h"

#include "class_tabs.h"
#include "event_heading.h"
#include "labels.h"
#include "race_cells.h"
#include "race_join.h"
#include "race_label.h"
#include "race_length.h"
#include "shape.h"

#include <string.h>

/* ---- head ---- */

/* "... [M1 Race #13]" at the end of the heading of the box around the table. */
static const char *read_tag(struct reading *reading, const struct dom_node *table)
{
    const struct panel *panel = reading->panels;
    size_t at;
    while (panel != NULL && !dom_holds(panel->box, table))
        panel = panel->next;
    struct bytes heading = bytes_from_text(panel == NULL ? NULL : panel->heading);
    if (!bytes_ends_with(heading, BYTES("]")) || !bytes_find_last(heading, '[', &at)) {
        findings_add(&reading->findings, FINDING_MISSING, PLACE("panel-heading"),
                     panel == NULL ? NULL : panel->heading, "no \"[M1 Race #13]\" at its end");
        return NULL;
    }
    heading = bytes_first(bytes_skip(heading, at + 1), heading.size - at - 2);
    return labels_unless_blank(arena_text_of(reading->arena, bytes_trim(heading)));
}

/* "M1 Race #13" has 13. */
static int64_t number_of_tag(const char *tag, struct arena *scratch)
{
    struct bytes text = bytes_from_text(tag);
    size_t at;
    return bytes_find_last(text, '#', &at)
               ? labels_count(arena_text_of(scratch, bytes_skip(text, at + 1)))
               : ABSENT;
}

static void read_number(struct reading *reading, const struct dom_node *table,
                        struct race_page *race)
{
    struct findings *findings = &reading->findings;
    const char *raw =
        labels_unless_blank(dom_text(dom_first(table, NULL, "race_num"), reading->scratch));
    int64_t of_tag = number_of_tag(race->tag, reading->scratch);
    race->number = findings_count(findings, PLACE("race_num"), raw);
    if (is_absent(race->number))
        race->number = of_tag;
    else if (!is_absent(of_tag) && of_tag != race->number)
        findings_add(findings, FINDING_DISAGREES, PLACE("race_num"), raw,
                     arena_format(reading->scratch, "the box is headed [%s]", race->tag));
}

/* The part of the title behind the event is the label. */
static void read_label(struct reading *reading, const struct dom_node *table,
                       struct race_page *race)
{
    struct findings *findings = &reading->findings;
    const char *subject = event_heading_subject(reading);
    race->label =
        labels_unless_blank(dom_text(dom_first(table, NULL, "class_header"), reading->arena));
    if (race->label == NULL && subject != NULL) {
        findings_add(findings, FINDING_FALLBACK, PLACE("class_header"), subject,
                     "the table does not name the race, the title stands in");
        race->label = subject;
    } else if (race->label == NULL) {
        findings_add(findings, FINDING_MISSING, PLACE("class_header"), NULL,
                     "nothing names the race");
    } else if (subject != NULL && strcmp(subject, race->label) != 0) {
        findings_add(findings, FINDING_DISAGREES, PLACE("title"), subject,
                     arena_format(reading->scratch, "the table says \"%s\"", race->label));
    }
    race->class_name = labels_unless_blank(
        arena_text_of(reading->arena, race_label_class(bytes_from_text(race->label))));
}

/* "Round:" and "Length:" are read from these elements only. */
static void read_sub_headers(struct reading *reading, const struct dom_node *table,
                             struct race_page *race)
{
    struct findings *findings = &reading->findings;
    for (const struct dom_node *span = dom_first(table, NULL, "class_sub_header"); span != NULL;
         span = dom_next(table, span, NULL, "class_sub_header")) {
        const char *text = dom_text(span, reading->scratch);
        const char *round = class_tabs_value(text, "Round", reading->arena);
        const char *length = class_tabs_value(text, "Length", reading->arena);
        if (round != NULL && race->round == NULL)
            race->round = round;
        else if (length != NULL && race->length_raw == NULL)
            race->length_raw = length;
        else
            findings_add(findings, FINDING_UNKNOWN, PLACE("class_sub_header"), text,
                         "neither the round nor the length");
    }
    if (race->round == NULL)
        findings_add(findings, FINDING_MISSING, PLACE("Round"), NULL, "the table has no round");
    if (race->length_raw == NULL)
        findings_add(findings, FINDING_MISSING, PLACE("Length"), NULL, "the table has no length");
    race_length_read(findings, PLACE("Length"), race->length_raw, &race->length_s,
                     &race->length_laps);
}

/* ---- rows ---- */

static size_t count_rows(const struct dom_node *table)
{
    size_t n = 0;
    for (const struct dom_node *row = labels_first_row(table); row != NULL;
         row = labels_next_row(row))
        n++;
    return n;
}

/* n_drivers of them. */
static struct race_driver *read_rows(struct reading *reading, const struct dom_node *table,
                                     const struct dom_node *head, const struct columns *columns,
                                     struct race_page *race)
{
    struct race_driver *drivers =
        arena_new_array(reading->arena, count_rows(table), struct race_driver);
    const struct dom_node *cells[COLUMNS_MAX];
    size_t n_seen = 0;
    for (const struct dom_node *row = labels_first_row(table); row != NULL;
         row = labels_next_row(row)) {
        if (row == head || dom_child(row, "td") == NULL)
            continue;
        n_seen++;
        columns_pick(columns, row, cells);
        if (race_cells_read(reading, cells, n_seen, &drivers[race->n_drivers])) {
            race->n_drivers++;
            continue;
        }
        race->n_skipped++;
        findings_add(&reading->findings, FINDING_SKIPPED, (struct place){"row", n_seen, NULL},
                     dom_text(row, reading->scratch), "the row names no driver");
    }
    return drivers;
}

/* ---- the page ---- */

/* Has it the frame of a race that is not run yet? No other page of an event may pass for one. */
static bool is_without_result(const struct reading *reading, const struct event_heading *heading)
{
    const struct dom_node *root = reading->root;
    return event_heading_subject(reading) != NULL && heading->event_name != NULL &&
           !date_is_absent(heading->first) && dom_first(root, NULL, "class_header") == NULL &&
           dom_first(root, "table", NULL) == NULL && dom_first(root, NULL, "tab-pane") == NULL;
}

static int read_result(struct reading *reading, const struct dom_node *table,
                       const struct dom_node *head, const struct columns *columns,
                       struct race_page *race, struct error *err)
{
    struct racer_list racers;
    race->has_result = true;
    race->tag = read_tag(reading, table);
    read_number(reading, table, race);
    read_label(reading, table, race);
    read_sub_headers(reading, table, race);
    columns_report(reading, columns, "results");
    struct race_driver *drivers = read_rows(reading, table, head, columns, race);
    if (race->n_drivers == 0 && race->n_skipped > 0)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the table of results has no row with a driver: please report it with the "
                         "page");
    int r = racer_script_read(reading, &racers, err);
    if (r < 0)
        return r;
    race->has_script = racers.found;
    if (!racers.found)
        findings_add(&reading->findings, FINDING_MISSING, PLACE("racerLaps"), NULL,
                     "the page has no laps");
    race->n_script_only = race_join(reading, drivers, race->n_drivers, &racers);
    race_join_check(reading, drivers, race->n_drivers);
    race->drivers = drivers;
    return 0;
}

/* Only its frame tells such a race from another; what it is called is in the title. */
static void read_frame_alone(struct reading *reading, struct race_page *race)
{
    race->label = event_heading_subject(reading);
    race->class_name = labels_unless_blank(
        arena_text_of(reading->arena, race_label_class(bytes_from_text(race->label))));
    findings_add(&reading->findings, FINDING_MISSING, PLACE("race_result"), NULL,
                 "the page has no table: the race has no result yet");
}

int race_page_read(struct reading *reading, struct page_reading *ret_reading, struct error *err)
{
    struct race_page *race = arena_new(reading->arena, struct race_page);
    struct columns columns;
    const struct dom_node *head;
    int r = 0;
    race->number = race->length_s = race->length_laps = ABSENT;
    race->heading = event_heading_read(reading);
    const struct dom_node *table =
        columns_find_table(reading, dom_first(reading->root, "table", "race_result"), race_columns,
                           RACE_N_COLUMNS, RACE_N_NEEDED, &columns, &head);
    if (table != NULL)
        r = read_result(reading, table, head, &columns, race, err);
    else if (is_without_result(reading, &race->heading))
        read_frame_alone(reading, race);
    else
        r = shape_missing(reading, "race",
                          arena_format(reading->scratch,
                                       "table of results (class \"race_result\") with a column "
                                       "\"%s\"",
                                       columns_missing(&columns)),
                          err);
    if (r < 0)
        return r;
    race->findings = reading->findings.items;
    race->n_findings = reading->findings.n;
    ret_reading->race = race;
    ret_reading->heading = &race->heading;
    return 0;
}
