/*
 * Kinds told apart by structure. No single string will do: every page of the site carries a
 * "loading" overlay, a reCAPTCHA script and hidden parts, and a month page may carry both the
 * sentence of an empty day and a table of today's sessions.
 */
#include "shape.h"

#include "labels.h"
#include "panel.h"

#include <string.h>

#define NO_SESSIONS "There are no practice sessions available for the given date."

static int missing(struct error *err, const char *kind, const char *what)
{
    return error_set(err, ERROR_UNKNOWN_PAGE,
                     "this is no %s page as LiveRC is known to write it: it has no %s; please "
                     "report it with the page",
                     kind, what);
}

static bool has_month_list(const struct dom_node *root, struct arena *arena)
{
    for (const struct dom_node *list = dom_first(root, "select", NULL); list != NULL;
         list = dom_next(root, list, "select", NULL)) {
        const char *id = dom_attribute(list, "id", arena);
        if (id != NULL && strcmp(id, "available_session_months") == 0)
            return true;
    }
    return false;
}

int shape_of_month(const struct dom_node *root, const struct frame *frame, struct arena *arena,
                   struct error *err)
{
    if (frame->subject == NULL || !labels_same(frame->subject, "Practice Sessions"))
        return missing(err, "month", "heading \"Practice Sessions\" (h3)");
    if (!has_month_list(root, arena))
        return missing(err, "month", "list of months (select of id \"available_session_months\")");
    return 0;
}

/* Said in one of the boxes that hold the page's content, not in a comment or a script. */
static bool says_no_sessions(const struct dom_node *root, struct arena *arena)
{
    size_t at;
    for (const struct dom_node *panel = panel_first(root); panel != NULL;
         panel = panel_next(root, panel)) {
        if (bytes_find(bytes_from_text(dom_text(panel, arena)), BYTES(NO_SESSIONS), &at))
            return true;
    }
    return false;
}

int shape_of_day(const struct dom_node *root, const struct frame *frame, struct arena *arena,
                 struct day_shape *ret_shape, struct error *err)
{
    struct day_shape shape = {0};
    if (!date_read_long(bytes_from_text(frame->when), &shape.date))
        return missing(err, "day", "heading with a date (h5)");
    shape.table = dom_first(root, "table", "practice_session_list");
    if (shape.table == NULL && !says_no_sessions(root, arena))
        return missing(err, "day",
                       "table of sessions (class \"practice_session_list\") and does not say that "
                       "there were none");
    *ret_shape = shape;
    return 0;
}

int shape_of_session(const struct dom_node *root, struct arena *arena,
                     const struct dom_node **ret_table, struct error *err)
{
    static const char *const needed[] = {"Session Time", "Driver", "Num Laps"};
    const struct dom_node *table = labels_table(root, needed[0], arena);
    for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++) {
        if (labels_cell(table, needed[i], arena) == NULL)
            return missing(err, "session", arena_format(arena, "row \"%s\"", needed[i]));
    }
    *ret_table = table;
    return 0;
}
