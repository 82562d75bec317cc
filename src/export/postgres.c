/* The only file that knows libpq. */
#include "postgres.h"

#include "trackside/cleanup.h"
#include "trackside/export.h"
#include "trackside/number.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct postgres {
    PGconn *connection;
    struct postgres_failure failure;
};

enum {
    OLDEST_SERVER = 120000,
    COPY_CHUNK = 1 << 20,
    N_DEFAULTS = 8,
};

static void free_options_at(PQconninfoOption **options)
{
    PQconninfoFree(*options);
}

static void clear_at(PGresult **result)
{
    PQclear(*result);
}

/* ---- what to connect with ---- */

static const char *given(const PQconninfoOption *options, const char *keyword)
{
    for (; options != NULL && options->keyword != NULL; options++) {
        if (strcmp(options->keyword, keyword) == 0)
            return options->val != NULL && options->val[0] != '\0' ? options->val : NULL;
    }
    return NULL;
}

/* libpq's own sentence about a malformed string repeats parts of it, so it is not used. */
static int check_conninfo(const char *conninfo, PQconninfoOption **ret_options, struct error *err)
{
    char *message = NULL;

    *ret_options = PQconninfoParse(conninfo, &message);
    PQfreemem(message);
    if (*ret_options == NULL)
        return error_set(err, ERROR_USAGE,
                         "--to is not a libpq connection string (host=... dbname=...) or URI "
                         "(postgresql://user@host/database)");
    if (given(*ret_options, "password") != NULL || given(*ret_options, "sslpassword") != NULL)
        return error_set(err, ERROR_USAGE,
                         "--to holds a password, which everybody on this machine could read; put "
                         "it into ~/.pgpass (PGPASSFILE), a service file (PGSERVICEFILE) or "
                         "PGPASSWORD instead");
    return 0;
}

static bool is_local(const char *host)
{
    return host == NULL || host[0] == '/' || host[0] == '@' || strcmp(host, "localhost") == 0 ||
           strncmp(host, "127.", 4) == 0 || strcmp(host, "::1") == 0;
}

static const char *from_environment(const char *name)
{
    const char *value = getenv(name);

    return value != NULL && value[0] != '\0' ? value : NULL;
}

/* libpq's default, prefer, gives an active attacker everything. Who wants it can say so. */
static bool needs_verified_tls(const PQconninfoOption *options)
{
    const char *host = given(options, "host");

    if (host == NULL)
        host = given(options, "hostaddr");
    if (host == NULL)
        host = from_environment("PGHOST");
    if (host == NULL)
        host = from_environment("PGHOSTADDR");
    return !is_local(host) && given(options, "sslmode") == NULL &&
           given(options, "service") == NULL && from_environment("PGSSLMODE") == NULL &&
           from_environment("PGSERVICE") == NULL;
}

/* Keywords and values; what stands after "dbname" cannot be overridden by the user's string. */
struct parameters {
    const char *keywords[N_DEFAULTS];
    const char *values[N_DEFAULTS];
    size_t n;
};

static void add(struct parameters *parameters, const char *keyword, const char *value)
{
    parameters->keywords[parameters->n] = keyword;
    parameters->values[parameters->n++] = value;
}

static PGconn *connect_with(const char *conninfo, const PQconninfoOption *options)
{
    struct parameters parameters = {.n = 0};

    if (from_environment("PGCONNECT_TIMEOUT") == NULL)
        add(&parameters, "connect_timeout", "10");
    add(&parameters, "tcp_user_timeout", "60000");
    add(&parameters, "keepalives_idle", "30");
    if (needs_verified_tls(options))
        add(&parameters, "sslmode", "verify-full");
    add(&parameters, "dbname", conninfo);
    add(&parameters, "fallback_application_name", "trackside");
    add(&parameters, "client_encoding", "UTF8");
    add(&parameters, NULL, NULL);
    return PQconnectdbParams(parameters.keywords, parameters.values, 1);
}

