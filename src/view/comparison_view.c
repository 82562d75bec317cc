/* Sides and what is between them. */
#include "trackside/comparison_view.h"

static const struct column side_columns[] = {
    COLUMN_OF(comparison_side, name, "side", "Side", COLUMN_TEXT),
    COLUMN_OF(comparison_side, driver_name, "driver_name", "Driver", COLUMN_TEXT),
    COLUMN_OF(comparison_side, class_name, "class_name", "Class", COLUMN_TEXT),
    COLUMN_OF(comparison_side, date, "date", "Date", COLUMN_TEXT),
    COLUMN_OF(comparison_side, laps_used, "laps_used", "Laps", COLUMN_COUNT),
    COLUMN_OF(comparison_side, fast_ms, "fastest_lap", "Best", COLUMN_SECONDS),
    COLUMN_OF(comparison_side, average_ms, "average_lap", "Average", COLUMN_SECONDS),
    COLUMN_OF(comparison_side, median_ms, "median_lap", "Median", COLUMN_SECONDS),
    COLUMN_OF(comparison_side, clean_laps, "clean_laps", "Clean", COLUMN_COUNT),
    COLUMN_OF(comparison_side, clean_pace_ms, "clean_pace", "Clean pace", COLUMN_SECONDS),
    COLUMN_OF(comparison_side, consistency, "consistency", "Consistency %", COLUMN_PERCENT),
    COLUMN_OF(comparison_side, clean_consistency, "clean_consistency", NULL, COLUMN_PERCENT),
    COLUMN_OF(comparison_side, spread_ms, "robust_spread", "Spread", COLUMN_SECONDS),
    COLUMN_OF(comparison_side, top3_ms, "top_3_consecutive", "Best 3", COLUMN_SECONDS),
    {.key = "best_5_minutes",
     .heading = "Best 5 min",
     .type = COLUMN_SECONDS,
     .at = offsetof(struct comparison_side, stretch_ms),
     .is_rare = true},
    COLUMN_OF(comparison_side, session_ids, "session_ids", "Sessions", COLUMN_LIST),
    COLUMN_OF(comparison_side, track_slug, "track_slug", NULL, COLUMN_TEXT),
    COLUMN_OF(comparison_side, text, "asked", NULL, COLUMN_TEXT),
    COLUMN_OF(comparison_side, url, "session_url", NULL, COLUMN_TEXT),
};

static const struct column difference_columns[] = {
    COLUMN_OF(comparison_difference, side, "side", "Side", COLUMN_TEXT),
    COLUMN_OF(comparison_difference, against, "against", "Against", COLUMN_TEXT),
    COLUMN_OF(comparison_difference, figure, "figure", "Figure", COLUMN_TEXT),
    COLUMN_OF(comparison_difference, difference.value_ms, "difference", "Difference",
              COLUMN_SECONDS),
    COLUMN_OF(comparison_difference, difference.low_ms, "low", "Low", COLUMN_SECONDS),
    COLUMN_OF(comparison_difference, difference.high_ms, "high", "High", COLUMN_SECONDS),
    COLUMN_OF(comparison_difference, verdict, "verdict", "Verdict", COLUMN_TEXT),
    COLUMN_OF(comparison_difference, laps_used, "laps_used", "Laps", COLUMN_COUNT),
    {.key = "laps_needed",
     .heading = "Laps needed",
     .type = COLUMN_COUNT,
     .at = offsetof(struct comparison_difference, difference.laps_needed),
     .is_rare = true},
};

/* ---- in a sentence ---- */

static const char *size_text(int64_t ms, struct arena *arena)
{
    char text[NUMBER_TEXT_SIZE];

    return arena_text(arena, number_format_ms(ms < 0 ? -ms : ms, text));
}

static void say_difference(struct answer *answer, const struct comparison_difference *line,
                           struct arena *arena)
{
    const struct difference *d = &line->difference;
    char low[NUMBER_TEXT_SIZE], high[NUMBER_TEXT_SIZE];

