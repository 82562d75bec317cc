/* Stands in for postgres.c where the program was built without libpq: nothing can be opened. */
#include "postgres.h"

#include "trackside/export.h"

#include <stdlib.h>

int postgres_open(const char *conninfo, struct postgres **ret_postgres, struct error *err)
{
    (void)conninfo;
    (void)ret_postgres;
    return error_set(err, ERROR_FAILED,
                     "this trackside was built without PostgreSQL; install libpq-dev and build "
                     "with -Dpostgres=enabled, or use `export csv`");
}

/* Never reached without an open connection. */

void postgres_close_at(struct postgres **postgres)
{
    (void)postgres;
}

const char *postgres_host(const struct postgres *postgres)
{
    (void)postgres;
    abort();
}

const char *postgres_port(const struct postgres *postgres)
{
    (void)postgres;
    abort();
}

const char *postgres_database(const struct postgres *postgres)
{
    (void)postgres;
    abort();
}

const char *postgres_user(const struct postgres *postgres)
{
    (void)postgres;
    abort();
}

const char *postgres_tls(const struct postgres *postgres)
{
    (void)postgres;
    abort();
}

int postgres_run(struct postgres *postgres, const char *sql, struct error *err)
{
    (void)postgres;
    (void)sql;
    (void)err;
    abort();
}

int postgres_ask(struct postgres *postgres, const char *sql, const char *const *parameters,
                 size_t n_parameters, struct arena *arena, struct postgres_rows *ret_rows,
                 struct error *err)
{
    (void)postgres;
    (void)sql;
    (void)parameters;
    (void)n_parameters;
    (void)arena;
    (void)ret_rows;
    (void)err;
    abort();
}

int postgres_copy(struct postgres *postgres, const char *sql, struct bytes data, struct error *err)
{
    (void)postgres;
    (void)sql;
    (void)data;
    (void)err;
    abort();
}

const struct postgres_failure *postgres_failure(const struct postgres *postgres)
{
    (void)postgres;
    abort();
}

int export_library(void)
{
    return 0;
}
