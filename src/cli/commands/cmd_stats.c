/* trackside stats: counters and gauges, for people and for Prometheus. */
#include "commands.h"

#include "trackside/cleanup.h"
#include "trackside/file.h"
#include "trackside/meter.h"

enum {
    LARGEST_TEXT = 256 * 1024 * 1024,
};

/* ---- for Prometheus ---- */

static int write_prometheus(struct context *context, const char *path, struct error *err)
{
    CLEANUP(buffer_deinit) struct buffer text = {0};
    int r;

    buffer_init(&text, LARGEST_TEXT);
    r = meter_write(&context->task, &context->arena, &text, err);
    if (r < 0)
        return r;
    return path != NULL ? file_write_whole(path, buffer_bytes(&text), err)
                        : output_write(buffer_bytes(&text), err);
}

/* ---- for people and programs ---- */

static const struct column columns[] = {
    COLUMN("metric", "Metric", COLUMN_TEXT),
    COLUMN("type", NULL, COLUMN_TEXT),
    COLUMN("labels", "Of", COLUMN_TEXT),
    COLUMN("value", "Value", COLUMN_TEXT),
};

/* "kind=day, outcome=ok" */
static const char *labels_text(const struct meter_series *series, const struct figure_line *line,
                               struct arena *arena)
{
    const char *text = "";

    for (int i = 0; i < 2; i++)
        if (series->labels[i] != NULL && line->labels[i] != NULL)
            text = arena_format(arena, "%s%s%s=%s", text, text[0] != '\0' ? ", " : "",
                                series->labels[i], line->labels[i]);
    return text;
}

static void add_line(struct context *context, struct sheet *sheet, const struct meter *meter,
                     const struct meter_series *series, const struct figure_line *line)
{
    sheet_add_text(sheet, arena_format(&context->arena, "%s%s", meter->name, series->suffix));
    sheet_add_text(sheet, meter_type_name(meter->type));
    sheet_add_text(sheet, labels_text(series, line, &context->arena));
    sheet_add_text(sheet, meter_value_text(series, line->value, &context->arena));
}

static struct json *line_json(const struct meter *meter, const struct meter_series *series,
                              const struct figure_line *line, struct arena *arena)
{
    struct json *json = json_new_object(), *labels = json_new_object();

    for (int i = 0; i < 2; i++)
        if (series->labels[i] != NULL && line->labels[i] != NULL)
            json_put_text(labels, series->labels[i], line->labels[i]);
    json_put_text(json, "metric", arena_format(arena, "%s%s", meter->name, series->suffix));
    json_put_text(json, "type", meter_type_name(meter->type));
    json_put(json, "labels", labels);
    json_put_raw(json, "value", meter_value_text(series, line->value, arena));
    return json;
}

/* Where samples go: a sheet, a list, or (neither) a line each. */
struct sink {
    struct sheet *sheet;
    struct json *list;
};

static int take(struct context *context, const struct sink *sink, const struct meter *meter,
                const struct meter_series *series, const struct figure_line *line,
                struct error *err)
{
    if (sink->sheet != NULL)
        add_line(context, sink->sheet, meter, series, line);
    else if (sink->list != NULL)
        json_append(sink->list, line_json(meter, series, line, &context->arena));
    else
        return output_json(&context->output, line_json(meter, series, line, &context->arena), err);
    return 0;
}

static int collect_series(struct context *context, const struct sink *sink,
                          const struct meter *meter, const struct meter_series *series,
                          struct error *err)
{
    const struct figure_line *lines;
    size_t n;
    int r = meter_read(&context->task, &context->arena, series, &lines, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        r = take(context, sink, meter, series, &lines[i], err);
    return r;
}

static int collect(struct context *context, const struct sink *sink, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < meter_table_size; i++)
        for (int k = 0; r == 0 && k < MAX_SERIES && meter_table[i].series[k].suffix != NULL; k++)
            r = collect_series(context, sink, &meter_table[i], &meter_table[i].series[k], err);
    return r;
}

static int print_json(struct context *context, struct error *err)
{
    const struct sink sink = {.list = json_new_array()};
    struct json *outer = json_new_object();
    int r = collect(context, &sink, err);

    json_put(outer, "stats", sink.list);
    if (r == 0)
        return output_json(&context->output, outer, err);
    json_free(outer);
    return r;
}

static int print_sheet(struct context *context, struct error *err)
{
    const struct sink sink = {
        .sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]))};
    int r = collect(context, &sink, err);

    return r < 0 ? r : sheet_print(sink.sheet, &context->output, "stats", err);
}

static int print(struct context *context, struct error *err)
{
    const struct sink lines = {.sheet = NULL};

    if (context->output.form == OUTPUT_NDJSON)
        return collect(context, &lines, err);
    return context->output.form == OUTPUT_JSON ? print_json(context, err)
                                               : print_sheet(context, err);
}

/* ---- the command ---- */

static int check_options(const struct context *context, const struct invocation *invocation,
                         struct error *err)
{
    const char *output = invocation_value(invocation, "output");

    if (output != NULL && !invocation_has(invocation, "prometheus"))
        return error_set(err, ERROR_USAGE, "--output is where --prometheus writes to; give both");
    if (output != NULL && output[0] == '\0')
        return error_set(err, ERROR_USAGE, "--output needs the name of a file");
    if (output_is_json(&context->output) && invocation_has(invocation, "prometheus"))
        return error_set(err, ERROR_USAGE,
                         "--prometheus is a form of its own; give it, or --json, not both");
    return 0;
}

/* One state of the log, so that the parts of a histogram agree while others write. */
static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    int r = check_options(context, invocation, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = db_begin_read(context->task.mirror_db, err);
    if (r < 0)
        return r;
    r = invocation_has(invocation, "prometheus")
            ? write_prometheus(context, invocation_value(invocation, "output"), err)
            : print(context, err);
    db_rollback(context->task.mirror_db);
    return r;
}

static const struct option_spec options[] = {
    {"prometheus", NULL, "in the text format that Prometheus reads", 0, false},
    {"output", "FILE", "write it there, whole or not at all, instead of to stdout", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_stats = {
    .name = "stats",
    .arguments = "[--prometheus [--output FILE]]",
    .summary = "Count requests, hits, waits, runs and what they did; for Prometheus, too",
    .examples = "trackside stats\n"
                "trackside stats --prometheus\n"
                "trackside stats --prometheus --output /var/lib/node-exporter/trackside.prom",
    .notes = "Counters come from the logs of requests and runs, which `cache purge` leaves alone, "
             "so they only grow.\nA node exporter picks the file up from its textfile directory; "
             "docs/operations.md has alert rules and a dashboard.",
    .options = options,
    .access = ACCESS_NONE,
    .run = run,
};