    number_format_ms(d->low_ms, low);
    number_format_ms(d->high_ms, high);
    switch (d->verdict) {
    case DIFFERENCE_FASTER:
    case DIFFERENCE_SLOWER:
        answer_say(answer, "%s is %s than %s by %s s a lap in clean pace (%s to %s with 95 %%).",
                   line->side, line->verdict, line->against, size_text(d->value_ms, arena), low,
                   high);
        break;
    case DIFFERENCE_NONE:
        answer_say(answer, "%s and %s do not differ by as much as 1 %% in clean pace (%s to %s s).",
                   line->side, line->against, low, high);
        break;
    case DIFFERENCE_NOT_ENOUGH:
        if (is_absent(d->laps_needed))
            answer_say(answer, "%s and %s: not enough laps to tell.", line->side, line->against);
        else
            answer_say(answer,
                       "%s and %s: not enough laps to tell; it would take about %lld clean ones "
                       "each, not %lld.",
                       line->side, line->against, (long long)d->laps_needed,
                       (long long)line->laps_used);
        break;
    }
}

/* ---- lap by lap ---- */

static const struct pace_drive *only_drive(const struct comparison_side *side)
{
    return side->n_runs == 1 ? side->runs[0].drive : NULL;
}

static struct sheet *lap_sheet(struct arena *arena, const struct comparison *comparison)
{
    size_t n_columns = 1 + 2 * comparison->n_sides, n_laps = 0;
    struct column *columns = arena_new_array(arena, n_columns, struct column);
    int64_t *elapsed_ms = arena_new_array(arena, comparison->n_sides, int64_t);
    struct sheet *sheet;

    columns[0] = (struct column)COLUMN("lap_number", "Lap", COLUMN_COUNT);
    for (size_t i = 0; i < comparison->n_sides; i++) {
        const char *name = comparison->sides[i].name;
        const struct pace_drive *drive = only_drive(&comparison->sides[i]);

        columns[1 + 2 * i] =
            (struct column)COLUMN(arena_format(arena, "lap_%s", name), name, COLUMN_SECONDS);
        columns[2 + 2 * i] =
            (struct column)COLUMN(arena_format(arena, "elapsed_%s", name),
                                  arena_format(arena, "Elapsed %s", name), COLUMN_SECONDS);
        if (drive != NULL && drive->n_laps > n_laps)
            n_laps = drive->n_laps;
    }
    sheet = sheet_new(arena, columns, n_columns);
    for (size_t lap = 0; lap < n_laps; lap++) {
        sheet_add_number(sheet, (int64_t)lap + 1);
        for (size_t i = 0; i < comparison->n_sides; i++) {
            const struct pace_drive *drive = only_drive(&comparison->sides[i]);
            bool is_there = drive != NULL && lap < drive->n_laps;

            elapsed_ms[i] += is_there ? drive->laps[lap].lap.time_ms : 0;
            sheet_add_number(sheet, is_there ? drive->laps[lap].lap.time_ms : ABSENT);
            sheet_add_number(sheet, is_there ? elapsed_ms[i] : ABSENT);
        }
    }
    return sheet;
}

struct answer *comparison_view_answer(struct arena *arena, const struct comparison *comparison,
                                      bool shows_laps)
{
    struct answer *answer = answer_begin(arena, "compare");
    const struct comparison_difference *first = &comparison->differences[0];

    for (size_t i = 0; i < comparison->n_differences; i += 2)
        say_difference(answer, &comparison->differences[i], arena);
    answer_put_text(answer, "verdict", NULL, first->verdict);
    answer_put_text(answer, "verdict_figure", NULL, first->figure);
    answer_put_number(answer, "laps_needed", NULL, COLUMN_COUNT, first->difference.laps_needed);
    answer_put_text(answer, "clean_rule", "Clean laps", clean_rule_texts[comparison->rule]);
    answer_put_sheet(answer, "sides",
                     SHEET(arena, side_columns, comparison->sides, comparison->n_sides),
                     SHEET_ALWAYS);
    answer_put_sheet(
        answer, "differences",
        SHEET(arena, difference_columns, comparison->differences, comparison->n_differences),
        SHEET_ALWAYS);
    answer_put_sheet(answer, "laps", lap_sheet(arena, comparison),
                     shows_laps ? SHEET_QUIET : SHEET_DEEP);
    answer_note(answer,
                "Below zero is faster. Low and high are what noise between laps leaves open "
                "with 95 %%, were track and tyres the same.");
    return answer;
}
