/* Sets of laps against each other. */
#include "trackside/comparison.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"
#include "trackside/json.h"
#include "trackside/median.h"
#include "trackside/text.h"

#include <string.h>

enum {
    LONGEST_LIST = 1 << 20, /* bytes of session ids */
};

/* ---- which drives ---- */

static bool is_of_kind(const struct comparison_operand *operand, const struct pace_drive *drive)
{
    bool is_practice = strcmp(drive->session_type, "practiceday") == 0;

    return operand->session_id == NULL ||
           ((!operand->is_race || !is_practice) && (!operand->is_session || is_practice));
}

/* Those of the kind and class that are meant. */
static size_t keep_kind(const struct comparison_operand *operand, struct pace_drive *drives,
                        size_t n, struct arena *arena)
{
    size_t n_kept = 0;

    for (size_t i = 0; i < n; i++)
        if (is_of_kind(operand, &drives[i]) &&
            (operand->class_name == NULL ||
             text_class_has(drives[i].class_name, operand->class_name, arena)))
            drives[n_kept++] = drives[i];
    return n_kept;
}

/* The drives of one driver. */
static int keep_driver(const struct comparison_operand *operand, struct pace_drive *drives,
                       size_t *n, struct arena *arena, struct error *err)
{
    bool *is_meant = arena_new_array(arena, *n, bool);
    const char *name;
    size_t n_kept = 0;
    int r;

    if (operand->driver == NULL && *n > 1)
        return error_set(err, ERROR_USAGE,
                         "'%s' is a race of %zu drivers; name one of them as '%s/DRIVER'",
                         operand->text, *n, operand->text);
    if (operand->driver == NULL)
        return 0;
    r = pace_choose(drives, *n, operand->driver, arena, is_meant, &name, err);
    for (size_t i = 0; r == 0 && i < *n; i++)
        if (is_meant[i])
            drives[n_kept++] = drives[i];
    *n = n_kept;
    return r;
}

/* Another class is another car. */
static int check_class(const struct comparison_operand *operand, const struct pace_drive *drives,
                       size_t n, struct arena *arena, struct error *err)
{
    const char *names = drives[0].class_name;
    size_t n_classes = 1;

    for (size_t i = 1; i < n; i++) {
        bool is_new = true;

        for (size_t j = 0; is_new && j < i; j++)
            is_new = strcmp(drives[i].class_key, drives[j].class_key) != 0;
        if (!is_new)
            continue;
        names = arena_format(arena, "%s, %s", names, drives[i].class_name);
        n_classes++;
    }
    if (n_classes > 1)
        return error_set(err, ERROR_USAGE, "'%s' drove in several classes: %s; choose one of them",
                         operand->text, names);
    return 0;
}

static int find_drives(struct task *task, struct arena *arena,
                       const struct comparison_operand *operand, struct pace_drive **ret_drives,
                       size_t *ret_n, struct error *err)
{
    int r = operand->session_id != NULL
                ? report_pace_of_session(task->race_db, operand->session_id, arena, ret_drives,
                                         ret_n, err)
                : report_pace_of_event(task->race_db, operand->source_event_id, arena, ret_drives,
                                       ret_n, err);

    if (r < 0)
        return r;
    *ret_n = keep_kind(operand, *ret_drives, *ret_n, arena);
    if (*ret_n == 0)
        return error_set(err, ERROR_NOT_FOUND, "nothing in the store is '%s'", operand->text);
    r = keep_driver(operand, *ret_drives, ret_n, arena, err);
    return r == 0 ? check_class(operand, *ret_drives, *ret_n, arena, err) : r;
}

/* ---- the figures of a side ---- */

static int64_t lesser(int64_t a, int64_t b)
{
    if (is_absent(a) || is_absent(b))
        return is_absent(a) ? b : a;
    return a < b ? a : b;
}

/* The mean of a percentage by the laps it is of; halves up. */
static int64_t mean_by_laps(const int64_t *percents, const int64_t *laps, size_t n)
{
    int64_t sum = 0, n_laps = 0;

    for (size_t i = 0; i < n; i++) {
        if (is_absent(percents[i]))
            continue;
        sum += percents[i] * laps[i];
        n_laps += laps[i];
    }
    return n_laps == 0 ? ABSENT : (2 * sum + n_laps) / (2 * n_laps);
}

static void pool_laps(struct comparison_side *side, struct arena *arena)
{
    int64_t *laps, *clean;

    for (size_t i = 0; i < side->n_runs; i++) {
        side->n_laps += side->runs[i].n_laps;
        side->n_clean += (size_t)side->runs[i].n_clean;
    }
    laps = arena_new_array(arena, side->n_laps, int64_t);
    clean = arena_new_array(arena, side->n_clean, int64_t);
    side->laps_ms = laps;
    side->clean_ms = clean;
    for (size_t i = 0; i < side->n_runs; i++) {
        const struct run_figures *run = &side->runs[i];

        for (size_t j = 0; j < run->n_laps; j++)
            *laps++ = run->laps_ms[j];
        for (int64_t j = 0; j < run->n_clean; j++)
            *clean++ = run->clean_ms[j];
    }
    side->laps_used = (int64_t)side->n_laps;
    side->clean_laps = (int64_t)side->n_clean;
}

