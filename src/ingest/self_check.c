/* Published figures against recomputed ones. */
#include "self_check.h"

#include <stdlib.h>
#include <string.h>

enum {
    /* Which way the site rounds a half is not known, so a mean may be one unit off. */
    ROUNDING = 1,
    /* Track time is printed in whole seconds; rounding or cutting is not known. */
    ONE_SECOND = 1,
};

/* One figure: what the page prints and what its laps give. */
struct figure {
    const char *name;
    int64_t page;
    int64_t computed;
    int64_t tolerance;
};

/* A figure the page leaves blank must be undefined by the rules too, and the other way round. */
static bool agrees(const struct figure *figure)
{
    if (is_absent(figure->page) || is_absent(figure->computed))
        return figure->page == figure->computed;
    return llabs(figure->page - figure->computed) <= figure->tolerance;
}

static struct json *differences(const struct figure *figures, size_t n, bool thousandths)
{
    struct json *list = json_new_array();

    for (size_t i = 0; i < n; i++) {
        struct json *entry;

        if (agrees(&figures[i]))
            continue;
        entry = json_new_object();

        json_put_text(entry, "figure", figures[i].name);
        if (thousandths) {
            json_put_thousandths(entry, "page", figures[i].page);
            json_put_thousandths(entry, "computed", figures[i].computed);
        } else {
            json_put_int(entry, "page", figures[i].page);
            json_put_int(entry, "computed", figures[i].computed);
        }
        json_append(list, entry);
    }
    return list;
}

/* Write the verdict and count it; takes the list over. */
static const char *conclude(struct json *list, const char *laps, struct arena *arena,
                            struct ingest_checks *checks)
{
    struct json *verdict = json_new_object();
    bool passed = json_length(list) == 0;

    checks->passed += passed;
    checks->failed += !passed;
    json_put_text(verdict, "verdict", passed ? "passed" : "failed");
    if (laps != NULL)
        json_put_text(verdict, "laps", laps);
    json_put(verdict, "differences", list);
    return figures_print(verdict, arena);
}

static const char *leave_unchecked(struct arena *arena, struct ingest_checks *checks)
{
    struct json *verdict = json_new_object();

    checks->unchecked++;
    json_put_text(verdict, "verdict", "unchecked");
    return figures_print(verdict, arena);
}

/* ---- sessions ---- */

/* The page prints counts, lap times and percentages: all go into one list, counts times 1000. */
static struct json *compare_session(const struct practice_session *page, const struct metrics *m)
{
    int64_t length_s =
        metrics_length_agrees(m->total_ms, page->length_s) ? page->length_s : m->total_ms / 1000;
    const struct figure figures[] = {
        {"num_laps", page->n_laps * 1000, m->n_laps * 1000, 0},
        {"length", page->length_s * 1000, length_s * 1000, 0},
        {"fastest_lap", page->fast_ms, m->fast_ms, 0},
        {"average_lap", page->average_ms, m->average_ms, ROUNDING},
        {"top_3_consecutive", page->top3_ms, m->top3_ms, 0},
        {"avg_top_5", page->top5_ms, m->top5_ms, ROUNDING},
        {"avg_top_10", page->top10_ms, m->top10_ms, ROUNDING},
        {"avg_top_15", page->top15_ms, m->top15_ms, ROUNDING},
        {"std_deviation", page->deviation_ms, m->deviation_ms, ROUNDING},
        {"consistency", page->consistency, m->consistency, ROUNDING},
    };

    return differences(figures, sizeof(figures) / sizeof(figures[0]), true);
}

static struct json *session_differences(const struct practice_session *page, bool all_laps,
                                        struct arena *arena)
{
    struct metrics m;

    figures_of_session(page, all_laps, arena, &m);
    return compare_session(page, &m);
}

const char *self_check_session(const struct session_facts *session, struct arena *arena,
                               struct ingest_checks *checks)
{
    const struct practice_session *page = session->detail;
    struct json *valid, *all;

