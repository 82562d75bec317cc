/*
 * The central database of an export: connected, looked over, and its SQL made to fit.
 */
#ifndef TRACKSIDE_EXPORT_TARGET_H
#define TRACKSIDE_EXPORT_TARGET_H

#include "fit_sql.h"
#include "postgres.h"

struct target {
    struct postgres *postgres;
    struct arena *arena; /* of the run */
    struct feature_list features;
    bool can_create;     /* in the schema that new tables go to */
    const char **fitted; /* by query, NULL until asked for */
};

/* Connect, and set this session's limits; milliseconds, 0 for none. */
struct target_limits {
    int64_t statement_ms;
    int64_t lock_ms;
};
int target_open(const char *conninfo, const struct target_limits *limits, struct arena *arena,
                struct target *ret_target, struct error *err);
void target_close(struct target *target); /* also fit for CLEANUP */

/* A query of schema/postgres, fitted. */
const char *target_sql(struct target *target, int query);

/* Run a query that takes no parameters; or with text parameters and rows (may be NULL). */
int target_run(struct target *target, int query, struct error *err);
int target_ask(struct target *target, int query, const char *const *parameters, size_t n_parameters,
               struct postgres_rows *ret_rows, struct error *err);

/*
 * Look the target over. ERROR_FAILED with the list of what is missing: tables, columns, unique
 * keys, enum labels, rights. Fills features. `writes`: rights to write are needed too.
 */
int target_check(struct target *target, bool writes, struct error *err);

/* Make the central tables, in a database that has none of them; nothing when it has them all. */
int target_create_schema(struct target *target, struct error *err);

/* Our own table of checkpoints: make it where that is allowed. Fits the SQL anew. */
int target_make_exports(struct target *target, struct error *err);

#endif
