/*
 * Most kinds have a table of a class of their own. Points and the final ranking share one: only
 * the latter has a column "Race". Entry list and event page share one too: the event page has a
 * heading that names the table, or counts registrations.
 */
#include "race_shape.h"

#include "event_heading.h"
#include "labels.h"

#include <string.h>

static bool has_table_of_id(const struct dom_node *root, const char *wanted)
{
    for (const struct dom_node *t = dom_first(root, "table", NULL); t != NULL;
         t = dom_next(root, t, "table", NULL)) {
        const char *id = dom_attribute(t, "id");
        if (id != NULL && strcmp(id, wanted) == 0)
            return true;
    }
    return false;
}

static bool has_heading(const struct dom_node *table, const char *label)
{
    for (const struct dom_node *th = dom_first(table, "th", NULL); th != NULL;
         th = dom_next(table, th, "th", NULL)) {
        if (labels_is(th, label))
            return true;
    }
    return false;
}

static bool is_entry_list(const struct reading *reading)
{
    const char *subject = event_heading_subject(reading);
    return subject != NULL && labels_same(bytes_from_text(subject), "Entry List") &&
           (dom_first(reading->root, "div", "tab-pane") != NULL ||
            dom_first(reading->root, "table", "entry_list_data") != NULL);
}

static const char *sign_of_table(const struct reading *reading, const char *class_name,
                                 const char *sign)
{
    return dom_first(reading->root, "table", class_name) != NULL ? sign : NULL;
}

static const char *sign_of_board(const struct reading *reading, bool is_final)
{
    const struct dom_node *board = dom_first(reading->root, "table", "leaderboard_points");
    return board != NULL && has_heading(board, "Race") == is_final
               ? "it has a table of class \"leaderboard_points\""
               : NULL;
}

const char *race_shape_sign_of_dashboard(const struct reading *reading)
{
    return labels_table(reading->root, "Practice Sessions") != NULL
               ? "it has a row \"Practice Sessions\""
               : NULL;
}

const char *race_shape_sign_of_event_list(const struct reading *reading)
{
    return has_table_of_id(reading->root, "events") ? "it has a table of id \"events\"" : NULL;
}

const char *race_shape_sign_of_event(const struct reading *reading)
{
    if (is_entry_list(reading))
        return NULL;
    if (labels_table(reading->root, "Registrations") != NULL)
        return "it has a row \"Registrations\"";
    return sign_of_table(reading, "entry_list_data", "it has a table of class \"entry_list_data\"");
}

const char *race_shape_sign_of_race(const struct reading *reading)
{
    return sign_of_table(reading, "race_result", "it has a table of class \"race_result\"");
}

const char *race_shape_sign_of_entry_list(const struct reading *reading)
{
    return is_entry_list(reading) ? "its title says \"Entry List\", and it has tables of classes"
                                  : NULL;
}

const char *race_shape_sign_of_points(const struct reading *reading)
{
    return sign_of_board(reading, false);
}

const char *race_shape_sign_of_round_ranking(const struct reading *reading)
{
    return sign_of_table(reading, "round_rankings", "it has a table of class \"round_rankings\"");
}

const char *race_shape_sign_of_multi_main(const struct reading *reading)
{
    return sign_of_table(reading, "multi_main", "it has a table of class \"multi_main\"");
}

const char *race_shape_sign_of_overall_ranking(const struct reading *reading)
{
    return sign_of_board(reading, true);
}

const char *race_shape_sign_of_heat_sheet(const struct reading *reading)
{
    return sign_of_table(reading, "heat_sheet", "it has a table of class \"heat_sheet\"");
}
