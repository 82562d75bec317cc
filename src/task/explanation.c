/* Which laps make a figure. */
#include "trackside/explanation.h"

#include "trackside/text.h"

#include <string.h>

/* What laps a figure is of. */
enum laps_of {
    OF_COUNTED,
    OF_FASTEST,
    OF_ROW,      /* the best three in a row */
    OF_SHORTEST, /* so many of them */
    OF_CLEAN,
    OF_SLOW,
    OF_STRETCH,
};

struct figure {
    const char *name;
    size_t at; /* of its value in struct run_figures */
    enum laps_of of;
    bool is_ours;
    size_t n_shortest;
    const char *other; /* the name of the other reading */
    const char *formula;
};

#define AT(member) offsetof(struct run_figures, member)

static const struct figure figures[] = {
    {"fastest_lap", AT(official.fast_ms), OF_FASTEST, false, 0, NULL, "the shortest counted lap"},
    {"average_lap", AT(official.average_ms), OF_COUNTED, false, 0, "clean_pace",
     "the mean of all counted laps"},
    {"top_3_consecutive", AT(official.top3_ms), OF_ROW, false, 0, NULL,
     "the least sum of three counted laps in a row"},
    {"avg_top_5", AT(official.top5_ms), OF_SHORTEST, false, 5, NULL,
     "the mean of the five shortest counted laps"},
    {"avg_top_10", AT(official.top10_ms), OF_SHORTEST, false, 10, NULL,
     "the mean of the ten shortest counted laps"},
    {"avg_top_15", AT(official.top15_ms), OF_SHORTEST, false, 15, NULL,
     "the mean of the fifteen shortest counted laps"},
    {"std_deviation", AT(official.deviation_ms), OF_COUNTED, false, 0, "robust_spread",
     "the root of the mean squared distance of counted laps from their mean"},
    {"consistency", AT(official.consistency), OF_COUNTED, false, 0, "clean_consistency",
     "100 x (1 - standard deviation / mean) of counted laps"},
    {"median_lap", AT(median_ms), OF_COUNTED, true, 0, "average_lap",
     "the middle counted lap in order of size, or the mean of the middle two"},
    {"clean_pace", AT(clean_pace_ms), OF_CLEAN, true, 0, "average_lap",
     "the mean of the clean laps"},
    {"clean_consistency", AT(clean_consistency), OF_CLEAN, true, 0, "consistency",
     "100 x (1 - standard deviation / mean) of the clean laps"},
    {"robust_spread", AT(spread_ms), OF_COUNTED, true, 0, "std_deviation",
     "1.4826 x the median distance of counted laps from their median"},
    {"seconds_lost", AT(lost_ms), OF_SLOW, true, 0, NULL,
     "what laps too slow to be clean took beyond the median, together"},
    {"best_5_minutes", AT(stretch_ms), OF_STRETCH, true, 0, NULL,
     "the smallest mean of counted laps in a row that fill five minutes"},
    {"trend_per_lap", AT(trend.slope_ms), OF_CLEAN, true, 0, NULL,
     "the median of the slopes between every two clean laps"},
};

enum {
    N_FIGURES = sizeof(figures) / sizeof(figures[0]),
};

const char *const explanation_figures[] = {
    "fastest_lap",  "average_lap",    "top_3_consecutive", "avg_top_5",
    "avg_top_10",   "avg_top_15",     "std_deviation",     "consistency",
    "median_lap",   "clean_pace",     "clean_consistency", "robust_spread",
    "seconds_lost", "best_5_minutes", "trend_per_lap",     NULL,
};

static int find_figure(const char *name, const struct figure **ret_figure, struct error *err)
{
    const char *nearest;

    for (size_t i = 0; i < N_FIGURES; i++) {
        if (strcmp(figures[i].name, name) == 0) {
            *ret_figure = &figures[i];
            return 0;
        }
    }
    nearest = text_nearest(name, explanation_figures, N_FIGURES);
    if (nearest != NULL)
        return error_set(err, ERROR_USAGE, "there is no figure '%s'; did you mean %s?", name,
                         nearest);
    return error_set(err, ERROR_USAGE, "there is no figure '%s'; clean_pace is one", name);
}

static int64_t value_of(const struct figure *figure, const struct run_figures *run)
{
    return *(const int64_t *)(const void *)((const char *)run + figure->at);
}

/* ---- which laps, by their place among the counted ones ---- */

/* Laps of a hostile page may be of any length. */
static bool is_row(const int64_t *laps_ms, int64_t total_ms)
{
    int64_t sum;

    return !__builtin_add_overflow(laps_ms[0], laps_ms[1], &sum) &&
           !__builtin_add_overflow(sum, laps_ms[2], &sum) && sum == total_ms;
}

static void use_row(const struct run_figures *run, bool *is_used)
{
    for (size_t i = 0; i + 3 <= run->n_laps; i++) {
        if (!is_row(&run->laps_ms[i], run->official.top3_ms))
            continue;
        for (size_t j = i; j < i + 3; j++)
            is_used[j] = true;
        return;
    }
}

