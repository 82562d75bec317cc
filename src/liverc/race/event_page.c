/*
 * /results/?p=view_event&id=N: what was run at an event, and where the rest of it stands.
 *
 * Three tables of class `entry_list_data`, told apart by the `class_header` of their heads:
 *
 *   Race Lineups & Entry List   tr.clickable-row with the link of the entry list, then a heat sheet
 *                               a row, newest round first and "Main Events" last
 *   Overall Results & Rankings  a link a row: final ranking, "Qual Points (2 of 4)", rankings of
 *                               rounds, "... Triple A-Main Results"
 *   Race Results                <tr><th>Main Events</th><th>Time Completed</th></tr>, then
 *                               <tr><td><a href="...">Race 14: CLASS (LABEL)</a></td>
 *                                   <td>Nov 16, 2025 at 5:30pm</td></tr>; the latest first
 *
 * and the "Event Stats". The number of a race begins anew in every section.
 */
#include "readers.h"

#include "best_of.h"
#include "event_dates.h"
#include "event_heading.h"
#include "event_link.h"
#include "labels.h"
#include "race_label.h"
#include "repeats.h"
#include "shape.h"

#include <stdlib.h>
#include <string.h>

struct event_reader {
    struct reading *reading;
    struct race_event *event;
    struct event_sheet *sheets;
    struct event_ranking *rankings;
    struct event_race *races;
    const char *section; /* of the rows that come */
    size_t n_of_section; /* races in it so far */
    const char *group;   /* what findings call the rows of the table */
    size_t n_seen;       /* rows of the table */
};

static struct place place_of(const struct event_reader *reader, const char *part)
{
    return (struct place){reader->group, reader->n_seen, part};
}

static void note(struct event_reader *reader, enum finding_kind kind, const char *part,
                 const char *raw, const char *text)
{
    findings_add(&reader->reading->findings, kind, place_of(reader, part), raw, text);
}

static void skip_row(struct event_reader *reader, const struct dom_node *row, const char *why)
{
    reader->event->n_skipped++;
    note(reader, FINDING_SKIPPED, NULL, dom_text(row, reader->reading->scratch), why);
}

/* The first link of the row that leads to a page of an event, whichever. */
static const struct dom_node *find_link(struct event_reader *reader, const struct dom_node *row,
                                        struct event_link *ret_link)
{
    for (const struct dom_node *a = dom_first(row, "a", NULL); a != NULL;
         a = dom_next(row, a, "a", NULL)) {
        if (event_link_read(dom_attribute(a, "href"), reader->reading->arena, ret_link))
            return a;
    }
    return event_link_read(dom_attribute(row, "data-href"), reader->reading->arena, ret_link)
               ? row
               : NULL;
}

/* The event's own id stands in its links to entry list and final ranking. */
static void note_event_id(struct event_reader *reader, const char *id)
{
    struct race_event *event = reader->event;
    if (event->event_id == NULL)
        event->event_id = id;
    else if (strcmp(event->event_id, id) != 0)
        note(reader, FINDING_DISAGREES, "link", id,
             arena_format(reader->reading->scratch, "another link of the page is of event %s",
                          event->event_id));
}

/* ---- lineups ---- */

static void read_lineup(struct event_reader *reader, const struct dom_node *row)
{
    struct race_event *event = reader->event;
    struct arena *arena = reader->reading->arena;
    struct event_link link;
    const struct dom_node *a = find_link(reader, row, &link);
    if (a != NULL && link.kind == EVENT_LINK_ENTRY_LIST) {
        event->has_entry_list = true;
        note_event_id(reader, link.id);
    } else if (a != NULL && link.kind == EVENT_LINK_HEAT_SHEET) {
        reader->sheets =
            arena_grow(arena, reader->sheets, event->n_sheets, sizeof(*reader->sheets));
        reader->sheets[event->n_sheets++] =
            (struct event_sheet){link.id, labels_unless_blank(dom_text(a, arena))};
    } else {
        skip_row(reader, row, "the row has no link to an entry list or a heat sheet");
    }
}

/* ---- rankings ---- */