    if (page == NULL && session->page.sha256 != NULL)
        return leave_unchecked(arena, checks); /* a verdict on older figures stands no longer */
    if (page == NULL) {
        checks->unchecked++;
        return NULL;
    }
    if (is_absent(page->n_laps) || is_absent(page->length_s))
        return leave_unchecked(arena, checks);

    valid = session_differences(page, false, arena);
    if (json_length(valid) == 0)
        return conclude(valid, "valid", arena, checks);
    all = session_differences(page, true, arena);
    if (json_length(all) == 0) {
        json_free(valid);
        return conclude(all, "all", arena, checks);
    }
    json_free(all);
    return conclude(valid, "valid", arena, checks);
}

/* ---- the day ---- */

static int64_t clock_seconds(struct local_time time)
{
    return local_time_is_absent(time) ? ABSENT : time.hour * 3600 + time.minute * 60 + time.second;
}

/* The panel's track time is the sum before rounding: within a second of ours. */
static int64_t panel_track_time(const struct day_figures *figures)
{
    return (figures->track_time_ms + 500) / 1000;
}

static bool has_all_details(const struct day_facts *facts)
{
    for (size_t i = 0; i < facts->n_sessions; i++)
        if (facts->sessions[i].detail == NULL)
            return false;
    return true;
}

/* Each listed session may be a second off where only its rounded length is known. */
static int64_t track_time_tolerance(const struct day_facts *facts)
{
    return has_all_details(facts) ? ONE_SECOND : ONE_SECOND + (int64_t)facts->n_sessions / 2;
}

static int64_t laps_of_class(const struct day_facts *facts, const char *class_name)
{
    int64_t n = 0;

    for (size_t i = 0; i < facts->n_sessions; i++) {
        const struct session_facts *session = &facts->sessions[i];

        if (strcmp(session->class_name, class_name) == 0 && !is_absent(session->row->n_laps))
            n += session->row->n_laps;
    }
    return n;
}

static struct figure class_figure(const struct day_facts *facts, const struct class_laps *laps,
                                  struct arena *arena)
{
    return (struct figure){
        .name = arena_format(arena, "laps in %s", laps->class_name),
        .page = laps->n_laps,
        .computed = laps_of_class(facts, laps->class_name),
    };
}

const char *self_check_day(const struct day_facts *facts, const struct day_figures *figures,
                           struct arena *arena, struct ingest_checks *checks)
{
    const struct day_panel *panel = &facts->day->panel;
    const struct figure totals[] = {
        {"total_laps", panel->n_laps, figures->n_laps, 0},
        {"track_time_seconds", panel->track_time_s, panel_track_time(figures),
         track_time_tolerance(facts)},
        {"unique_drivers", panel->n_drivers, figures->n_drivers, 0},
        {"unique_classes", panel->n_classes, figures->n_printed_classes, 0},
        {"first_session", clock_seconds(panel->first), clock_seconds(figures->first_start), 0},
        {"last_session", clock_seconds(panel->last), clock_seconds(figures->last_start), 0},
    };
    const struct figure month = {"sessions_on_month_page", facts->month_count,
                                 (int64_t)facts->n_sessions, 0};
    size_t n_totals = sizeof(totals) / sizeof(totals[0]);
    struct figure *all = arena_new_array(arena, n_totals + panel->n_class_laps + 1, struct figure);
    size_t n = 0;

    if (!panel->present && is_absent(facts->month_count))
        return leave_unchecked(arena, checks);
    if (!is_absent(month.page))
        all[n++] = month;
    for (size_t i = 0; panel->present && i < n_totals; i++)
        if (!is_absent(totals[i].page)) /* the panel need not print every one */
            all[n++] = totals[i];
    for (size_t i = 0; i < panel->n_class_laps; i++)
        all[n++] = class_figure(facts, &panel->classes[i], arena);
    return conclude(differences(all, n, false), NULL, arena, checks);
}
