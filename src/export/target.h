/*
 * The central database of an export: connected, looked over, and its SQL made to fit.
 */
#ifndef TRACKSIDE_EXPORT_TARGET_H
#define TRACKSIDE_EXPORT_TARGET_H

#include "fit_sql.h"
#include "postgres.h"

/* Of every transaction; milliseconds, 0 for none. */
struct target_limits {
    int64_t statement_ms;
    int64_t lock_ms;
};

struct target {
    struct postgres *postgres;
    struct arena *arena; /* of the run */
    struct target_limits limits;
    struct feature_list features;
    bool has_indirect;   /* some table is a view, or has rules, or lies elsewhere */
    bool has_policies;   /* row-level security decides what we may write */
    bool can_create;     /* in the schema that new tables go to */
    const char **fitted; /* by query, NULL until asked for */
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
 * Begin a transaction by a query that says of which kind, and set our limits for it alone: nothing
 * we set or make outlives a transaction, since a pooler may give the connection to another after
 * it.
 */
int target_begin(struct target *target, int begin_query, struct error *err);

/* Is a table one into which the server's word that rows were written proves nothing? */
bool target_is_indirect(const struct target *target, const char *table);

/* What a target lacks, in words: "column laps.lap_time_raw". */
struct target_lacks {
    const char **texts;
    size_t n;
};

enum target_use {
    TARGET_VERIFY,
    TARGET_PLAN,
    TARGET_WRITE
};

/*
 * Look the target over, within a transaction, and learn its features. ERROR_FAILED names all that
 * is missing or of another shape: tables, columns, types, unique keys, enum labels, rights to read
 * and, to TARGET_WRITE, rights to write. ret_lacks has all of them where one sentence cannot hold
 * them; where nothing stops TARGET_PLAN, it has what would stop TARGET_WRITE.
 */
int target_check(struct target *target, enum target_use use, struct target_lacks *ret_lacks,
                 struct error *err);

/*
 * Make the central tables, in a database that has none of them; nothing when it has them all. With
 * `years` (a JSON array; NULL: no partitions) laps are partitioned, and those years get a partition
 * each where they have none. ERROR_FAILED for laps that are there in one piece.
 */
int target_create_schema(struct target *target, const char *years, struct error *err);

/* Our own table of checkpoints: make it where that is allowed. Fits the SQL anew. */
int target_make_exports(struct target *target, struct error *err);

#endif