static void add_figures(struct comparison_side *side, struct arena *arena)
{
    int64_t *consistencies = arena_new_array(arena, side->n_runs, int64_t);
    int64_t *clean_consistencies = arena_new_array(arena, side->n_runs, int64_t);
    int64_t *laps = arena_new_array(arena, side->n_runs, int64_t);
    int64_t *clean = arena_new_array(arena, side->n_runs, int64_t);
    struct metrics all, cleaned;

    metrics_of_laps(side->laps_ms, side->n_laps, &all);
    metrics_of_laps(side->clean_ms, side->n_clean, &cleaned);
    side->fast_ms = all.fast_ms;
    side->average_ms = all.average_ms;
    side->clean_pace_ms = cleaned.average_ms;
    side->median_ms = median_of_laps(side->laps_ms, side->n_laps, arena);
    side->spread_ms = median_spread(side->laps_ms, side->n_laps, arena);
    side->top3_ms = ABSENT;
    side->stretch_ms = ABSENT;
    for (size_t i = 0; i < side->n_runs; i++) {
        const struct run_figures *run = &side->runs[i];

        side->top3_ms = lesser(side->top3_ms, run->official.top3_ms);
        side->stretch_ms = lesser(side->stretch_ms, run->stretch_ms);
        consistencies[i] = run->official.consistency;
        clean_consistencies[i] = run->clean_consistency;
        laps[i] = (int64_t)run->n_laps;
        clean[i] = run->n_clean;
    }
    side->consistency = mean_by_laps(consistencies, laps, side->n_runs);
    side->clean_consistency = mean_by_laps(clean_consistencies, clean, side->n_runs);
}

static const char *list_ids(const struct pace_drive *drives, size_t n, struct arena *arena)
{
    struct json *list CLEANUP(json_free_at) = json_new_array();
    struct buffer text CLEANUP(buffer_deinit) = {0};

    buffer_init(&text, LONGEST_LIST);
    for (size_t i = 0; i < n; i++)
        json_append_text(list, drives[i].session_id);
    json_write(list, false, &text);
    return arena_text(arena, buffer_text(&text));
}

static int read_side(struct task *task, struct arena *arena,
                     const struct comparison_operand *operand, enum clean_rule rule,
                     struct comparison_side *side, struct error *err)
{
    struct pace_drive *drives = NULL;
    struct run_figures *runs;
    size_t n = 0;
    int r = find_drives(task, arena, operand, &drives, &n, err);

    if (r < 0)
        return r;
    runs = arena_new_array(arena, n, struct run_figures);
    for (size_t i = 0; r == 0 && i < n; i++) {
        r = report_pace_laps(task->race_db, arena, &drives[i], err);
        if (r == 0)
            runs[i] = run_figures_of_whole(&drives[i], rule, arena);
    }
    side->text = operand->text;
    side->driver_name = drives[0].person;
    side->class_name = drives[0].class_name;
    side->track_slug = drives[0].track_slug;
    side->date = drives[0].date;
    side->session_ids = list_ids(drives, n, arena);
    side->url = drives[0].url;
    side->runs = runs;
    side->n_runs = n;
    pool_laps(side, arena);
    add_figures(side, arena);
    return r;
}

/* ---- side against side ---- */

static struct comparison_difference compare(const struct comparison_side *first,
                                            const struct comparison_side *other, const char *figure,
                                            struct arena *arena)
{
    bool is_median = strcmp(figure, "median_lap") == 0;
    struct comparison_difference line = {
        .side = other->name, .against = first->name, .figure = figure};

    if (is_median)
        difference_of_laps(DIFFERENCE_OF_MEDIANS, first->laps_ms, first->n_laps, other->laps_ms,
                           other->n_laps, &line.difference, arena);
    else
        difference_of_laps(DIFFERENCE_OF_MEANS, first->clean_ms, first->n_clean, other->clean_ms,
                           other->n_clean, &line.difference, arena);
    line.laps_used = is_median ? lesser(first->laps_used, other->laps_used)
                               : lesser(first->clean_laps, other->clean_laps);
    line.verdict = difference_verdict_names[line.difference.verdict];
    return line;
}

int comparison_of(struct task *task, struct arena *arena, const struct comparison_operand *operands,
                  size_t n, enum clean_rule rule, struct comparison *ret_comparison,
                  struct error *err)
{
    struct comparison_side *sides = arena_new_array(arena, n, struct comparison_side);
    struct comparison_difference *differences =
        arena_new_array(arena, 2 * n, struct comparison_difference);
    size_t n_differences = 0;

    for (size_t i = 0; i < n; i++) {
        int r = read_side(task, arena, &operands[i], rule, &sides[i], err);

        if (r < 0)
            return r;
        sides[i].name = arena_format(arena, "%c", (char)('A' + i));
    }
    for (size_t i = 1; i < n; i++) {
        differences[n_differences++] = compare(&sides[0], &sides[i], "clean_pace", arena);
        differences[n_differences++] = compare(&sides[0], &sides[i], "median_lap", arena);
    }
    *ret_comparison = (struct comparison){.rule = rule,
                                          .sides = sides,
                                          .n_sides = n,
                                          .differences = differences,
                                          .n_differences = n_differences};
    return 0;
}
