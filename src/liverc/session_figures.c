/*
 * The figures of a session page stand in a table of `th` and `td`:
 *
 *   Session Time     Date: October 25, 2025 (Saturday) / Start: 2:43:27pm / End: 2:50:17pm /
 *                    Length of Session: 3:49
 *   Averages         Avg: / Top 5: / Top 10: / Top 15: / Std Deviation: / Consistency: 94.695%
 *   Valid Lap Range  20 to 1:10
 *
 * and rows of one value each: Driver, Class, Transponder, Num Laps, Fastest Lap, Top 3 Consec.
 * An average is blank where the session has too few laps for it.
 */
#include "session_figures.h"

#include "clocks.h"
#include "labels.h"

enum {
    MOST_SET_BACK_S = 3600, /* at the end of summer time; half of it on Lord Howe Island */
};

static void note(struct reading *reading, enum finding_kind kind, const char *part, const char *raw,
                 const char *text)
{
    findings_add(&reading->findings, kind, PLACE(part), raw, text);
}

/* ---- session time ---- */

static struct local_time read_clock(struct reading *reading, const char *part, const char *text,
                                    struct date date)
{
    struct local_time time = {.date = date};
    struct clock_form form;
    bool good = clocks_read(text, &time, &form);
    if (!good)
        note(reading, text == NULL ? FINDING_MISSING : FINDING_UNREADABLE, part, text, "no clock");
    return good && !date_is_absent(date) ? time : (struct local_time){0};
}

static bool is_rough(const char *text)
{
    struct local_time time;
    struct clock_form form;
    return clocks_read(text, &time, &form) && !form.has_seconds;
}

static struct date read_date(struct reading *reading, const char *text, struct local_time fallback)
{
    struct date date = {0};
    if (date_read_long(bytes_from_text(text), &date))
        return date;
    note(reading, text == NULL ? FINDING_MISSING : FINDING_UNREADABLE, "Date", text, "no date");
    if (!local_time_is_absent(fallback))
        note(reading, FINDING_FALLBACK, "Date", text, "the date of the title stands in");
    return fallback.date;
}

/*
 * The page gives one date, the start's: an earlier clock at the end is past midnight. One that is
 * earlier by no more than clocks are set back in autumn is of the same night: nobody drives for 23
 * hours.
 */
static struct local_time read_end(struct reading *reading, const char *text,
                                  struct local_time start)
{
    struct local_time end = read_clock(reading, "End", text, start.date);
    if (local_time_is_absent(end) || local_time_seconds(end) >= local_time_seconds(start))
        return end;
    if (local_time_seconds(start) - local_time_seconds(end) <= MOST_SET_BACK_S) {
        note(reading, FINDING_AMBIGUOUS, "End", text,
             "a little earlier than the start, so the clock was set back in between");
        return end;
    }
    note(reading, FINDING_MIDNIGHT, "End", text, "earlier than the start, so on the next day");
    end.date = date_add_days(end.date, 1);
    return end;
}

static void note_lines(struct reading *reading, const char *part, struct dom_lines lines,
                       const char *const *known)
{
    for (size_t i = 0; i < lines.n_items; i++) {
        struct bytes line = bytes_from_text(lines.items[i]), label = line;
        size_t at;
        const char *const *name = known;
        if (line.size == 0)
            continue;
        if (bytes_find(line, BYTES(":"), &at))
            label = bytes_first(line, at);
        while (*name != NULL && !labels_same(label, *name))
            name++;
        if (*name == NULL)
            note(reading, FINDING_UNKNOWN, part, lines.items[i], "a line that is not known");
    }
}

static void read_time(struct reading *reading, const struct dom_node *cell,
                      struct local_time fallback, struct practice_session *session)
{
    static const char *const known[] = {"Date", "Start", "End", "Length of Session", NULL};
    struct dom_lines lines = dom_lines(cell, reading->arena);
    struct date date = read_date(reading, labels_line(lines, "Date"), fallback);
    session->start = read_clock(reading, "Start", labels_line(lines, "Start"), date);
    session->start_is_rough = is_rough(labels_line(lines, "Start"));
    session->end = read_end(reading, labels_line(lines, "End"), session->start);
    session->length_raw = labels_line(lines, "Length of Session");
    session->length_s =
        findings_seconds(&reading->findings, PLACE("Length of Session"), session->length_raw);
    note_lines(reading, "Session Time", lines, known);
}

