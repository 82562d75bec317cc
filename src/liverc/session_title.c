/*
 * "{Track} :: Practice Session for {Driver} on October 25, 2025 (Saturday) at 2:43:27pm :: LiveRC",
 * an `h3` "Practice Session ({Driver})", an `h5` "2:43:27pm" and a box headed "{Driver}
 * (2:43:27pm)". The names of clubs and drivers may hold " on " and " at ": the last ones count.
 */
#include "session_title.h"

#include "labels.h"

#include <string.h>

/* Cut the text at the last place of a word; what follows it goes to *ret_tail. */
static bool cut_at_last(struct bytes *text, struct bytes word, struct bytes *ret_tail)
{
    for (size_t i = text->size; i >= word.size; i--) {
        struct bytes front = bytes_first(*text, i);
        if (!bytes_ends_with(front, word))
            continue;
        *ret_tail = bytes_skip(*text, i);
        *text = bytes_first(*text, i - word.size);
        return true;
    }
    return false;
}

struct session_title session_title_read(struct reading *reading)
{
    struct session_title title = {0};
    struct bytes text = frame_subject_of_title(reading->frame.title), clock, date;
    struct bytes phrase = BYTES("Practice Session for ");
    if (!bytes_starts_with(text, phrase))
        return title;
    text = bytes_skip(text, phrase.size);
    if (!cut_at_last(&text, BYTES(" at "), &clock) || !cut_at_last(&text, BYTES(" on "), &date))
        return title;
    if (!date_read_long(date, &title.start.date) ||
        !clocks_read(arena_text_of(reading->scratch, clock), &title.start, &title.form))
        title.start = (struct local_time){0};
    title.driver_name = labels_unless_blank(arena_text_of(reading->arena, bytes_trim(text)));
    return title;
}

static bool same_text(const char *a, const char *b)
{
    return strcmp(a == NULL ? "" : a, b == NULL ? "" : b) == 0;
}

static void differ(struct reading *reading, const char *part, const char *raw)
{
    findings_add(&reading->findings, FINDING_DISAGREES, PLACE(part), raw,
                 "the table of the session says otherwise");
}

static void check_title(struct reading *reading, const struct session_title *title,
                        const struct practice_session *session)
{
    const char *text = reading->frame.title;
    if (title->driver_name == NULL || local_time_is_absent(title->start)) {
        findings_add(&reading->findings, FINDING_UNREADABLE, PLACE("title"), text,
                     "not \"Practice Session for ... on ... at ...\"");
        return;
    }
    if (!same_text(title->driver_name, session->driver_name))
        differ(reading, "title", title->driver_name);
    if (!local_time_is_absent(session->start) &&
        (date_compare(title->start.date, session->start.date) != 0 ||
         !clocks_agree(session->start, title->start, title->form)))
        differ(reading, "title", text);
}

static void check_driver(struct reading *reading, const struct practice_session *session)
{
    const char *subject = reading->frame.subject;
    const char *wanted = arena_format(reading->scratch, "Practice Session (%s)",
                                      session->driver_name == NULL ? "" : session->driver_name);
    if (subject == NULL)
        findings_add(&reading->findings, FINDING_MISSING, PLACE("h3"), NULL, "no heading");
    else if (strcmp(subject, wanted) != 0)
        differ(reading, "h3", subject);
}

static bool says_clock(const char *text, struct local_time time)
{
    struct local_time read;
    struct clock_form form;
    return local_time_is_absent(time) ||
           (clocks_read(text, &read, &form) && clocks_agree(time, read, form));
}

static void check_clock(struct reading *reading, const struct practice_session *session)
{
    const char *when = reading->frame.when;
    if (when == NULL)
        findings_add(&reading->findings, FINDING_MISSING, PLACE("h5"), NULL, "no clock");
    else if (!says_clock(when, session->start))
        differ(reading, "h5", when);
}

/* The first box: "{Driver} (2:43:27pm)". */
static void check_box(struct reading *reading, const struct practice_session *session)
{
    const char *text = reading->panels == NULL ? "" : reading->panels->heading;
    struct bytes name = bytes_from_text(text), clock;
    if (!cut_at_last(&name, BYTES(" ("), &clock) || clock.size == 0)
        return;
    const char *driver = arena_text_of(reading->scratch, name);
    clock = bytes_first(clock, clock.size - 1);
    const char *when = arena_text_of(reading->scratch, clock);
    if (!same_text(driver, session->driver_name) || !says_clock(when, session->start))
        differ(reading, "panel-heading", text);
}

void session_title_refine(const struct session_title *title, struct practice_session *session)
{
    if (!session->start_is_rough || !title->form.has_seconds ||
        date_compare(title->start.date, session->start.date) != 0 ||
        title->start.hour != session->start.hour || title->start.minute != session->start.minute)
        return;
    session->start = title->start;
    session->start_is_rough = false;
}

void session_title_check(struct reading *reading, const struct session_title *title,
                         const struct practice_session *session)
{
    check_title(reading, title, session);
    check_driver(reading, session);
    check_clock(reading, session);
    check_box(reading, session);
}
