/* Scratch directories. */
#include "scratch.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"

#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- the directory ---- */

int scratch_set_up(void **state)
{
    struct scratch *scratch = calloc(1, sizeof(*scratch));
    const char *tmp = getenv("TMPDIR");
    char *dir;

    assert_non_null(scratch);
    arena_init(&scratch->arena);
    dir = arena_format(&scratch->arena, "%s/trackside-store-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(dir));
    scratch->dir = dir;
    *state = scratch;
    return 0;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *ftw)
{
    (void)status;
    (void)type;
    (void)ftw;
    return remove(path);
}

int scratch_tear_down(void **state)
{
    struct scratch *scratch = *state;

    nftw(scratch->dir, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    arena_deinit(&scratch->arena);
    free(scratch);
    return 0;
}

const char *scratch_path(struct scratch *scratch, const char *name)
{
    return arena_format(&scratch->arena, "%s/%s", scratch->dir, name);
}

void scratch_write_file(struct scratch *scratch, const char *name, const char *content)
{
    FILE *file = fopen(scratch_path(scratch, name), "w");

    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

unsigned scratch_mode(struct scratch *scratch, const char *name)
{
    struct stat status;

    assert_int_equal(lstat(scratch_path(scratch, name), &status), 0);
    return status.st_mode & 07777;
}

bool scratch_has(struct scratch *scratch, const char *name)
{
    return access(scratch_path(scratch, name), F_OK) == 0;
}

void scratch_require(struct scratch *scratch, int r)
{
    if (r != 0)
        fail_msg("%d: %s", r, r < 0 ? scratch->err.message : "another outcome");
}

void scratch_require_error(struct scratch *scratch, int r, enum error_code code, ...)
{
    const char *word;
    va_list words;

    if (r != (int)code || scratch->err.code != code)
        fail_msg("%d instead of %d: %s", r, code, r < 0 ? scratch->err.message : "");
    va_start(words, code);
    while ((word = va_arg(words, const char *)) != NULL)
        if (strstr(scratch->err.message, word) == NULL)
            fail_msg("\"%s\" is missing in: %s", word, scratch->err.message);
    va_end(words);
}

void scratch_require_hint(struct scratch *scratch, enum hint hint)
{
    if (scratch->err.hint != hint)
        fail_msg("hint %d instead of %d: %s", scratch->err.hint, hint, scratch->err.message);
}

/* ---- from outside ---- */

static void close_at(sqlite3 **sqlite)
{
    sqlite3_close(*sqlite);
}

static sqlite3 *open_plain(struct scratch *scratch, const char *name)
{
    sqlite3 *sqlite;

    assert_int_equal(sqlite3_open(scratch_path(scratch, name), &sqlite), SQLITE_OK);
    sqlite3_busy_timeout(sqlite, 1000);
    return sqlite;
}

void scratch_sql(struct scratch *scratch, const char *name, const char *sql)
{
    sqlite3 *sqlite CLEANUP(close_at) = open_plain(scratch, name);

    if (sqlite3_exec(sqlite, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(sqlite));
}

/* One column of all rows, each behind the one before and the separator. */
static const char *ask_column(struct scratch *scratch, const char *name, const char *sql,
                              int column, const char *separator)
{
    sqlite3 *sqlite CLEANUP(close_at) = open_plain(scratch, name);
    struct buffer out CLEANUP(buffer_deinit) = {0};
    sqlite3_stmt *statement;
    int r;

    buffer_init(&out, 1024 * 1024);
    if (sqlite3_prepare_v2(sqlite, sql, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(sqlite));
    while ((r = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(statement, column);

        buffer_append_text(&out, out.size > 0 ? separator : "");
        buffer_append_text(&out, text ? text : "-");
    }
    if (sqlite3_finalize(statement) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(sqlite));
    return arena_text_of(&scratch->arena, buffer_bytes(&out));
}

const char *scratch_ask_text(struct scratch *scratch, const char *name, const char *sql)
{
    return ask_column(scratch, name, sql, 0, " ");
}

const char *scratch_plan(struct scratch *scratch, const char *name, const char *sql)
{
    enum {
        DETAIL = 3, /* of id, parent, unused, detail */
    };

    return ask_column(scratch, name, arena_format(&scratch->arena, "EXPLAIN QUERY PLAN %s", sql),
                      DETAIL, "\n");
}

int64_t scratch_ask(struct scratch *scratch, const char *name, const char *sql)
{
    const char *text = scratch_ask_text(scratch, name, sql);
    int64_t value;

    if (!number_read_int(bytes_from_text(text), &value))
        fail_msg("%s gives \"%s\", no number", sql, text);
    return value;
}
