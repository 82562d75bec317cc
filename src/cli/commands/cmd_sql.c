/* trackside sql: a question in SQL, which can do nothing but read. */
#include "commands.h"
#include "row_writer.h"

#include "trackside/cleanup.h"

#include <stdio.h>
#include <string.h>

enum {
    LARGEST_QUERY = 1024 * 1024,
};

/* ---- the question ---- */

static int read_stdin(struct arena *arena, const char **ret_sql, struct error *err)
{
    struct buffer text CLEANUP(buffer_deinit) = {0};
    char part[4096];
    size_t n;

    buffer_init(&text, LARGEST_QUERY);
    while ((n = fread(part, 1, sizeof(part), stdin)) > 0)
        buffer_append(&text, part, n);
    if (ferror(stdin))
        return error_set(err, ERROR_FAILED, "the query cannot be read from stdin");
    if (text.full || memchr(buffer_text(&text), '\0', text.size) != NULL)
        return error_set(err, ERROR_USAGE,
                         "what stands on stdin is no query: text of at most %d bytes is",
                         LARGEST_QUERY);
    *ret_sql = arena_text(arena, buffer_text(&text));
    return 0;
}

static int read_query(const struct invocation *invocation, struct arena *arena,
                      const char **ret_sql, struct error *err)
{
    const char *argument = invocation_argument(invocation, 0);

    if (strcmp(argument, "-") == 0)
        return read_stdin(arena, ret_sql, err);
    *ret_sql = argument;
    return 0;
}

static int read_parameters(const struct invocation *invocation, struct arena *arena,
                           struct typed_query *query, struct error *err)
{
    struct query_parameter *parameters =
        arena_new_array(arena, invocation->n_options + 1, struct query_parameter);

    for (size_t i = 0; i < invocation->n_options; i++) {
        const char *text = invocation->options[i].value;
        const char *equals;

        if (strcmp(invocation->options[i].spec->name, "param") != 0)
            continue;
        equals = strchr(text, '=');
        if (equals == NULL || equals == text)
            return error_set(err, ERROR_USAGE, "--param is NAME=VALUE, not '%s'", text);
        parameters[query->n_parameters++] = (struct query_parameter){
            arena_format(arena, "%.*s", (int)(equals - text), text), equals + 1};
    }
    query->parameters = parameters;
    return 0;
}

/* ---- the answer ---- */

struct printing {
    struct context *context;
    struct row_writer *writer; /* NULL until the columns are known */
};

static int begin(void *listener, const char *const *names, size_t n, struct error *err)
{
    struct printing *printing = listener;

    return row_writer_open(&printing->context->output, &printing->context->arena, names, n,
                           &printing->writer, err);
}

static int print_row(void *listener, const struct query_value *values, struct error *err)
{
    struct printing *printing = listener;

    return row_writer_add(printing->writer, values, err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct printing printing = {.context = context};
    struct typed_query query = {.begin = begin, .row = print_row, .listener = &printing};
    int r;

    signals_hold_nothing();
    r = read_query(invocation, &context->arena, &query.sql, err);
    if (r == 0)
        r = read_parameters(invocation, &context->arena, &query, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = typed_query_run(&context->task, &context->arena, &query, err);
    if (r == 0)
        r = row_writer_end(printing.writer, err);
    row_writer_close_at(&printing.writer);
    return r;
}

static const struct option_spec options[] = {
    {"param", "NAME=VALUE", "the value of :NAME in the query; digits are a number", 0, true},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_sql = {
    .name = "sql",
    .arguments = "QUERY|- [--param NAME=VALUE]",
    .summary = "Answer a query in SQL over what is stored; nothing can be changed",
    .examples = "trackside sql 'SELECT * FROM practice_days'\n"
                "trackside sql 'SELECT driver_name, median(lap_time_seconds) FROM session_laps\n"
                "               WHERE date = :day AND is_valid GROUP BY 1' --param day=2025-10-25\n"
                "trackside sql - --csv < season.sql > season.csv",
    .notes =
        "The tables and views are those of race.db (`trackside db schema`); mirror.db is there as "
        "`mirror`.\nBeside SQLite's functions there are median(X), percentile(X, P) and "
        "stdev_pop(X); they pass over NULL.\nA blob is written as hexadecimal digits.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
