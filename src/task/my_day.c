/* A driver's day. */
#include "trackside/my_day.h"

#include "trackside/cleanup.h"
#include "trackside/json.h"

#include <string.h>

enum {
    LONGEST_LIST = 1 << 16, /* bytes of somebody's transponders */
    WHOLE = 100 * 1000,     /* 100 % in thousandths */
};

/* Somebody's best clean pace in a class. */
struct class_pace {
    const char *class_key;
    const char *person;
    int64_t best_ms;
};

struct class_paces {
    struct class_pace *list;
    size_t n;
};

static void take_pace(struct class_paces *paces, const struct run_figures *run, struct arena *arena)
{
    const char *key = run->drive->class_key;
    struct class_pace *pace;

    if (run->n_clean < IMPROVEMENT_FEWEST_LAPS)
        return;
    for (size_t i = 0; i < paces->n; i++) {
        pace = &paces->list[i];
        if (strcmp(pace->class_key, key) != 0 || strcmp(pace->person, run->drive->person) != 0)
            continue;
        if (run->clean_pace_ms < pace->best_ms)
            pace->best_ms = run->clean_pace_ms;
        return;
    }
    paces->list = arena_grow(arena, paces->list, paces->n, sizeof(*paces->list));
    paces->list[paces->n++] = (struct class_pace){
        .class_key = key, .person = run->drive->person, .best_ms = run->clean_pace_ms};
}

/* ---- the runs ---- */

static bool is_class_of(const struct run_figures *run, const char *class_key)
{
    return strcmp(run->drive->class_key, class_key) == 0;
}

/* Against the runs before in the same class: another car is another matter. */
static void compare_runs(struct my_day_run *runs, size_t n, struct arena *arena)
{
    struct improvement_run *class_runs = arena_new_array(arena, n, struct improvement_run);
    struct improvement *changes = arena_new_array(arena, n, struct improvement);

    for (size_t i = 0; i < n; i++) {
        const char *key = runs[i].figures.drive->class_key;
        size_t n_class = 0;

        for (size_t j = 0; j <= i; j++)
            if (is_class_of(&runs[j].figures, key))
                class_runs[n_class++] =
                    (struct improvement_run){.n_clean = runs[j].figures.n_clean,
                                             .median_ms = runs[j].figures.median_ms,
                                             .best_ms = runs[j].figures.official.fast_ms};
        improvement_of_runs(class_runs, n_class, changes);
        runs[i].change = changes[n_class - 1];
    }
}

static void place_run(struct my_day_run *run, const bool *is_mine, const struct class_paces *paces)
{
    int64_t best_ms = ABSENT, n_slower = 0;

    run->gap_ms = ABSENT;
    run->percentile = ABSENT;
    for (size_t i = 0; i < paces->n; i++) {
        const struct class_pace *pace = &paces->list[i];

        if (!is_class_of(&run->figures, pace->class_key))
            continue;
        if (is_absent(best_ms) || pace->best_ms < best_ms)
            best_ms = pace->best_ms;
        if (is_mine[i])
            continue;
        run->n_others++;
        n_slower += pace->best_ms > run->figures.clean_pace_ms;
    }
    if (run->figures.n_clean < IMPROVEMENT_FEWEST_LAPS)
        return;
    run->gap_ms = run->figures.clean_pace_ms - best_ms;
    if (run->n_others > 0)
        run->percentile = (2 * (int64_t)WHOLE * n_slower + run->n_others) / (2 * run->n_others);
}

static void place_runs(struct my_day_run *runs, size_t n, const struct class_paces *paces,
                       struct arena *arena)
{
    bool *is_mine = arena_new_array(arena, paces->n, bool);

    for (size_t i = 0; i < paces->n; i++)
        for (size_t j = 0; j < n; j++)
            is_mine[i] =
                is_mine[i] || strcmp(paces->list[i].person, runs[j].figures.drive->person) == 0;
    for (size_t i = 0; i < n; i++)
        place_run(&runs[i], is_mine, paces);
}

/* ---- the whole ---- */

/* The transponders of the drives that are meant, each once. */
static const char *list_transponders(const struct pace_drive *drives, const bool *is_meant,
                                     size_t n, struct arena *arena)
{
    struct json *list CLEANUP(json_free_at) = json_new_array();
    struct buffer text CLEANUP(buffer_deinit) = {0};

    buffer_init(&text, LONGEST_LIST);
    for (size_t i = 0; i < n; i++) {
        bool is_new = is_meant[i] && drives[i].transponder != NULL;

        for (size_t j = 0; is_new && j < json_length(list); j++)
            is_new = strcmp(json_text(json_at(list, j)), drives[i].transponder) != 0;
        if (is_new)
            json_append_text(list, drives[i].transponder);
    }
    json_write(list, false, &text);
    return arena_text(arena, buffer_text(&text));
}

int my_day_of(struct task *task, struct arena *arena, const char *source_event_id,
              const char *driver, enum clean_rule rule, struct my_day *ret_day, struct error *err)
{
    struct my_day day = {.source_event_id = source_event_id, .rule = rule};
    struct class_paces paces = {.n = 0};
    struct my_day_run *runs = NULL;
    struct pace_drive *drives = NULL;
    bool *is_meant;
    size_t n = 0, n_runs = 0;
    int r = report_pace_of_event(task->race_db, source_event_id, arena, &drives, &n, err);

    if (r < 0)
        return r;
    is_meant = arena_new_array(arena, n, bool);
    r = pace_choose(drives, n, driver, arena, is_meant, &day.driver_name, err);
    for (size_t i = 0; r == 0 && i < n; i++) {
        struct run_figures *figures;
        size_t n_figures;

        r = report_pace_laps(task->race_db, arena, &drives[i], err);
        if (r < 0)
            return r;
        run_figures_of_drive(&drives[i], rule, arena, &figures, &n_figures);
        for (size_t j = 0; j < n_figures; j++) {
            take_pace(&paces, &figures[j], arena);
            if (!is_meant[i])
                continue;
            runs = arena_grow(arena, runs, n_runs, sizeof(*runs));
            runs[n_runs] =
                (struct my_day_run){.number = (int64_t)n_runs + 1, .figures = figures[j]};
            n_runs++;
        }
        if (!is_meant[i])
            continue;
        day.track_slug = drives[i].track_slug;
        day.date = drives[i].date;
        day.n_without_laps += drives[i].n_laps == 0;
    }
    if (r == 0)
        r = report_pace_source(task->race_db, source_event_id, arena, &day.source, err);
    if (r != 0)
        return r;
    compare_runs(runs, n_runs, arena);
    place_runs(runs, n_runs, &paces, arena);
    day.transponders = list_transponders(drives, is_meant, n, arena);
    day.runs = runs;
    day.n_runs = n_runs;
    *ret_day = day;
    return 0;
}
