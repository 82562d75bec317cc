/*
 * The rows against what the site itself counts: total laps and track time, drivers (the unknown
 * one is not counted), classes (the unknown one is), first and last start, laps of each class, the
 * sessions that the leaderboard links to, and its times.
 */
#include "day_totals.h"

#include "tally.h"

#include <inttypes.h>
#include <string.h>

struct check {
    const struct practice_day *day;
    struct findings *findings;
    struct arena *scratch;
    bool lacks_rows; /* the boxes know of more than the rows */
};

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

/* Differences in one direction only tell of rows that are missing. */
static void differ(struct check *check, const char *part, int64_t printed, int64_t counted)
{
    if (is_absent(printed) || printed == counted)
        return;
    check->lacks_rows = check->lacks_rows || printed > counted;
    findings_add(check->findings, FINDING_TOTALS, PLACE(part),
                 arena_format(check->scratch, "%" PRId64, printed),
                 arena_format(check->scratch, "the rows make %" PRId64, counted));
}

/* Each length is rounded, so the sum may be off by half a second for each row. */
static void check_track_time(struct check *check)
{
    const struct practice_day *day = check->day;
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
        differ(check, "Total Track Time", day->panel.track_time_s, sum);
}

/* A clock may be to the minute only, in the panel or in a row. */
static bool same_moment(int64_t printed, const struct session_row *row)
{
    int64_t start = local_time_seconds(row->start);
    bool is_rough = printed % 60 == 0 || row->start_is_rough;
    return printed == start || (is_rough && printed / 60 == start / 60);
}

static void check_time(struct check *check, const char *part, struct local_time printed,
                       const struct session_row *row)
{
    char text[CALENDAR_TEXT_SIZE], found[CALENDAR_TEXT_SIZE];
    if (local_time_is_absent(printed) || same_moment(local_time_seconds(printed), row))
        return;
    check->lacks_rows = true;
    local_time_format(row->start, found);
    findings_add(check->findings, FINDING_TOTALS, PLACE(part), local_time_format(printed, text),
                 arena_format(check->scratch, "the rows make %s", found));
}

static void check_time_range(struct check *check)
{
    const struct practice_day *day = check->day;
    const struct session_row *first = NULL, *last = NULL;
    for (size_t i = 0; i < day->n_sessions; i++) {
        const struct session_row *row = &day->sessions[i];
        if (local_time_is_absent(row->start))
            return;
        int64_t start = local_time_seconds(row->start);
        if (first == NULL || start < local_time_seconds(first->start))
            first = row;
        if (last == NULL || start > local_time_seconds(last->start))
            last = row;
    }
    if (first == NULL)
        return;
    check_time(check, "First Session", day->panel.first, first);
    check_time(check, "Last Session", day->panel.last, last);
}

/* The slices of the chart are all of the laps. */
static void check_chart(struct check *check)
{
    const struct day_panel *panel = &check->day->panel;
    int64_t sum = 0;
    for (size_t i = 0; i < panel->n_class_laps; i++) {
        if (is_absent(panel->classes[i].n_laps))
            return;
        sum += panel->classes[i].n_laps;
    }
    if (panel->n_class_laps == 0 || is_absent(panel->n_laps) || sum == panel->n_laps)
        return;
    findings_add(check->findings, FINDING_TOTALS, PLACE("laps of all classes"),
                 arena_format(check->scratch, "%" PRId64, sum),
                 arena_format(check->scratch, "Total Laps is %" PRId64, panel->n_laps));
}

static void check_classes(struct check *check, const struct tally *classes)
{
    const struct day_panel *panel = &check->day->panel;
    for (size_t i = 0; i < panel->n_class_laps; i++) {
        const struct class_laps *chart = &panel->classes[i];
        const struct tally_entry *rows = tally_find(classes, chart->class_name);
        differ(check, arena_format(check->scratch, "laps of %s", chart->class_name), chart->n_laps,
               rows == NULL ? 0 : rows->n_laps);
    }
}

static void check_panel(struct check *check)
{
    const struct practice_day *day = check->day;
    struct arena *scratch = check->scratch;
    struct tally classes = tally_rows(day->sessions, day->n_sessions, name_of_class, scratch);
    struct tally drivers = tally_rows(day->sessions, day->n_sessions, name_of_driver, scratch);
    int64_t n_laps = 0;
    for (size_t i = 0; i < classes.n; i++)
        n_laps += classes.entries[i].n_laps;
    differ(check, "Total Laps", day->panel.n_laps, n_laps);
    differ(check, "Unique Drivers", day->panel.n_drivers, (int64_t)drivers.n);
    differ(check, "Unique Classes", day->panel.n_classes, (int64_t)classes.n);
    check_track_time(check);
    check_time_range(check);
    check_classes(check, &classes);
    check_chart(check);
}

