/* From laps to marks. */
#include "trackside/pace_chart.h"

#include "trackside/histogram.h"
#include "trackside/lap_doubt.h"
#include "trackside/text.h"

#include <string.h>

enum {
    DAY_S = 24 * 60 * 60,
};

static const char *seconds_text(int64_t ms, struct arena *arena)
{
    char text[NUMBER_TEXT_SIZE];

    return arena_text(arena, number_format_ms(ms, text));
}

static struct chart_series *add_series(struct chart *chart, struct arena *arena)
{
    chart->series = arena_grow(arena, chart->series, chart->n_series, sizeof(*chart->series));
    return &chart->series[chart->n_series++];
}

/* ---- laps ---- */

/* Suspected, where the time alone makes it so. */
static const enum lap_doubt *doubts_of(const struct run_figures *run, struct arena *arena)
{
    enum lap_doubt *doubts = arena_new_array(arena, run->n_laps, enum lap_doubt);

    lap_doubt_judge(run->laps_ms, run->n_laps, ABSENT, doubts, arena);
    return doubts;
}

static bool is_suspected(enum lap_doubt doubt)
{
    return doubt == LAP_DOUBT_CUT || doubt == LAP_DOUBT_MISSED_TWO ||
           doubt == LAP_DOUBT_MISSED_THREE;
}

static struct chart_series lap_series(struct arena *arena, const char *name,
                                      const struct run_figures *run)
{
    const struct pace_drive *drive = run->drive;
    struct chart_mark *marks = arena_new_array(arena, drive->n_laps, struct chart_mark);
    const enum lap_doubt *doubts = doubts_of(run, arena);
    size_t counted = 0;

    for (size_t i = 0; i < drive->n_laps; i++) {
        const struct pace_lap *lap = &drive->laps[i];
        const char *what = "";

        marks[i] = (struct chart_mark){.x = lap->number, .y = lap->lap.time_ms};
        if (!lap->lap.counts) {
            marks[i].kind = CHART_INVALID;
            what = ", does not count";
        } else if (is_suspected(doubts[counted])) {
            marks[i].kind = CHART_SUSPECTED;
            what = arena_format(arena, ", %s?", lap_doubt_names[doubts[counted]]);
        }
        counted += lap->lap.counts;
        marks[i].title = arena_format(arena, "%s, lap %lld: %s%s", name, (long long)lap->number,
                                      seconds_text(lap->lap.time_ms, arena), what);
    }
    return (struct chart_series){.name = name, .marks = marks, .n = drive->n_laps};
}

static const char *drive_name(const struct pace_drive *drive, struct arena *arena)
{
    return arena_format(arena, "%s, %s, %s", drive->driver_name, drive->class_name,
                        drive->session_id);
}

struct chart pace_chart_laps(struct arena *arena, const struct comparison *comparison)
{
    struct chart chart = {.title = "Lap times",
                          .x_title = "lap",
                          .y_title = "seconds",
                          .x_unit = CHART_COUNT,
                          .y_unit = CHART_SECONDS,
                          .form = CHART_LINES,
                          .x_step = 1};

    for (size_t i = 0; i < comparison->n_sides; i++) {
        const struct comparison_side *side = &comparison->sides[i];

        for (size_t j = 0; j < side->n_runs; j++)
            *add_series(&chart, arena) =
                lap_series(arena, drive_name(side->runs[j].drive, arena), &side->runs[j]);
    }
    if (chart.n_series == 1)
        chart.title = arena_format(arena, "Lap times: %s", chart.series[0].name);
    return chart;
}

/* ---- histogram ---- */

static const char *side_name(const struct comparison_side *side, struct arena *arena)
{
    return side->n_runs == 1
               ? drive_name(side->runs[0].drive, arena)
               : arena_format(arena, "%s, %s, %s", side->driver_name, side->class_name, side->date);
}

struct chart pace_chart_histogram(struct arena *arena, const struct comparison *comparison)
{
    struct chart chart = {.title = "How often which lap time",
                          .x_title = "seconds",
                          .y_title = "laps",
                          .x_unit = CHART_SECONDS,
                          .y_unit = CHART_COUNT,
                          .form = CHART_BARS};
    int64_t *all_ms = NULL, *counts;
    struct histogram histogram;
    size_t n = 0;

    for (size_t i = 0; i < comparison->n_sides; i++) {
        for (size_t j = 0; j < comparison->sides[i].n_laps; j++) {
            all_ms = arena_grow(arena, all_ms, n, sizeof(*all_ms));
            all_ms[n++] = comparison->sides[i].laps_ms[j];
        }
    }
    histogram_of_laps(all_ms, n, &histogram, arena);
    chart.x_step = histogram.width_ms;
    counts = arena_new_array(arena, histogram.n_bins, int64_t);
    for (size_t i = 0; histogram.n_bins > 0 && i < comparison->n_sides; i++) {
        const struct comparison_side *side = &comparison->sides[i];
        struct chart_mark *marks = arena_new_array(arena, histogram.n_bins, struct chart_mark);

        histogram_count(&histogram, side->laps_ms, side->n_laps, counts);
        for (size_t bin = 0; bin < histogram.n_bins; bin++) {
            int64_t from = histogram.first_ms + (int64_t)bin * histogram.width_ms;

            marks[bin] = (struct chart_mark){
                .x = from,
                .y = counts[bin],
                .title = arena_format(arena, "%s to %s: %lld laps", seconds_text(from, arena),
                                      seconds_text(from + histogram.width_ms, arena),
                                      (long long)counts[bin])};
        }
        *add_series(&chart, arena) = (struct chart_series){
            .name = side_name(side, arena), .marks = marks, .n = histogram.n_bins};
    }
    return chart;
}

