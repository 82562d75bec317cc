/* Is the file sound? */
#include "connection.h"

#include "trackside/cleanup.h"
#include "trackside/text.h"

#include <string.h>

enum {
    MOST_PROBLEMS = 20,
};

/* What is found, in one walk after the other. */
struct examination {
    struct arena *arena;
    const char **problems;
    size_t n;
};

static const char *column_text(sqlite3_stmt *statement, int column)
{
    const unsigned char *text = sqlite3_column_text(statement, column);

    return text != NULL ? (const char *)text : "";
}

/* quick_check gives a text a row, "ok" when nothing is wrong, sometimes over two lines. */
static const char *damage(sqlite3_stmt *statement, struct arena *arena)
{
    const char *text = column_text(statement, 0);

    return strcmp(text, "ok") == 0 ? NULL : text_squeeze(bytes_from_text(text), arena);
}

/* Tables without row ids have no number to tell. */
static const char *row_text(sqlite3_stmt *statement)
{
    return sqlite3_column_type(statement, 1) == SQLITE_NULL ? "without id"
                                                            : column_text(statement, 1);
}

static const char *loose_reference(sqlite3_stmt *statement, struct arena *arena)
{
    return arena_format(arena, "a row of %s (%s) refers to a row of %s that is not there",
                        column_text(statement, 0), row_text(statement), column_text(statement, 2));
}

static int walk(const struct db *db, const char *sql,
                const char *(*describe)(sqlite3_stmt *statement, struct arena *arena),
                struct examination *found, struct error *err)
{
    sqlite3_stmt *statement CLEANUP(finalize_at) = NULL;
    int r = sqlite3_prepare_v2(db->sqlite, sql, -1, &statement, NULL);

    while (r == SQLITE_OK || r == SQLITE_ROW) {
        const char *problem;

        r = sqlite3_step(statement);
        if (r != SQLITE_ROW || found->n == MOST_PROBLEMS)
            break;
        problem = describe(statement, found->arena);
        if (problem != NULL)
            found->problems[found->n++] = problem;
    }
    return r == SQLITE_ROW || r == SQLITE_DONE ? 0 : connection_fail(db, r, sql, err);
}

int db_examine(const struct db *db, struct arena *arena, const char *const **ret_problems,
               size_t *ret_n, struct error *err)
{
    struct examination found = {.arena = arena,
                                .problems = arena_new_array(arena, MOST_PROBLEMS, const char *)};
    int r = walk(db, "PRAGMA quick_check(20)", damage, &found, err);

    if (r == 0)
        r = walk(db, "PRAGMA foreign_key_check", loose_reference, &found, err);
    if (r < 0)
        return r;
    *ret_problems = found.problems;
    *ret_n = found.n;
    return 0;
}

int db_read_version(const struct db *db, int64_t *ret_version, struct error *err)
{
    return connection_ask(db, "PRAGMA user_version", ret_version, err);
}

const char *db_library(void)
{
    return sqlite3_libversion();
}