/* ---- the leaderboard ---- */

static const struct session_row *find_row(const struct practice_day *day, const char *session_id)
{
    for (size_t i = 0; i < day->n_sessions; i++) {
        if (strcmp(day->sessions[i].session_id, session_id) == 0)
            return &day->sessions[i];
    }
    return NULL;
}

/* What the leaderboard and the row of the session call its driver or its class. */
static void check_name(struct check *check, const struct day_leader *leader, const char *printed,
                       const char *listed)
{
    if (printed == NULL || listed == NULL || strcmp(printed, listed) == 0)
        return;
    findings_add(check->findings, FINDING_DISAGREES, PLACE("Practice Leaderboard"), printed,
                 arena_format(check->scratch, "the row of session %s has \"%s\"",
                              leader->session_id, listed));
}

static void check_names(struct check *check, const struct day_leader *leader)
{
    const struct session_row *row =
        leader->session_id == NULL ? NULL : find_row(check->day, leader->session_id);
    if (row == NULL)
        return;
    check_name(check, leader, leader->driver_name, row->driver_name);
    check_name(check, leader, leader->class_name, row->class_name);
}

/* A leader whose session is not among the rows: they are not all there. */
static void check_listed(struct check *check, const struct day_leader *leader,
                         const struct tally *sessions)
{
    if (leader->session_id == NULL || tally_find(sessions, leader->session_id) != NULL)
        return;
    check->lacks_rows = true;
    findings_add(check->findings, FINDING_DISAGREES, PLACE("Practice Leaderboard"),
                 leader->session_id, "it links to a session that no row lists");
}

/*
 * The fastest of the rows: of a class, or of all. Unknown drivers and classes are not known to be
 * among the leaders, nor to be kept from there: they count when they are no faster.
 */
static void check_time_of(struct check *check, const struct day_leader *leader, bool of_all)
{
    int64_t fastest = ABSENT, fastest_known = ABSENT;
    char text[NUMBER_TEXT_SIZE];
    if (is_absent(leader->time_ms) || (!of_all && leader->class_name == NULL))
        return;
    for (size_t i = 0; i < check->day->n_sessions; i++) {
        const struct session_row *row = &check->day->sessions[i];
        const char *class_name = name_of_class(row);
        bool is_known = name_of_driver(row) != NULL && class_name != NULL &&
                        strcmp(class_name, PRACTICE_UNKNOWN_CLASS) != 0;
        if (is_absent(row->fast_ms) ||
            (!of_all && (class_name == NULL || strcmp(class_name, leader->class_name) != 0)))
            continue;
        if (is_absent(fastest) || row->fast_ms < fastest)
            fastest = row->fast_ms;
        if (is_known && (is_absent(fastest_known) || row->fast_ms < fastest_known))
            fastest_known = row->fast_ms;
    }
    if (fastest == leader->time_ms || fastest_known == leader->time_ms)
        return;
    findings_add(check->findings, FINDING_DISAGREES, PLACE("Practice Leaderboard"),
                 leader->time_raw,
                 is_absent(fastest) ? "no row has a fastest lap there"
                                    : arena_format(check->scratch, "the fastest of the rows is %s",
                                                   number_format_ms(fastest, text)));
}

enum {
    CLASSES_MAX = 200, /* of a leaderboard that are held against the rows */
};

static void check_leaderboard(struct check *check)
{
    const struct day_leaderboard *board = &check->day->leaderboard;
    struct tally sessions =
        tally_sessions(check->day->sessions, check->day->n_sessions, check->scratch);
    if (board->has_overall) {
        check_listed(check, &board->overall, &sessions);
        check_time_of(check, &board->overall, true);
        check_names(check, &board->overall);
    }
    for (size_t i = 0; i < board->n_classes; i++) {
        check_listed(check, &board->classes[i], &sessions);
        if (i >= CLASSES_MAX)
            continue;
        check_time_of(check, &board->classes[i], false);
        check_names(check, &board->classes[i]);
    }
}

bool day_totals_check(const struct practice_day *day, struct findings *findings,
                      struct arena *scratch)
{
    struct check check = {day, findings, scratch, false};
    if (day->panel.present)
        check_panel(&check);
    check_leaderboard(&check);
    return check.lacks_rows;
}
