/*
 * The fastest lap of the day and of each class:
 *
 *   Overall Fastest   <a href="...">23.423</a> (<small>NAME</small>)<br /><small>CLASS</small>
 *   1/10 Open         <a href="...">23.704</a> <small>(NAME)</small>
 */
#include "leaderboard.h"

#include "labels.h"
#include "link.h"

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
    return NULL;
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
    for (const struct dom_node *row = labels_first_row(dom_first(box, "table", NULL)); row != NULL;
         row = labels_next_row(row)) {
        const struct dom_node *head = labels_head(row);
        const struct dom_node *cell = dom_sibling(head, "td");
        number++;
        if (head == NULL)
            continue;
        if (labels_is(head, "Overall Fastest")) {
            read_overall(reading, cell, number, &board);
            continue;
        }
        const char *class_name = labels_unless_blank(dom_text(head, reading->arena));
        classes = arena_grow(reading->arena, classes, board.n_classes, sizeof(*classes));
        classes[board.n_classes++] = read_leader(reading, cell, class_name, number);
    }
    board.classes = classes;
    return board;
}
