/*
 * From the version a file has to the one this program knows: forward only, each step in a
 * transaction of its own, which also notes that it was done. A process that finds another one
 * at it waits, looks again, and goes on from there.
 */
#include "connection.h"

#include <stdio.h>

/* A pragma takes no parameters; the number is ours. */
static int set_number(const struct db *db, const char *pragma, int64_t value, struct error *err)
{
    char sql[64];

    snprintf(sql, sizeof(sql), "PRAGMA %s = %lld", pragma, (long long)value);
    return connection_run(db, sql, pragma, err);
}

static int apply(const struct db *db, size_t i, struct error *err)
{
    const struct db_step *step = &db->schema->steps[i];
    int r;

    if (sqlite3_exec(db->sqlite, step->sql, NULL, NULL, NULL) != SQLITE_OK)
        return error_set(err, ERROR_FAILED,
                         "step %s of the %s database cannot be applied to %s, which stays as it "
                         "was: %s",
                         step->name, db->schema->name, db->path, sqlite3_errmsg(db->sqlite));
    r = set_number(db, "user_version", (int64_t)i + 1, err);
    /* As the header stores it: 32 bits, signed. */
    return r == 0 ? set_number(db, "application_id", (int32_t)db->schema->application_id, err) : r;
}

/* Apply the next missing step, whichever that is by now. */
static int take_step(struct db *db, struct error *err)
{
    int64_t version = 0;
    int r = db_begin(db, err);

    if (r == 0)
        r = connection_ask(db, "PRAGMA user_version", &version, err);
    if (r == 0 && version < (int64_t)db->schema->n_steps)
        r = apply(db, (size_t)version, err);
    if (r == 0)
        r = db_commit(db, err);
    db_rollback(db);
    return r;
}

int connection_migrate(struct db *db, const struct identity *identity, struct error *err)
{
    int64_t n_steps = (int64_t)db->schema->n_steps;
    int r = 0;

    if (identity->version > 0 && identity->version < n_steps)
        r = connection_back_up(db, identity->version, err);
    for (int64_t version = identity->version; r == 0 && version < n_steps; version++)
        r = take_step(db, err);
    return r;
}
