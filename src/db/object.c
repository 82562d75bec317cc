/* What a database is made of, as its own schema tells it. */
#include "connection.h"

#include "trackside/cleanup.h"
#include "trackside/heap.h"

/* In the order they were made: a table comes before its indexes. What has no SQL is made by itself.
 */
int db_list_objects(struct db *db, struct arena *arena, struct db_object **ret_objects,
                    size_t *ret_n, struct error *err)
{
    static const char sql[] =
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid";
    sqlite3_stmt *statement CLEANUP(finalize_at) = NULL;
    struct db_object *objects = NULL;
    size_t n = 0;
    int code = sqlite3_prepare_v2(db->sqlite, sql, -1, &statement, NULL);

    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(statement);
        if (code != SQLITE_ROW)
            break;
        objects = arena_grow(arena, objects, n, sizeof(*objects));
        objects[n++] = (struct db_object){
            .type = connection_text(statement, 0, arena),
            .name = connection_text(statement, 1, arena),
            .sql = connection_text(statement, 2, arena),
        };
    }
    if (code != SQLITE_DONE)
        return connection_fail(db, code, "sqlite_schema", err);
    *ret_objects = objects;
    *ret_n = n;
    return 0;
}
