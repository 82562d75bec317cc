/*
 * Our SQLite: the one place where a database file is opened, hardened, migrated and asked.
 *
 * A database is described by a db_schema, generated at build from schema/: its numbered steps
 * and its queries. Opening it applies missing steps (each in a transaction of its own, after a
 * backup beside the file), then prepares every query, so that a typo or a mismatch fails at
 * start with the query's name. An enum in the same generated header indexes the queries.
 *
 * One connection serves one thread. Never carried across fork().
 */
#ifndef TRACKSIDE_DB_H
#define TRACKSIDE_DB_H

#include "trackside/arena.h"
#include "trackside/bytes.h"
#include "trackside/error.h"
#include "trackside/number.h"

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

struct db;
struct query;

struct db_step {
    const char *name; /* file name without ending: "0001_pages" */
    const char *sql;
};

struct db_query {
    const char *name; /* "page_store/find" */
    const char *sql;
};

struct db_schema {
    const char *name;            /* "mirror" */
    uint32_t application_id;     /* names the format in the file's header */
    bool every_commit_endures;   /* synchronous=FULL; else NORMAL */
    const struct db_step *steps; /* user_version n means the first n are applied */
    size_t n_steps;
    const struct db_step
        *session; /* run on each connection, stored nowhere: TEMP tables and such */
    size_t n_session;
    const struct db_query *queries;
    size_t n_queries;
};

enum db_access {
    DB_READ,  /* opens read-only; ERROR_NOT_FOUND when there is no file yet */
    DB_WRITE, /* makes the file (0600) when missing and migrates it */
};

/*
 * Open a database file; the schema must outlive the connection. ERROR_TOO_NEW for one from a newer
 * program, ERROR_BUSY when another process holds it beyond the busy timeout, ERROR_FAILED for a
 * file that is not ours or cannot be written, with a sentence that names the file and the way out.
 * A DB_READ of a file that still needs migrating is opened for writing once, to migrate it.
 */
int db_open(const char *path, const struct db_schema *schema, enum db_access access,
            struct db **ret_db, struct error *err);
void db_close(struct db *db);
void db_close_at(struct db **db); /* for CLEANUP */

/* The path and schema it was opened with. */
const char *db_path(const struct db *db);
const struct db_schema *db_schema_of(const struct db *db);

/* A table, index or view, as it was made, comments and all. Texts live in the arena. */
struct db_object {
    const char *type; /* "table", "index", "view" */
    const char *name;
    const char *sql; /* without a semicolon */
};

/* Everything in the database, in an order in which it can be made. */
int db_list_objects(struct db *db, struct arena *arena, struct db_object **ret_objects,
                    size_t *ret_n, struct error *err);

/* Those tables, views and triggers among them that no step of its schema makes. Triggers of that
 * kind are also refused where the database is opened for writing. */
int db_list_strangers(struct db *db, struct arena *arena, struct db_object **ret_objects,
                      size_t *ret_n, struct error *err);

/*
 * What SQLite itself finds wrong: pages, indexes and constraints ("integrity"), and rows that refer
 * to none ("foreign_keys"). `take` is called for each; its texts live in the arena. That the
 * database is damaged is no error here.
 */
typedef void db_take_finding(void *context, const char *check, const char *place,
                             const char *finding);
int db_check(struct db *db, struct arena *arena, db_take_finding *take, void *context,
             struct error *err);

/*
 * Copy one consistent state to a file of its own (0600) while others go on writing, and check it.
 * The copy needs no file beside it, and may lie anywhere. `path` must be free; after a failure
 * nothing is left there. ERROR_INTERRUPTED soon after *interrupted (may be NULL) is set.
 */
int db_copy(struct db *db, const char *path, const volatile sig_atomic_t *interrupted,
            struct error *err);

/* How many steps have been applied to the file. */
int db_read_version(const struct db *db, int64_t *ret_version, struct error *err);

/* The version of SQLite in use, "3.40.1". */
const char *db_library(void);

/* Write transactions begin IMMEDIATE. A rollback without a transaction does nothing. */
int db_begin(struct db *db, struct error *err);
int db_commit(struct db *db, struct error *err);
void db_rollback(struct db *db);

/* Bring the log into the database file and cut it, so that no large one stays behind. Best effort:
 * readers elsewhere may still need it. */
void db_checkpoint(struct db *db);

/* A read transaction: everything asked until db_commit or db_rollback sees one state. */
int db_begin_read(struct db *db, struct error *err);

/* Has somebody begun a transaction on this connection? A store then joins it instead of its own. */
bool db_in_transaction(const struct db *db);

/*
 * The prepared query, reset and with no values bound. `index` is of the generated enum. It
 * belongs to the db. One use at a time: do not start a query that is still being walked.
 */
struct query *db_query(struct db *db, int index);

/*
 * Bind by the parameter's name as the .sql file writes it, colon included. Texts and bytes are
 * borrowed until the query is next reset. NULL text and ABSENT bind NULL. A name that the query
 * does not have is a bug and aborts.
 */
void query_bind_text(struct query *query, const char *name, const char *text);
void query_bind_int(struct query *query, const char *name, int64_t value);
void query_bind_bytes(struct query *query, const char *name, struct bytes bytes);

/* Moments are kept as text in UTC, "2025-10-25T06:00:00Z", in milliseconds "...:00.123Z". */
void query_bind_utc(struct query *query, const char *name, int64_t utc);
void query_bind_utc_ms(struct query *query, const char *name, int64_t utc_ms);

/* Step to the next row. After QUERY_DONE or an error the query is reset. */
enum {
    QUERY_DONE = 0,
    QUERY_ROW = 1,
};
int query_next(struct query *query, struct error *err);

/* Run a query that gives no rows (rows it may give are passed over). */
int query_run(struct query *query, struct error *err);

/* End a walk early. */
void query_reset(struct query *query);

/* The current row's columns, from 0. Texts live in the arena; NULL gives NULL or ABSENT. */
const char *query_text(struct query *query, int column, struct arena *arena);
int64_t query_int(struct query *query, int column);
struct bytes query_bytes(struct query *query, int column, struct arena *arena);
bool query_is_null(struct query *query, int column);
int64_t query_utc(struct query *query, int column);    /* ABSENT also when it is no moment */
int64_t query_utc_ms(struct query *query, int column); /* likewise */

/*
 * Run an upsert (INSERT ... ON CONFLICT DO UPDATE ... WHERE something differs) or a guarded
 * UPDATE, and tell what became of the row. Not for WITHOUT ROWID tables, whose rows have no id.
 * *ret_id is the new row's id after DB_INSERTED, else untouched; both may be NULL.
 */
enum db_change {
    DB_UNCHANGED,
    DB_INSERTED,
    DB_UPDATED,
};
int query_put(struct query *query, enum db_change *ret_change, int64_t *ret_id, struct error *err);

/* Run a query that updates or deletes and tell how many rows it touched. */
int query_change(struct query *query, int64_t *ret_n, struct error *err);

#endif