/* On one line, without the newline at its end. */
static void copy_line(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%s", text != NULL ? text : "");
    for (char *at = out; *at != '\0'; at++) {
        if (*at == '\n')
            *at = at[1] == '\0' ? '\0' : ' ';
    }
}

static int check_connection(const PGconn *connection, bool demands_tls, struct error *err)
{
    char reason[512];

    if (PQstatus(connection) != CONNECTION_OK) {
        copy_line(reason, sizeof(reason), PQerrorMessage(connection));
        return error_set(err, ERROR_UNREACHABLE, "the target does not let us in: %s%s", reason,
                         demands_tls ? "; for a host elsewhere its certificate is verified unless "
                                       "--to says sslmode=..."
                                     : "");
    }
    if (PQserverVersion(connection) < OLDEST_SERVER)
        return error_set(err, ERROR_FAILED,
                         "the target is PostgreSQL %d; version 12 or later is needed",
                         PQserverVersion(connection) / 10000);
    return 0;
}

static void ignore_notice(void *context, const char *message)
{
    (void)context;
    (void)message;
}

int postgres_open(const char *conninfo, struct postgres **ret_postgres, struct error *err)
{
    PQconninfoOption *options CLEANUP(free_options_at) = NULL;
    struct postgres *postgres;
    PGconn *connection;
    int r = conninfo != NULL ? check_conninfo(conninfo, &options, err) : 0;

    if (r < 0)
        return r;
    connection = connect_with(conninfo, options);
    r = check_connection(connection, needs_verified_tls(options), err);
    if (r < 0) {
        PQfinish(connection);
        return r;
    }
    PQsetNoticeProcessor(connection, ignore_notice, NULL);
    postgres = calloc(1, sizeof(*postgres));
    if (postgres == NULL)
        abort();
    postgres->connection = connection;
    *ret_postgres = postgres;
    return 0;
}

void postgres_close_at(struct postgres **postgres)
{
    if (*postgres == NULL)
        return;
    PQfinish((*postgres)->connection);
    free(*postgres);
}

/* ---- who is there ---- */

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

const char *postgres_host(const struct postgres *postgres)
{
    return or_empty(PQhost(postgres->connection));
}

const char *postgres_port(const struct postgres *postgres)
{
    return or_empty(PQport(postgres->connection));
}

const char *postgres_database(const struct postgres *postgres)
{
    return or_empty(PQdb(postgres->connection));
}

const char *postgres_user(const struct postgres *postgres)
{
    return or_empty(PQuser(postgres->connection));
}

const char *postgres_tls(const struct postgres *postgres)
{
    if (PQsslInUse(postgres->connection))
        return or_empty(PQsslAttribute(postgres->connection, "protocol"));
    return postgres_host(postgres)[0] == '/' ? "local socket" : "off";
}

/* ---- statements ---- */

static int fail_lost(struct postgres *postgres, struct error *err)
{
    postgres->failure = (struct postgres_failure){.sqlstate = ""};
    copy_line(postgres->failure.message, sizeof(postgres->failure.message),
              PQerrorMessage(postgres->connection));
    return error_set(err, ERROR_UNREACHABLE,
                     "the connection to the target was lost (%s); whole days are there or not, "
                     "and the next run sends the rest",
                     postgres->failure.message);
}

/* A server that ends the session says so first (class 57P); libpq's own failures have no code. */
static bool is_lost(const struct postgres *postgres, const char *sqlstate)
{
    return PQstatus(postgres->connection) != CONNECTION_OK || sqlstate == NULL ||
           strncmp(sqlstate, "57P", 3) == 0 || strncmp(sqlstate, "08", 2) == 0;
}

