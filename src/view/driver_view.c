/* People, and their days. */
#include "trackside/driver_view.h"

static struct cell is_linked(const char *source_driver_id)
{
    return (struct cell){.number = source_driver_id == NULL};
}

static struct cell line_linked(const void *row, struct arena *arena)
{
    const struct driver_line *line = row;

    (void)arena;
    return is_linked(line->source_driver_id);
}

static struct cell day_linked(const void *row, struct arena *arena)
{
    const struct driver_day *day = row;

    (void)arena;
    return is_linked(day->source_driver_id);
}

static const struct column line_columns[] = {
    COLUMN_OF(driver_line, name, "driver_name", "Driver", COLUMN_TEXT),
    COLUMN_OF(driver_line, source_driver_id, "driver_id", NULL, COLUMN_TEXT),
    COLUMN_OF(driver_line, transponders, "transponder_numbers", "Transponders", COLUMN_LIST),
    COLUMN_OF(driver_line, names, "driver_names", NULL, COLUMN_LIST),
    COLUMN_OF(driver_line, n_days, "practice_days", "Days", COLUMN_COUNT),
    COLUMN_OF(driver_line, n_sessions, "sessions", "Sessions", COLUMN_COUNT),
    COLUMN_OF(driver_line, n_laps, "laps", "Laps", COLUMN_COUNT),
    COLUMN_OF(driver_line, last_date, "last_date", "Latest", COLUMN_TEXT),
    COLUMN_BY(line_linked, "linked", "Linked", COLUMN_SWITCH),
};

static const struct column day_columns[] = {
    COLUMN_OF(driver_day, date, "date", "Date", COLUMN_TEXT),
    COLUMN_OF(driver_day, track_slug, "track", "Track", COLUMN_TEXT),
    COLUMN_OF(driver_day, name, "driver_name", "Driver", COLUMN_TEXT),
    COLUMN_OF(driver_day, source_driver_id, "driver_id", NULL, COLUMN_TEXT),
    COLUMN_OF(driver_day, transponders, "transponder_numbers", "Transponders", COLUMN_LIST),
    COLUMN_OF(driver_day, names, "driver_names", NULL, COLUMN_LIST),
    COLUMN_OF(driver_day, n_sessions, "sessions", "Sessions", COLUMN_COUNT),
    COLUMN_OF(driver_day, n_classes, "classes", "Classes", COLUMN_COUNT),
    COLUMN_OF(driver_day, n_laps, "laps", "Laps", COLUMN_COUNT),
    COLUMN_OF(driver_day, duration_s, "track_time_seconds", "Track time", COLUMN_DURATION),
    COLUMN_OF(driver_day, fast_ms, "fastest_lap", "Fastest", COLUMN_SECONDS),
    COLUMN_OF(driver_day, top3_ms, "top_3_consecutive", "Top 3 consec", COLUMN_SECONDS),
    COLUMN_OF(driver_day, first_start, "time_range_start", NULL, COLUMN_TEXT),
    COLUMN_OF(driver_day, last_start, "time_range_end", NULL, COLUMN_TEXT),
    COLUMN_BY(day_linked, "linked", NULL, COLUMN_SWITCH),
};

static int fail_nobody(struct task *task, struct arena *arena, const char *text, struct error *err)
{
    const char *nearest;
    int r = report_nearest_driver(task->race_db, text, arena, &nearest, err);

    if (r < 0)
        return r;
    if (nearest != NULL)
        return error_set(err, ERROR_NOT_FOUND,
                         "no driver here has '%s' as transponder or in the name; did you mean %s?",
                         text, nearest);
    return error_set_hint(err, ERROR_NOT_FOUND, HINT_LIST_DRIVERS,
                          "no driver here has '%s' as transponder or in the name", text);
}

int driver_view_list(struct task *task, struct arena *arena, const struct driver_filter *filter,
                     const struct slice *slice, struct answer **ret_answer, struct error *err)
{
    const struct driver_line *drivers = NULL;
    size_t n = 0, first;
    int r = report_drivers(task->race_db, filter, arena, &drivers, &n, err);

    if (r == 0 && n == 0 && filter->text != NULL)
        return fail_nobody(task, arena, filter->text, err);
    if (r < 0)
        return r;
    first = slice_of(slice, n, &n);
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "drivers",
                     SHEET(arena, line_columns, n > 0 ? &drivers[first] : NULL, n), SHEET_ALWAYS);
    return 0;
}

int driver_view_days(struct task *task, struct arena *arena, const struct driver_filter *filter,
                     const struct slice *slice, struct answer **ret_answer, struct error *err)
{
    const struct driver_day *days = NULL;
    size_t n = 0, first;
    int r = report_driver_days(task->race_db, filter, arena, &days, &n, err);

    if (r == 0 && n == 0 && filter->text != NULL)
        return fail_nobody(task, arena, filter->text, err);
    if (r < 0)
        return r;
    first = slice_of(slice, n, &n);
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "driver_days",
                     SHEET(arena, day_columns, n > 0 ? &days[first] : NULL, n), SHEET_ALWAYS);
    return 0;
}
