/* Tables into memory, and out of it again. */
#include "rows_in_memory.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    MOST_TABLES = 64,
};

struct table {
    char *columns; /* "a, b, c": those that can be written */
    char *name;
    int n_columns;
    sqlite3_value **cells; /* row after row */
    size_t n_rows, capacity;
};

struct tables {
    struct table list[MOST_TABLES];
    int n;
};

static _Noreturn void give_up(sqlite3 *db, const char *what)
{
    fprintf(stderr, "rows_in_memory: %s: %s\n", what, sqlite3_errmsg(db));
    exit(EXIT_FAILURE);
}

static sqlite3 *open_db(const char *path)
{
    sqlite3 *db;

    if (sqlite3_open(path, &db) != SQLITE_OK)
        give_up(db, path);
    return db;
}

static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        give_up(db, sql);
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement;

    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        give_up(db, sql);
    return statement;
}

/* ---- in ---- */

static void find_tables(sqlite3 *db, struct tables *tables)
{
    sqlite3_stmt *list = prepare(
        db,
        "SELECT t.name, group_concat(c.name, ', '), count(*)"
        "  FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c ON c.hidden = 0"
        " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' GROUP BY t.name ORDER BY t.rowid");

    while (sqlite3_step(list) == SQLITE_ROW && tables->n < MOST_TABLES)
        tables->list[tables->n++] =
            (struct table){.name = strdup((const char *)sqlite3_column_text(list, 0)),
                           .columns = strdup((const char *)sqlite3_column_text(list, 1)),
                           .n_columns = sqlite3_column_int(list, 2)};
    sqlite3_finalize(list);
}

static void add_row(struct table *table, sqlite3_stmt *row)
{
    size_t n = (size_t)table->n_columns;

    if (table->n_rows == table->capacity) {
        table->capacity = table->capacity == 0 ? 1024 : 2 * table->capacity;
        table->cells = realloc(table->cells, table->capacity * n * sizeof(*table->cells));
        if (table->cells == NULL)
            abort();
    }
    for (size_t i = 0; i < n; i++)
        table->cells[table->n_rows * n + i] = sqlite3_value_dup(sqlite3_column_value(row, (int)i));
    table->n_rows++;
}

static void read_table(sqlite3 *db, struct table *table)
{
    char *sql = sqlite3_mprintf("SELECT %s FROM %s", table->columns, table->name);
    sqlite3_stmt *rows = prepare(db, sql);

    while (sqlite3_step(rows) == SQLITE_ROW)
        add_row(table, rows);
    sqlite3_finalize(rows);
    sqlite3_free(sql);
}

/* ---- out ---- */

static void copy_schema(sqlite3 *from, sqlite3 *to)
{
    sqlite3_stmt *list = prepare(from, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                                       "   AND name NOT LIKE 'sqlite_%' ORDER BY rowid");

    while (sqlite3_step(list) == SQLITE_ROW)
        run(to, (const char *)sqlite3_column_text(list, 0));
    sqlite3_finalize(list);
}

static void write_table(sqlite3 *db, const struct table *table)
{
    char *sql = sqlite3_mprintf("INSERT INTO %s (%s) VALUES (?1", table->name, table->columns);
    sqlite3_stmt *insert;

    for (int i = 2; i <= table->n_columns; i++)
        sql = sqlite3_mprintf("%z, ?%d", sql, i);
    sql = sqlite3_mprintf("%z)", sql);
    insert = prepare(db, sql);
    for (size_t row = 0; row < table->n_rows; row++) {
        for (int i = 0; i < table->n_columns; i++)
            sqlite3_bind_value(insert, i + 1,
                               table->cells[row * (size_t)table->n_columns + (size_t)i]);
        if (sqlite3_step(insert) != SQLITE_DONE)
            give_up(db, table->name);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    sqlite3_free(sql);
}

static void release(struct tables *tables)
{
    for (int t = 0; t < tables->n; t++) {
        struct table *table = &tables->list[t];

        for (size_t i = 0; i < table->n_rows * (size_t)table->n_columns; i++)
            sqlite3_value_free(table->cells[i]);
        free(table->cells);
        free(table->columns);
        free(table->name);
    }
}

static double now_s(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

double rows_in_memory_insert(const char *from, const char *to)
{
    sqlite3 *source = open_db(from);
    sqlite3 *target = open_db(to);
    struct tables tables = {.n = 0};
    double begin;

    find_tables(source, &tables);
    for (int i = 0; i < tables.n; i++)
        read_table(source, &tables.list[i]);
    run(target, "PRAGMA journal_mode = WAL");
    run(target, "PRAGMA synchronous = NORMAL");
    copy_schema(source, target);
    begin = now_s();
    run(target, "PRAGMA foreign_keys = ON; BEGIN");
    for (int i = 0; i < tables.n; i++)
        write_table(target, &tables.list[i]);
    run(target, "COMMIT");
    run(target, "PRAGMA wal_checkpoint(TRUNCATE)"); /* as db_close does */
    begin = now_s() - begin;
    release(&tables);
    sqlite3_close(source);
    sqlite3_close(target);
    return begin;
}