static int fail(struct postgres *postgres, const PGresult *result, struct error *err)
{
    struct postgres_failure *failure = &postgres->failure;

    if (is_lost(postgres, PQresultErrorField(result, PG_DIAG_SQLSTATE)))
        return fail_lost(postgres, err);
    copy_line(failure->sqlstate, sizeof(failure->sqlstate),
              PQresultErrorField(result, PG_DIAG_SQLSTATE));
    copy_line(failure->table, sizeof(failure->table),
              PQresultErrorField(result, PG_DIAG_TABLE_NAME));
    copy_line(failure->column, sizeof(failure->column),
              PQresultErrorField(result, PG_DIAG_COLUMN_NAME));
    copy_line(failure->constraint, sizeof(failure->constraint),
              PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME));
    copy_line(failure->message, sizeof(failure->message),
              PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
    return error_set(err, ERROR_REJECTED, "the target refused a statement: %s (SQLSTATE %s)",
                     failure->message, failure->sqlstate);
}

static bool is_good(const PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);

    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

int postgres_run(struct postgres *postgres, const char *sql, struct error *err)
{
    PGresult *result CLEANUP(clear_at) = PQexec(postgres->connection, sql);

    return is_good(result) ? 0 : fail(postgres, result, err);
}

static struct postgres_rows read_rows(PGresult *result, struct arena *arena)
{
    int n_rows = PQntuples(result);
    int n_columns = PQnfields(result);
    struct postgres_rows rows = {.n_columns = (size_t)n_columns, .n_rows = (size_t)n_rows};

    rows.cells = arena_new_array(arena, rows.n_rows * rows.n_columns, const char *);
    for (int i = 0; i < n_rows; i++) {
        for (int j = 0; j < n_columns; j++) {
            if (!PQgetisnull(result, i, j))
                rows.cells[i * n_columns + j] = arena_text(arena, PQgetvalue(result, i, j));
        }
    }
    number_read_int(bytes_from_text(PQcmdTuples(result)), &rows.n_written);
    return rows;
}

int postgres_ask(struct postgres *postgres, const char *sql, const char *const *parameters,
                 size_t n_parameters, struct arena *arena, struct postgres_rows *ret_rows,
                 struct error *err)
{
    PGresult *result CLEANUP(clear_at) =
        PQexecParams(postgres->connection, sql, (int)n_parameters, NULL, parameters, NULL, NULL, 0);

    if (!is_good(result))
        return fail(postgres, result, err);
    if (ret_rows != NULL)
        *ret_rows = read_rows(result, arena);
    return 0;
}

/* ---- COPY ---- */

static bool put_all(PGconn *connection, struct bytes data)
{
    while (data.size > 0) {
        struct bytes chunk = bytes_first(data, COPY_CHUNK);

        if (PQputCopyData(connection, chunk.data, (int)chunk.size) != 1)
            return false;
        data = bytes_skip(data, chunk.size);
    }
    return PQputCopyEnd(connection, NULL) == 1;
}

/* After COPY every result is fetched, and the first bad one counts. A lost connection ends it too.
 */
static int end_copy(struct postgres *postgres, struct error *err)
{
    PGresult *result;
    int r = 0;

    while ((result = PQgetResult(postgres->connection)) != NULL) {
        if (r == 0 && !is_good(result))
            r = fail(postgres, result, err);
        PQclear(result);
        if (PQstatus(postgres->connection) != CONNECTION_OK)
            break;
    }
    return r;
}

int postgres_copy(struct postgres *postgres, const char *sql, struct bytes data, struct error *err)
{
    PGresult *result CLEANUP(clear_at) = PQexec(postgres->connection, sql);
    bool is_sent;
    int r;

    if (PQresultStatus(result) != PGRES_COPY_IN)
        return fail(postgres, result, err);
    is_sent = put_all(postgres->connection, data);
    r = end_copy(postgres, err);
    return r == 0 && !is_sent ? fail(postgres, NULL, err) : r;
}

const struct postgres_failure *postgres_failure(const struct postgres *postgres)
{
    return &postgres->failure;
}

int export_library(void)
{
    return PQlibVersion();
}
