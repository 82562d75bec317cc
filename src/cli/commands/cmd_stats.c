/* trackside stats: counters and gauges, for people and for Prometheus. */
#include "commands.h"

#include "trackside/cleanup.h"
#include "trackside/file.h"
#include "trackside/meter_view.h"

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
    return path != NULL ? file_write_whole(path, buffer_bytes(&text), FILE_REPLACES, err)
                        : output_write(buffer_bytes(&text), err);
}

/* ---- for people and programs ---- */

static int print(struct context *context, struct error *err)
{
    struct answer *answer = NULL;
    int r = meter_view_answer(&context->task, &context->arena, &answer, err);

    return r == 0 ? answer_print(answer, &context->output, err) : r;
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
