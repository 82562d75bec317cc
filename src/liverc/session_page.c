/*
 * /practice/?p=view_session&id=N: one practice session, its figures and its laps.
 */
#include "readers.h"

#include "frame.h"
#include "labels.h"
#include "lap_list.h"
#include "session_figures.h"
#include "session_title.h"
#include "shape.h"

#include <inttypes.h>

/* "Num Laps" is known to leave invalid laps out, and is not known ever to count them. */
static void check_number(struct reading *reading, const struct practice_session *session)
{
    struct arena *scratch = reading->scratch;
    int64_t n_valid = 0;
    for (size_t i = 0; i < session->n_all_laps; i++)
        n_valid += session->laps[i].is_valid;
    if (is_absent(session->n_laps) || session->n_laps == n_valid)
        return;
    findings_add(&reading->findings, FINDING_TOTALS, PLACE("Num Laps"),
                 arena_format(scratch, "%" PRId64, session->n_laps),
                 arena_format(scratch, "the page lists %" PRId64 " valid laps of %zu", n_valid,
                              session->n_all_laps));
}

/* Laps that count have a fastest one and an average. */
static void check_figures(struct reading *reading, const struct practice_session *session)
{
    const struct {
        const char *label;
        const char *raw;
        int64_t ms;
    } figures[] = {{"Fastest Lap", session->fast_raw, session->fast_ms},
                   {"Avg", session->average_raw, session->average_ms}};
    for (size_t i = 0; i < sizeof(figures) / sizeof(figures[0]) && session->n_laps > 0; i++) {
        if (is_absent(figures[i].ms))
            findings_add(&reading->findings, FINDING_MISSING, PLACE(figures[i].label),
                         figures[i].raw, "a session with laps has none");
    }
}

/* The lap marked as the fastest against the figure. */
static void check_fastest(struct reading *reading, const struct practice_session *session,
                          const struct laps *laps)
{
    const struct practice_lap *lap = laps_find(laps, laps->fast_number);
    if (lap == NULL || is_absent(session->fast_ms) || lap->time_ms == session->fast_ms)
        return;
    findings_add(&reading->findings, FINDING_DISAGREES,
                 (struct place){"lap", (size_t)lap->number, "fast_lap"}, lap->time_raw,
                 arena_format(reading->scratch, "the fastest lap is %s", session->fast_raw));
}

/* The first lap that ends on another day than the session began. */
static void check_dates(struct reading *reading, const struct practice_session *session)
{
    char text[CALENDAR_TEXT_SIZE];
    if (local_time_is_absent(session->start))
        return;
    for (size_t i = 0; i < session->n_all_laps; i++) {
        const struct practice_lap *lap = &session->laps[i];
        int order = local_time_is_absent(lap->crossed)
                        ? 0
                        : date_compare(lap->crossed.date, session->start.date);
        if (order == 0)
            continue;
        findings_add(&reading->findings, order > 0 ? FINDING_MIDNIGHT : FINDING_DISAGREES,
                     (struct place){"lap", (size_t)lap->number, "date"},
                     date_format(lap->crossed.date, text),
                     order > 0 ? "the day after the start" : "before the start");
        return;
    }
}

/* A session ends after its last lap. */
static void check_end(struct reading *reading, const struct practice_session *session)
{
    const struct practice_lap *last =
        session->n_all_laps == 0 ? NULL : &session->laps[session->n_all_laps - 1];
    char text[CALENDAR_TEXT_SIZE];
    if (last == NULL || local_time_is_absent(session->end) || local_time_is_absent(last->crossed) ||
        local_time_seconds(last->crossed) <= local_time_seconds(session->end))
        return;
    findings_add(&reading->findings, FINDING_DISAGREES, PLACE("End"),
                 local_time_format(session->end, text), "the last lap ends later");
}

int session_page_read(struct reading *reading, struct page_reading *ret_reading, struct error *err)
{
    struct practice_session *session = arena_new(reading->arena, struct practice_session);
    const struct dom_node *table;
    struct laps laps = {0};
    int r = shape_of_session(reading, &table, err);
    if (r == 0)
        r = lap_list_read(reading, &laps, err);
    if (r < 0)
        return r;
    struct session_title title = session_title_read(reading);
    session_figures_read(reading, table, title.start, session);
    session_title_refine(&title, session);
    session->track_name = reading->frame.track_name;
    session->laps = laps.items;
    session->n_all_laps = laps.n;
    if (session->n_laps > 0 && laps.n == 0)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the session page tells of laps and lists none: neither \"lapsObj\" nor "
                         "\"laps_list\" was found, please report it with the page");
    session_title_check(reading, &title, session);
    check_number(reading, session);
    check_figures(reading, session);
    check_fastest(reading, session, &laps);
    check_dates(reading, session);
    check_end(reading, session);
    session->findings = reading->findings.items;
    session->n_findings = reading->findings.n;
    ret_reading->session = session;
    return 0;
}
