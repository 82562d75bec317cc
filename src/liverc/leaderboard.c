/*
 * The fastest lap of the day and of each class:
 *
 *   Overall Fastest   <a href="...">23.423</a> (<small>NAME</small>)<br /><small>CLASS</small>
 *   1/10 Open         <a href="...">23.704</a> <small>(NAME)</small>
 */
#include "leaderboard.h"

#include "labels.h"
#include "link.h"

#include <string.h>

static const struct dom_node *find_box(const struct reading *reading)
{
    const char *rest;
    const struct panel *panel = panel_headed(reading->panels, "Practice Leaderboard", &rest);
    if (panel != NULL)
        return panel->box;
    for (panel = reading->panels; panel != NULL; panel = panel->next) {
        if (labels_table(panel->box, "Overall Fastest") != NULL)
            return panel->box;
    }
    return labels_table(reading->root, "Overall Fastest") != NULL ? reading->root : NULL;
}

/* The table of a box: with the overall fastest, else the first that has rows. */
static const struct dom_node *find_table(const struct dom_node *box)
{
    const struct dom_node *table = labels_table(box, "Overall Fastest");
    if (table != NULL)
        return table;
    table = dom_first(box, "table", NULL);
    while (table != NULL && labels_first_row(table) == NULL)
        table = dom_next(box, table, "table", NULL);
    return table;
}

/* Laps are driven, so somebody was the fastest. */
static void note_unread(struct reading *reading, const struct dom_node *box)
{
    size_t at;
    if (box != NULL || bytes_find(bytes_from_text(dom_text(reading->root, reading->scratch)),
                                  BYTES("Overall Fastest"), &at))
        findings_add(&reading->findings, FINDING_MISSING, PLACE("Practice Leaderboard"), NULL,
                     "the page has one, and no row of it can be read");
}

static void note_repeat(struct reading *reading, const struct day_leaderboard *board,
                        const struct day_leader *leader, size_t number)
{
    enum {
        ROWS_MAX = 1000, /* a day has a dozen classes */
    };
    struct place place = {"leaderboard row", number, NULL};
    for (size_t i = 0; i < board->n_classes && i < ROWS_MAX; i++) {
        const char *name = board->classes[i].class_name;
        if (name == NULL || leader->class_name == NULL || strcmp(name, leader->class_name) != 0)
            continue;
        findings_add(&reading->findings, FINDING_DUPLICATE, place, name, "the class again");
        return;
    }
}

/* One pair of parentheses around all of it; names hold others. */
static const char *without_parentheses(const char *text, struct arena *arena)
{
    struct bytes whole = bytes_from_text(text);
    if (bytes_starts_with(whole, BYTES("(")) && bytes_ends_with(whole, BYTES(")")) &&
        whole.size >= 2)
        whole = bytes_trim(bytes_first(bytes_skip(whole, 1), whole.size - 2));
    return labels_unless_blank(arena_text_of(arena, whole));
}

static struct day_leader read_leader(struct reading *reading, const struct dom_node *cell,
                                     const char *class_name, size_t number)
{
    struct place place = {"leaderboard row", number, class_name};
    const struct dom_node *link = dom_first(cell, "a", NULL);
    const struct dom_node *small = dom_first(cell, "small", NULL);
    struct day_leader leader = {
        .class_name = class_name,
        .driver_name = without_parentheses(dom_text(small, reading->arena), reading->arena),
        .time_raw = labels_unless_blank(dom_text(link, reading->arena)),
        .session_id = link_session_id(dom_attribute(link, "href"), reading->arena),
    };
    leader.time_ms = findings_ms(&reading->findings, place, leader.time_raw);
    if (leader.time_raw == NULL || leader.session_id == NULL)
        findings_add(&reading->findings, FINDING_MISSING, place, dom_text(cell, reading->scratch),
                     "no link with a time to a session");
    return leader;
}

static void read_overall(struct reading *reading, const struct dom_node *cell, size_t number,
                         struct day_leaderboard *board)
{
    const struct dom_node *name = dom_first(cell, "small", NULL);
    const struct dom_node *class_name = dom_next(cell, name, "small", NULL);
    board->has_overall = true;
    board->overall = read_leader(reading, cell, "Overall Fastest", number);
    board->overall.class_name = labels_unless_blank(dom_text(class_name, reading->arena));
}

struct day_leaderboard leaderboard_read(struct reading *reading)
{
    struct day_leaderboard board = {0};
    struct day_leader *classes = NULL;
    size_t number = 0;
    const struct dom_node *box = find_box(reading);
    board.present = box != NULL;
    for (const struct dom_node *row = labels_first_row(find_table(box)); row != NULL;
         row = labels_next_row(row)) {
        const struct dom_node *head = labels_head(row);
        const struct dom_node *cell = dom_sibling(head, "td");
        number++;
        if (head == NULL)
            continue;
        if (labels_is(head, "Overall Fastest")) {
            if (board.has_overall)
                findings_add(&reading->findings, FINDING_DUPLICATE,
                             (struct place){"leaderboard row", number, NULL}, NULL,
                             "the fastest of all again");
            read_overall(reading, cell, number, &board);
            continue;
        }
        const char *class_name = labels_unless_blank(dom_text(head, reading->arena));
        classes = arena_grow(reading->arena, classes, board.n_classes, sizeof(*classes));
        struct day_leader leader = read_leader(reading, cell, class_name, number);
        board.classes = classes;
        note_repeat(reading, &board, &leader, number);
        classes[board.n_classes++] = leader;
    }
    board.classes = classes;
    if (!board.has_overall && board.n_classes == 0)
        note_unread(reading, box);
    return board;
}
