/* class_key(X). */
#include "class_key.h"

#include "trackside/cleanup.h"
#include "trackside/text.h"

static void give(sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    const char *name = (const char *)sqlite3_value_text(arguments[0]);

    (void)n_arguments;
    if (name == NULL)
        return; /* NULL, as nothing is given */
    arena_init(&arena);
    sqlite3_result_text(context, text_class_key(name, &arena), -1, SQLITE_TRANSIENT);
}

int class_key_register(const struct db *db, struct error *err)
{
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    int code =
        sqlite3_create_function_v2(db->sqlite, "class_key", 1, flags, NULL, give, NULL, NULL, NULL);

    return code == SQLITE_OK ? 0 : connection_fail(db, code, "class_key", err);
}