static bool ranking_kind(enum event_link_kind kind, enum event_ranking_kind *ret_kind)
{
    static const struct {
        enum event_link_kind link;
        enum event_ranking_kind ranking;
    } kinds[] = {
        {EVENT_LINK_OVERALL, RANKING_OVERALL},
        {EVENT_LINK_POINTS, RANKING_POINTS},
        {EVENT_LINK_ROUND_RANKING, RANKING_ROUND},
        {EVENT_LINK_MULTI_MAIN, RANKING_MULTI_MAIN},
    };
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        *ret_kind = kinds[i].ranking;
        if (kinds[i].link == kind)
            return true;
    }
    return false;
}

static void read_ranking(struct event_reader *reader, const struct dom_node *row)
{
    struct race_event *event = reader->event;
    struct arena *arena = reader->reading->arena;
    struct event_ranking ranking = {.best = ABSENT, .of = ABSENT};
    struct event_link link;
    const struct dom_node *a = find_link(reader, row, &link);
    if (a == NULL || !ranking_kind(link.kind, &ranking.kind)) {
        skip_row(reader, row, "the row has no link to a ranking that is known");
        return;
    }
    ranking.ranking_id = link.id;
    ranking.order = link.order;
    ranking.name = labels_unless_blank(dom_text(a, arena));
    if (ranking.kind == RANKING_OVERALL)
        note_event_id(reader, link.id);
    if (ranking.kind == RANKING_POINTS &&
        !best_of_in_brackets(bytes_from_text(ranking.name), &ranking.best, &ranking.of))
        note(reader, FINDING_UNREADABLE, "link", ranking.name,
             "no \"(2 of 4)\": how many rounds count is not known");
    reader->rankings =
        arena_grow(arena, reader->rankings, event->n_rankings, sizeof(*reader->rankings));
    reader->rankings[event->n_rankings++] = ranking;
}

/* ---- races ---- */

static void end_section(struct event_reader *reader)
{
    if (reader->section != NULL && reader->n_of_section == 0)
        note(reader, FINDING_SKIPPED, NULL, reader->section, "a section without any race");
    reader->n_of_section = 0;
}

static void read_completed(struct event_reader *reader, const struct dom_node *cell,
                           struct event_race *race)
{
    race->completed_raw = labels_unless_blank(dom_text(cell, reader->reading->arena));
    if (race->completed_raw == NULL)
        note(reader, FINDING_MISSING, "Time Completed", race->race_id, "the row has no time");
    else if (!event_moment_read(bytes_from_text(race->completed_raw), &race->completed_on,
                                &race->completed))
        note(reader, FINDING_UNREADABLE, "Time Completed", race->completed_raw,
             "no time as \"Nov 16, 2025 at 5:30pm\"");
    else if (local_time_is_absent(race->completed))
        note(reader, FINDING_MISSING, "Time Completed", race->completed_raw,
             "a date without a clock");
}

static void read_label(struct event_reader *reader, struct event_race *race)
{
    struct race_label label = race_label_read(bytes_from_text(race->text), reader->reading->arena);
    race->number = label.number;
    race->class_name = label.class_name;
    race->label = label.label;
    if (race->text == NULL)
        note(reader, FINDING_MISSING, "link", race->race_id, "the link has no text");
    else if (is_absent(label.number))
        note(reader, FINDING_UNREADABLE, "link", race->text, "no \"Race 14:\" in front");
    if (race->text != NULL && !label.is_split)
        note(reader, FINDING_AMBIGUOUS, "link", race->text,
             "no bracket repeats the class: class and label are told by the label's ending");
}

