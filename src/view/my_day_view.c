/* A driver's day, run by run. */
#include "trackside/my_day_view.h"

/* ---- the head ---- */

static struct cell rule_cell(const void *row, struct arena *arena)
{
    (void)arena;
    return (struct cell){.text = clean_rule_texts[((const struct my_day *)row)->rule],
                         .number = ABSENT};
}

static struct cell run_rule_cell(const void *row, struct arena *arena)
{
    (void)row;
    (void)arena;
    return (struct cell){.text = lap_runs_rule, .number = ABSENT};
}

static const struct column head_columns[] = {
    COLUMN_OF(my_day, driver_name, "driver_name", "Driver", COLUMN_TEXT),
    COLUMN_OF(my_day, transponders, "transponder_numbers", "Transponders", COLUMN_LIST),
    COLUMN_OF(my_day, track_slug, "track_slug", "Track", COLUMN_TEXT),
    COLUMN_OF(my_day, date, "date", "Date", COLUMN_TEXT),
    COLUMN_OF(my_day, source_event_id, "source_event_id", NULL, COLUMN_TEXT),
    COLUMN_BY(rule_cell, "clean_rule", "Clean laps", COLUMN_TEXT),
    COLUMN_BY(run_rule_cell, "run_rule", "Runs", COLUMN_TEXT),
    COLUMN_OF(my_day, source.last_fetched_at, "fetched_at", NULL, COLUMN_TEXT),
};

/* ---- runs ---- */

/* Texts of the drive that a run is of. */
#define DRIVE_CELL(name, member)                                                                   \
    static struct cell name(const void *row, struct arena *arena)                                  \
    {                                                                                              \
        const struct my_day_run *run = row;                                                        \
                                                                                                   \
        (void)arena;                                                                               \
        return (struct cell){.text = run->figures.drive->member, .number = ABSENT};                \
    }

DRIVE_CELL(session_cell, session_id)
DRIVE_CELL(type_cell, session_type)
DRIVE_CELL(class_cell, class_name)
DRIVE_CELL(transponder_cell, transponder)
DRIVE_CELL(url_cell, url)

/* "+0.214", "-0.310": what is faster begins with a minus. */
static struct cell signed_cell(int64_t ms, struct arena *arena)
{
    char text[NUMBER_TEXT_SIZE];
    struct cell cell = {.number = ms};

    if (!is_absent(ms) && ms > 0)
        cell.shown = arena_format(arena, "+%s", number_format_ms(ms, text));
    return cell;
}

static struct cell previous_cell(const void *row, struct arena *arena)
{
    return signed_cell(((const struct my_day_run *)row)->change.median_previous_ms, arena);
}

static struct cell first_cell(const void *row, struct arena *arena)
{
    return signed_cell(((const struct my_day_run *)row)->change.median_first_ms, arena);
}

#define FIGURE(member, key_, heading_, type_)                                                      \
    COLUMN_OF(my_day_run, figures.member, key_, heading_, type_)

