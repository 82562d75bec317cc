/*
 * What is in a database and was not made by us. A trigger is ours when the text it was made with
 * stands in one of our steps; a table or a view when a step makes one of its name.
 */
#include "connection.h"

#include "trackside/cleanup.h"

#include <string.h>

/* "CREATE VIEW days" and not "CREATE VIEW days_of". */
static bool makes(const char *sql, const char *making)
{
    for (const char *at = sql; (at = strstr(at, making)) != NULL; at++) {
        char next = at[strlen(making)];

        if (!bytes_is_letter(next) && !bytes_is_digit(next) && next != '_')
            return true;
    }
    return false;
}

static bool is_ours(const struct db_schema *schema, const struct db_object *object,
                    struct arena *arena)
{
    const char *making = arena_format(
        arena, "CREATE %s %s", strcmp(object->type, "view") == 0 ? "VIEW" : "TABLE", object->name);
    const char *renaming = arena_format(arena, "RENAME TO %s", object->name);

    for (size_t i = 0; i < schema->n_steps; i++) {
        const char *sql = schema->steps[i].sql;

        if (strcmp(object->type, "trigger") == 0 ? strstr(sql, object->sql) != NULL
                                                 : makes(sql, making) || makes(sql, renaming))
            return true;
    }
    return false;
}

int db_list_strangers(struct db *db, struct arena *arena, struct db_object **ret_objects,
                      size_t *ret_n, struct error *err)
{
    struct db_object *objects = NULL;
    size_t n = 0, n_strange = 0;
    int r = db_list_objects(db, arena, &objects, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        if (strcmp(objects[i].type, "index") != 0 && !is_ours(db->schema, &objects[i], arena))
            objects[n_strange++] = objects[i];
    if (r < 0)
        return r;
    *ret_objects = objects;
    *ret_n = n_strange;
    return 0;
}

int connection_refuse_triggers(struct db *db, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct db_object *strange;
    size_t n = 0;
    int r;

    arena_init(&arena);
    r = db_list_strangers(db, &arena, &strange, &n, err);
    for (size_t i = 0; r == 0 && i < n; i++)
        if (strcmp(strange[i].type, "trigger") == 0)
            r = error_set(
                err, ERROR_CHECK,
                "%s has a trigger that trackside did not make, %s, and which would act on "
                "what is written; DROP it in the sqlite3 shell, or move the file away",
                db->path, strange[i].name);
    return r;
}