static void read_race(struct event_reader *reader, const struct dom_node *row)
{
    struct race_event *event = reader->event;
    struct reading *reading = reader->reading;
    struct event_link link;
    const struct dom_node *a = event_link_find(row, EVENT_LINK_RACE, reading->arena, &link);
    if (a == NULL) {
        skip_row(reader, row, "the row has no link to a race");
        return;
    }
    struct event_race race = {
        .race_id = link.id,
        .section = reader->section,
        .text = labels_unless_blank(dom_text(a, reading->arena)),
    };
    const struct dom_node *cell = dom_child(row, "td");
    while (cell != NULL && dom_holds(cell, a))
        cell = dom_sibling(cell, "td");
    read_label(reader, &race);
    read_completed(reader, cell, &race);
    if (race.section == NULL)
        note(reader, FINDING_MISSING, "section", race.race_id, "no round stands above the race");
    reader->races = arena_grow(reading->arena, reader->races, event->n_races, sizeof(race));
    reader->races[event->n_races++] = race;
    reader->n_of_section++;
}

static void read_result(struct event_reader *reader, const struct dom_node *row)
{
    const struct dom_node *head = dom_child(row, "th");
    if (head == NULL) {
        read_race(reader, row);
        return;
    }
    end_section(reader);
    reader->section = labels_unless_blank(dom_text(head, reader->reading->arena));
    if (reader->section == NULL)
        note(reader, FINDING_MISSING, "section", NULL, "a round without a name");
}

/* ---- tables ---- */

typedef void row_reader(struct event_reader *reader, const struct dom_node *row);

static const struct {
    const char *header;
    const char *group;
    row_reader *read;
} tables[] = {
    {"Race Lineups & Entry List", "lineup", read_lineup},
    {"Overall Results & Rankings", "ranking", read_ranking},
    {"Race Results", "race row", read_result},
};

static bool read_table(struct event_reader *reader, const struct dom_node *table)
{
    const struct dom_node *header = dom_first(table, NULL, "class_header");
    size_t kind = 0;
    while (kind < sizeof(tables) / sizeof(tables[0]) && !labels_is(header, tables[kind].header))
        kind++;
    if (kind == sizeof(tables) / sizeof(tables[0])) {
        reader->event->n_skipped++;
        findings_add(&reader->reading->findings, FINDING_UNKNOWN, PLACE("class_header"),
                     dom_text(header, reader->reading->scratch),
                     "a table with this heading is not known, and not read");
        return false;
    }
    reader->group = tables[kind].group;
    reader->n_seen = 0;
    for (const struct dom_node *row = labels_first_row(table); row != NULL;
         row = labels_next_row(row)) {
        if (dom_holds(row, header))
            continue;
        reader->n_seen++;
        tables[kind].read(reader, row);
    }
    end_section(reader);
    reader->section = NULL;
    return true;
}

static size_t read_tables(struct event_reader *reader)
{
    const struct dom_node *root = reader->reading->root;
    size_t n = 0;
    for (const struct dom_node *table = dom_first(root, "table", "entry_list_data"); table != NULL;
         table = dom_next(root, table, "table", "entry_list_data"))
        n += read_table(reader, table);
    return n;
}

/* ---- stats ---- */

static int64_t read_line(struct event_reader *reader, struct dom_lines lines, const char *label)
{
    const char *raw = labels_line(lines, label);
    struct findings *findings = &reader->reading->findings;
    if (raw == NULL)
        findings_add(findings, FINDING_MISSING, PLACE(label), NULL, "the stats do not have it");
    return findings_count(findings, PLACE(label), raw);
}

/* False when the page has no "Event Stats". */
static bool read_stats(struct event_reader *reader)
{
    static const char *const known[] = {"Race Track", "Registrations", "Total Race Laps", NULL};
    struct reading *reading = reader->reading;
    struct race_event *event = reader->event;
    const struct dom_node *table = labels_table(reading->root, "Registrations");
    event->n_entries = event->n_drivers = event->n_total_laps = ABSENT;
    if (table == NULL) {
        findings_add(&reading->findings, FINDING_MISSING, PLACE("Event Stats"), NULL,
                     "the page does not count entries and drivers");
        return false;
    }
    struct dom_lines lines = dom_lines(labels_cell(table, "Registrations"), reading->arena);
    findings_labels(&reading->findings, table, known, reading->scratch);
    event->surface = labels_text(table, "Race Track", reading->arena);
    event->n_entries = read_line(reader, lines, "Entries");
    event->n_drivers = read_line(reader, lines, "Drivers");
    event->n_total_laps = findings_count(&reading->findings, PLACE("Total Race Laps"),
                                         labels_text(table, "Total Race Laps", reading->scratch));
    return true;
}

