/* Opening and closing a database. */
#include "connection.h"

#include "class_key.h"
#include "file_check.h"

#include "trackside/cleanup.h"
#include "trackside/heap.h"

#include <stdlib.h>
#include <string.h>

/* ---- opening ---- */

static struct db *db_new(const char *path, const struct db_schema *schema, enum db_access access)
{
    struct db *db = heap_alloc(sizeof(*db));

    *db = (struct db){.schema = schema,
                      .path = heap_copy_text(path),
                      .access = access,
                      .queries = heap_alloc_array(schema->n_queries, sizeof(struct query))};
    return db;
}

/* A path as an SQLite address: what would end it, or stand for something else, is escaped. */
static const char *immutable_address(const char *path, struct arena *arena)
{
    char *out = arena_alloc(arena, 3 * strlen(path) + 1);
    char *end = out;

    for (const char *at = path; *at; at++) {
        if (*at != '%' && *at != '?' && *at != '#') {
            *end++ = *at;
            continue;
        }
        *end++ = '%';
        bytes_write_hex((struct bytes){at, 1}, end);
        end += 2;
    }
    return arena_format(arena, "file:%s?immutable=1", out);
}

/*
 * SQLite keeps shared memory beside a WAL database even to read it. Where nothing can be written
 * (a read-only medium) and no log waits to be read, the file is opened as one that never changes.
 */
static int connect(struct db *db, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    const char *name = db->path;
    int flags = db->access == DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    int r;

    arena_init(&arena);
    flags |= SQLITE_OPEN_NOMUTEX;
    if (db->access == DB_READ && file_is_frozen(db->path)) {
        name = immutable_address(db->path, &arena);
        flags |= SQLITE_OPEN_URI;
    }
    r = sqlite3_open_v2(name, &db->sqlite, flags, NULL);
    if (r != SQLITE_OK)
        return connection_fail(db, r, "open", err);
    sqlite3_extended_result_codes(db->sqlite, 1);
    r = sqlite3_busy_timeout(db->sqlite, DB_BUSY_TIMEOUT_MS);
    return r == SQLITE_OK ? 0 : connection_fail(db, r, "busy_timeout", err);
}

/* Whose it is comes first: nothing is written to a file that is not ours. */
static int set_up(struct db *db, struct identity *identity, struct error *err)
{
    int r = connect(db, err);

    if (r == 0)
        r = connection_harden(db, err);
    if (r == 0)
        r = class_key_register(db, err);
    if (r == 0)
        r = connection_identify(db, identity, err);
    if (r == 0 && db->access == DB_WRITE && sqlite3_db_readonly(db->sqlite, "main") == 1)
        r = connection_fail(db, SQLITE_READONLY, "open", err);
    if (r == 0 && db->access == DB_WRITE)
        r = connection_refuse_triggers(db, err);
    if (r == 0)
        r = connection_set_journal(db, err);
    if (r == 0 && db->access == DB_WRITE)
        r = connection_migrate(db, identity, err);
    return r;
}

static int open_existing(const char *path, const struct db_schema *schema, enum db_access access,
                         struct db **ret_db, struct identity *identity, struct error *err)
{
    struct db *db CLEANUP(db_close_at) = db_new(path, schema, access);
    bool is_behind;
    int r = set_up(db, identity, err);

    is_behind = access == DB_READ && r == 0 && identity->version < (int64_t)schema->n_steps;
    if (r == 0 && !is_behind)
        r = connection_prepare(db, err);
    if (r < 0)
        return r;
    *ret_db = db;
    db = NULL;
    return 0;
}

int db_open(const char *path, const struct db_schema *schema, enum db_access access,
            struct db **ret_db, struct error *err)
{
    struct db *db CLEANUP(db_close_at) = NULL;
    struct identity identity = {.version = 0};
    bool exists;
    int r = file_check(path, &exists, err);

    if (r < 0)
        return r;
    if (!exists && access == DB_READ)
        return error_set_hint(err, ERROR_NOT_FOUND, HINT_FIRST_INGEST,
                              "nothing is stored yet: there is no %s", path);
    if (!exists)
        r = file_create(path, err);
    if (r == 0)
        r = open_existing(path, schema, access, &db, &identity, err);
    if (r == 0 && access == DB_READ && identity.version < (int64_t)schema->n_steps) {
        /* A reader cannot bring an old database up to date: a writer does so first. */
        db_close(db);
        db = NULL;
        r = open_existing(path, schema, DB_WRITE, &db, &identity, err);
        if (r == 0) {
            db_close(db);
            db = NULL;
            r = open_existing(path, schema, DB_READ, &db, &identity, err);
        }
    }
    if (r < 0)
        return r;
    *ret_db = db;
    db = NULL;
    return 0;
}

const char *db_library(void)
{
    return sqlite3_libversion();
}

/* ---- closing ---- */

void db_checkpoint(struct db *db)
{
    sqlite3_wal_checkpoint_v2(db->sqlite, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

void db_close(struct db *db)
{
    if (!db)
        return;
    for (size_t i = 0; i < db->schema->n_queries; i++)
        sqlite3_finalize(db->queries[i].statement);
    db_rollback(db);
    if (db->sqlite && db->access == DB_WRITE) {
        sqlite3_busy_timeout(db->sqlite, 0);
        db_checkpoint(db);
    }
    sqlite3_close(db->sqlite);
    free(db->queries);
    free(db->path);
    free(db);
}

void db_close_at(struct db **db)
{
    db_close(*db);
}

const char *db_path(const struct db *db)
{
    return db->path;
}

const struct db_schema *db_schema_of(const struct db *db)
{
    return db->schema;
}
