/*
 * What the files of this module share. Only they include it, and with it sqlite3.h.
 */
#ifndef TRACKSIDE_DB_CONNECTION_H
#define TRACKSIDE_DB_CONNECTION_H

#include "trackside/db.h"

#include <sqlite3.h>

enum {
    DB_BUSY_TIMEOUT_MS = 5000,
};

struct query {
    struct db *db;
    const char *name; /* "page_store/find" */
    sqlite3_stmt *statement;
};

struct db {
    sqlite3 *sqlite;
    const struct db_schema *schema;
    char *path;
    enum db_access access;
    struct query *queries; /* as many as the schema has */
};

/* For CLEANUP. */
void finalize_at(sqlite3_stmt **statement);

/*
 * SQLite's code in our words: the code, and a sentence that names the file, the way out, `what`
 * was being done (a query's name, "BEGIN IMMEDIATE", ...) and SQLite's own message.
 */
int connection_fail(const struct db *db, int code, const char *what, struct error *err);

/* Is the whole file as it should be when it is read now? */
bool connection_is_sound(sqlite3 *sqlite);

/* Run constant SQL without parameters. */
int connection_run(const struct db *db, const char *sql, const char *what, struct error *err);

/* The one integer that constant SQL gives; 0 when it gives no row. */
int connection_ask(const struct db *db, const char *sql, int64_t *ret_value, struct error *err);

/* Is there no statement in what stands behind one, but comments and blanks? */
bool connection_is_end(const struct db *db, const char *tail);

/* A column of the row a statement stands on, in the arena; NULL for NULL. */
const char *connection_text(sqlite3_stmt *row, int column, struct arena *arena);

/* Hardening and pragmas, each read back. Not yet the journal mode, which writes to the file. */
int connection_harden(const struct db *db, struct error *err);

/* WAL, durability. */
int connection_set_journal(const struct db *db, struct error *err);

/* What a file says it is, read in one state. */
struct identity {
    int64_t application_id;
    int64_t version;  /* user_version: steps applied */
    int64_t n_tables; /* entries of its schema, of any type */
};

/* Read it, and refuse what is not ours or from a newer program. */
int connection_identify(struct db *db, struct identity *ret_identity, struct error *err);

/* Before anything is written: ERROR_CHECK names a trigger that no step of ours makes. */
int connection_refuse_triggers(struct db *db, struct error *err);

/* Apply missing steps, after a backup when something is stored already. */
int connection_migrate(struct db *db, const struct identity *identity, struct error *err);

/* A copy of the database beside it, "PATH.before-VERSION", 0600; an older copy is replaced. */
int connection_back_up(struct db *db, int64_t version, struct error *err);

/* Make what the schema's queries need on each connection, then prepare them all. */
int connection_prepare(struct db *db, struct error *err);

#endif
