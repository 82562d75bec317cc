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

enum page_form race_shape_form(const struct reading *reading, const char **ret_reason)
{
    static const struct {
        const char *class_name, *reason;
        enum page_form form;
    } tables[] = {
        {"race_result", "it has a table of class \"race_result\"", PAGE_FORM_RACE},
        {"heat_sheet", "it has a table of class \"heat_sheet\"", PAGE_FORM_HEAT_SHEET},
        {"multi_main", "it has a table of class \"multi_main\"", PAGE_FORM_MULTI_MAIN},
        {"round_rankings", "it has a table of class \"round_rankings\"", PAGE_FORM_ROUND_RANKING},
    };
    const struct dom_node *root = reading->root;
    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        *ret_reason = tables[i].reason;
        if (dom_first(root, "table", tables[i].class_name) != NULL)
            return tables[i].form;
    }
    const struct dom_node *board = dom_first(root, "table", "leaderboard_points");
    *ret_reason = "it has a table of class \"leaderboard_points\"";
    if (board != NULL)
        return has_heading(board, "Race") ? PAGE_FORM_OVERALL_RANKING : PAGE_FORM_POINTS;
    *ret_reason = "its title says \"Entry List\", and it has tables of classes";
    if (is_entry_list(reading))
        return PAGE_FORM_ENTRY_LIST;
    *ret_reason = "it has a table of class \"entry_list_data\"";
    if (dom_first(root, "table", "entry_list_data") != NULL)
        return PAGE_FORM_EVENT;
    *ret_reason = "it has a row \"Registrations\"";
    if (labels_table(root, "Registrations") != NULL)
        return PAGE_FORM_EVENT;
    *ret_reason = "it has a table of id \"events\"";
    if (has_table_of_id(root, "events"))
        return PAGE_FORM_EVENT_LIST;
    *ret_reason = "it has a row \"Practice Sessions\"";
    if (labels_table(root, "Practice Sessions") != NULL)
        return PAGE_FORM_DASHBOARD;
    return PAGE_N_FORMS;
}
