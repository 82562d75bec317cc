/*
 * The authorizer of typed questions. It lists what is allowed: what SQLite learns to do one day is
 * refused until somebody has thought about it.
 */
#include "ask_guard.h"

#include <string.h>

/* Pragmas that tell something. Those of the second list do so only without a value. */
static const char *const telling[] = {
    "foreign_key_check", "foreign_key_list", "index_info", "index_list", "index_xinfo",
    "integrity_check",   "quick_check",      "table_info", "table_list", "table_xinfo",
};
static const char *const telling_without_value[] = {
    "application_id", "collation_list", "compile_options", "database_list", "encoding",
    "freelist_count", "function_list",  "journal_mode",    "module_list",   "page_count",
    "page_size",      "pragma_list",    "schema_version",  "user_version",
};

#define N_OF(array) (sizeof(array) / sizeof((array)[0]))

static bool is_listed(const char *name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (sqlite3_stricmp(name, list[i]) == 0)
            return true;
    return false;
}

static bool tells(const char *pragma, const char *value)
{
    return is_listed(pragma, telling, N_OF(telling)) ||
           (value == NULL && is_listed(pragma, telling_without_value, N_OF(telling_without_value)));
}

/* What the action would do, or NULL when it only reads. */
static const char *harm(int action, const char *first, const char *second)
{
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
        return NULL;
    case SQLITE_UPDATE:
        /* So SQLite notes the columns of json_each, pragma_table_info and other tables that are
         * functions, in memory. The schema itself it lets nobody write: our connections are
         * defensive. */
        return strcmp(first, "sqlite_master") == 0 ? NULL : "writes";
    case SQLITE_FUNCTION:
        return sqlite3_stricmp(second, "load_extension") == 0 ? "loads code" : NULL;
    case SQLITE_PRAGMA:
        return tells(first, second) ? NULL : "is a PRAGMA that may change something";
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
        return "attaches or detaches a database";
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
        return "begins or ends a transaction";
    default:
        return "writes";
    }
}

static int authorize(void *context, int action, const char *first, const char *second,
                     const char *database, const char *inner)
{
    struct ask_guard *guard = context;
    const char *refused = harm(action, first, second);

    (void)database;
    (void)inner; /* reading through a view is reading */
    if (refused == NULL)
        return SQLITE_OK;
    guard->refused = refused;
    return SQLITE_DENY;
}

int ask_guard_set(const struct db *db, struct ask_guard *guard, struct error *err)
{
    int r = connection_run(db, "PRAGMA query_only = ON", "query_only", err);

    if (r < 0)
        return r;
    *guard = (struct ask_guard){.refused = NULL};
    r = sqlite3_set_authorizer(db->sqlite, authorize, guard);
    return r == SQLITE_OK ? 0 : connection_fail(db, r, "sqlite3_set_authorizer", err);
}

void ask_guard_lift(const struct db *db)
{
    sqlite3_set_authorizer(db->sqlite, NULL, NULL);
}
