/* The central database: connected, and its SQL made to fit. */
#include "target.h"

#include "postgres_schema.h"

#include "trackside/bytes.h"

#include <inttypes.h>
#include <string.h>

/* A transaction we left open is not to outlive the longest of our statements. */
static int set_time_limits(struct target *target, const struct target_limits *limits,
                           struct error *err)
{
    const char *statement = arena_format(target->arena, "%" PRId64, limits->statement_ms);
    const char *lock = arena_format(target->arena, "%" PRId64, limits->lock_ms);
    const char *parameters[] = {statement, lock, statement};

    return target_ask(target, SESSION_TIME_LIMITS, parameters, 3, NULL, err);
}

int target_open(const char *conninfo, const struct target_limits *limits, struct arena *arena,
                struct target *ret_target, struct error *err)
{
    struct target target = {.arena = arena};
    int r = postgres_open(conninfo, &target.postgres, err);

    if (r < 0)
        return r;
    target.fitted = arena_new_array(arena, postgres_schema.n_queries, const char *);
    *ret_target = target;
    r = target_run(ret_target, SESSION_LIMITS, err);
    return r == 0 ? set_time_limits(ret_target, limits, err) : r;
}

void target_close(struct target *target)
{
    postgres_close_at(&target->postgres);
}

const char *target_sql(struct target *target, int query)
{
    if (target->fitted[query] == NULL)
        target->fitted[query] =
            fit_sql(postgres_schema.queries[query].sql, &target->features, target->arena);
    return target->fitted[query];
}

int target_run(struct target *target, int query, struct error *err)
{
    return postgres_run(target->postgres, target_sql(target, query), err);
}

int target_ask(struct target *target, int query, const char *const *parameters, size_t n_parameters,
               struct postgres_rows *ret_rows, struct error *err)
{
    return postgres_ask(target->postgres, target_sql(target, query), parameters, n_parameters,
                        target->arena, ret_rows, err);
}

/* ---- making tables ---- */

enum {
    N_CENTRAL_NAMES = 10, /* tables and types of target/tables.sql */
};

static int in_transaction(struct target *target, const char *sql, struct error *err)
{
    int r = target_run(target, SESSION_BEGIN, err);

    if (r == 0)
        r = postgres_run(target->postgres, sql, err);
    if (r == 0)
        return target_run(target, SESSION_COMMIT, err);
    target_run(target, SESSION_ROLLBACK, NULL);
    return r;
}

static const char *joined(const struct postgres_rows *rows, struct arena *arena)
{
    const char *text = "";

    for (size_t i = 0; i < rows->n_rows; i++)
        text = arena_format(arena, "%s%s%s", text, i > 0 ? ", " : "", postgres_cell(rows, i, 0));
    return text;
}

int target_create_schema(struct target *target, struct error *err)
{
    struct postgres_rows rows;
    int r = target_ask(target, TARGET_TABLES, NULL, 0, &rows, err);

    if (r < 0 || rows.n_rows == N_CENTRAL_NAMES)
        return r;
    if (rows.n_rows > 0)
        return error_set(err, ERROR_FAILED,
                         "--create-schema is for an empty database, and this one has %s already; "
                         "nothing was changed",
                         joined(&rows, target->arena));
    r = in_transaction(target, postgres_schema.steps[0].sql, err);
    if (r == ERROR_REJECTED)
        return error_set(err, ERROR_FAILED, "the central tables cannot be made: %s",
                         postgres_failure(target->postgres)->message);
    return r;
}

static void add_feature(struct target *target, const char *name)
{
    struct feature_list *features = &target->features;

    features->names = arena_grow(target->arena, features->names, features->n, sizeof(const char *));
    features->names[features->n++] = name;
    memset(target->fitted, 0, postgres_schema.n_queries * sizeof(const char *));
}

int target_make_exports(struct target *target, struct error *err)
{
    int r;

    if (feature_list_has(&target->features, BYTES("trackside_exports")) || !target->can_create)
        return 0;
    r = in_transaction(target, target_sql(target, TARGET_MAKE_EXPORTS), err);
    if (r == ERROR_REJECTED)
        return error_set(err, ERROR_FAILED, "the table of checkpoints cannot be made: %s",
                         postgres_failure(target->postgres)->message);
    if (r == 0)
        add_feature(target, "trackside_exports");
    return r;
}
