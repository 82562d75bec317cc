/* Days of a driver. */
#include "trackside/career_view.h"

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
    return signed_cell(((const struct career_day *)row)->change_previous_ms, arena);
}

static struct cell first_cell(const void *row, struct arena *arena)
{
    return signed_cell(((const struct career_day *)row)->change_first_ms, arena);
}

static const struct column day_columns[] = {
    COLUMN_OF(career_day, date, "date", "Date", COLUMN_TEXT),
    COLUMN_OF(career_day, track_slug, "track_slug", "Track", COLUMN_TEXT),
    COLUMN_OF(career_day, class_name, "class_name", "Class", COLUMN_TEXT),
    COLUMN_OF(career_day, n_sessions, "sessions", "Sessions", COLUMN_COUNT),
    COLUMN_OF(career_day, laps_used, "laps_used", "Laps", COLUMN_COUNT),
    COLUMN_OF(career_day, fast_ms, "fastest_lap", "Best", COLUMN_SECONDS),
    COLUMN_OF(career_day, top3_ms, "top_3_consecutive", "Best 3", COLUMN_SECONDS),
    {.key = "best_5_minutes",
     .heading = "Best 5 min",
     .type = COLUMN_SECONDS,
     .at = offsetof(struct career_day, stretch_ms),
     .is_rare = true},
    COLUMN_OF(career_day, median_ms, "median_lap", "Median", COLUMN_SECONDS),
    COLUMN_OF(career_day, clean_laps, "clean_laps", NULL, COLUMN_COUNT),
    COLUMN_OF(career_day, clean_pace_ms, "clean_pace", "Clean pace", COLUMN_SECONDS),
    COLUMN_OF(career_day, consistency, "consistency", "Consistency %", COLUMN_PERCENT),
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
    COLUMN_OF(career_day, best_ever_ms, "best_until_then", NULL, COLUMN_SECONDS),
    COLUMN_OF(career_day, fast_session_id, "fastest_session_id", NULL, COLUMN_TEXT),
    COLUMN_OF(career_day, session_type, "session_type", NULL, COLUMN_TEXT),
    COLUMN_OF(career_day, source_event_id, "source_event_id", NULL, COLUMN_TEXT),
};

struct answer *career_view_answer(struct arena *arena, const struct career *career)
{
    struct answer *answer = answer_begin(arena, "trend");

    answer_put_text(answer, "driver_name", "Driver", career->driver_name);
    answer_put_text(answer, "clean_rule", "Clean laps", clean_rule_texts[career->rule]);
    answer_put_sheet(answer, "days", SHEET(arena, day_columns, career->days, career->n_days),
                     SHEET_ALWAYS);
    answer_note(answer, "Changes are of the clean pace, at the same track in the same class; below "
                        "zero is faster.");
    return answer;
}
