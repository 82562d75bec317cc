/* A question: prepared behind the locks, bound, walked. */
#include "trackside/ask.h"

#include "ask_guard.h"
#include "connection.h"
#include "statistics.h"

#include "trackside/heap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct ask {
    struct db *db;
    const volatile sig_atomic_t *interrupted;
    struct ask_guard guard;
    sqlite3_stmt *statement;
    bool *is_bound; /* for each parameter, from 1 */
};

/* ---- opening ---- */

static int look_for_interrupt(void *context)
{
    const struct ask *ask = context;

    return *ask->interrupted != 0;
}

/*
 * What a question may take. Bounds of the connection, but for memory, which SQLite counts for all
 * connections of the process together.
 */
static void set_bounds(const struct db *db)
{
    static const struct {
        int of, most;
    } bounds[] = {
        {SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024},   /* bytes of a value or a row */
        {SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024},    /* bytes of the question */
        {SQLITE_LIMIT_EXPR_DEPTH, 200},            /* a stack frame each */
        {SQLITE_LIMIT_COMPOUND_SELECT, 200},       /* likewise */
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 10000}, /* bytes */
        {SQLITE_LIMIT_VDBE_OP, 1000000},           /* steps of SQLite's machine */
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };

    for (size_t i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++)
        sqlite3_limit(db->sqlite, bounds[i].of, bounds[i].most);
    sqlite3_hard_heap_limit64((sqlite3_int64)ASK_MOST_MIB * 1024 * 1024);
}

