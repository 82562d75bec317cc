/* trackside db schema: what a database is made of, as SQL that makes it again. */
#include "commands.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"

#include <inttypes.h>
#include <string.h>

enum {
    LARGEST_SQL = 16 * 1024 * 1024,
};

static const struct column columns[] = {
    COLUMN("type", "Type", COLUMN_TEXT),
    COLUMN("name", "Name", COLUMN_TEXT),
    COLUMN("sql", "SQL", COLUMN_TEXT),
};

static int choose(struct context *context, const char *name, struct db **ret_db, struct error *err)
{
    if (name == NULL || strcmp(name, "race") == 0)
        *ret_db = context->task.race_db;
    else if (strcmp(name, "mirror") == 0)
        *ret_db = context->task.mirror_db;
    else
        return error_set(err, ERROR_USAGE, "there is no database %s; say race or mirror", name);
    return 0;
}

static int print_json(struct context *context, const struct db_object *objects, size_t n,
                      struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));

    for (size_t i = 0; i < n; i++) {
        sheet_add_text(sheet, objects[i].type);
        sheet_add_text(sheet, objects[i].name);
        sheet_add_text(sheet, objects[i].sql);
    }
    return sheet_print(sheet, &context->output, "schema", err);
}

/* What the file's header says of it comes along: so the copy is one of ours. */
static int print_sql(const struct db_schema *schema, const struct db_object *objects, size_t n,
                     struct error *err)
{
    struct buffer sql CLEANUP(buffer_deinit) = {0};

    buffer_init(&sql, LARGEST_SQL);
    buffer_printf(&sql, "PRAGMA application_id = %" PRIu32 ";\nPRAGMA user_version = %zu;\n",
                  schema->application_id, schema->n_steps);
    for (size_t i = 0; i < n; i++)
        buffer_printf(&sql, "\n%s;\n", objects[i].sql);
    if (sql.full)
        return error_set(err, ERROR_FAILED, "the schema is too large to be printed");
    return output_write(buffer_bytes(&sql), err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct db_object *objects = NULL;
    struct db *db = NULL;
    size_t n = 0;
    int r = choose(context, invocation_argument(invocation, 0), &db, err);

    if (r == 0)
        r = db_list_objects(db, &context->arena, &objects, &n, err);
    if (r < 0)
        return r;
    return output_is_json(&context->output) ? print_json(context, objects, n, err)
                                            : print_sql(db_schema_of(db), objects, n, err);
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
