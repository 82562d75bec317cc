/*
 * Reads day.txt, one line at a time. Every line is a keyword and what belongs to it, so the reader
 * is a table of keywords; the text is cut in place and the day points into it.
 */

#include "day_text.h"

#include "fail.h"
#include "file.h"
#include "scan.h"

#include <stdlib.h>
#include <string.h>

struct reader {
    struct day *day;
    const char *path;
    int line;
};

/* Returns the array, moved perhaps, with a zeroed element added and counted. */
static void *grow(void *array, size_t *count, size_t element_size)
{
    char *grown = reallocarray(array, *count + 1, element_size);

    if (grown == NULL)
        fail("out of memory");
    memset(grown + (*count)++ * element_size, 0, element_size);
    return grown;
}

_Noreturn static void fail_line(const struct reader *reader, const char *what, const char *text)
{
    fail("%s:%d: %s: \"%s\"", reader->path, reader->line, what, text);
}

static struct date read_date(const struct reader *reader, const char *text)
{
    int64_t n[3];

    if (!scan_text(text, "dddd-dd-dd", n) || n[1] < 1 || n[1] > 12 || n[2] < 1 || n[2] > 31)
        fail_line(reader, "not a date (YYYY-MM-DD)", text);
    return (struct date){.year = (int)n[0], .month = (int)n[1], .day = (int)n[2]};
}

static int64_t read_clock(const struct reader *reader, const char *text)
{
    int64_t n[3];

    if (!scan_text(text, "dd:dd:dd", n) || n[0] > 23 || n[1] > 59 || n[2] > 59)
        fail_line(reader, "not a time of day (HH:MM:SS)", text);
    return ((n[0] * 60 + n[1]) * 60 + n[2]) * 1000;
}

static int64_t read_bound(const struct reader *reader, const char *text)
{
    int64_t n[2];

    if (scan_text(text, "D", n))
        return n[0] * 1000;
    if (!scan_text(text, "D:dd", n) || n[1] > 59)
        fail_line(reader, "not a bound of lap times (S or M:SS)", text);
    return (n[0] * 60 + n[1]) * 1000;
}

static struct lap_range read_bounds(const struct reader *reader, char *text)
{
    struct lap_range range = {.class_name = NULL};
    const char *to;

    range.low_ms = read_bound(reader, scan_word(&text));
    to = scan_word(&text);
    if (strcmp(to, "to") != 0)
        fail_line(reader, "a range is LOW to HIGH, but after LOW comes", to);
    range.high_ms = read_bound(reader, scan_word(&text));
    return range;
}

static void read_slug(const struct reader *reader, char *rest)
{
    reader->day->slug = rest;
}

static void read_name(const struct reader *reader, char *rest)
{
    reader->day->name = rest;
}

static void read_zone(const struct reader *reader, char *rest)
{
    reader->day->zone = rest;
}

static void read_day_date(const struct reader *reader, char *rest)
{
    reader->day->date = read_date(reader, rest);
}

/* "03:00:00 to 02:00:00": what the clock was about to show, and what it showed instead. */
static void read_jump(const struct reader *reader, char *rest)
{
    struct day *day = reader->day;
    const char *to;

    day->jump_at_ms = read_clock(reader, scan_word(&rest));
    to = scan_word(&rest);
    if (strcmp(to, "to") != 0)
        fail_line(reader, "a jump is CLOCK to CLOCK, but after the first comes", to);
    day->jump_by_ms = read_clock(reader, rest) - day->jump_at_ms;
}

static void read_today(const struct reader *reader, char *rest)
{
    reader->day->today = read_date(reader, rest);
}

static void read_fetched(const struct reader *reader, char *rest)
{
    int64_t n[6];

    if (!scan_text(rest, "dddd-dd-ddTdd:dd:ddZ", n))
        fail_line(reader, "not a moment in UTC (YYYY-MM-DDTHH:MM:SSZ)", rest);
    reader->day->fetched_at = rest;
}

static void read_months(const struct reader *reader, char *rest)
{
    struct day *day = reader->day;
    int64_t n[2];

    while (*rest != '\0') {
        const char *word = scan_word(&rest);
        struct date *month;

        if (!scan_text(word, "dddd-dd", n) || n[1] < 1 || n[1] > 12)
            fail_line(reader, "not a month (YYYY-MM)", word);
        day->months = grow(day->months, &day->n_months, sizeof(*day->months));
        month = &day->months[day->n_months - 1];
        *month = (struct date){.year = (int)n[0], .month = (int)n[1], .day = 1};
        if (day->n_months > 1 && date_compare(month[-1], *month) <= 0)
            fail_line(reader, "months go from the newest to the oldest, here comes", word);
    }
}

static void read_other(const struct reader *reader, char *rest)
{
    struct day *day = reader->day;
    struct other_day *other;

    day->others = grow(day->others, &day->n_others, sizeof(*day->others));
    other = &day->others[day->n_others - 1];
    other->date = read_date(reader, scan_word(&rest));
    if (!scan_text(rest, "D", &other->n_sessions) || other->n_sessions == 0)
        fail_line(reader, "not a number of sessions", rest);
    if (day->n_others > 1 && date_compare(other[-1].date, other->date) <= 0)
        fail_line(reader, "other days go from the newest to the oldest, here comes", rest);
}

