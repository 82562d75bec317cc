/* From laps to the figures of runs. */
#include "trackside/run_figures.h"

#include "trackside/median.h"

enum {
    LONGEST_LAP_MS = 24 * 60 * 60 * 1000, /* from whose end its beginning is worked out */
};

/* "2025-10-25T14:43:27" of a second of the track's clock. */
static const char *clock_text(int64_t second, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return arena_text(arena, local_time_format(local_time_from_seconds(second), text));
}

/* When a lap began: at the crossing before it, or with its session. */
static const char *start_of(const struct pace_drive *drive, size_t first, struct arena *arena)
{
    const struct run_lap *lap = &drive->laps[first].lap;

    if (first == 0 || is_absent(lap->crossed_s) || lap->time_ms > LONGEST_LAP_MS)
        return first == 0 ? drive->start_local : NULL;
    return clock_text(lap->crossed_s - (lap->time_ms + 500) / 1000, arena);
}

static void count_laps(const struct pace_drive *drive, const struct lap_run *run,
                       struct arena *arena, struct run_figures *figures)
{
    int64_t *laps = arena_new_array(arena, run->n_laps, int64_t);
    int64_t *numbers = arena_new_array(arena, run->n_laps, int64_t);

    for (size_t i = 0; i < run->n_laps; i++) {
        const struct pace_lap *lap = &drive->laps[run->first + i];

        if (!lap->lap.counts)
            continue;
        laps[figures->n_laps] = lap->lap.time_ms;
        numbers[figures->n_laps++] = lap->number;
    }
    figures->laps_ms = laps;
    figures->numbers = numbers;
}

static struct run_figures figures_of(const struct pace_drive *drive, const struct lap_run *run,
                                     enum clean_rule rule, struct arena *arena)
{
    struct run_figures figures = {
        .drive = drive,
        .first_lap = ABSENT,
        .last_lap = ABSENT,
        .start_local = drive->start_local,
        .stretch_ms = ABSENT,
        .stretch_lap = ABSENT,
        .stretch_laps = ABSENT,
    };
    int64_t *clean_ms, *clean_numbers;
    struct metrics clean;
    struct stretch stretch;
    size_t n_clean;

    if (run->n_laps > 0) {
        figures.first_lap = drive->laps[run->first].number;
        figures.last_lap = drive->laps[run->first + run->n_laps - 1].number;
        figures.start_local = start_of(drive, run->first, arena);
    }
    count_laps(drive, run, arena, &figures);
    metrics_of_laps(figures.laps_ms, figures.n_laps, &figures.official);
    figures.median_ms = median_of_laps(figures.laps_ms, figures.n_laps, arena);
    figures.spread_ms = median_spread(figures.laps_ms, figures.n_laps, arena);
    figures.lost_ms = clean_laps_lost(figures.laps_ms, figures.n_laps, rule, arena);
    clean_laps_pick(figures.laps_ms, figures.numbers, figures.n_laps, rule, arena, &clean_ms,
                    &clean_numbers, &n_clean);
    figures.n_clean = (int64_t)n_clean;
    figures.clean_ms = clean_ms;
    metrics_of_laps(clean_ms, n_clean, &clean);
    figures.clean_pace_ms = clean.average_ms;
    figures.clean_consistency = clean.consistency;
    trend_of_laps(clean_ms, clean_numbers, n_clean, &figures.trend, arena);
    if (stretch_best(figures.laps_ms, figures.n_laps, &stretch)) {
        figures.stretch_ms = stretch.mean_ms;
        figures.stretch_lap = figures.numbers[stretch.first];
        figures.stretch_laps = (int64_t)stretch.n_laps;
    }
    return figures;
}

void run_figures_of_drive(const struct pace_drive *drive, enum clean_rule rule, struct arena *arena,
                          struct run_figures **ret_runs, size_t *ret_n)
{
    static const struct lap_run nothing = {.first = 0};
    struct run_lap *laps = arena_new_array(arena, drive->n_laps, struct run_lap);
    struct run_figures *figures;
    struct lap_run *runs;
    size_t n;

    for (size_t i = 0; i < drive->n_laps; i++)
        laps[i] = drive->laps[i].lap;
    lap_runs_split(laps, drive->n_laps, arena, &runs, &n);
    figures = arena_new_array(arena, n > 0 ? n : 1, struct run_figures);
    for (size_t i = 0; i < n || i == 0; i++) {
        figures[i] = figures_of(drive, n > 0 ? &runs[i] : &nothing, rule, arena);
        figures[i].stint = (int64_t)i + 1;
        figures[i].n_stints = n > 0 ? (int64_t)n : 1;
    }
    *ret_runs = figures;
    *ret_n = n > 0 ? n : 1;
}

struct run_figures run_figures_of_whole(const struct pace_drive *drive, enum clean_rule rule,
                                        struct arena *arena)
{
    struct lap_run whole = {.first = 0, .n_laps = drive->n_laps};
    struct run_figures figures = figures_of(drive, &whole, rule, arena);

    figures.stint = 1;
    figures.n_stints = 1;
    return figures;
}