static int attach(const struct db *db, const struct db *beside, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db->sqlite, "ATTACH ?1 AS ?2", -1, &statement, NULL);

    if (code == SQLITE_OK)
        code = sqlite3_bind_text(statement, 1, beside->path, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(statement, 2, beside->schema->name, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return code == SQLITE_DONE ? 0 : connection_fail(beside, code, "attach", err);
}

int ask_open(struct db *db, const struct db *beside, const volatile sig_atomic_t *interrupted,
             struct ask **ret_ask, struct error *err)
{
    enum {
        STEPS_BETWEEN_LOOKS = 1000, /* of SQLite's machine: well under a millisecond */
    };
    struct ask *ask = heap_alloc(sizeof(*ask));
    int r;

    *ask = (struct ask){.db = db, .interrupted = interrupted};
    set_bounds(db);
    r = beside != NULL ? attach(db, beside, err) : 0;
    if (r == 0)
        r = statistics_register(db, err);
    if (r == 0)
        r = ask_guard_set(db, &ask->guard, err);
    if (r < 0) {
        free(ask);
        return r;
    }
    if (interrupted != NULL)
        sqlite3_progress_handler(db->sqlite, STEPS_BETWEEN_LOOKS, look_for_interrupt, ask);
    *ret_ask = ask;
    return 0;
}

static void forget_statement(struct ask *ask)
{
    sqlite3_finalize(ask->statement);
    free(ask->is_bound);
    ask->statement = NULL;
    ask->is_bound = NULL;
}

/* What the connection calls back into must not outlive us; reading remains all it can do. */
void ask_close_at(struct ask **ask)
{
    if (*ask == NULL)
        return;
    forget_statement(*ask);
    sqlite3_progress_handler((*ask)->db->sqlite, 0, NULL, NULL);
    ask_guard_lift((*ask)->db);
    free(*ask);
}

/* ---- the question ---- */

/* Trouble that is not of the question's making has sentences of its own. */
static int fail(const struct ask *ask, int code, enum error_code error_code, const char *what,
                struct error *err)
{
    switch (code & 0xff) {
    case SQLITE_ERROR:
    case SQLITE_AUTH:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
        return error_set(err, error_code, "%s: %s", what, sqlite3_errmsg(ask->db->sqlite));
    case SQLITE_NOMEM:
        return error_set(err, error_code,
                         "%s: it takes more than %d MiB of memory; ask for less at once, or ask "
                         "without ORDER BY",
                         what, ASK_MOST_MIB);
    case SQLITE_INTERRUPT:
        return error_set(err, ERROR_INTERRUPTED, "interrupted before the answer was complete");
    default:
        return connection_fail(ask->db, code, "the query", err);
    }
}

static int check_readable(const struct ask *ask, struct error *err)
{
    if (ask->statement == NULL)
        return error_set(err, ERROR_USAGE, "the query is empty; give one SELECT");
    if (sqlite3_column_count(ask->statement) == 0 || !sqlite3_stmt_readonly(ask->statement))
        return error_set_hint(err, ERROR_USAGE, HINT_ONLY_SELECT, "this statement is no query");
    return 0;
}

/* Behind the one statement may stand comments and blanks only. */
static int check_alone(const struct ask *ask, const char *tail, struct error *err)
{
    sqlite3_stmt *second = NULL;
    int code = sqlite3_prepare_v2(ask->db->sqlite, tail, -1, &second, NULL);
    bool is_alone = code == SQLITE_OK && second == NULL;

    sqlite3_finalize(second);
    if (is_alone)
        return 0;
    return error_set_hint(err, ERROR_USAGE, HINT_ONE_QUERY, "these are several statements");
}

int ask_put(struct ask *ask, const char *sql, struct error *err)
{
    const char *tail;
    int code, r;

    forget_statement(ask);
    ask->guard.refused = NULL;
    code = sqlite3_prepare_v2(ask->db->sqlite, sql, -1, &ask->statement, &tail);
    if (ask->guard.refused != NULL)
        return error_set_hint_about(err, ERROR_USAGE, HINT_ONLY_READS,
                                    sqlite3_errmsg(ask->db->sqlite), NULL, "this statement %s",
                                    ask->guard.refused);
    if (code != SQLITE_OK)
        return fail(ask, code, ERROR_USAGE, "the query cannot be understood", err);
    r = check_readable(ask, err);
    if (r == 0)
        r = check_alone(ask, tail, err);
    if (r < 0)
        return r;
    ask->is_bound =
        heap_alloc_array((size_t)sqlite3_bind_parameter_count(ask->statement) + 1, sizeof(bool));
    return 0;
}

/* ---- its parameters ---- */

static int parameter_index(const struct ask *ask, const char *name)
{
    struct arena arena;
    int index = 0;

    arena_init(&arena);
    for (const char *mark = ":@$?"; index == 0 && *mark != '\0'; mark++)
        index =
            sqlite3_bind_parameter_index(ask->statement, arena_format(&arena, "%c%s", *mark, name));
    arena_deinit(&arena);
    return index;
}

static const char DIGITS[] = "0123456789";

/* "42" and "-7"; not "007" or "+7", which are numbers of something. */
static bool read_whole(const char *text, int64_t *ret_value)
{
    const char *digits = text + (text[0] == '-');
    size_t n = strspn(digits, DIGITS);

    if (n == 0 || digits[n] != '\0' || (digits[0] == '0' && n > 1))
        return false;
    return number_read_int(bytes_from_text(text), ret_value);
}

/*
 * "30.5", "-0.25": digits that a double holds exactly, divided once by a power of ten that it
 * holds exactly, give the nearest double.
 */
static bool read_decimal(const char *text, double *ret_value)
{
    enum {
        MOST_DIGITS = 15,
    };
    char digits[MOST_DIGITS + sizeof("-")];
    const char *point = strchr(text, '.');
    int64_t value;
    double scale = 1;

    if (point == NULL || strlen(text) > MOST_DIGITS || point[1] == '\0' ||
        point[1 + strspn(point + 1, DIGITS)] != '\0')
        return false;
    snprintf(digits, sizeof(digits), "%.*s", (int)(point - text), text);
    if (!read_whole(digits, &value))
        return false;
    snprintf(digits, sizeof(digits), "%.*s%s", (int)(point - text), text, point + 1);
    if (!number_read_int(bytes_from_text(digits), &value))
        return false;
    for (const char *at = point + 1; *at != '\0'; at++)
        scale *= 10;
    *ret_value = (double)value / scale;
    return true;
}

static int bind_value(sqlite3_stmt *statement, int index, const char *value)
{
    int64_t whole;
    double decimal;

    if (read_whole(value, &whole))
        return sqlite3_bind_int64(statement, index, whole);
    if (read_decimal(value, &decimal))
        return sqlite3_bind_double(statement, index, decimal);
    return sqlite3_bind_text(statement, index, value, -1, SQLITE_STATIC);
}

int ask_bind(struct ask *ask, const char *name, const char *value, struct error *err)
{
    int index = parameter_index(ask, name);
    int code;

    if (index == 0)
        return error_set(err, ERROR_USAGE, "the query has no parameter :%s", name);
    code = bind_value(ask->statement, index, value);
    if (code != SQLITE_OK)
        return fail(ask, code, ERROR_USAGE, "the parameter cannot be bound", err);
    ask->is_bound[index] = true;
    return 0;
}

static int check_bound(const struct ask *ask, struct error *err)
{
    for (int i = 1; i <= sqlite3_bind_parameter_count(ask->statement); i++) {
        const char *name = sqlite3_bind_parameter_name(ask->statement, i);

        if (ask->is_bound[i])
            continue;
        if (name == NULL)
            return error_set(err, ERROR_USAGE,
                             "the query has a parameter without a name; write :NAME instead of ?");
        return error_set_hint_about(err, ERROR_USAGE, HINT_GIVE_PARAMETER, name + 1, NULL,
                                    "the query's parameter %s has no value", name);
    }
    return 0;
}

/* ---- the answer ---- */

size_t ask_n_columns(const struct ask *ask)
{
    return (size_t)sqlite3_column_count(ask->statement);
}

const char *ask_column_name(const struct ask *ask, size_t column)
{
    const char *name = sqlite3_column_name(ask->statement, (int)column);

    if (name == NULL)
        heap_exhausted();
    return name;
}

int ask_next(struct ask *ask, struct error *err)
{
    int r = sqlite3_stmt_busy(ask->statement) ? 0 : check_bound(ask, err);
    int code;

    if (r < 0)
        return r;
    code = ask->interrupted != NULL && *ask->interrupted != 0 ? SQLITE_INTERRUPT
                                                              : sqlite3_step(ask->statement);
    if (code == SQLITE_ROW)
        return QUERY_ROW;
    if (code == SQLITE_DONE) {
        sqlite3_reset(ask->statement);
        return QUERY_DONE;
    }
    return fail(ask, code, ERROR_FAILED, "the query failed", err);
}

enum ask_type ask_value(const struct ask *ask, size_t column, struct bytes *ret_value)
{
    static const enum ask_type types[] = {
        [SQLITE_NULL] = ASK_NULL, [SQLITE_INTEGER] = ASK_NUMBER, [SQLITE_FLOAT] = ASK_NUMBER,
        [SQLITE_TEXT] = ASK_TEXT, [SQLITE_BLOB] = ASK_BLOB,
    };
    enum ask_type type = types[sqlite3_column_type(ask->statement, (int)column)];
    const void *data = type == ASK_BLOB ? sqlite3_column_blob(ask->statement, (int)column)
                                        : sqlite3_column_text(ask->statement, (int)column);

    if (data == NULL && sqlite3_errcode(ask->db->sqlite) == SQLITE_NOMEM)
        heap_exhausted();
    *ret_value = (struct bytes){data, (size_t)sqlite3_column_bytes(ask->statement, (int)column)};
    return type;
}