static void read_range(const struct reader *reader, char *rest)
{
    struct day *day = reader->day;
    struct lap_range *range;
    char *bounds = scan_field(&rest);

    day->ranges = grow(day->ranges, &day->n_ranges, sizeof(*day->ranges));
    range = &day->ranges[day->n_ranges - 1];
    *range = read_bounds(reader, bounds);
    range->class_name = *rest == '\0' ? NULL : rest;
}

static struct lap_range find_range(const struct reader *reader, const char *class_name)
{
    const struct day *day = reader->day;
    const struct lap_range *found = NULL;

    for (size_t i = 0; i < day->n_ranges; i++) {
        const char *named = day->ranges[i].class_name;

        if (named != NULL && strcmp(named, class_name) == 0)
            return day->ranges[i];
        if (named == NULL)
            found = &day->ranges[i];
    }
    if (found == NULL)
        fail_line(reader, "no \"range\" line above covers the class", class_name);
    return *found;
}

static void check_order(const struct reader *reader, const struct session *session)
{
    const struct session *before = session - 1;

    if (session->id <= before->id || session->start_ms < before->start_ms)
        fail_line(reader, "ids and starts must rise from session to session, here comes",
                  session->driver);
}

static void read_session(const struct reader *reader, char *rest)
{
    struct day *day = reader->day;
    struct session *session;
    const char *id = scan_word(&rest);

    day->sessions = grow(day->sessions, &day->n_sessions, sizeof(*day->sessions));
    session = &day->sessions[day->n_sessions - 1];
    if (!scan_text(id, "D", &session->id))
        fail_line(reader, "not a session id", id);
    session->start_ms = read_clock(reader, scan_word(&rest));
    session->driver = scan_field(&rest);
    session->class_name = scan_field(&rest);
    session->chip = scan_field(&rest);
    if (*session->driver == '\0' || *session->class_name == '\0' || *session->chip == '\0')
        fail_line(reader, "a session is ID CLOCK DRIVER | CLASS | CHIP, not", id);
    if (strcmp(session->chip, "-") == 0)
        session->chip = NULL;
    session->range =
        *rest == '\0' ? find_range(reader, session->class_name) : read_bounds(reader, rest);
    if (day->n_sessions > 1)
        check_order(reader, session);
}

static void read_laps(const struct reader *reader, char *rest)
{
    struct day *day = reader->day;
    struct session *session;

    if (day->n_sessions == 0)
        fail_line(reader, "laps before the first session", rest);
    session = &day->sessions[day->n_sessions - 1];
    while (*rest != '\0') {
        const char *word = scan_word(&rest);
        struct lap *lap;
        int64_t n[2];
        bool is_inside;

        session->laps = grow(session->laps, &session->n_laps, sizeof(*session->laps));
        lap = &session->laps[session->n_laps - 1];
        lap->is_valid = scan_text(word, "D.ddd", n);
        if (!lap->is_valid && !scan_text(word, "D.ddd*", n))
            fail_line(reader, "not a lap time (S.mmm, with a * when invalid)", word);
        lap->time_ms = n[0] * 1000 + n[1];
        is_inside = lap->time_ms >= session->range.low_ms && lap->time_ms <= session->range.high_ms;
        if (is_inside != lap->is_valid)
            fail_line(reader, "the * does not fit the valid lap range", word);
    }
}

static const struct keyword {
    const char *word;
    void (*read)(const struct reader *reader, char *rest);
} keywords[] = {
    {"date", read_day_date}, {"fetched", read_fetched}, {"jump", read_jump},
    {"laps", read_laps},     {"months", read_months},   {"name", read_name},
    {"other", read_other},   {"range", read_range},     {"session", read_session},
    {"today", read_today},   {"track", read_slug},      {"zone", read_zone},
};

static void read_line(const struct reader *reader, char *line)
{
    const char *word = scan_word(&line);

    if (*word == '\0' || *word == '#')
        return;
    for (size_t i = 0; i < sizeof(keywords) / sizeof(keywords[0]); i++) {
        if (strcmp(keywords[i].word, word) == 0) {
            keywords[i].read(reader, line);
            return;
        }
    }
    fail_line(reader, "unknown keyword", word);
}

void day_read(struct day *day, const char *path)
{
    struct reader reader = {.day = day, .path = path};
    size_t size;
    char *rest;

    *day = (struct day){.text = file_read(path, &size)};
    if (memchr(day->text, '\0', size) != NULL)
        fail("%s: not a text file", path);
    rest = day->text;
    while (*rest != '\0') {
        reader.line++;
        read_line(&reader, scan_line(&rest));
    }
    day_check(day, path);
}

void day_deinit(struct day *day)
{
    for (size_t i = 0; i < day->n_sessions; i++)
        free(day->sessions[i].laps);
    free(day->sessions);
    free(day->ranges);
    free(day->others);
    free(day->months);
    free(day->text);
}
