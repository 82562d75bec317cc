/*
 * A connection to a PostgreSQL server: the only thing the rest of the module knows of libpq.
 * Meson chooses postgres.c, or no_postgres.c where libpq is missing.
 */
#ifndef TRACKSIDE_EXPORT_POSTGRES_H
#define TRACKSIDE_EXPORT_POSTGRES_H

#include "trackside/arena.h"
#include "trackside/buffer.h"
#include "trackside/error.h"

struct postgres;

/* Why the last statement failed, in the server's words; texts in the connection's own memory. */
struct postgres_failure {
    char sqlstate[6]; /* "" when the connection is lost */
    char table[64];
    char column[64];
    char constraint[64];
    char message[256]; /* without values of the row */
};

/*
 * Connect. ERROR_USAGE when conninfo (NULL: libpq's environment) holds a password or is not one;
 * nothing of it is ever repeated. ERROR_UNREACHABLE with libpq's reason otherwise.
 */
int postgres_open(const char *conninfo, struct postgres **ret_postgres, struct error *err);
void postgres_close_at(struct postgres **postgres); /* for CLEANUP */

/* Host, port, database, user: "" where the server did not need one. */
const char *postgres_host(const struct postgres *postgres);
const char *postgres_port(const struct postgres *postgres);
const char *postgres_database(const struct postgres *postgres);
const char *postgres_user(const struct postgres *postgres);
/* "TLSv1.3", "off", or "local socket". */
const char *postgres_tls(const struct postgres *postgres);

/*
 * One or more statements without parameters. ERROR_UNREACHABLE when the connection is gone,
 * ERROR_REJECTED when the server said no; then postgres_failure tells why.
 */
int postgres_run(struct postgres *postgres, const char *sql, struct error *err);

/* Rows as texts; NULL is NULL. In the caller's arena. */
struct postgres_rows {
    const char **cells; /* row after row */
    size_t n_columns;
    size_t n_rows;
    int64_t n_written; /* by the server's word: rows inserted, updated, deleted */
};

/* One statement with n text parameters. ret_rows may be NULL. */
int postgres_ask(struct postgres *postgres, const char *sql, const char *const *parameters,
                 size_t n_parameters, struct arena *arena, struct postgres_rows *ret_rows,
                 struct error *err);

/* The cell of a row; NULL is NULL. */
const char *postgres_cell(const struct postgres_rows *rows, size_t row, size_t column);
bool postgres_cell_is_true(const struct postgres_rows *rows, size_t row, size_t column);
int64_t postgres_cell_int(const struct postgres_rows *rows, size_t row, size_t column);

/* COPY FROM STDIN, in one go. */
int postgres_copy(struct postgres *postgres, const char *sql, struct bytes data, struct error *err);

const struct postgres_failure *postgres_failure(const struct postgres *postgres);

#endif
