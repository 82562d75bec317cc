/* Laps one by one. */
#include "trackside/lap_view.h"

static const struct column columns[] = {
    COLUMN_OF(export_lap, track_slug, "track", "Track", COLUMN_TEXT),
    COLUMN_OF(export_lap, date, "date", "Date", COLUMN_TEXT),
    COLUMN_OF(export_lap, session_id, "session_id", "Session", COLUMN_TEXT),
    COLUMN_OF(export_lap, session_type, "session_type", NULL, COLUMN_TEXT),
    COLUMN_OF(export_lap, class_name, "class_name", "Class", COLUMN_TEXT),
    COLUMN_OF(export_lap, driver_name, "driver_name", "Driver", COLUMN_TEXT),
    COLUMN_OF(export_lap, transponder, "transponder_number", "Transponder", COLUMN_TEXT),
    COLUMN_OF(export_lap, start_time_local, "start_time_local", "Start", COLUMN_TEXT),
    COLUMN_OF(export_lap, start_time, "start_time", NULL, COLUMN_TEXT),
    COLUMN_OF(export_lap, number, "lap_number", "Lap", COLUMN_COUNT),
    COLUMN_OF(export_lap, time_ms, "lap_time_seconds", "Time", COLUMN_SECONDS),
    COLUMN_OF(export_lap, time_raw, "lap_time_raw", NULL, COLUMN_TEXT),
    COLUMN_OF(export_lap, is_valid, "is_valid", "Valid", COLUMN_SWITCH),
    COLUMN_OF(export_lap, crossed_at_local, "crossed_at_local", NULL, COLUMN_TEXT),
    COLUMN_OF(export_lap, elapsed_ms, "elapsed_seconds", "Elapsed", COLUMN_SECONDS),
    COLUMN_OF(export_lap, is_removed, "session_removed", NULL, COLUMN_SWITCH),
};

struct laps {
    struct arena *arena;
    struct export_lap *list;
    size_t n;
};

static void take(void *context, const struct export_lap *lap)
{
    struct laps *laps = context;

    laps->list = arena_grow(laps->arena, laps->list, laps->n, sizeof(*laps->list));
    laps->list[laps->n++] = *lap;
}

int lap_view_answer(struct task *task, struct arena *arena, const struct export_days *days,
                    const char *class_name, struct answer **ret_answer, int64_t *ret_n,
                    struct error *err)
{
    struct laps laps = {.arena = arena};
    int r = export_laps(task->race_db, days, class_name, arena, take, &laps, ret_n, err);

    if (r < 0)
        return r;
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "laps", SHEET(arena, columns, laps.list, laps.n), SHEET_ALWAYS);
    return 0;
}
