/* Axes, ticks, and a chart as rows. */
#include "trackside/chart.h"

#include "trackside/calendar.h"

enum {
    WANTED_TICKS = 6,
    MINUTE_MS = 60 * 1000,
    HOUR_MS = 60 * MINUTE_MS,
    DAY_S = 24 * 60 * 60,
};

const char *const chart_kind_names[] = {
    [CHART_PLAIN] = "plain",
    [CHART_INVALID] = "invalid",
    [CHART_SUSPECTED] = "suspected",
};

/* ---- axes ---- */

/* 1, 2, 5, 10, 20 ..., or minutes and hours of a clock. */
static int64_t nice_step(enum chart_unit unit, int64_t range)
{
    static const int64_t minutes[] = {1, 2, 5, 10, 15, 30, 60, 120, 180, 240};
    static const int64_t leads[] = {1, 2, 5};
    int64_t scale = 1;

    if (unit == CHART_CLOCK) {
        for (size_t i = 0; i < sizeof(minutes) / sizeof(minutes[0]); i++)
            if (range / (minutes[i] * MINUTE_MS) < WANTED_TICKS)
                return minutes[i] * MINUTE_MS;
        return 360 * (int64_t)MINUTE_MS;
    }
    for (;; scale *= 10)
        for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++)
            if (range / (leads[i] * scale) < WANTED_TICKS)
                return leads[i] * scale;
}

static void set_ticks(enum chart_unit unit, struct chart_axis *axis)
{
    int64_t tick;

    if (axis->high <= axis->low)
        axis->high = axis->low + 1;
    axis->step = nice_step(unit, axis->high - axis->low);
    tick = axis->low - axis->low % axis->step;
    if (tick < axis->low)
        tick += axis->step;
    for (axis->n_ticks = 0; tick <= axis->high && axis->n_ticks < CHART_MOST_TICKS;
         tick += axis->step)
        axis->ticks[axis->n_ticks++] = tick;
}

/* Far more than any lap or day; what a hostile page says beyond it is drawn at the edge. */
static const int64_t reach = (int64_t)1 << 50;

static void widen(struct chart_axis *axis, int64_t far_value, bool is_first)
{
    int64_t value = far_value < -reach ? -reach : far_value > reach ? reach : far_value;

    if (is_first || value < axis->low)
        axis->low = value;
    if (is_first || value > axis->high)
        axis->high = value;
}

/* Laps that count nowhere are drawn at the edge where they lie far outside. */
static bool sets_scale(const struct chart *chart, const struct chart_mark *mark)
{
    return mark->kind != CHART_INVALID || chart->form == CHART_BARS;
}

bool chart_axes(const struct chart *chart, struct chart_axis *ret_x, struct chart_axis *ret_y)
{
    bool has_x = false, has_y = false;

    for (size_t i = 0; i < chart->n_series; i++) {
        for (size_t j = 0; j < chart->series[i].n; j++) {
            const struct chart_mark *mark = &chart->series[i].marks[j];

            widen(ret_x, mark->x, !has_x);
            has_x = true;
            if (!sets_scale(chart, mark))
                continue;
            widen(ret_y, mark->y, !has_y);
            has_y = true;
        }
    }
    if (!has_x || !has_y)
        return false;
    if (chart->form == CHART_BARS) {
        ret_x->high += chart->x_step;
        ret_y->low = 0;
    }
    set_ticks(chart->x_unit, ret_x);
    set_ticks(chart->y_unit, ret_y);
    return true;
}

const char *chart_value_text(enum chart_unit unit, int64_t value, int64_t step, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE], ms[NUMBER_TEXT_SIZE];

    switch (unit) {
    case CHART_SECONDS:
        if (step % 1000 == 0)
            return arena_format(arena, "%lld", (long long)(value / 1000));
        return arena_text(arena, number_format_ms(value, ms));
    case CHART_CLOCK:
        return arena_format(arena, "%02lld:%02lld", (long long)(value / HOUR_MS),
                            (long long)(value / MINUTE_MS % 60));
    case CHART_DATE:
        return arena_text(arena, date_format(local_time_from_seconds(value * DAY_S).date, text));
    case CHART_COUNT:
        break;
    }
    return arena_format(arena, "%lld", (long long)value);
}

/* ---- as rows ---- */

static enum column_type type_of(enum chart_unit unit)
{
    return unit == CHART_COUNT     ? COLUMN_COUNT
           : unit == CHART_SECONDS ? COLUMN_SECONDS
                                   : COLUMN_TEXT;
}

static void add_value(struct sheet *sheet, enum chart_unit unit, int64_t value, struct arena *arena)
{
    if (type_of(unit) == COLUMN_TEXT)
        sheet_add_text(sheet, chart_value_text(unit, value, 1, arena));
    else
        sheet_add_number(sheet, value);
}

struct answer *chart_answer(struct arena *arena, const struct chart *chart)
{
    static const struct column model[] = {
        COLUMN("series", "Series", COLUMN_TEXT), COLUMN("x", "x", COLUMN_COUNT),
        COLUMN("y", "y", COLUMN_COUNT),          COLUMN("kind", "Kind", COLUMN_TEXT),
        COLUMN("title", "Title", COLUMN_TEXT),
    };
    struct answer *answer = answer_begin(arena, "chart");
    struct column *columns = arena_new_array(arena, N_COLUMNS(model), struct column);
    struct sheet *sheet;

    for (size_t i = 0; i < N_COLUMNS(model); i++)
        columns[i] = model[i];
    columns[1].type = type_of(chart->x_unit);
    columns[2].type = type_of(chart->y_unit);
    sheet = sheet_new(arena, columns, N_COLUMNS(model));
    for (size_t i = 0; i < chart->n_series; i++) {
        for (size_t j = 0; j < chart->series[i].n; j++) {
            const struct chart_mark *mark = &chart->series[i].marks[j];

            sheet_add_text(sheet, chart->series[i].name);
            add_value(sheet, chart->x_unit, mark->x, arena);
            add_value(sheet, chart->y_unit, mark->y, arena);
            sheet_add_text(sheet, chart_kind_names[mark->kind]);
            sheet_add_text(sheet, mark->title);
        }
    }
    answer_put_text(answer, "title", "Chart", chart->title);
    answer_put_text(answer, "x_title", NULL, chart->x_title);
    answer_put_text(answer, "y_title", NULL, chart->y_title);
    answer_put_sheet(answer, "marks", sheet, SHEET_ALWAYS);
    return answer;
}
