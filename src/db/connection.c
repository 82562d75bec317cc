/* SQLite's result codes in our words, and plain statements, as they are run before any query is
 * prepared. */
#include "connection.h"

#include "trackside/heap.h"

#include "trackside/cleanup.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum {
    SIZE_OF_MESSAGE = 512,
};

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
    {SQLITE_IOERR, ERROR_FAILED, "cannot be read or written",
     "check the disk, and run the same command again", HINT_NONE},
    {SQLITE_NOMEM, ERROR_FAILED, "needs more memory than there is", NULL, HINT_NONE},
    {SQLITE_CONSTRAINT, ERROR_CHECK, "refused a row that breaks a rule of its schema", NULL,
     HINT_NONE},
};

static const struct translation anything_else = {SQLITE_ERROR, ERROR_FAILED,
                                                 "could not be used as intended", NULL, HINT_NONE};

/* The upper bits of a code tell kinds of the same trouble apart. */
static int primary_of(int code)
{
    return code & 0xff;
}

/* Why the system refused, when that is what happened; 0 else. */
static int system_reason(const struct db *db, int code)
{
    bool is_systems = primary_of(code) == SQLITE_IOERR || primary_of(code) == SQLITE_CANTOPEN;

    return db->sqlite != NULL && is_systems ? sqlite3_system_errno(db->sqlite) : 0;
}

bool connection_is_sound(sqlite3 *sqlite)
{
    sqlite3_stmt *statement CLEANUP(finalize_at) = NULL;
    int r = sqlite3_prepare_v2(sqlite, "PRAGMA integrity_check(1)", -1, &statement, NULL);
    const char *finding = NULL;

    if (r == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        finding = (const char *)sqlite3_column_text(statement, 0);
    return finding != NULL && strcmp(finding, "ok") == 0;
}

/* What really happened, as far as that can be found out. */
static int look_closer(const struct db *db, int code, int reason)
{
    if (code == SQLITE_IOERR_SHMSIZE || reason == ENOSPC || reason == EDQUOT)
        return SQLITE_FULL;
    if (primary_of(code) == SQLITE_CORRUPT && db->sqlite != NULL && connection_is_sound(db->sqlite))
        return SQLITE_IOERR; /* the disk failed to read a page once, which SQLite takes for damage
                              */
    return primary_of(code);
}

static const struct translation *find_translation(int sqlite_code)
{
    for (size_t i = 0; i < sizeof(translations) / sizeof(translations[0]); i++)
        if (translations[i].sqlite_code == sqlite_code)
            return &translations[i];
    return &anything_else;
}

int connection_fail(const struct db *db, int code, const char *what, struct error *err)
{
    /* SQLite's message is of its own last failure, which this one need not be. */
    bool is_last = db->sqlite && primary_of(sqlite3_errcode(db->sqlite)) == primary_of(code);
    const struct translation *translation;
    char message[SIZE_OF_MESSAGE]; /* kept: a closer look may fail as well */
    int reason = system_reason(db, code);
    const char *way_out;

    snprintf(message, sizeof(message), "%s%s%s",
             is_last ? sqlite3_errmsg(db->sqlite) : sqlite3_errstr(code), reason != 0 ? ": " : "",
             reason != 0 ? strerror(reason) : "");
    translation = find_translation(look_closer(db, code, reason));
    way_out = translation->way_out;
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

bool connection_is_end(const struct db *db, const char *tail)
{
    sqlite3_stmt *second CLEANUP(finalize_at) = NULL;

    return sqlite3_prepare_v2(db->sqlite, tail, -1, &second, NULL) == SQLITE_OK && second == NULL;
}

const char *connection_text(sqlite3_stmt *row, int column, struct arena *arena)
{
    const unsigned char *text = sqlite3_column_text(row, column);

    if (text == NULL && sqlite3_column_type(row, column) != SQLITE_NULL)
        heap_exhausted();
    return arena_text(arena, (const char *)text);
}
