/* Field by field; after the first disappointment nothing counts any more. */
#include "same_fields.h"

#include "trackside/cleanup.h"
#include "trackside/finding.h"
#include "trackside/liverc.h"
#include "trackside/practice.h"

#include <string.h>

enum {
    SECONDS_OF_A_DAY = 86400,
};

struct comparison {
    struct field_proof *proof;
    const char *page;
    const char *broken; /* what differs, or does not; NULL: nothing yet */
    bool leaks;
};

/* ---- one field ---- */

static void same(struct comparison *comparison, const char *what, bool is_same)
{
    if (!is_same && comparison->broken == NULL)
        comparison->broken = what;
    comparison->proof->n_same += is_same;
}

static void same_number(struct comparison *comparison, const char *what, int64_t a, int64_t b)
{
    same(comparison, what, a == b);
}

static bool equal_texts(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static void same_text(struct comparison *comparison, const char *what, const char *a, const char *b)
{
    same(comparison, what, equal_texts(a, b));
}

static void same_date(struct comparison *comparison, const char *what, struct date a, struct date b)
{
    same(comparison, what, date_compare(date_moved(a, &comparison->proof->move), b) == 0);
}

static void same_time(struct comparison *comparison, const char *what, struct local_time a,
                      struct local_time b)
{
    if (local_time_is_absent(a) || local_time_is_absent(b))
        same(comparison, what, local_time_is_absent(a) && local_time_is_absent(b));
    else
        same(comparison, what,
             local_time_seconds(a) + (int64_t)comparison->proof->move.days * SECONDS_OF_A_DAY ==
                 local_time_seconds(b));
}

static bool is_nobody(const char *text)
{
    return text == NULL || strcmp(text, PRACTICE_UNKNOWN_DRIVER) == 0 ||
           strcmp(text, PRACTICE_UNKNOWN_CLASS) == 0;
}

static void changed(struct comparison *comparison, const char *what, const char *a, const char *b)
{
    if (is_nobody(a)) {
        same_text(comparison, what, a, b);
    } else if (b == NULL || is_nobody(b) || strcmp(a, b) == 0) {
        comparison->leaks = comparison->leaks || comparison->broken == NULL;
        comparison->broken = comparison->broken == NULL ? what : comparison->broken;
    } else {
        comparison->proof->n_changed++;
    }
}

static void same_class(struct comparison *comparison, const char *a, const char *b)
{
    if (comparison->proof->same_classes || is_nobody(a))
        same_text(comparison, "a class", a, b);
    else
        same(comparison, "a class", !is_nobody(b));
}

static void track_name(struct comparison *comparison, const char *a, const char *b)
{
    if (comparison->proof->other_track && a != NULL)
        changed(comparison, "the track's name", a, b);
    else
        same_text(comparison, "the track's name", a, b);
}

static void same_findings(struct comparison *comparison, const struct finding *a, size_t n_a,
                          const struct finding *b, size_t n_b)
{
    same_number(comparison, "the number of findings", (int64_t)n_a, (int64_t)n_b);
    for (size_t i = 0; i < n_a && i < n_b; i++)
        same(comparison, "a finding", a[i].kind == b[i].kind);
}

/* ---- rows ---- */

static void same_row(struct comparison *comparison, const struct session_row *a,
                     const struct session_row *b)
{
    changed(comparison, "a session id", a->session_id, b->session_id);
    changed(comparison, "a driver's name", a->driver_name, b->driver_name);
    changed(comparison, "a transponder", a->transponder, b->transponder);
    same_class(comparison, a->class_name, b->class_name);
    same_time(comparison, "a start", a->start, b->start);
    same_number(comparison, "a number of laps", a->n_laps, b->n_laps);
    same_text(comparison, "a length", a->length_raw, b->length_raw);
    same_number(comparison, "a length", a->length_s, b->length_s);
    same_text(comparison, "a fastest lap", a->fast_raw, b->fast_raw);
    same_number(comparison, "a fastest lap", a->fast_ms, b->fast_ms);
    same_text(comparison, "an average", a->average_raw, b->average_raw);
    same_number(comparison, "an average", a->average_ms, b->average_ms);
}

/* Ids are of any length: a longer one is the greater. */
static int compare_ids(const char *a, const char *b)
{
    size_t left = strlen(a), right = strlen(b);

    if (left != right)
        return left < right ? -1 : 1;
    return strcmp(a, b);
}

static int sign_of(int value)
{
    return (value > 0) - (value < 0);
}

/* Who was one is one, and who were two are two. */
static void same_people(struct comparison *comparison, const struct session_row *a,
                        const struct session_row *b, size_t n)
{
    for (size_t i = 0; i < n && comparison->broken == NULL; i++) {
        for (size_t k = 0; k < i; k++) {
            same(comparison, "who is the same driver",
                 equal_texts(a[i].driver_name, a[k].driver_name) ==
                     equal_texts(b[i].driver_name, b[k].driver_name));
            same(comparison, "which is the same transponder",
                 equal_texts(a[i].transponder, a[k].transponder) ==
                     equal_texts(b[i].transponder, b[k].transponder));
            same(comparison, "which is the same class",
                 equal_texts(a[i].class_name, a[k].class_name) ==
                     equal_texts(b[i].class_name, b[k].class_name));
        }
        if (i > 0)
            same(comparison, "the order of the session ids",
                 sign_of(compare_ids(a[i].session_id, a[i - 1].session_id)) ==
                     sign_of(compare_ids(b[i].session_id, b[i - 1].session_id)));
    }
}

static void same_rows(struct comparison *comparison, const struct session_row *a, size_t n_a,
                      const struct session_row *b, size_t n_b)
{
    same_number(comparison, "the number of sessions", (int64_t)n_a, (int64_t)n_b);
    for (size_t i = 0; i < n_a && i < n_b; i++)
        same_row(comparison, &a[i], &b[i]);
    if (n_a == n_b)
        same_people(comparison, a, b, n_a);
}

/* ---- pages ---- */

static void same_month(struct comparison *comparison, const struct practice_month *a,
                       const struct practice_month *b)
{
    track_name(comparison, a->track_name, b->track_name);
    same_date(comparison, "the month", a->month, b->month);
    same_number(comparison, "the number of days", (int64_t)a->n_days, (int64_t)b->n_days);
    for (size_t i = 0; i < a->n_days && i < b->n_days; i++) {
        same_date(comparison, "a day", a->days[i].date, b->days[i].date);
        same_number(comparison, "the sessions of a day", a->days[i].n_sessions,
                    b->days[i].n_sessions);
    }
    same_number(comparison, "the number of months", (int64_t)a->n_months, (int64_t)b->n_months);
    for (size_t i = 0; i < a->n_months && i < b->n_months; i++)
        same_date(comparison, "a month of the list", a->months[i], b->months[i]);
    same(comparison, "the box of today",
         a->today.present == b->today.present && a->today.is_empty == b->today.is_empty &&
             a->today.n_skipped == b->today.n_skipped);
    same_date(comparison, "the date of today's box", a->today.date, b->today.date);
    same_rows(comparison, a->today.sessions, a->today.n_sessions, b->today.sessions,
              b->today.n_sessions);
    same_findings(comparison, a->findings, a->n_findings, b->findings, b->n_findings);
}

static void same_panel(struct comparison *comparison, const struct day_panel *a,
                       const struct day_panel *b)
{
    same(comparison, "the box of the totals", a->present == b->present);
    same_number(comparison, "the total of laps", a->n_laps, b->n_laps);
    same_number(comparison, "the total track time", a->track_time_s, b->track_time_s);
    same_number(comparison, "the number of drivers", a->n_drivers, b->n_drivers);
    same_number(comparison, "the number of classes", a->n_classes, b->n_classes);
    same_time(comparison, "the first start", a->first, b->first);
    same_time(comparison, "the last start", a->last, b->last);
    same_number(comparison, "the classes of the chart", (int64_t)a->n_class_laps,
                (int64_t)b->n_class_laps);
    for (size_t i = 0; i < a->n_class_laps && i < b->n_class_laps; i++) {
        same_class(comparison, a->classes[i].class_name, b->classes[i].class_name);
        same_number(comparison, "the laps of a class", a->classes[i].n_laps, b->classes[i].n_laps);
    }
}

static void same_leader(struct comparison *comparison, const struct day_leader *a,
                        const struct day_leader *b)
{
    same_class(comparison, a->class_name, b->class_name);
    changed(comparison, "a driver's name in the leaderboard", a->driver_name, b->driver_name);
    changed(comparison, "a session id in the leaderboard", a->session_id, b->session_id);
    same_text(comparison, "a time of the leaderboard", a->time_raw, b->time_raw);
    same_number(comparison, "a time of the leaderboard", a->time_ms, b->time_ms);
}

static void same_day(struct comparison *comparison, const struct practice_day *a,
                     const struct practice_day *b)
{
    track_name(comparison, a->track_name, b->track_name);
    same_date(comparison, "the date", a->date, b->date);
    same_rows(comparison, a->sessions, a->n_sessions, b->sessions, b->n_sessions);
    same_number(comparison, "the rows left out", (int64_t)a->n_skipped, (int64_t)b->n_skipped);
    same_panel(comparison, &a->panel, &b->panel);
    same(comparison, "the leaderboard",
         a->leaderboard.present == b->leaderboard.present &&
             a->leaderboard.has_overall == b->leaderboard.has_overall &&
             a->leaderboard.n_classes == b->leaderboard.n_classes);
    if (a->leaderboard.has_overall && b->leaderboard.has_overall)
        same_leader(comparison, &a->leaderboard.overall, &b->leaderboard.overall);
    for (size_t i = 0; i < a->leaderboard.n_classes && i < b->leaderboard.n_classes; i++)
        same_leader(comparison, &a->leaderboard.classes[i], &b->leaderboard.classes[i]);
    same(comparison, "the link to more rows", (a->next_href == NULL) == (b->next_href == NULL));
    same_findings(comparison, a->findings, a->n_findings, b->findings, b->n_findings);
}

static void same_lap(struct comparison *comparison, const struct practice_lap *a,
                     const struct practice_lap *b)
{
    same_number(comparison, "the number of a lap", a->number, b->number);
    same_text(comparison, "a lap time", a->time_raw, b->time_raw);
    same_number(comparison, "a lap time", a->time_ms, b->time_ms);
    same(comparison, "whether a lap is valid", a->is_valid == b->is_valid);
    same_time(comparison, "the end of a lap", a->crossed, b->crossed);
}

static void same_figures(struct comparison *comparison, const struct practice_session *a,
                         const struct practice_session *b)
{
    same_text(comparison, "the length", a->length_raw, b->length_raw);
    same_number(comparison, "the length", a->length_s, b->length_s);
    same_number(comparison, "the number of laps", a->n_laps, b->n_laps);
    same_text(comparison, "the fastest lap", a->fast_raw, b->fast_raw);
    same_number(comparison, "the fastest lap", a->fast_ms, b->fast_ms);
    same_text(comparison, "the average", a->average_raw, b->average_raw);
    same_number(comparison, "the average", a->average_ms, b->average_ms);
    same_number(comparison, "the top 3", a->top3_ms, b->top3_ms);
    same_number(comparison, "the top 5", a->top5_ms, b->top5_ms);
    same_number(comparison, "the top 10", a->top10_ms, b->top10_ms);
    same_number(comparison, "the top 15", a->top15_ms, b->top15_ms);
    same_number(comparison, "the deviation", a->deviation_ms, b->deviation_ms);
    same_text(comparison, "the consistency", a->consistency_raw, b->consistency_raw);
    same_number(comparison, "the consistency", a->consistency, b->consistency);
    same_text(comparison, "the valid lap range", a->range_raw, b->range_raw);
    same_number(comparison, "the valid lap range", a->range_low_ms, b->range_low_ms);
    same_number(comparison, "the valid lap range", a->range_high_ms, b->range_high_ms);
}

static void same_session(struct comparison *comparison, const struct practice_session *a,
                         const struct practice_session *b)
{
    track_name(comparison, a->track_name, b->track_name);
    changed(comparison, "the driver's name", a->driver_name, b->driver_name);
    changed(comparison, "the transponder", a->transponder, b->transponder);
    same_class(comparison, a->class_name, b->class_name);
    same_time(comparison, "the start", a->start, b->start);
    same_time(comparison, "the end", a->end, b->end);
    same_figures(comparison, a, b);
    same_number(comparison, "the number of lap times", (int64_t)a->n_all_laps,
                (int64_t)b->n_all_laps);
    for (size_t i = 0; i < a->n_all_laps && i < b->n_all_laps; i++)
        same_lap(comparison, &a->laps[i], &b->laps[i]);
    same_findings(comparison, a->findings, a->n_findings, b->findings, b->n_findings);
}

/* ---- the whole ---- */

static int compare_months(struct comparison *comparison, struct bytes before, struct bytes after,
                          struct arena *arena, struct error *err)
{
    const struct practice_month *a, *b;

    if (liverc_read_month(before, arena, &a, err) < 0 ||
        liverc_read_month(after, arena, &b, err) < 0)
        return ERROR_CHECK;
    same_month(comparison, a, b);
    return 0;
}

static int compare_days(struct comparison *comparison, struct bytes before, struct bytes after,
                        struct arena *arena, struct error *err)
{
    const struct practice_day *a, *b;

    if (liverc_read_day(before, arena, &a, err) < 0 || liverc_read_day(after, arena, &b, err) < 0)
        return ERROR_CHECK;
    same_day(comparison, a, b);
    return 0;
}

static int compare_sessions(struct comparison *comparison, struct bytes before, struct bytes after,
                            struct arena *arena, struct error *err)
{
    const struct practice_session *a, *b;

    if (liverc_read_session(before, arena, &a, err) < 0 ||
        liverc_read_session(after, arena, &b, err) < 0)
        return ERROR_CHECK;
    same_session(comparison, a, b);
    return 0;
}

int fields_prove(struct field_proof *proof, const struct scrub_page *before,
                 const struct scrub_page *after, struct error *err)
{
    int (*const compare[PAGE_N_KINDS])(struct comparison *, struct bytes, struct bytes,
                                       struct arena *, struct error *) = {
        [PAGE_MONTH] = compare_months,
        [PAGE_DAY] = compare_days,
        [PAGE_SESSION] = compare_sessions,
    };
    struct comparison comparison = {.proof = proof, .page = before->name};
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct error why;

    arena_init(&arena);
    if (compare[before->id.kind](&comparison, before->body, after->body, &arena, &why) < 0)
        return error_set(err, ERROR_CHECK,
                         "%s: scrubbed, it can no longer be read; nothing was written",
                         before->name);
    if (comparison.broken == NULL)
        return 0;
    return error_set(err, ERROR_CHECK, "%s: scrubbed, %s %s; nothing was written", before->name,
                     comparison.broken,
                     comparison.leaks ? "would still be what it was" : "would not be what it was");
}
