/* trackside db schema: what a database is made of, as SQL that makes it again. */
#include "commands.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"
#include "trackside/database_view.h"

#include <inttypes.h>

enum {
    LARGEST_SQL = 16 * 1024 * 1024,
};

/* What the file's header says of it comes along: so the copy is one of ours. */
static int print_sql(const struct database_shape *shape, struct error *err)
{
    CLEANUP(buffer_deinit) struct buffer sql;

    buffer_init(&sql, LARGEST_SQL);
    buffer_printf(&sql, "PRAGMA application_id = %" PRIu32 ";\nPRAGMA user_version = %zu;\n",
                  shape->schema->application_id, shape->schema->n_steps);
    for (size_t i = 0; i < shape->n; i++)
        buffer_printf(&sql, "\n%s;\n", shape->objects[i].sql);
    if (sql.full)
        return error_set(err, ERROR_FAILED, "the schema is too large to be printed");
    return output_write(buffer_bytes(&sql), err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct database_shape shape;
    int r = database_describe(&context->task, &context->arena, invocation_argument(invocation, 0),
                              &shape, err);

    if (r < 0)
        return r;
    return output_is_json(&context->output)
               ? answer_print(database_view_shape(&context->arena, &shape), &context->output, err)
               : print_sql(&shape, err);
}

const struct command command_db_schema = {
    .name = "db schema",
    .arguments = "[race|mirror]",
    .summary = "Print the tables, views and indexes of a database, with their comments",
    .examples = "trackside db schema\n"
                "trackside db schema mirror\n"
                "trackside db schema | sqlite3 empty.db",
    .notes = "It is SQL that makes the same schema in an empty database. The default is race.",
    .min_arguments = 0,
    .max_arguments = 1,
    .access = ACCESS_READ,
    .run = run,
};
