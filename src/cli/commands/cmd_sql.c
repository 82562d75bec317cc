/* trackside sql: a question in SQL, which can do nothing but read. */
#include "commands.h"
#include "row_writer.h"

#include "trackside/ask.h"
#include "trackside/cleanup.h"
#include "trackside/text.h"

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

static int bind_parameter(struct ask *ask, const char *text, struct arena *arena, struct error *err)
{
    const char *equals = strchr(text, '=');

    if (equals == NULL || equals == text)
        return error_set(err, ERROR_USAGE, "--param is NAME=VALUE, not '%s'", text);
    return ask_bind(ask, arena_format(arena, "%.*s", (int)(equals - text), text), equals + 1, err);
}

static int put_question(struct ask *ask, const char *sql, const struct invocation *invocation,
                        struct arena *arena, struct error *err)
{
    int r = ask_put(ask, sql, err);

    for (size_t i = 0; r == 0 && i < invocation->n_options; i++)
        if (strcmp(invocation->options[i].spec->name, "param") == 0)
            r = bind_parameter(ask, invocation->options[i].value, arena, err);
    return r;
}

/* ---- the answer ---- */

/* SQLite says Inf, for which JSON has no word; a number too large for a double reads as that. */
static const char *number_text(struct bytes value, struct arena *arena)
{
    if (bytes_equal_text(value, "Inf"))
        return "9e999";
    return bytes_equal_text(value, "-Inf") ? "-9e999" : arena_text_of(arena, value);
}

static struct row_cell read_cell(const struct ask *ask, size_t column, struct arena *arena)
{
    struct bytes value;
    size_t n_bad;

    switch (ask_value(ask, column, &value)) {
    case ASK_NUMBER:
        return (struct row_cell){ROW_CELL_NUMBER, number_text(value, arena)};
    case ASK_TEXT:
        return (struct row_cell){ROW_CELL_TEXT,
                                 arena_text_of(arena, text_repair(value, arena, &n_bad))};
    case ASK_BLOB:
        return (struct row_cell){ROW_CELL_TEXT,
                                 bytes_write_hex(value, arena_alloc(arena, 2 * value.size + 1))};
    case ASK_NULL:
        break;
    }
    return (struct row_cell){ROW_CELL_NONE, NULL};
}

static int print_row(const struct ask *ask, struct row_writer *writer, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    size_t n = ask_n_columns(ask);
    struct row_cell *cells;

    arena_init(&arena);
    cells = arena_new_array(&arena, n, struct row_cell);
    for (size_t i = 0; i < n; i++)
        cells[i] = read_cell(ask, i, &arena);
    return row_writer_add(writer, cells, err);
}

static const char *const *column_names(const struct ask *ask, struct arena *arena)
{
    size_t n = ask_n_columns(ask), n_bad;
    const char **names = arena_new_array(arena, n, const char *);

    for (size_t i = 0; i < n; i++) {
        struct bytes name = bytes_from_text(ask_column_name(ask, i));

        names[i] = arena_text_of(arena, text_repair(name, arena, &n_bad));
    }
    return names;
}

/* The first row is asked for before anything is printed: most that can go wrong does so there. */
static int print_answer(struct context *context, struct ask *ask, struct error *err)
{
    struct row_writer *writer CLEANUP(row_writer_close_at) = NULL;
    int step = ask_next(ask, err);
    int r;

    if (step < 0)
        return step;
    r = row_writer_open(&context->output, &context->arena, column_names(ask, &context->arena),
                        ask_n_columns(ask), &writer, err);
    while (r == 0 && step == QUERY_ROW) {
        r = print_row(ask, writer, err);
        if (r == 0)
            step = ask_next(ask, err);
    }
    if (r == 0 && step < 0)
        return step;
    return r == 0 ? row_writer_end(writer, err) : r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct ask *ask CLEANUP(ask_close_at) = NULL;
    const char *sql = NULL;
    int r;

    signals_hold_nothing();
    r = read_query(invocation, &context->arena, &sql, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = ask_open(context->task.race_db, context->task.mirror_db, &signals_interrupted, &ask,
                     err);
    if (r == 0)
        r = put_question(ask, sql, invocation, &context->arena, err);
    return r == 0 ? print_answer(context, ask, err) : r;
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
