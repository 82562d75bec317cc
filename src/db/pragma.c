/*
 * The settings of a connection. SQLite's defaults favour old files and old habits; each setting
 * is read back, because a pragma that is refused says nothing.
 */
#include "connection.h"

#include "trackside/cleanup.h"

#include <string.h>

/* A setting, and what it must read as afterwards. */
struct setting {
    const char *set;
    const char *read;
    int64_t value;
};

static const struct setting settings[] = {
    {"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", 1},
    /* The next two: a file may come from somewhere else and hold views that mean harm. */
    {"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", 0},
    {"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", 1},
    /* Temporary tables hold what is the user's: never in a file of some other folder. */
    {"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", 2},
    /* 4 MiB: a log that grew in a long run is cut back at the next checkpoint. */
    {"PRAGMA journal_size_limit = 4194304", "PRAGMA journal_size_limit", 4194304},
};

static const struct setting full_durability = {"PRAGMA synchronous = FULL", "PRAGMA synchronous",
                                               2};
static const struct setting normal_durability = {"PRAGMA synchronous = NORMAL",
                                                 "PRAGMA synchronous", 1};

static int apply(const struct db *db, const struct setting *setting, struct error *err)
{
    int64_t value = 0;
    int r = connection_run(db, setting->set, setting->set, err);

    if (r == 0)
        r = connection_ask(db, setting->read, &value, err);
    if (r < 0)
        return r;
    if (value != setting->value)
        return error_set(err, ERROR_FAILED,
                         "this SQLite (%s) does not accept \"%s\", without which %s is not safe; "
                         "use another build of SQLite",
                         sqlite3_libversion(), setting->set, db->path);
    return 0;
}

/* Switches that have no pragma. */
static int configure(const struct db *db, struct error *err)
{
    static const struct {
        int option;
        int value;
    } switches[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1}, /* no SQL may damage the file */
        {SQLITE_DBCONFIG_DQS_DML, 0},   /* "x" is a name, never a text: typos show */
        {SQLITE_DBCONFIG_DQS_DDL, 0},
    };

    for (size_t i = 0; i < sizeof(switches) / sizeof(switches[0]); i++) {
        int now = -1;
        int r = sqlite3_db_config(db->sqlite, switches[i].option, switches[i].value, &now);

        if (r != SQLITE_OK || now != switches[i].value)
            return connection_fail(db, r, "sqlite3_db_config", err);
    }
    return 0;
}

int connection_harden(const struct db *db, struct error *err)
{
    int r = configure(db, err);

    for (size_t i = 0; r == 0 && i < sizeof(settings) / sizeof(settings[0]); i++)
        r = apply(db, &settings[i], err);
    return r;
}

/* Is the journal in WAL mode, after running this pragma? */
static int ask_wal(const struct db *db, const char *sql, bool *ret_wal)
{
    sqlite3_stmt *statement CLEANUP(finalize_at) = NULL;
    const char *mode;
    int r = sqlite3_prepare_v2(db->sqlite, sql, -1, &statement, NULL);

    if (r == SQLITE_OK)
        r = sqlite3_step(statement);
    if (r != SQLITE_ROW)
        return r;
    mode = (const char *)sqlite3_column_text(statement, 0);
    if (mode == NULL)
        return SQLITE_NOMEM;
    *ret_wal = strcmp(mode, "wal") == 0;
    return SQLITE_OK;
}

/*
 * Changing the journal mode needs the file alone for a moment, and SQLite does not always ask
 * its busy handler there: several processes that make the same new database meet here.
 */
static int turn_on_wal(const struct db *db, bool *ret_wal)
{
    enum {
        NAP_MS = 10,
    };
    int r;

    for (int waited_ms = 0;; waited_ms += NAP_MS) {
        r = ask_wal(db, "PRAGMA journal_mode = WAL", ret_wal);
        if ((r & 0xff) != SQLITE_BUSY || waited_ms >= DB_BUSY_TIMEOUT_MS)
            return r;
        sqlite3_sleep(NAP_MS);
    }
}

int connection_set_journal(const struct db *db, struct error *err)
{
    bool wal = false;
    int r = ask_wal(db, "PRAGMA journal_mode", &wal);

    if (r == SQLITE_OK && !wal && db->access == DB_WRITE)
        r = turn_on_wal(db, &wal);
    if (r != SQLITE_OK)
        return connection_fail(db, r, "PRAGMA journal_mode", err);
    if (!wal && db->access == DB_WRITE)
        return error_set_hint(err, ERROR_FAILED, HINT_LOCAL_DATA,
                              "%s cannot have a write-ahead log here", db->path);
    return apply(db, db->schema->every_commit_endures ? &full_durability : &normal_durability, err);
}
