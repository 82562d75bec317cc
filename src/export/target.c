/* The central database: connected, and its SQL made to fit. */
#include "target.h"

#include "postgres_schema.h"

#include "trackside/bytes.h"

#include <inttypes.h>
#include <string.h>

int target_open(const char *conninfo, const struct target_limits *limits, struct arena *arena,
                struct target *ret_target, struct error *err)
{
    struct target target = {.arena = arena, .limits = *limits};
    int r = postgres_open(conninfo, &target.postgres, err);

    if (r < 0)
        return r;
    target.fitted = arena_new_array(arena, postgres_schema.n_queries, const char *);
    *ret_target = target;
    return 0;
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

/* A transaction we left open is not to outlive the longest of our statements. */
int target_begin(struct target *target, int begin_query, struct error *err)
{
    const char *statement = arena_format(target->arena, "%" PRId64, target->limits.statement_ms);
    const char *lock = arena_format(target->arena, "%" PRId64, target->limits.lock_ms);
    const char *parameters[] = {statement, lock, statement};
    int r = target_run(target, begin_query, err);

    return r == 0 ? target_ask(target, SESSION_LIMITS, parameters, 3, NULL, err) : r;
}

/* ---- making tables ---- */

enum {
    N_CENTRAL_NAMES = 10, /* tables and types of target/tables.sql */
};

static const char *joined(const struct postgres_rows *rows, struct arena *arena)
{
    const char *text = "";

    for (size_t i = 0; i < rows->n_rows; i++)
        text = arena_format(arena, "%s%s%s", text, i > 0 ? ", " : "", postgres_cell(rows, i, 0));
    return text;
}

/* Commit what was made, or take it back: `what` could not be made. */
static int finish_making(struct target *target, int r, const char *what, struct error *err)
{
    if (r == 0)
        r = target_run(target, SESSION_COMMIT, err);
    if (r == ERROR_REJECTED)
        r = error_set(err, ERROR_FAILED, "%s cannot be made: %s", what,
                      postgres_failure(target->postgres)->message);
    if (r < 0 && r != ERROR_UNREACHABLE)
        target_run(target, SESSION_ROLLBACK, NULL);
    return r;
}

static int make_tables(struct target *target, bool partitions, struct error *err)
{
    const char *name = "partitions";
    const struct feature_list features = {&name, partitions ? 1 : 0};

    return postgres_run(target->postgres,
                        fit_sql(postgres_schema.steps[0].sql, &features, target->arena), err);
}

static int make_partitions(struct target *target, const char *years, struct error *err)
{
    struct postgres_rows rows;
    int r = target_ask(target, TARGET_PARTITIONED, NULL, 0, &rows, err);

    if (r == 0 && !postgres_cell_is_true(&rows, 0, 0))
        return error_set(err, ERROR_FAILED,
                         "the target has laps already, and not in partitions by year; nothing was "
                         "changed (docs/scale.md tells how they come into partitions)");
    if (r == 0)
        r = target_ask(target, SESSION_SET_YEARS, &years, 1, NULL, err);
    return r == 0 ? target_run(target, TARGET_MAKE_PARTITIONS, err) : r;
}

int target_create_schema(struct target *target, const char *years, struct error *err)
{
    struct postgres_rows rows = {.n_rows = 0};
    int r = target_begin(target, SESSION_BEGIN, err);

    if (r == 0)
        r = target_ask(target, TARGET_TABLES, NULL, 0, &rows, err);
    if (r == 0 && rows.n_rows > 0 && rows.n_rows < N_CENTRAL_NAMES)
        r = error_set(err, ERROR_FAILED,
                      "--create-schema is for an empty database, and this one has %s already; "
                      "nothing was changed",
                      joined(&rows, target->arena));
    if (r == 0 && rows.n_rows == 0)
        r = make_tables(target, years != NULL, err);
    if (r == 0 && years != NULL)
        r = make_partitions(target, years, err);
    return finish_making(target, r, "the central tables", err);
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
    r = target_begin(target, SESSION_BEGIN, err);
    if (r == 0)
        r = target_run(target, TARGET_MAKE_EXPORTS, err);
    r = finish_making(target, r, "the table of checkpoints", err);
    if (r == 0)
        add_feature(target, "trackside_exports");
    return r;
}
