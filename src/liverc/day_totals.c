/*
 * The rows against what the site itself counts: total laps and track time, drivers (the unknown
 * one is not counted), classes (the unknown one is), first and last start, laps of each class, and
 * the sessions that the leaderboard links to.
 */
#include "day_totals.h"

#include "tally.h"

#include <inttypes.h>
#include <string.h>

static const char *name_of_session(const struct session_row *row)
{
    return row->session_id;
}

static const char *name_of_class(const struct session_row *row)
{
    return row->class_name;
}

static const char *name_of_driver(const struct session_row *row)
{
    bool unknown =
        row->driver_name == NULL || strcmp(row->driver_name, PRACTICE_UNKNOWN_DRIVER) == 0;
    return unknown ? NULL : row->driver_name;
}

static void differ(struct reading *reading, const char *part, int64_t printed, int64_t counted)
{
    struct arena *scratch = reading->scratch;
    if (is_absent(printed) || printed == counted)
        return;
    findings_add(&reading->findings, FINDING_TOTALS, PLACE(part),
                 arena_format(scratch, "%" PRId64, printed),
                 arena_format(scratch, "the rows make %" PRId64, counted));
}

/* Each length is rounded, so the sum may be off by half a second for each row. */
static void check_track_time(struct reading *reading, const struct practice_day *day)
{
    int64_t sum = 0, n = 0;
    for (size_t i = 0; i < day->n_sessions; i++) {
        if (is_absent(day->sessions[i].length_s) || day->sessions[i].length_s > INT32_MAX)
            return;
        sum += day->sessions[i].length_s;
        n++;
    }
    if (is_absent(day->panel.track_time_s))
        return;
    int64_t off = day->panel.track_time_s > sum ? day->panel.track_time_s - sum
                                                : sum - day->panel.track_time_s;
    if (2 * off > n)
        differ(reading, "Total Track Time", day->panel.track_time_s, sum);
}

static void check_time(struct reading *reading, const char *part, struct local_time printed,
                       int64_t counted)
{
    char text[CALENDAR_TEXT_SIZE], found[CALENDAR_TEXT_SIZE];
    if (local_time_is_absent(printed) || local_time_seconds(printed) == counted)
        return;
    local_time_format(local_time_from_seconds(counted), found);
    findings_add(&reading->findings, FINDING_TOTALS, PLACE(part), local_time_format(printed, text),
                 arena_format(reading->scratch, "the rows make %s", found));
}

static void check_time_range(struct reading *reading, const struct practice_day *day)
{
    int64_t first = INT64_MAX, last = INT64_MIN;
    for (size_t i = 0; i < day->n_sessions; i++) {
        if (local_time_is_absent(day->sessions[i].start))
            return;
        int64_t start = local_time_seconds(day->sessions[i].start);
        first = start < first ? start : first;
        last = start > last ? start : last;
    }
    if (day->n_sessions == 0)
        return;
    check_time(reading, "First Session", day->panel.first, first);
    check_time(reading, "Last Session", day->panel.last, last);
}

static void check_classes(struct reading *reading, const struct day_panel *panel,
                          const struct tally *classes)
{
    for (size_t i = 0; i < panel->n_class_laps; i++) {
        const struct class_laps *chart = &panel->classes[i];
        const struct tally_entry *rows = tally_find(classes, chart->class_name);
        differ(reading, arena_format(reading->scratch, "laps of %s", chart->class_name),
               chart->n_laps, rows == NULL ? 0 : rows->n_laps);
    }
}

static void check_panel(struct reading *reading, const struct practice_day *day)
{
    struct arena *scratch = reading->scratch;
    struct tally classes = tally_rows(day->sessions, day->n_sessions, name_of_class, scratch);
    struct tally drivers = tally_rows(day->sessions, day->n_sessions, name_of_driver, scratch);
    int64_t n_laps = 0;
    for (size_t i = 0; i < classes.n; i++)
        n_laps += classes.entries[i].n_laps;
    differ(reading, "Total Laps", day->panel.n_laps, n_laps);
    differ(reading, "Unique Drivers", day->panel.n_drivers, (int64_t)drivers.n);
    differ(reading, "Unique Classes", day->panel.n_classes, (int64_t)classes.n);
    check_track_time(reading, day);
    check_time_range(reading, day);
    check_classes(reading, &day->panel, &classes);
}

/* A leader whose session is not among the rows: they are not all there. */
static void check_leader(struct reading *reading, const struct day_leader *leader,
                         const struct tally *sessions)
{
    if (leader->session_id != NULL && tally_find(sessions, leader->session_id) == NULL)
        findings_add(&reading->findings, FINDING_DISAGREES, PLACE("Practice Leaderboard"),
                     leader->session_id, "it links to a session that no row lists");
}

void day_totals_check(struct reading *reading, const struct practice_day *day)
{
    const struct day_leaderboard *board = &day->leaderboard;
    struct tally sessions =
        tally_rows(day->sessions, day->n_sessions, name_of_session, reading->scratch);
    if (day->panel.present)
        check_panel(reading, day);
    if (board->has_overall)
        check_leader(reading, &board->overall, &sessions);
    for (size_t i = 0; i < board->n_classes; i++)
        check_leader(reading, &board->classes[i], &sessions);
}
