/* SQLite, directly. */
#include "database.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"

#include <sqlite3.h>

enum {
    LARGEST_RESULT = 64 * 1024 * 1024,
    BUSY_TIMEOUT_MS = 5000,
};

static void close_at(sqlite3 **sqlite)
{
    sqlite3_close(*sqlite);
}

static void finalize_at(sqlite3_stmt **statement)
{
    sqlite3_finalize(*statement);
}

static int fail(sqlite3 *sqlite, const char *path, const char *sql, struct error *err)
{
    return error_set(err, ERROR_FAILED, "%s: %s (%s)", path, sqlite3_errmsg(sqlite), sql);
}

static int open_database(const char *path, int flags, sqlite3 **ret_sqlite, struct error *err)
{
    if (sqlite3_open_v2(path, ret_sqlite, flags, NULL) != SQLITE_OK)
        return fail(*ret_sqlite, path, "open", err);
    sqlite3_busy_timeout(*ret_sqlite, BUSY_TIMEOUT_MS);
    return 0;
}

static void append_row(sqlite3_stmt *statement, struct buffer *rows)
{
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
        const unsigned char *text = sqlite3_column_text(statement, i);

        if (i > 0)
            buffer_append_text(rows, " | ");
        if (text != NULL)
            buffer_append(rows, text, (size_t)sqlite3_column_bytes(statement, i));
        else
            buffer_append_text(rows, "NULL");
    }
    buffer_append_char(rows, '\n');
}

static int ask(sqlite3 *sqlite, const char *path, const char *sql, struct buffer *rows,
               struct error *err)
{
    sqlite3_stmt *statement CLEANUP(finalize_at) = NULL;
    int r = sqlite3_prepare_v2(sqlite, sql, -1, &statement, NULL);

    if (r == SQLITE_OK && statement == NULL)
        return error_set(err, ERROR_FAILED, "there is no query");
    while (r == SQLITE_OK || r == SQLITE_ROW) {
        r = sqlite3_step(statement);
        if (r == SQLITE_ROW)
            append_row(statement, rows);
    }
    return r == SQLITE_DONE ? 0 : fail(sqlite, path, sql, err);
}

static struct bytes keep(const struct buffer *rows, struct arena *arena)
{
    return (struct bytes){arena_text_of(arena, buffer_bytes(rows)), rows->size};
}

int database_ask(const char *path, const char *sql, struct arena *arena, struct bytes *ret_rows,
                 struct error *err)
{
    sqlite3 *sqlite CLEANUP(close_at) = NULL;
    struct buffer rows CLEANUP(buffer_deinit) = {0};
    int r = open_database(path, SQLITE_OPEN_READONLY, &sqlite, err);

    buffer_init(&rows, LARGEST_RESULT);
    if (r == 0)
        r = ask(sqlite, path, sql, &rows, err);
    if (r == 0)
        *ret_rows = keep(&rows, arena);
    return r;
}

int database_alter(const char *path, const char *sql, struct error *err)
{
    sqlite3 *sqlite CLEANUP(close_at) = NULL;
    int r = open_database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &sqlite, err);

    if (r == 0 && sqlite3_exec(sqlite, sql, NULL, NULL, NULL) != SQLITE_OK)
        return fail(sqlite, path, sql, err);
    return r;
}

static int dump_table(sqlite3 *sqlite, const char *path, struct bytes table, struct arena *arena,
                      struct buffer *rows, struct error *err)
{
    const char *name = arena_text_of(arena, table);

    buffer_printf(rows, "-- %s\n", name);
    return ask(sqlite, path, arena_format(arena, "SELECT * FROM \"%s\" ORDER BY 1, 2", name), rows,
               err);
}

int database_dump(const char *path, struct arena *arena, struct bytes *ret_rows, struct error *err)
{
    sqlite3 *sqlite CLEANUP(close_at) = NULL;
    struct buffer rows CLEANUP(buffer_deinit) = {0};
    struct buffer tables CLEANUP(buffer_deinit) = {0};
    struct bytes rest, table;
    int r = open_database(path, SQLITE_OPEN_READONLY, &sqlite, err);

    buffer_init(&rows, LARGEST_RESULT);
    buffer_init(&tables, LARGEST_RESULT);
    if (r == 0)
        r = ask(sqlite, path,
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                "ORDER BY name",
                &tables, err);
    rest = buffer_bytes(&tables);
    while (r == 0 && bytes_split(&rest, '\n', &table))
        if (table.size > 0)
            r = dump_table(sqlite, path, table, arena, &rows, err);
    if (r == 0)
        *ret_rows = keep(&rows, arena);
    return r;
}
