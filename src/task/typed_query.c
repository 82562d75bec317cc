/* Asking what was typed, row by row. */
#include "trackside/typed_query.h"

#include "trackside/ask.h"
#include "trackside/cleanup.h"
#include "trackside/text.h"

/* SQLite says Inf, for which JSON has no word; a number too large for a double reads as that. */
static const char *number_text(struct bytes value, struct arena *arena)
{
    if (bytes_equal_text(value, "Inf"))
        return "9e999";
    return bytes_equal_text(value, "-Inf") ? "-9e999" : arena_text_of(arena, value);
}

static struct query_value read_value(const struct ask *ask, size_t column, struct arena *arena)
{
    struct bytes value;
    size_t n_bad;

    switch (ask_value(ask, column, &value)) {
    case ASK_NUMBER:
        return (struct query_value){QUERY_VALUE_NUMBER, number_text(value, arena)};
    case ASK_TEXT:
        return (struct query_value){QUERY_VALUE_TEXT,
                                    arena_text_of(arena, text_repair(value, arena, &n_bad))};
    case ASK_BLOB:
        return (struct query_value){QUERY_VALUE_TEXT,
                                    bytes_write_hex(value, arena_alloc(arena, 2 * value.size + 1))};
    case ASK_NULL:
        break;
    }
    return (struct query_value){QUERY_VALUE_NONE, NULL};
}

static int tell_row(const struct typed_query *query, const struct ask *ask, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    size_t n = ask_n_columns(ask);
    struct query_value *values;

    arena_init(&arena);
    values = arena_new_array(&arena, n, struct query_value);
    for (size_t i = 0; i < n; i++)
        values[i] = read_value(ask, i, &arena);
    return query->row(query->listener, values, err);
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

static int answer(const struct typed_query *query, struct ask *ask, struct arena *arena,
                  struct error *err)
{
    int step = ask_next(ask, err);
    int r;

    if (step < 0)
        return step;
    r = query->begin(query->listener, column_names(ask, arena), ask_n_columns(ask), err);
    while (r == 0 && step == QUERY_ROW) {
        r = tell_row(query, ask, err);
        if (r == 0)
            step = ask_next(ask, err);
    }
    return r == 0 && step < 0 ? step : r;
}

int typed_query_run(struct task *task, struct arena *arena, const struct typed_query *query,
                    struct error *err)
{
    struct ask *ask CLEANUP(ask_close_at) = NULL;
    int r = ask_open(task->race_db, task->mirror_db, task->interrupted, &ask, err);

    if (r == 0)
        r = ask_put(ask, query->sql, err);
    for (size_t i = 0; r == 0 && i < query->n_parameters; i++)
        r = ask_bind(ask, query->parameters[i].name, query->parameters[i].value, err);
    return r == 0 ? answer(query, ask, arena, err) : r;
}
