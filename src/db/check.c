/* What SQLite itself finds wrong with a database. */
#include "connection.h"

#include "trackside/cleanup.h"
#include "trackside/heap.h"

#include <string.h>

/* One of the pragmas that look for something, and how a row of it reads. */
struct look {
    const char *pragma;
    const char *check;
    void (*tell)(sqlite3_stmt *row, const char **place, const char **finding, struct arena *arena);
};

/* "ok" alone is no finding. */
static void tell_integrity(sqlite3_stmt *row, const char **place, const char **finding,
                           struct arena *arena)
{
    *place = "the file";
    *finding = connection_text(row, 0, arena);
    if (strcmp(*finding, "ok") == 0)
        *finding = NULL;
}

/* Table, row (NULL without row numbers), the table it refers to. */
static void tell_foreign_key(sqlite3_stmt *row, const char **place, const char **finding,
                             struct arena *arena)
{
    const char *table = connection_text(row, 0, arena);
    const char *rowid = connection_text(row, 1, arena);

    *place = rowid == NULL ? table : arena_format(arena, "%s, row %s", table, rowid);
    *finding = arena_format(arena, "it refers to a row of %s that is not there",
                            connection_text(row, 2, arena));
}

/* Findings of one look, not told yet. */
struct found {
    struct arena *arena;
    struct found_one {
        const char *place, *finding;
    } * list;
    size_t n;
};

static void note(struct found *found, const char *place, const char *finding)
{
    found->list = arena_grow(found->arena, found->list, found->n, sizeof(*found->list));
    found->list[found->n++] = (struct found_one){place, finding};
}

/* SQLite's code; SQLITE_DONE also when it ends with damage, which is a finding. */
static int walk(struct db *db, const struct look *look, struct found *found)
{
    sqlite3_stmt *row CLEANUP(finalize_at) = NULL;
    int code = sqlite3_prepare_v2(db->sqlite, look->pragma, -1, &row, NULL);

    while (code == SQLITE_OK || code == SQLITE_ROW) {
        const char *place, *finding;

        code = sqlite3_step(row);
        if (code != SQLITE_ROW)
            break;
        look->tell(row, &place, &finding, found->arena);
        if (finding != NULL)
            note(found, place, finding);
    }
    if ((code & 0xff) != SQLITE_CORRUPT)
        return code;
    note(found, "the file", arena_text(found->arena, sqlite3_errmsg(db->sqlite)));
    return SQLITE_DONE;
}

/* SQLite gives out a page that the disk fails to read as damage: what is found is looked for again.
 */
static int walk_twice(struct db *db, const struct look *look, struct found *found,
                      struct error *err)
{
    int code = walk(db, look, found);

    if (code == SQLITE_DONE && found->n > 0) {
        found->n = 0;
        code = walk(db, look, found);
        if (code == SQLITE_DONE && found->n == 0)
            return connection_fail(db, SQLITE_IOERR_READ, look->pragma, err);
    }
    return code == SQLITE_DONE ? 0 : connection_fail(db, code, look->pragma, err);
}

/* Under "integrity": the schema is a part of the file. */
static int check_strangers(struct db *db, struct arena *arena, db_take_finding *take, void *context,
                           struct error *err)
{
    struct db_object *strange;
    size_t n = 0;
    int r = db_list_strangers(db, arena, &strange, &n, err);

    if (r == ERROR_CHECK) /* the file is so damaged that this cannot be read; that is told above */
        return 0;
    for (size_t i = 0; r == 0 && i < n; i++)
        take(context, "integrity", arena_format(arena, "%s %s", strange[i].type, strange[i].name),
             "trackside did not make it");
    return r;
}

int db_check(struct db *db, struct arena *arena, db_take_finding *take, void *context,
             struct error *err)
{
    static const struct look looks[] = {
        {"PRAGMA integrity_check", "integrity", tell_integrity},
        {"PRAGMA foreign_key_check", "foreign_keys", tell_foreign_key},
    };

    for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
        struct found found = {.arena = arena};
        int r = walk_twice(db, &looks[i], &found, err);

        if (r < 0)
            return r;
        for (size_t j = 0; j < found.n; j++)
            take(context, looks[i].check, found.list[j].place, found.list[j].finding);
    }
    return check_strangers(db, arena, take, context, err);
}
