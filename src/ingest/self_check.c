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

static const char *number_text(int64_t value, bool thousandths, struct arena *arena)
{
    char text[NUMBER_TEXT_SIZE];

    if (is_absent(value))
        return "nothing";
    return thousandths ? arena_text(arena, number_format_ms(value, text))
                       : arena_format(arena, "%lld", (long long)value);
}

/* The first that differs and how many do, in words. */
static const char *describe(const struct figure *figures, size_t n, bool thousandths,
                            const char *whose, struct arena *arena)
{
    const char *text = NULL;
    size_t n_others = 0;

    for (size_t i = 0; i < n; i++) {
        if (agrees(&figures[i]))
            continue;
        n_others += text != NULL;
        if (text == NULL)
            text = arena_format(arena, "%s is %s, %s give %s", figures[i].name,
                                number_text(figures[i].page, thousandths, arena), whose,
                                number_text(figures[i].computed, thousandths, arena));
    }
    return n_others == 0 ? text : arena_format(arena, "%s; %zu more differ", text, n_others);
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

/* Under which reading of the site's rules; NULL where there is but one. */
struct readings {
    const char *laps;
    const char *top_3;
    const char *track_time;
};

/* Write the verdict and count it; takes the list over. `told` says in words what differs. */
static const char *conclude(struct json *list, struct readings readings, const char *told,
                            struct arena *arena, struct ingest_checks *checks)
{
    struct json *verdict = json_new_object();
    bool passed = json_length(list) == 0;

    checks->passed += passed;
    checks->failed += !passed;
    if (!passed && checks->n_told < INGEST_CHECKS_TOLD)
        checks->told[checks->n_told++] = told;
    json_put_text(verdict, "verdict", passed ? "passed" : "failed");
    if (readings.laps != NULL)
        json_put_text(verdict, "laps", readings.laps);
    if (readings.top_3 != NULL)
        json_put_text(verdict, "top_3", readings.top_3);
    if (readings.track_time != NULL)
        json_put_text(verdict, "track_time", readings.track_time);
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

/* How one reading of the rules comes out. */
struct outcome {
    struct json *differences;
    const char *told;
};

/* The page prints counts, lap times and percentages: all go into one list, counts times 1000. */
static struct outcome compare_session(const struct session_facts *session, const struct metrics *m,
                                      struct arena *arena)
{
    const struct practice_session *page = session->detail;
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
    size_t n = sizeof(figures) / sizeof(figures[0]);
    const char *told = describe(figures, n, true, "its laps", arena);

    return (struct outcome){
        differences(figures, n, true),
        told == NULL ? NULL
                     : arena_format(arena, "session %s: %s", session->row->session_id, told)};
}

/* Three in a row with no lap between them, valid or not; ABSENT where there are none. */
static int64_t best_unbroken_three(const struct practice_session *page)
{
    int64_t best = ABSENT, sum = 0;
    size_t n = 0;

    for (size_t i = 0; i < page->n_all_laps; i++) {
        const struct practice_lap *lap = &page->laps[i];

        n = lap->is_valid && !is_absent(lap->time_ms) ? n + 1 : 0;
        sum = n == 0 ? 0 : sum + lap->time_ms;
        if (n > 3)
            sum -= page->laps[i - 3].time_ms;
        if (n >= 3 && (is_absent(best) || sum < best))
            best = sum;
    }
    return best;
}

/*
 * Whether LiveRC's best three in a row may reach across an invalid lap is not known: either reading
 * will do, and which one fits is stored where they differ.
 */
static const char *settle_top_3(const struct practice_session *page, struct metrics *m)
{
    int64_t unbroken = best_unbroken_three(page);

    if (unbroken == m->top3_ms)
        return NULL;
    if (page->top3_ms != unbroken)
        return page->top3_ms == m->top3_ms ? "across" : NULL;
    m->top3_ms = unbroken;
    return "unbroken";
}

const char *self_check_session(const struct session_facts *session, struct arena *arena,
                               struct ingest_checks *checks)
{
    const struct practice_session *page = session->detail;
    struct readings readings = {.laps = "valid"};
    struct outcome valid, all;
    struct metrics m;

    if (page == NULL && session->page.sha256 != NULL)
        return leave_unchecked(arena, checks); /* a verdict on older figures stands no longer */
    if (page == NULL) {
        checks->unchecked++;
        return NULL;
    }
    if (is_absent(page->n_laps) || is_absent(page->length_s))
        return leave_unchecked(arena, checks);

    figures_of_session(page, false, arena, &m);
    readings.top_3 = settle_top_3(page, &m);
    valid = compare_session(session, &m, arena);
    if (json_length(valid.differences) == 0)
        return conclude(valid.differences, readings, valid.told, arena, checks);
    figures_of_session(page, true, arena, &m);
    all = compare_session(session, &m, arena);
    if (json_length(all.differences) == 0) {
        json_free(valid.differences);
        return conclude(all.differences, (struct readings){.laps = "all"}, all.told, arena, checks);
    }
    json_free(all.differences);
    return conclude(valid.differences, readings, valid.told, arena, checks);
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

/* Each listed session may be a second off where only its rounded length is known. */
static int64_t track_time_tolerance(const struct day_facts *facts)
{
    return figures_has_all_laps(facts) ? ONE_SECOND : ONE_SECOND + (int64_t)facts->n_sessions / 2;
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
    const char *told;
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
    told = describe(all, n, false, "its rows", arena);
    return conclude(differences(all, n, false),
                    (struct readings){.track_time = figures_track_time_source(facts)},
                    told == NULL ? NULL : arena_format(arena, "the day: %s", told), arena, checks);
}
