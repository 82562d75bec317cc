/* SQLite's result codes in our words, and plain statements, as they are run before any query is
 * prepared. */
#include "connection.h"

#include "trackside/cleanup.h"

/* ---- result codes ---- */

struct translation {
    int sqlite_code;
    enum error_code code;
    const char *fact;    /* goes on after the file's path */
    const char *way_out; /* goes on after SQLite's own words; NULL: none but the hint */
    enum hint hint;
};

static const struct translation translations[] = {
    {SQLITE_BUSY, ERROR_BUSY, "is being used by another trackside",
     "try again when that has finished", HINT_NONE},
    {SQLITE_LOCKED, ERROR_BUSY, "is being used by another part of this program",
     "this should not happen, please report it", HINT_NONE},
    {SQLITE_FULL, ERROR_FAILED, "cannot grow: the disk is full",
     "free some space and run the same command again", HINT_NONE},
    {SQLITE_READONLY, ERROR_FAILED, "cannot be written",
     "check the permissions of the file and its directory", HINT_OR_OTHER_DATA},
    {SQLITE_CANTOPEN, ERROR_FAILED, "cannot be opened",
     "check that its directory exists and that you may read and write there", HINT_OR_OTHER_DATA},
    {SQLITE_PERM, ERROR_FAILED, "may not be used", "check the permissions of the file", HINT_NONE},
    {SQLITE_NOTADB, ERROR_FAILED, "is not a database of trackside", "move it away",
     HINT_OR_OTHER_DATA},
    {SQLITE_CORRUPT, ERROR_CHECK, "is damaged", NULL, HINT_RECOVER},
    {SQLITE_IOERR, ERROR_FAILED, "cannot be read or written", "check the disk", HINT_NONE},
    {SQLITE_NOMEM, ERROR_FAILED, "needs more memory than there is", NULL, HINT_NONE},
    {SQLITE_CONSTRAINT, ERROR_FAILED, "refused a row that breaks a rule of its schema", NULL,
     HINT_NONE},
};

static const struct translation anything_else = {SQLITE_ERROR, ERROR_FAILED,
                                                 "could not be used as intended", NULL, HINT_NONE};

static const struct translation *find_translation(int sqlite_code)
{
    int primary = sqlite_code & 0xff; /* the upper bits tell kinds of the same trouble apart */

    for (size_t i = 0; i < sizeof(translations) / sizeof(translations[0]); i++)
        if (translations[i].sqlite_code == primary)
            return &translations[i];
    return &anything_else;
}

int connection_fail(const struct db *db, int code, const char *what, struct error *err)
{
    const struct translation *translation = find_translation(code);
    /* SQLite's message is of its own last failure, which this one need not be. */
    bool is_last = db->sqlite && (sqlite3_errcode(db->sqlite) & 0xff) == (code & 0xff);
    const char *message = is_last ? sqlite3_errmsg(db->sqlite) : sqlite3_errstr(code);

    const char *way_out = translation->way_out;

    return error_set_hint(err, translation->code, translation->hint, "%s %s (%s: %s)%s%s", db->path,
                          translation->fact, what, message, way_out != NULL ? "; " : "",
                          way_out != NULL ? way_out : "");
}

/* ---- plain statements ---- */

void finalize_at(sqlite3_stmt **statement)
{
    sqlite3_finalize(*statement);
}

int connection_run(const struct db *db, const char *sql, const char *what, struct error *err)
{
    int r = sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL);

    return r == SQLITE_OK ? 0 : connection_fail(db, r, what, err);
}

int connection_ask(const struct db *db, const char *sql, int64_t *ret_value, struct error *err)
{
    sqlite3_stmt *statement CLEANUP(finalize_at) = NULL;
    int r = sqlite3_prepare_v2(db->sqlite, sql, -1, &statement, NULL);

    if (r == SQLITE_OK)
        r = sqlite3_step(statement);
    if (r != SQLITE_ROW && r != SQLITE_DONE)
        return connection_fail(db, r, sql, err);
    *ret_value = r == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    return 0;
}
