/* What SQLite itself finds wrong with a database. */
#include "connection.h"

#include "trackside/cleanup.h"

#include <string.h>

/* One of the pragmas that look for something, and how a row of it reads. */
struct look {
    const char *pragma;
    const char *check;
    void (*tell)(sqlite3_stmt *row, const char **place, const char **finding, struct arena *arena);
};

static const char *column_text(sqlite3_stmt *row, int column, struct arena *arena)
{
    return arena_text(arena, (const char *)sqlite3_column_text(row, column));
}

/* "ok" alone is no finding. */
static void tell_integrity(sqlite3_stmt *row, const char **place, const char **finding,
                           struct arena *arena)
{
    *place = "the file";
    *finding = column_text(row, 0, arena);
    if (strcmp(*finding, "ok") == 0)
        *finding = NULL;
}

/* Table, row (NULL without row numbers), the table it refers to. */
static void tell_foreign_key(sqlite3_stmt *row, const char **place, const char **finding,
                             struct arena *arena)
{
    const char *table = column_text(row, 0, arena);
    const char *rowid = column_text(row, 1, arena);

    *place = rowid == NULL ? table : arena_format(arena, "%s, row %s", table, rowid);
    *finding = arena_format(arena, "it refers to a row of %s that is not there",
                            column_text(row, 2, arena));
}

static int walk(struct db *db, const struct look *look, struct arena *arena, db_take_finding *take,
                void *context)
{
    sqlite3_stmt *row CLEANUP(finalize_at) = NULL;
    int code = sqlite3_prepare_v2(db->sqlite, look->pragma, -1, &row, NULL);

    while (code == SQLITE_OK || code == SQLITE_ROW) {
        const char *place, *finding;

        code = sqlite3_step(row);
        if (code != SQLITE_ROW)
            break;
        look->tell(row, &place, &finding, arena);
        if (finding != NULL)
            take(context, look->check, place, finding);
    }
    return code;
}

int db_check(struct db *db, struct arena *arena, db_take_finding *take, void *context,
             struct error *err)
{
    static const struct look looks[] = {
        {"PRAGMA integrity_check", "integrity", tell_integrity},
        {"PRAGMA foreign_key_check", "foreign_keys", tell_foreign_key},
    };

    for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
        int code = walk(db, &looks[i], arena, take, context);

        if ((code & 0xff) == SQLITE_CORRUPT)
            take(context, looks[i].check, "the file",
                 arena_text(arena, sqlite3_errmsg(db->sqlite)));
        else if (code != SQLITE_DONE)
            return connection_fail(db, code, looks[i].pragma, err);
    }
    return 0;
}
