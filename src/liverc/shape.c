/*
 * Kinds told apart by structure. No single string will do: every page of the site carries a
 * "loading" overlay, a reCAPTCHA script and hidden parts, and a month page may carry both the
 * sentence of an empty day and a table of today's sessions.
 */
#include "shape.h"

#include "labels.h"
#include "session_list.h"

#include <string.h>

#define NO_SESSIONS "There are no practice sessions available for the given date."

int shape_missing(struct reading *reading, const char *kind, const char *what, struct error *err)
{
    reading->missing =
        arena_format(reading->scratch,
                     "this is no %s page as LiveRC is known to write it: it has no %s", kind, what);
    return error_set(err, ERROR_UNKNOWN_PAGE, "%s", reading->missing);
}

bool shape_says_none(const struct dom_node *box, struct arena *scratch)
{
    size_t at;
    return bytes_find(bytes_from_text(dom_text(box, scratch)), BYTES(NO_SESSIONS), &at);
}

/* ---- month ---- */

static const struct dom_node *find_months(const struct dom_node *root)
{
    const struct dom_node *list = dom_first(root, "select", NULL);
    for (; list != NULL; list = dom_next(root, list, "select", NULL)) {
        const char *id = dom_attribute(list, "id");
        if (id != NULL && strcmp(id, "available_session_months") == 0)
            return list;
    }
    return NULL;
}

static struct month_shape find_month(const struct reading *reading)
{
    struct month_shape shape = {.months = find_months(reading->root)};
    panel_headed(reading->panels, "Practice Dates for", &shape.dates);
    return shape;
}

static bool is_month(const struct month_shape *shape)
{
    return shape->months != NULL || shape->dates != NULL;
}

int shape_of_month(struct reading *reading, struct month_shape *ret_shape, struct error *err)
{
    struct month_shape shape = find_month(reading);
    const char *subject = reading->frame.subject;
    if (!labels_same(bytes_from_text(subject), "Practice Sessions"))
        return shape_missing(reading, "month", "heading \"Practice Sessions\" (h3)", err);
    if (!is_month(&shape))
        return shape_missing(reading, "month",
                             "list of months (select of id \"available_session_months\")", err);
    *ret_shape = shape;
    return 0;
}

const char *shape_sign_of_month(const struct reading *reading)
{
    struct month_shape month = find_month(reading);
    return is_month(&month) ? "it has the list of months or the box of dates" : NULL;
}

/* ---- day ---- */

static bool says_no_sessions(const struct reading *reading)
{
    for (const struct panel *panel = reading->panels; panel != NULL; panel = panel->next) {
        if (shape_says_none(panel->box, reading->scratch))
            return true;
    }
    return false;
}

static bool date_of_title(const struct reading *reading, struct date *ret_date)
{
    struct bytes subject = frame_subject_of_title(reading->frame.title);
    struct bytes phrase = BYTES("Practice Sessions on ");
    return bytes_starts_with(subject, phrase) &&
           date_read_long(bytes_skip(subject, phrase.size), ret_date);
}

static bool find_date(struct reading *reading, struct date *ret_date)
{
    struct date of_title;
    char text[CALENDAR_TEXT_SIZE];
    bool titled = date_of_title(reading, &of_title);
    if (!date_read_long(bytes_from_text(reading->frame.when), ret_date)) {
        if (titled)
            findings_add(&reading->findings, FINDING_FALLBACK, PLACE("h5"), reading->frame.when,
                         "no heading has the date, the title stands in");
        *ret_date = titled ? of_title : (struct date){0};
        return titled;
    }
    if (!titled || date_compare(of_title, *ret_date) != 0)
        findings_add(
            &reading->findings, FINDING_DISAGREES, PLACE("title"), reading->frame.title,
            arena_format(reading->scratch, "the heading says %s", date_format(*ret_date, text)));
    return true;
}