/* ---- checks ---- */

static void drop_repeats(struct event_reader *reader)
{
    struct arena *scratch = reader->reading->scratch;
    struct race_event *event = reader->event;
    const char **ids = arena_new_array(scratch, event->n_races + 1, const char *);
    size_t n = 0;
    for (size_t i = 0; i < event->n_races; i++)
        ids[i] = reader->races[i].race_id;
    const bool *repeats = repeats_find(ids, event->n_races, scratch);
    for (size_t i = 0; i < event->n_races; i++) {
        if (!repeats[i])
            reader->races[n++] = reader->races[i];
        else
            findings_add(&reader->reading->findings, FINDING_DUPLICATE, PLACE("Race Results"),
                         ids[i], "the race is listed twice, the first row counts");
    }
    event->n_races = n;
}

/* Times fall down the page. They are whole minutes, so two may be equal. */
static void check_order(struct event_reader *reader)
{
    struct local_time before = {0};
    for (size_t i = 0; i < reader->event->n_races; i++) {
        struct local_time time = reader->races[i].completed;
        if (local_time_is_absent(time))
            continue;
        if (!local_time_is_absent(before) && local_time_seconds(time) > local_time_seconds(before))
            findings_add(&reader->reading->findings, FINDING_DISAGREES,
                         (struct place){"race", i + 1, "Time Completed"},
                         reader->races[i].completed_raw, "later than the race above it");
        before = time;
    }
}

static const char *text_or_none(const char *text)
{
    return text == NULL ? "" : text;
}

static int compare_numbers(const void *a, const void *b)
{
    const struct event_race *one = *(const struct event_race *const *)a;
    const struct event_race *other = *(const struct event_race *const *)b;
    int order = strcmp(text_or_none(one->section), text_or_none(other->section));
    if (order != 0)
        return order;
    if (one->number != other->number)
        return (one->number > other->number) - (one->number < other->number);
    return (one > other) - (one < other);
}

/* "Race 3" twice in one section. */
static void check_numbers(struct event_reader *reader)
{
    size_t n = reader->event->n_races;
    const struct event_race **sorted =
        arena_new_array(reader->reading->scratch, n + 1, const struct event_race *);
    for (size_t i = 0; i < n; i++)
        sorted[i] = &reader->races[i];
    if (n > 1)
        qsort(sorted, n, sizeof(const struct event_race *), compare_numbers);
    for (size_t i = 1; i < n; i++) {
        if (!is_absent(sorted[i]->number) && sorted[i]->number == sorted[i - 1]->number &&
            strcmp(text_or_none(sorted[i]->section), text_or_none(sorted[i - 1]->section)) == 0)
            findings_add(&reader->reading->findings, FINDING_DUPLICATE,
                         (struct place){"race", (size_t)(sorted[i] - reader->races) + 1, "link"},
                         sorted[i]->text, "the section has another race of this number");
    }
}

int event_page_read(struct reading *reading, struct page_reading *ret_reading, struct error *err)
{
    struct race_event *event = arena_new(reading->arena, struct race_event);
    struct event_reader reader = {.reading = reading, .event = event};
    event->heading = event_heading_read(reading);
    bool has_tables = read_tables(&reader) > 0;
    bool has_stats = read_stats(&reader);
    if (!has_tables && !has_stats)
        return shape_missing(reading, "event",
                             "table of races or lineups (class \"entry_list_data\") and no row "
                             "\"Registrations\"",
                             err);
    if (reader.races != NULL) {
        drop_repeats(&reader);
        check_order(&reader);
        check_numbers(&reader);
    }
    event->sheets = reader.sheets;
    event->rankings = reader.rankings;
    event->races = reader.races;
    event->findings = reading->findings.items;
    event->n_findings = reading->findings.n;
    ret_reading->event = event;
    ret_reading->heading = &event->heading;
    return 0;
}