/* ---- averages ---- */

/* Nothing may be printed as a dash or as zero: no lap takes no time. */
static int64_t read_lap_time(struct findings *findings, const char *part, const char *text)
{
    const char *raw = labels_figure(text);
    int64_t ms = labels_ms(raw);
    if (!is_absent(ms) && ms == 0)
        return ABSENT;
    return findings_lap_ms(findings, PLACE(part), raw);
}

static int64_t read_average(struct reading *reading, struct dom_lines lines, const char *label)
{
    return read_lap_time(&reading->findings, label, labels_line(lines, label));
}

static void read_averages(struct reading *reading, const struct dom_node *cell,
                          struct practice_session *session)
{
    static const char *const known[] = {"Avg",           "Top 5",       "Top 10", "Top 15",
                                        "Std Deviation", "Consistency", NULL};
    struct dom_lines lines = dom_lines(cell, reading->arena);
    session->average_raw = labels_line(lines, "Avg");
    session->average_ms = read_average(reading, lines, "Avg");
    session->top5_ms = read_average(reading, lines, "Top 5");
    session->top10_ms = read_average(reading, lines, "Top 10");
    session->top15_ms = read_average(reading, lines, "Top 15");
    session->deviation_ms = findings_ms(&reading->findings, PLACE("Std Deviation"),
                                        labels_figure(labels_line(lines, "Std Deviation")));
    session->consistency_raw = labels_line(lines, "Consistency");
    session->consistency =
        findings_percent(&reading->findings, PLACE("Consistency"), session->consistency_raw);
    note_lines(reading, "Averages", lines, known);
}

/* ---- the others ---- */

/* "20 to 1:10", with a note behind it: two times with the word between, then anything. */
static void read_range(struct reading *reading, struct practice_session *session)
{
    struct bytes rest = bytes_from_text(session->range_raw), low = {0}, word = {0}, high = {0};
    session->range_low_ms = session->range_high_ms = ABSENT;
    if (session->range_raw == NULL)
        return;
    bytes_split(&rest, ' ', &low);
    bytes_split(&rest, ' ', &word);
    bytes_split(&rest, ' ', &high);
    int64_t low_ms = labels_ms(arena_text_of(reading->scratch, low));
    int64_t high_ms = labels_ms(arena_text_of(reading->scratch, high));
    if (!bytes_equal_text(word, "to") || is_absent(low_ms) || is_absent(high_ms)) {
        note(reading, FINDING_UNREADABLE, "Valid Lap Range", session->range_raw,
             "not \"20 to 1:10\"");
        return;
    }
    session->range_low_ms = low_ms;
    session->range_high_ms = high_ms;
}

static int64_t read_number(struct reading *reading, const struct dom_node *table)
{
    const char *raw = labels_text(table, "Num Laps", reading->scratch);
    if (raw == NULL && labels_cell(table, "Num Laps") != NULL)
        note(reading, FINDING_MISSING, "Num Laps", NULL, "the cell is blank");
    return findings_count(&reading->findings, PLACE("Num Laps"), raw);
}

static void note_rows(struct reading *reading, const struct dom_node *table)
{
    static const char *const known[] = {
        "Driver",   "Class",       "Transponder",  "Session Time",    "Num Laps",
        "Averages", "Fastest Lap", "Top 3 Consec", "Valid Lap Range", NULL};
    findings_labels(&reading->findings, table, known, reading->scratch);
}

void session_figures_read(struct reading *reading, const struct dom_node *table,
                          struct local_time fallback, struct practice_session *session)
{
    struct arena *arena = reading->arena;
    struct findings *findings = &reading->findings;
    note_rows(reading, table);
    session->driver_name = labels_text(table, "Driver", arena);
    session->class_name = labels_text(table, "Class", arena);
    session->transponder = labels_text(table, "Transponder", arena);
    session->n_laps = read_number(reading, table);
    session->fast_raw = labels_text(table, "Fastest Lap", arena);
    session->fast_ms = read_lap_time(findings, "Fastest Lap", session->fast_raw);
    session->top3_ms =
        read_lap_time(findings, "Top 3 Consec", labels_text(table, "Top 3 Consec", arena));
    session->range_raw = labels_text(table, "Valid Lap Range", arena);
    read_time(reading, labels_cell(table, "Session Time"), fallback, session);
    read_averages(reading, labels_cell(table, "Averages"), session);
    read_range(reading, session);
}
