/* Transactions. */
#include "connection.h"

int db_begin(struct db *db, struct error *err)
{
    return connection_run(db, "BEGIN IMMEDIATE", "BEGIN IMMEDIATE", err);
}

int db_begin_read(struct db *db, struct error *err)
{
    return connection_run(db, "BEGIN", "BEGIN", err);
}

int db_commit(struct db *db, struct error *err)
{
    return connection_run(db, "COMMIT", "COMMIT", err);
}

bool db_in_transaction(const struct db *db)
{
    return db->sqlite && !sqlite3_get_autocommit(db->sqlite);
}

void db_rollback(struct db *db)
{
    if (db_in_transaction(db))
        sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
}
