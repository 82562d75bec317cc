/* Looking the target over before anything is written, so that all that is missing is told at once.
 */
#include "target.h"

#include "postgres_schema.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"

#include <string.h>

/* Columns of target/server.sql and target/columns.sql. */
enum {
    SERVER_IN_RECOVERY,
    SERVER_READ_ONLY,
    SERVER_MAY_STAGE,
    SERVER_USER,
    SERVER_DATABASE,
    SERVER_SCHEMA,
    SERVER_MAY_CREATE,
    SERVER_HAS_EXPORTS,
    SERVER_MAY_READ_EXPORTS,
    SERVER_MAY_WRITE_EXPORTS,
};

enum {
    COLUMN_TABLE,
    COLUMN_NAME,
    COLUMN_REQUIRED,
    COLUMN_TABLE_THERE,
    COLUMN_THERE,
    COLUMN_MAY_SELECT,
    COLUMN_MAY_INSERT,
    COLUMN_MAY_UPDATE,
};

enum {
    LIST_CEILING = 600, /* it goes into one sentence */
};

static void add_to(struct buffer *list, const char *what, const char *name, const char *part)
{
    buffer_printf(list, "%s%s%s%s%s", list->size > 0 ? ", " : "", what, name,
                  part != NULL ? "." : "", part != NULL ? part : "");
}

static void add_feature(struct target *target, const char *name)
{
    struct feature_list *features = &target->features;

    features->names = arena_grow(target->arena, features->names, features->n, sizeof(const char *));
    features->names[features->n++] = name;
}

static int check_server(struct target *target, bool writes, struct error *err)
{
    struct postgres_rows rows;
    int r = target_ask(target, TARGET_SERVER, NULL, 0, &rows, err);

    if (r < 0)
        return r;
    if (postgres_cell_is_true(&rows, 0, SERVER_IN_RECOVERY))
        return error_set(
            err, ERROR_FAILED,
            "the target is a standby, which cannot be written; connect to its primary");
    if (writes && postgres_cell(&rows, 0, SERVER_READ_ONLY)[1] == 'n')
        return error_set(err, ERROR_FAILED,
                         "the target is read-only for us (default_transaction_read_only is on for "
                         "role %s or database %s)",
                         postgres_cell(&rows, 0, SERVER_USER),
                         postgres_cell(&rows, 0, SERVER_DATABASE));
    if (!postgres_cell_is_true(&rows, 0, SERVER_MAY_STAGE))
        return error_set(err, ERROR_FAILED,
                         "role %s may not make temporary tables, in which rows are compared; "
                         "GRANT TEMPORARY ON DATABASE %s TO %s",
                         postgres_cell(&rows, 0, SERVER_USER),
                         postgres_cell(&rows, 0, SERVER_DATABASE),
                         postgres_cell(&rows, 0, SERVER_USER));
    target->can_create = postgres_cell_is_true(&rows, 0, SERVER_MAY_CREATE) &&
                         !postgres_cell_is_true(&rows, 0, SERVER_HAS_EXPORTS);
    if (postgres_cell_is_true(&rows, 0,
                              writes ? SERVER_MAY_WRITE_EXPORTS : SERVER_MAY_READ_EXPORTS))
        add_feature(target, "trackside_exports");
    return 0;
}

/* One column: into the features, or into the list of what is missing. */
static void check_column(struct target *target, const struct postgres_rows *rows, size_t row,
                         struct buffer *missing)
{
    const char *table = postgres_cell(rows, row, COLUMN_TABLE);
    const char *column = postgres_cell(rows, row, COLUMN_NAME);

    if (postgres_cell_is_true(rows, row, COLUMN_THERE)) {
        add_feature(target, arena_format(target->arena, "%s.%s", table, column));
        return;
    }
    if (!postgres_cell_is_true(rows, row, COLUMN_TABLE_THERE)) {
        if (column[0] == 'i' && column[1] == 'd' && column[2] == '\0')
            add_to(missing, "table ", table, NULL);
        return;
    }
    if (postgres_cell_is_true(rows, row, COLUMN_REQUIRED))
        add_to(missing, "column ", table, column);
}

/* Which right is missing, by the first column it is missing for: mostly it is the whole table. */
static void check_right(const struct postgres_rows *rows, size_t row, bool writes,
                        const char **last_table, struct buffer *missing)
{
    const char *table = postgres_cell(rows, row, COLUMN_TABLE);
    const char *right = NULL;

    if (!postgres_cell_is_true(rows, row, COLUMN_THERE))
        return;
    if (!postgres_cell_is_true(rows, row, COLUMN_MAY_SELECT))
        right = "the right to SELECT on ";
    else if (writes && !postgres_cell_is_true(rows, row, COLUMN_MAY_INSERT))
        right = "the right to INSERT on ";
    else if (writes && !postgres_cell_is_true(rows, row, COLUMN_MAY_UPDATE))
        right = "the right to UPDATE on ";
    if (right == NULL || (*last_table != NULL && strcmp(*last_table, table) == 0))
        return;
    add_to(missing, right, table, postgres_cell(rows, row, COLUMN_NAME));
    *last_table = table;
}

static int check_columns(struct target *target, bool writes, struct buffer *missing,
                         struct buffer *rights, struct error *err)
{
    const char *last_table = NULL;
    struct postgres_rows rows;
    int r = target_ask(target, TARGET_COLUMNS, NULL, 0, &rows, err);

    for (size_t i = 0; r == 0 && i < rows.n_rows; i++) {
        check_column(target, &rows, i, missing);
        check_right(&rows, i, writes, &last_table, rights);
    }
    return r;
}

static int check_lacks(struct target *target, struct buffer *missing, struct error *err)
{
    struct postgres_rows rows;
    int r = target_ask(target, TARGET_LACKS, NULL, 0, &rows, err);

    for (size_t i = 0; r == 0 && i < rows.n_rows; i++)
        add_to(missing, postgres_cell(&rows, i, 0), "", NULL);
    return r;
}

int target_check(struct target *target, bool writes, struct error *err)
{
    struct buffer missing CLEANUP(buffer_deinit), rights CLEANUP(buffer_deinit);
    int r;

    buffer_init(&missing, LIST_CEILING);
    buffer_init(&rights, LIST_CEILING);
    r = check_server(target, writes, err);
    if (r == 0)
        r = check_columns(target, writes, &missing, &rights, err);
    if (r == 0)
        r = check_lacks(target, &missing, err);
    if (r < 0)
        return r;
    if (missing.size > 0)
        return error_set(err, ERROR_FAILED, "the target lacks: %s%s%s", buffer_text(&missing),
                         missing.full ? ", and more" : "",
                         "; an empty database is filled by --create-schema");
    if (rights.size > 0)
        return error_set(err, ERROR_FAILED, "role %s lacks, in the target: %s%s",
                         postgres_user(target->postgres), buffer_text(&rights),
                         rights.full ? ", and more" : "");
    return 0;
}
