/* Reading meters, and writing them for Prometheus. */
#include "trackside/meter.h"

const char *meter_type_name(enum meter_type type)
{
    static const char *const names[] = {
        [METER_COUNTER] = "counter",
        [METER_GAUGE] = "gauge",
        [METER_HISTOGRAM] = "histogram",
    };

    return names[type];
}

int meter_read(struct task *task, struct arena *arena, const struct meter_series *series,
               const struct figure_line **ret_lines, size_t *ret_n, struct error *err)
{
    bool of_race = series->figure == FIGURE_STORED_ROWS;

    if (series->of_runs != NULL)
        return figure_of_runs(task->mirror_db, series->of_runs, arena, ret_lines, ret_n, err);
    if (series->read != NULL)
        return series->read(task, arena, ret_lines, ret_n, err);
    return figure_read(of_race ? task->race_db : task->mirror_db, series->figure,
                       clock_utc(&task->clock), arena, ret_lines, ret_n, err);
}

const char *meter_value_text(const struct meter_series *series, int64_t value, struct arena *arena)
{
    char text[NUMBER_TEXT_SIZE];

    return series->in_thousandths ? arena_text(arena, number_format_ms(value, text))
                                  : arena_format(arena, "%lld", (long long)value);
}

/* ---- the text format ---- */

static void write_label_value(struct buffer *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\n') {
            buffer_append_text(out, "\\n");
            continue;
        }
        if (*text == '\\' || *text == '"')
            buffer_append_char(out, '\\');
        buffer_append_char(out, *text);
    }
}

static void write_labels(struct buffer *out, const char *const *names, const char *const *values)
{
    char before = '{';

    for (int i = 0; i < 2; i++) {
        if (names[i] == NULL || values[i] == NULL)
            continue;
        buffer_printf(out, "%c%s=\"", before, names[i]);
        write_label_value(out, values[i]);
        buffer_append_char(out, '"');
        before = ',';
    }
    if (before == ',')
        buffer_append_char(out, '}');
}

static int write_series(struct task *task, struct arena *arena, const struct meter *meter,
                        const struct meter_series *series, struct buffer *out, struct error *err)
{
    const struct figure_line *lines;
    size_t n;
    int r = meter_read(task, arena, series, &lines, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++) {
        buffer_printf(out, "%s%s", meter->name, series->suffix);
        write_labels(out, series->labels, lines[i].labels);
        buffer_printf(out, " %s\n", meter_value_text(series, lines[i].value, arena));
    }
    return r;
}

int meter_write(struct task *task, struct arena *arena, struct buffer *out, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < meter_table_size; i++) {
        const struct meter *meter = &meter_table[i];

        buffer_printf(out, "# HELP %s %s\n# TYPE %s %s\n", meter->name, meter->help, meter->name,
                      meter_type_name(meter->type));
        for (int k = 0; r == 0 && k < MAX_SERIES && meter->series[k].suffix != NULL; k++)
            r = write_series(task, arena, meter, &meter->series[k], out, err);
    }
    return r;
}
