/*
 * /practice/?p=view_session&id=N: one practice session, its figures and its laps.
 *
 * The figures stand in a table of `th` and `td`:
 *
 *   Session Time     Date: October 25, 2025 (Saturday) / Start: 2:43:27pm / End: 2:50:17pm /
 *                    Length of Session: 3:49
 *   Averages         Avg: / Top 5: / Top 10: / Top 15: / Std Deviation: / Consistency: 94.695%
 *   Valid Lap Range  20 to 1:10
 *
 * and rows of one value each: Driver, Class, Transponder, Num Laps, Fastest Lap, Top 3 Consec.
 * An average is blank where the session has too few laps for it.
 */
#include "trackside/liverc.h"

#include "trackside/cleanup.h"

#include "frame.h"
#include "labels.h"
#include "lap_list.h"
#include "shape.h"

static struct local_time read_clock(const char *text, struct date date)
{
    struct local_time time = {.date = date};
    if (date_is_absent(date) || !clock_read_12h(bytes_from_text(text), &time))
        return (struct local_time){0};
    return time;
}

/* The page gives one date, the start's: an earlier clock at the end is past midnight. */
static struct local_time read_end(const char *text, struct local_time start)
{
    struct local_time end = read_clock(text, start.date);
    if (!local_time_is_absent(end) && local_time_seconds(end) < local_time_seconds(start))
        end.date = date_add_days(end.date, 1);
    return end;
}

static void read_time(const struct dom_node *cell, struct arena *arena,
                      struct practice_session *session)
{
    struct dom_lines lines = dom_lines(cell, arena);
    struct date date = {0};
    date_read_long(bytes_from_text(labels_line(lines, "Date")), &date);
    session->start = read_clock(labels_line(lines, "Start"), date);
    session->end = read_end(labels_line(lines, "End"), session->start);
    session->length_raw = labels_line(lines, "Length of Session");
    session->length_s = labels_seconds(session->length_raw);
}

static int64_t read_percent(const char *text)
{
    int64_t thousandths;
    return number_read_percent(bytes_from_text(text), &thousandths) ? thousandths : ABSENT;
}

static void read_averages(const struct dom_node *cell, struct arena *arena,
                          struct practice_session *session)
{
    struct dom_lines lines = dom_lines(cell, arena);
    session->average_raw = labels_line(lines, "Avg");
    session->average_ms = labels_ms(session->average_raw);
    session->top5_ms = labels_ms(labels_line(lines, "Top 5"));
    session->top10_ms = labels_ms(labels_line(lines, "Top 10"));
    session->top15_ms = labels_ms(labels_line(lines, "Top 15"));
    session->deviation_ms = labels_ms(labels_line(lines, "Std Deviation"));
    session->consistency_raw = labels_line(lines, "Consistency");
    session->consistency = read_percent(session->consistency_raw);
}

/* "20 to 1:10", with a note behind it: two times with the word between, then anything. */
static void read_range(const char *text, struct practice_session *session)
{
    struct bytes rest = bytes_from_text(text), low, word, high;
    int64_t low_ms, high_ms;
    session->range_low_ms = session->range_high_ms = ABSENT;
    if (!bytes_split(&rest, ' ', &low) || !bytes_split(&rest, ' ', &word) ||
        !bytes_split(&rest, ' ', &high) || !bytes_equal_text(word, "to") ||
        !number_read_ms(low, &low_ms) || !number_read_ms(high, &high_ms))
        return;
    session->range_low_ms = low_ms;
    session->range_high_ms = high_ms;
}

static void read_figures(const struct dom_node *table, struct arena *arena,
                         struct practice_session *session)
{
    session->driver_name = labels_text(table, "Driver", arena);
    session->class_name = labels_text(table, "Class", arena);
    session->transponder = labels_text(table, "Transponder", arena);
    session->n_laps = labels_count(labels_text(table, "Num Laps", arena));
    session->fast_raw = labels_text(table, "Fastest Lap", arena);
    session->fast_ms = labels_ms(session->fast_raw);
    session->top3_ms = labels_ms(labels_text(table, "Top 3 Consec", arena));
    read_time(labels_cell(table, "Session Time", arena), arena, session);
    read_averages(labels_cell(table, "Averages", arena), arena, session);
    read_range(labels_text(table, "Valid Lap Range", arena), session);
}

static int read_session(const struct dom_node *root, struct arena *arena,
                        struct practice_session *session, struct error *err)
{
    const struct dom_node *table;
    int r = shape_of_session(root, arena, &table, err);
    if (r == 0)
        r = lap_list_read(root, arena, &session->laps, &session->n_all_laps, err);
    if (r < 0)
        return r;
    read_figures(table, arena, session);
    if (session->n_laps > 0 && session->n_all_laps == 0)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the session page tells of laps and lists none: neither \"lapsObj\" nor "
                         "\"laps_list\" was found, please report it with the page");
    return 0;
}

int liverc_read_session(struct bytes page, struct arena *arena,
                        const struct practice_session **ret_session, struct error *err)
{
    CLEANUP(dom_close_at) struct dom *dom = NULL;
    struct frame frame;
    struct practice_session *session = arena_new(arena, struct practice_session);
    int r = frame_open(page, arena, &dom, &frame, err);
    if (r == 0)
        r = read_session(dom_root(dom), arena, session, err);
    if (r < 0)
        return r;
    session->track_name = frame.track_name;
    *ret_session = session;
    return 0;
}