/* "Practice Stats for October 25, 2025 (Saturday)": the date behind the last "on" or "for". */
static bool date_of_heading(const char *heading, struct date *ret_date)
{
    struct bytes text = bytes_from_text(heading), word;
    bool found = false;
    while (!found && bytes_split(&text, ' ', &word))
        found = (bytes_equal_text(word, "on") || bytes_equal_text(word, "for")) &&
                date_read_long(text, ret_date);
    return found;
}

/* Every place that names a day must name this one. */
static int check_dates(struct reading *reading, struct date date, bool is_empty, struct error *err)
{
    char own[CALENDAR_TEXT_SIZE], other[CALENDAR_TEXT_SIZE];
    struct date found;
    const char *where = NULL;
    if (date_of_title(reading, &found) && date_compare(found, date) != 0)
        where = reading->frame.title;
    for (const struct panel *panel = reading->panels; panel != NULL && where == NULL;
         panel = panel->next) {
        if (!date_of_heading(panel->heading, &found) || date_compare(found, date) == 0)
            continue;
        where = panel->heading;
        findings_add(&reading->findings, FINDING_DISAGREES, PLACE("panel-heading"), where,
                     arena_format(reading->scratch, "the heading says %s", date_format(date, own)));
    }
    if (where == NULL || !is_empty)
        return 0;
    return error_set(err, ERROR_UNKNOWN_PAGE,
                     "the page says that there were no sessions, and names two days, %s and %s: "
                     "fetch it again, and report it when it stays so",
                     date_format(date, own), date_format(found, other));
}

int shape_of_day(struct reading *reading, struct day_shape *ret_shape, struct error *err)
{
    struct day_shape shape = {0};
    struct month_shape month = find_month(reading);
    if (is_month(&month) || !find_date(reading, &shape.date))
        return shape_missing(reading, "day", "heading with a date (h5)", err);
    shape.table = session_list_find(reading->root);
    if (shape.table == NULL && !says_no_sessions(reading))
        return shape_missing(
            reading, "day",
            "table of sessions (class \"practice_session_list\") and does not say that "
            "there were none",
            err);
    int r = check_dates(reading, shape.date, shape.table == NULL, err);
    if (r == 0)
        *ret_shape = shape;
    return r;
}

const char *shape_sign_of_day(const struct reading *reading)
{
    struct date date;
    bool is_day = labels_same(bytes_from_text(reading->frame.subject), "Practice Sessions") &&
                  (date_read_long(bytes_from_text(reading->frame.when), &date) ||
                   date_of_title(reading, &date));
    return is_day ? "its heading is \"Practice Sessions\" with a date" : NULL;
}

/* ---- session ---- */

const char *shape_sign_of_session(const struct reading *reading)
{
    return labels_table(reading->root, "Session Time") != NULL ? "it has a row \"Session Time\""
                                                               : NULL;
}

int shape_of_session(struct reading *reading, const struct dom_node **ret_table, struct error *err)
{
    static const char *const others[] = {"Driver", "Transponder", "Num Laps", "Averages"};
    const struct dom_node *table = labels_table(reading->root, "Session Time");
    size_t n = 0;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        n += labels_cell(table, others[i]) != NULL;
    if (table == NULL)
        return shape_missing(reading, "session", "row \"Session Time\"", err);
    if (n == 0)
        return shape_missing(reading, "session", "row \"Driver\" beside \"Session Time\"", err);
    *ret_table = table;
    return 0;
}

/* ---- track directory ---- */

const char *shape_sign_of_directory(const struct reading *reading)
{
    return dom_first(reading->root, "table", "track_list") != NULL
               ? "it has a table of class \"track_list\""
               : NULL;
}

int shape_of_directory(struct reading *reading, const struct dom_node **ret_table,
                       struct error *err)
{
    const struct dom_node *table = dom_first(reading->root, "table", "track_list");
    if (table == NULL)
        return shape_missing(reading, "track directory", "table of tracks (class \"track_list\")",
                             err);
    *ret_table = table;
    return 0;
}