static void use_shortest(const struct run_figures *run, size_t n, bool *is_used)
{
    for (size_t taken = 0; n <= run->n_laps && taken < n; taken++) {
        size_t shortest = run->n_laps;

        for (size_t i = 0; i < run->n_laps; i++)
            if (!is_used[i] &&
                (shortest == run->n_laps || run->laps_ms[i] < run->laps_ms[shortest]))
                shortest = i;
        is_used[shortest] = true;
    }
}

static void use_laps(const struct figure *figure, const struct run_figures *run,
                     const enum clean_verdict *verdicts, bool *is_used)
{
    switch (figure->of) {
    case OF_FASTEST:
        use_shortest(run, 1, is_used);
        return;
    case OF_SHORTEST:
        use_shortest(run, figure->n_shortest, is_used);
        return;
    case OF_ROW:
        use_row(run, is_used);
        return;
    case OF_COUNTED:
    case OF_CLEAN:
    case OF_SLOW:
    case OF_STRETCH:
        break;
    }
    for (size_t i = 0; i < run->n_laps; i++) {
        int64_t since = run->numbers[i] - run->stretch_lap;

        is_used[i] = figure->of == OF_COUNTED ||
                     (figure->of == OF_CLEAN && verdicts[i] == CLEAN_LAP) ||
                     (figure->of == OF_SLOW && verdicts[i] == CLEAN_TOO_SLOW) ||
                     (figure->of == OF_STRETCH && !is_absent(run->stretch_lap) && since >= 0);
    }
    /* The stretch ends after so many counted laps, whatever their numbers. */
    for (size_t i = 0, n = 0; figure->of == OF_STRETCH && i < run->n_laps; i++) {
        is_used[i] = is_used[i] && (int64_t)n < run->stretch_laps;
        n += is_used[i];
    }
}

static const char *reason_of(const struct figure *figure, enum clean_verdict verdict)
{
    switch (figure->of) {
    case OF_CLEAN:
        return verdict == CLEAN_TOO_SLOW ? "too slow to be clean" : "too fast to be clean";
    case OF_SLOW:
        return verdict == CLEAN_TOO_FAST ? "too fast to be clean" : "clean";
    case OF_STRETCH:
        return "outside of the stretch";
    case OF_ROW:
        return "not among the three";
    case OF_FASTEST:
    case OF_SHORTEST:
    case OF_COUNTED:
        break;
    }
    return "slower";
}

static void add_laps(const struct figure *figure, const struct run_figures *run,
                     enum clean_rule rule, struct arena *arena, struct explanation *explanation)
{
    const struct pace_drive *drive = run->drive;
    struct explained_lap *laps = arena_new_array(arena, drive->n_laps, struct explained_lap);
    enum clean_verdict *verdicts = arena_new_array(arena, run->n_laps, enum clean_verdict);
    bool *is_used = arena_new_array(arena, run->n_laps, bool);
    size_t counted = 0;

    clean_laps_judge(run->laps_ms, run->n_laps, rule, verdicts, arena);
    use_laps(figure, run, verdicts, is_used);
    for (size_t i = 0; i < drive->n_laps; i++) {
        const struct pace_lap *lap = &drive->laps[i];

        laps[i] = (struct explained_lap){.number = lap->number, .time_ms = lap->lap.time_ms};
        if (!lap->lap.counts) {
            laps[i].reason = "does not count";
            continue;
        }
        laps[i].is_used = is_used[counted];
        if (!is_used[counted])
            laps[i].reason = reason_of(figure, verdicts[counted]);
        explanation->laps_used += is_used[counted];
        counted++;
    }
    explanation->laps = laps;
    explanation->n_laps = drive->n_laps;
}

int explanation_of(struct task *task, struct arena *arena, const char *figure,
                   const struct comparison_operand *operand, enum clean_rule rule,
                   struct explanation *ret_explanation, struct error *err)
{
    const struct figure *row = NULL, *other = NULL;
    struct pace_source source = {.n_pages = 0};
    struct comparison comparison;
    const struct run_figures *run;
    int r = find_figure(figure, &row, err);

    if (r == 0)
        r = comparison_of(task, arena, operand, 1, rule, &comparison, err);
    if (r == 0 && comparison.sides[0].n_runs > 1)
        return error_set(err, ERROR_USAGE, "'%s' is several sessions; explain one of them",
                         operand->text);
    if (r == 0)
        r = report_pace_source(task->race_db, comparison.sides[0].runs[0].drive->source_event_id,
                               arena, &source, err);
    if (r == 0 && row->other != NULL)
        r = find_figure(row->other, &other, err);
    if (r != 0)
        return r;
    run = &comparison.sides[0].runs[0];
    *ret_explanation = (struct explanation){
        .figure = row->name,
        .kind = row->is_ours ? "ours" : "official",
        .formula = row->formula,
        .value = value_of(row, run),
        .other_figure = row->other,
        .other_value = other != NULL ? value_of(other, run) : ABSENT,
        .clean_rule = clean_rule_texts[rule],
        .driver_name = run->drive->driver_name,
        .class_name = run->drive->class_name,
        .track_slug = run->drive->track_slug,
        .date = run->drive->date,
        .session_id = run->drive->session_id,
        .url = run->drive->url,
        .fetched_at = source.last_fetched_at,
    };
    add_laps(row, run, rule, arena, ret_explanation);
    return 0;
}
