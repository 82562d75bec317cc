/* Day after day. */
#include "trackside/career.h"

#include "trackside/driver_report.h"
#include "trackside/median.h"

#include <string.h>

/* Laps of a day while its sessions are read. */
struct day_laps {
    int64_t *laps_ms, *clean_ms;
    size_t n, n_clean;
    int64_t percent_laps, n_percent; /* consistency times its laps, and these laps */
};

static bool is_same_day(const struct career_day *day, const struct pace_drive *drive)
{
    return strcmp(day->source_event_id, drive->source_event_id) == 0 &&
           strcmp(day->class_key, drive->class_key) == 0;
}

static int64_t lesser(int64_t a, int64_t b)
{
    if (is_absent(a) || is_absent(b))
        return is_absent(a) ? b : a;
    return a < b ? a : b;
}

static void add_run(struct career_day *day, struct day_laps *laps, const struct run_figures *run,
                    struct arena *arena)
{
    int64_t fast_ms = run->official.fast_ms;

    day->n_sessions++;
    if (!is_absent(fast_ms) && (is_absent(day->fast_ms) || fast_ms < day->fast_ms)) {
        day->fast_ms = fast_ms;
        day->fast_session_id = run->drive->session_id;
    }
    day->top3_ms = lesser(day->top3_ms, run->official.top3_ms);
    day->stretch_ms = lesser(day->stretch_ms, run->stretch_ms);
    for (size_t i = 0; i < run->n_laps; i++) {
        laps->laps_ms = arena_grow(arena, laps->laps_ms, laps->n, sizeof(*laps->laps_ms));
        laps->laps_ms[laps->n++] = run->laps_ms[i];
    }
    for (int64_t i = 0; i < run->n_clean; i++) {
        laps->clean_ms = arena_grow(arena, laps->clean_ms, laps->n_clean, sizeof(*laps->clean_ms));
        laps->clean_ms[laps->n_clean++] = run->clean_ms[i];
    }
    if (!is_absent(run->official.consistency)) {
        laps->percent_laps += run->official.consistency * run->official.n_laps;
        laps->n_percent += run->official.n_laps;
    }
}

static void end_day(struct career_day *day, const struct day_laps *laps, struct arena *arena)
{
    struct metrics clean;

    metrics_of_laps(laps->clean_ms, laps->n_clean, &clean);
    day->laps_used = (int64_t)laps->n;
    day->clean_laps = (int64_t)laps->n_clean;
    day->median_ms = median_of_laps(laps->laps_ms, laps->n, arena);
    day->clean_pace_ms = clean.average_ms;
    day->consistency = laps->n_percent == 0
                           ? ABSENT
                           : (2 * laps->percent_laps + laps->n_percent) / (2 * laps->n_percent);
}

/* Against the days before at the same track in the same class. */
static void compare_days(struct career_day *days, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct career_day *first = NULL, *previous = NULL;

        days[i].change_previous_ms = ABSENT;
        days[i].change_first_ms = ABSENT;
        days[i].best_ever_ms = days[i].fast_ms;
        for (size_t j = 0; j < i; j++) {
            if (strcmp(days[j].track_slug, days[i].track_slug) != 0 ||
                strcmp(days[j].class_key, days[i].class_key) != 0)
                continue;
            days[i].best_ever_ms = lesser(days[i].best_ever_ms, days[j].fast_ms);
            if (is_absent(days[j].clean_pace_ms))
                continue;
            if (first == NULL)
                first = &days[j];
            previous = &days[j];
        }
        if (previous == NULL || is_absent(days[i].clean_pace_ms))
            continue;
        days[i].change_previous_ms = days[i].clean_pace_ms - previous->clean_pace_ms;
        days[i].change_first_ms = days[i].clean_pace_ms - first->clean_pace_ms;
    }
}

static struct career_day begin_day(const struct pace_drive *drive)
{
    return (struct career_day){.date = drive->date,
                               .track_slug = drive->track_slug,
                               .class_name = drive->class_name,
                               .class_key = drive->class_key,
                               .session_type = drive->session_type,
                               .source_event_id = drive->source_event_id,
                               .fast_ms = ABSENT,
                               .top3_ms = ABSENT,
                               .stretch_ms = ABSENT};
}

/* Names as they are met, each once. */
static const char *add_name(const char *names, const char *name, struct arena *arena)
{
    size_t size = strlen(name);

    for (const char *at = strstr(names, name); at != NULL; at = strstr(at + 1, name))
        if ((at == names || (at >= names + 2 && at[-2] == ',')) &&
            (at[size] == '\0' || at[size] == ','))
            return names;
    return names[0] == '\0' ? name : arena_format(arena, "%s, %s", names, name);
}

/* Nothing fits: with the name that was meant, where nothing else narrows the question. */
static int fail_unknown(struct task *task, struct arena *arena, const struct pace_filter *filter,
                        struct error *err)
{
    bool is_narrowed = filter->slug != NULL || filter->class_name != NULL || filter->type != NULL ||
                       !date_is_absent(filter->from) || !date_is_absent(filter->to);
    const char *nearest = NULL;
    int r = 0;

    if (!is_narrowed)
        r = report_nearest_driver(task->race_db, filter->driver, arena, &nearest, err);
    if (r < 0)
        return r;
    if (nearest != NULL)
        return error_set(err, ERROR_NOT_FOUND,
                         "no driver here has '%s' as transponder or in the name; did you mean %s?",
                         filter->driver, nearest);
    return error_set(err, ERROR_NOT_FOUND, "nothing of '%s' that fits is stored", filter->driver);
}

int career_of(struct task *task, struct arena *arena, const struct pace_filter *filter,
              enum clean_rule rule, struct career *ret_career, struct error *err)
{
    struct career career = {.driver_name = "", .rule = rule};
    struct pace_drive *drives = NULL;
    struct career_day *days;
    struct day_laps *laps;
    size_t n = 0;
    int r = report_pace(task->race_db, filter, arena, &drives, &n, err);

    if (r == 0 && n == 0)
        return fail_unknown(task, arena, filter, err);
    days = arena_new_array(arena, n, struct career_day);
    laps = arena_new_array(arena, n, struct day_laps);
    for (size_t i = 0; r == 0 && i < n; i++) {
        struct run_figures run;
        size_t at = 0;

        r = report_pace_laps(task->race_db, arena, &drives[i], err);
        if (r < 0)
            return r;
        while (at < career.n_days && !is_same_day(&days[at], &drives[i]))
            at++;
        if (at == career.n_days)
            days[career.n_days++] = begin_day(&drives[i]);
        run = run_figures_of_whole(&drives[i], rule, arena);
        add_run(&days[at], &laps[at], &run, arena);
        career.driver_name = add_name(career.driver_name, drives[i].person, arena);
    }
    if (r < 0)
        return r;
    for (size_t i = 0; i < career.n_days; i++)
        end_day(&days[i], &laps[i], arena);
    compare_days(days, career.n_days);
    career.days = days;
    *ret_career = career;
    return 0;
}