/* ---- a day ---- */

static struct chart_series *series_of(struct chart *chart, struct arena *arena, const char *name)
{
    for (size_t i = 0; i < chart->n_series; i++)
        if (strcmp(chart->series[i].name, name) == 0)
            return &chart->series[i];
    *add_series(chart, arena) = (struct chart_series){.name = name};
    return &chart->series[chart->n_series - 1];
}

static void add_laps(struct chart_series *series, const struct run_figures *run,
                     struct arena *arena)
{
    const struct chart_series laps = lap_series(arena, drive_name(run->drive, arena), run);

    for (size_t i = 0; i < laps.n; i++) {
        int64_t crossed_s = run->drive->laps[i].lap.crossed_s;

        if (is_absent(crossed_s))
            continue;
        series->marks = arena_grow(arena, series->marks, series->n, sizeof(*series->marks));
        series->marks[series->n] = laps.marks[i];
        series->marks[series->n++].x = crossed_s % DAY_S * 1000;
    }
}

int pace_chart_day(struct task *task, struct arena *arena, const char *source_event_id,
                   const char *class_name, const char *driver, struct chart *ret_chart,
                   struct error *err)
{
    struct chart chart = {.title = arena_format(arena, "Lap times of %s", source_event_id),
                          .x_title = "time of day",
                          .y_title = "seconds",
                          .x_unit = CHART_CLOCK,
                          .y_unit = CHART_SECONDS,
                          .form = CHART_DOTS};
    struct pace_drive *drives = NULL;
    bool *is_meant;
    const char *name;
    size_t n = 0;
    int r = report_pace_of_event(task->race_db, source_event_id, arena, &drives, &n, err);

    if (r < 0)
        return r;
    is_meant = arena_new_array(arena, n, bool);
    if (driver != NULL)
        r = pace_choose(drives, n, driver, arena, is_meant, &name, err);
    for (size_t i = 0; r == 0 && i < n; i++) {
        struct run_figures run;

        if ((driver != NULL && !is_meant[i]) ||
            (class_name != NULL && !text_class_has(drives[i].class_name, class_name, arena)))
            continue;
        r = report_pace_laps(task->race_db, arena, &drives[i], err);
        if (r < 0 || drives[i].n_laps == 0)
            continue;
        run = run_figures_of_whole(&drives[i], CLEAN_110, arena);
        add_laps(series_of(&chart, arena,
                           arena_format(arena, "%s, %s", drives[i].person, drives[i].class_name)),
                 &run, arena);
    }
    if (r == 0 && chart.n_series == 0)
        return error_set(err, ERROR_NOT_FOUND, "no laps of that day fit");
    *ret_chart = chart;
    return r;
}

/* ---- progress ---- */

static int64_t day_number(const char *date)
{
    struct local_time time = {.hour = 0};

    return date_read(bytes_from_text(date), &time.date) ? local_time_seconds(time) / DAY_S : 0;
}

static void add_progress(struct chart *chart, const struct career *career, size_t first,
                         const char *figure, size_t at, struct arena *arena)
{
    const struct career_day *model = &career->days[first];
    struct chart_mark *marks = arena_new_array(arena, career->n_days, struct chart_mark);
    size_t n = 0;

    for (size_t i = first; i < career->n_days; i++) {
        const struct career_day *day = &career->days[i];
        int64_t ms = *(const int64_t *)(const void *)((const char *)day + at);

        if (strcmp(day->track_slug, model->track_slug) != 0 ||
            strcmp(day->class_key, model->class_key) != 0 || is_absent(ms))
            continue;
        marks[n++] = (struct chart_mark){.x = day_number(day->date),
                                         .y = ms,
                                         .title = arena_format(arena, "%s, %s: %s %s", day->date,
                                                               day->class_name, figure,
                                                               seconds_text(ms, arena))};
    }
    *add_series(chart, arena) = (struct chart_series){
        .name = arena_format(arena, "%s, %s, %s", model->track_slug, model->class_name, figure),
        .marks = marks,
        .n = n};
}

struct chart pace_chart_progress(struct arena *arena, const struct career *career)
{
    struct chart chart = {.title = arena_format(arena, "Progress of %s", career->driver_name),
                          .x_title = "day",
                          .y_title = "seconds",
                          .x_unit = CHART_DATE,
                          .y_unit = CHART_SECONDS,
                          .form = CHART_LINES};

    for (size_t i = 0; i < career->n_days; i++) {
        bool is_new = true;

        for (size_t j = 0; is_new && j < i; j++)
            is_new = strcmp(career->days[i].track_slug, career->days[j].track_slug) != 0 ||
                     strcmp(career->days[i].class_key, career->days[j].class_key) != 0;
        if (!is_new)
            continue;
        add_progress(&chart, career, i, "fastest lap", offsetof(struct career_day, fast_ms), arena);
        add_progress(&chart, career, i, "clean pace", offsetof(struct career_day, clean_pace_ms),
                     arena);
    }
    return chart;
}
