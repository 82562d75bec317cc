/* Whose database is it, and of which version? */
#include "connection.h"

#include <inttypes.h>

/* An empty file without an id is ours to make. */
static int check_identity(const struct db *db, const struct identity *identity, struct error *err)
{
    bool is_ours = (uint32_t)identity->application_id == db->schema->application_id;
    bool is_new =
        identity->application_id == 0 && identity->version == 0 && identity->n_tables == 0;

    if (!is_ours && !is_new)
        return error_set_hint(
            err, ERROR_FAILED, HINT_OR_OTHER_DATA,
            "%s is a database, but not the %s database of trackside; move it away", db->path,
            db->schema->name);
    if (is_ours && identity->version > (int64_t)db->schema->n_steps)
        return error_set_hint(err, ERROR_TOO_NEW, HINT_OR_OTHER_DATA,
                              "%s was written by a newer trackside (format %" PRId64
                              "; this program knows %zu); upgrade trackside",
                              db->path, identity->version, db->schema->n_steps);
    return 0;
}

/* In one transaction: another process may be making the same database right now. */
int connection_identify(struct db *db, struct identity *ret_identity, struct error *err)
{
    struct identity identity;
    int r = db_begin_read(db, err);

    if (r == 0)
        r = connection_ask(db, "PRAGMA application_id", &identity.application_id, err);
    if (r == 0)
        r = connection_ask(db, "PRAGMA user_version", &identity.version, err);
    if (r == 0)
        r = connection_ask(db, "SELECT count(*) FROM sqlite_schema", &identity.n_tables, err);
    db_rollback(db);
    if (r == 0)
        r = check_identity(db, &identity, err);
    if (r == 0)
        *ret_identity = identity;
    return r;
}

int db_read_version(const struct db *db, int64_t *ret_version, struct error *err)
{
    return connection_ask(db, "PRAGMA user_version", ret_version, err);
}
