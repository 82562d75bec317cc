/* Queries: prepared once, bound by name, walked. */
#include "connection.h"

#include "trackside/calendar.h"
#include "trackside/heap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- preparing ---- */

static int prepare(struct db *db, const struct db_query *source, struct query *query,
                   struct error *err)
{
    const char *tail;
    int r = sqlite3_prepare_v3(db->sqlite, source->sql, -1, SQLITE_PREPARE_PERSISTENT,
                               &query->statement, &tail);

    if ((r & 0xff) == SQLITE_ERROR || (r == SQLITE_OK && query->statement == NULL))
        return error_set(err, ERROR_FAILED,
                         "query %s does not fit the %s database %s: %s; please report it",
                         source->name, db->schema->name, db->path,
                         r == SQLITE_OK ? "it is empty" : sqlite3_errmsg(db->sqlite));
    if (r != SQLITE_OK)
        return connection_fail(db, r, source->name, err);
    query->db = db;
    query->name = source->name;
    if (!connection_is_end(db, tail))
        return error_set(err, ERROR_FAILED,
                         "query %s of the %s database is more than one statement; please report it",
                         source->name, db->schema->name);
    return 0;
}

int connection_prepare(struct db *db, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < db->schema->n_session; i++)
        r = connection_run(db, db->schema->session[i].sql, db->schema->session[i].name, err);
    for (size_t i = 0; r == 0 && i < db->schema->n_queries; i++)
        r = prepare(db, &db->schema->queries[i], &db->queries[i], err);
    return r;
}

struct query *db_query(struct db *db, int index)
{
    struct query *query;

    if (index < 0 || (size_t)index >= db->schema->n_queries)
        abort(); /* not of this database's enum */
    query = &db->queries[index];
    sqlite3_reset(query->statement); /* an earlier failure was told when it happened */
    sqlite3_clear_bindings(query->statement);
    return query;
}

/* ---- binding ---- */

static int parameter(const struct query *query, const char *name)
{
    int index = sqlite3_bind_parameter_index(query->statement, name);

    if (index == 0)
        abort(); /* the .sql file has no such parameter */
    return index;
}

/* Of binding only memory can fail, and a value too large for SQLite; neither can go on. */
static void require(int code)
{
    if (code == SQLITE_NOMEM)
        heap_exhausted();
    if (code != SQLITE_OK)
        abort();
}

void query_bind_text(struct query *query, const char *name, const char *text)
{
    require(sqlite3_bind_text64(query->statement, parameter(query, name), text,
                                text ? strlen(text) : 0, SQLITE_STATIC, SQLITE_UTF8));
}

void query_bind_int(struct query *query, const char *name, int64_t value)
{
    int index = parameter(query, name);

    require(is_absent(value) ? sqlite3_bind_null(query->statement, index)
                             : sqlite3_bind_int64(query->statement, index, value));
}

void query_bind_bytes(struct query *query, const char *name, struct bytes bytes)
{
    /* A NULL pointer would bind NULL, and no bytes are not the same as no value. */
    require(sqlite3_bind_blob64(query->statement, parameter(query, name),
                                bytes.size > 0 ? bytes.data : "", bytes.size, SQLITE_STATIC));
}

/* Copied, unlike texts: it lives on our stack. */
static void bind_made_text(struct query *query, const char *name, const char *text)
{
    require(
        sqlite3_bind_text(query->statement, parameter(query, name), text, -1, SQLITE_TRANSIENT));
}

void query_bind_utc(struct query *query, const char *name, int64_t utc)
{
    char text[CALENDAR_TEXT_SIZE];

    if (is_absent(utc))
        query_bind_text(query, name, NULL);
    else
        bind_made_text(query, name, utc_format(utc, text));
}

void query_bind_utc_ms(struct query *query, const char *name, int64_t utc_ms)
{
    char seconds[CALENDAR_TEXT_SIZE], text[CALENDAR_TEXT_SIZE + 8];

    if (is_absent(utc_ms)) {
        query_bind_text(query, name, NULL);
        return;
    }
    utc_format(utc_ms / 1000, seconds);
    snprintf(text, sizeof(text), "%.*s.%03dZ", (int)strlen(seconds) - 1, seconds,
             (int)(utc_ms % 1000));
    bind_made_text(query, name, text);
}

/* ---- walking ---- */

int query_next(struct query *query, struct error *err)
{
    int code = sqlite3_step(query->statement);
    int r = QUERY_DONE;

    if (code == SQLITE_ROW)
        return QUERY_ROW;
    if (code != SQLITE_DONE)
        r = connection_fail(query->db, code, query->name, err);
    sqlite3_reset(query->statement);
    return r;
}

int query_run(struct query *query, struct error *err)
{
    int r;

    do
        r = query_next(query, err);
    while (r == QUERY_ROW);
    return r;
}

void query_reset(struct query *query)
{
    sqlite3_reset(query->statement);
}

/*
 * Neither sqlite3_changes nor the last rowid is set back by a statement that changes nothing:
 * the first keeps the count of the statement before, so the running total is compared instead.
 */
int query_put(struct query *query, enum db_change *ret_change, int64_t *ret_id, struct error *err)
{
    sqlite3 *sqlite = query->db->sqlite;
    sqlite3_int64 total_before = sqlite3_total_changes64(sqlite);
    enum db_change change = DB_UNCHANGED;
    int r;

    sqlite3_set_last_insert_rowid(sqlite, 0);
    r = query_run(query, err);
    if (r < 0)
        return r;
    if (sqlite3_total_changes64(sqlite) != total_before)
        change = sqlite3_last_insert_rowid(sqlite) != 0 ? DB_INSERTED : DB_UPDATED;
    if (change == DB_INSERTED && ret_id != NULL)
        *ret_id = sqlite3_last_insert_rowid(sqlite);
    if (ret_change != NULL)
        *ret_change = change;
    return 0;
}

int query_change(struct query *query, int64_t *ret_n, struct error *err)
{
    sqlite3 *sqlite = query->db->sqlite;
    sqlite3_int64 total_before = sqlite3_total_changes64(sqlite);
    int r = query_run(query, err);

    if (r < 0)
        return r;
    *ret_n = sqlite3_total_changes64(sqlite) - total_before;
    return 0;
}