static const struct column run_columns[] = {
    COLUMN_OF(my_day_run, number, "run", "Run", COLUMN_COUNT),
    FIGURE(start_local, "start_time_local", "Start", COLUMN_LOCAL),
    COLUMN_BY(class_cell, "class_name", "Class", COLUMN_TEXT),
    FIGURE(official.n_laps, "laps_used", "Laps", COLUMN_COUNT),
    FIGURE(official.fast_ms, "fastest_lap", "Best", COLUMN_SECONDS),
    FIGURE(official.average_ms, "average_lap", "Average", COLUMN_SECONDS),
    FIGURE(median_ms, "median_lap", "Median", COLUMN_SECONDS),
    FIGURE(clean_pace_ms, "clean_pace", "Clean pace", COLUMN_SECONDS),
    FIGURE(official.consistency, "consistency", "Consistency %", COLUMN_PERCENT),
    FIGURE(official.top3_ms, "top_3_consecutive", "Best 3", COLUMN_SECONDS),
    {.key = "best_5_minutes",
     .heading = "Best 5 min",
     .type = COLUMN_SECONDS,
     .at = offsetof(struct my_day_run, figures.stretch_ms),
     .is_rare = true},
    {.key = "change_previous",
     .heading = "vs previous",
     .type = COLUMN_SECONDS,
     .get = previous_cell,
     .is_rare = true},
    {.key = "change_first",
     .heading = "vs first",
     .type = COLUMN_SECONDS,
     .get = first_cell,
     .is_rare = true},
    {.key = "gap_to_class",
     .heading = "Gap to class",
     .type = COLUMN_SECONDS,
     .at = offsetof(struct my_day_run, gap_ms),
     .is_rare = true},
    {.key = "class_percentile",
     .heading = "Percentile",
     .type = COLUMN_PERCENT,
     .at = offsetof(struct my_day_run, percentile),
     .is_rare = true},
    COLUMN_BY(session_cell, "session_id", "Session", COLUMN_TEXT),
    COLUMN_BY(type_cell, "session_type", NULL, COLUMN_TEXT),
    COLUMN_BY(transponder_cell, "transponder_number", NULL, COLUMN_TEXT),
    FIGURE(stint, "stint", NULL, COLUMN_COUNT),
    FIGURE(n_stints, "stints", NULL, COLUMN_COUNT),
    FIGURE(first_lap, "first_lap_number", NULL, COLUMN_COUNT),
    FIGURE(last_lap, "last_lap_number", NULL, COLUMN_COUNT),
    FIGURE(official.total_ms, "duration_seconds", NULL, COLUMN_SECONDS),
    FIGURE(n_clean, "clean_laps", NULL, COLUMN_COUNT),
    FIGURE(clean_consistency, "clean_consistency", NULL, COLUMN_PERCENT),
    FIGURE(official.deviation_ms, "std_deviation", NULL, COLUMN_SECONDS),
    FIGURE(spread_ms, "robust_spread", NULL, COLUMN_SECONDS),
    FIGURE(lost_ms, "seconds_lost", NULL, COLUMN_SECONDS),
    FIGURE(stretch_lap, "best_5_minutes_lap_number", NULL, COLUMN_COUNT),
    FIGURE(stretch_laps, "best_5_minutes_laps", NULL, COLUMN_COUNT),
    FIGURE(trend.slope_ms, "trend_per_lap", NULL, COLUMN_SECONDS),
    FIGURE(trend.low_ms, "trend_low", NULL, COLUMN_SECONDS),
    FIGURE(trend.high_ms, "trend_high", NULL, COLUMN_SECONDS),
    COLUMN_OF(my_day_run, change.best_previous_ms, "best_change_previous", NULL, COLUMN_SECONDS),
    COLUMN_OF(my_day_run, change.best_first_ms, "best_change_first", NULL, COLUMN_SECONDS),
    COLUMN_OF(my_day_run, n_others, "class_others", NULL, COLUMN_COUNT),
    COLUMN_BY(url_cell, "session_url", NULL, COLUMN_TEXT),
};

struct answer *my_day_view_answer(struct arena *arena, const struct my_day *day)
{
    struct answer *answer = answer_begin(arena, "my_day");

    answer_put_head(answer, head_columns, N_COLUMNS(head_columns), day);
    answer_put_sheet(answer, "runs", SHEET(arena, run_columns, day->runs, day->n_runs),
                     SHEET_ALWAYS);
    answer_note(answer, "Changes are of the median, within a class; below zero is faster.");
    answer_note(answer, "Gap and percentile are of the clean pace, against the best of each other "
                        "driver of the class that day.");
    if (day->n_without_laps > 0)
        answer_note(answer, "%lld of the sessions have no laps here.",
                    (long long)day->n_without_laps);
    answer_note(answer, "Pages tell no weather, so nothing here allows for it.");
    if (day->source.last_fetched_at != NULL)
        answer_note(answer, "From %lld pages, the last fetched %s.", (long long)day->source.n_pages,
                    day->source.last_fetched_at);
    return answer;
}
