/* Meters, sample by sample. */
#include "trackside/meter_view.h"

#include "trackside/cleanup.h"

enum {
    LONGEST_LABELS = 64 * 1024,
};

struct sample {
    const struct meter *meter;
    const struct meter_series *series;
    struct figure_line line;
};

static bool has_label(const struct sample *sample, int i)
{
    return sample->series->labels[i] != NULL && sample->line.labels[i] != NULL;
}

static struct cell metric_cell(const void *row, struct arena *arena)
{
    const struct sample *sample = row;

    return (struct cell){
        .text = arena_format(arena, "%s%s", sample->meter->name, sample->series->suffix)};
}

static struct cell type_cell(const void *row, struct arena *arena)
{
    const struct sample *sample = row;

    (void)arena;
    return (struct cell){.text = meter_type_name(sample->meter->type)};
}

/* {"kind": "day", "outcome": "ok"}, shown as "kind=day, outcome=ok". */
static struct cell label_cell(const void *row, struct arena *arena)
{
    struct json *json CLEANUP(json_free_at) = json_new_object();
    struct buffer text CLEANUP(buffer_deinit) = {0};
    const struct sample *sample = row;
    const char *shown = "";

    for (int i = 0; i < 2; i++) {
        if (!has_label(sample, i))
            continue;
        json_put_text(json, sample->series->labels[i], sample->line.labels[i]);
        shown = arena_format(arena, "%s%s%s=%s", shown, shown[0] != '\0' ? ", " : "",
                             sample->series->labels[i], sample->line.labels[i]);
    }
    buffer_init(&text, LONGEST_LABELS);
    json_write(json, false, &text);
    return (struct cell){.text = arena_text(arena, buffer_text(&text)), .shown = shown};
}

static struct cell value_cell(const void *row, struct arena *arena)
{
    const struct sample *sample = row;

    return (struct cell){.text = meter_value_text(sample->series, sample->line.value, arena)};
}

static const struct column columns[] = {
    COLUMN_BY(metric_cell, "metric", "Metric", COLUMN_TEXT),
    COLUMN_BY(type_cell, "type", NULL, COLUMN_TEXT),
    COLUMN_BY(label_cell, "labels", "Of", COLUMN_JSON),
    COLUMN_BY(value_cell, "value", "Value", COLUMN_JSON),
};

struct samples {
    struct sample *list;
    size_t n;
};

static int collect(struct task *task, struct arena *arena, const struct meter *meter,
                   const struct meter_series *series, struct samples *samples, struct error *err)
{
    const struct figure_line *lines;
    size_t n;
    int r = meter_read(task, arena, series, &lines, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++) {
        samples->list = arena_grow(arena, samples->list, samples->n, sizeof(*samples->list));
        samples->list[samples->n++] = (struct sample){meter, series, lines[i]};
    }
    return r;
}

int meter_view_answer(struct task *task, struct arena *arena, struct answer **ret_answer,
                      struct error *err)
{
    struct samples samples = {.n = 0};
    int r = 0;

    for (size_t i = 0; r == 0 && i < meter_table_size; i++)
        for (int k = 0; r == 0 && k < MAX_SERIES && meter_table[i].series[k].suffix != NULL; k++)
            r = collect(task, arena, &meter_table[i], &meter_table[i].series[k], &samples, err);
    if (r < 0)
        return r;
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "stats", SHEET(arena, columns, samples.list, samples.n),
                     SHEET_ALWAYS);
    return 0;
}
