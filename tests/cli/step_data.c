/* What the databases hold. */
#include "database.h"
#include "steps.h"
#include "text_match.h"
#include "words.h"

#include <string.h>

/* "race" and "mirror" are those of the data folder; anything with a slash is a path. */
static const char *database_path(struct stage *stage, const char *name)
{
    if (strchr(name, '/') != NULL)
        return stage_path(stage, name);
    return stage_path(stage, arena_format(&stage->arena, "data/%s.db", name));
}

/* ---- sql ---- */

static bool compare_rows(struct stage *stage, const char *wanted, struct bytes rows)
{
    const char *found = text_visible(rows, &stage->arena);

    if (strcmp(wanted, "nothing\n") == 0)
        wanted = "";
    return text_matches(wanted, found) || stage_fail(stage, wanted, found);
}

bool step_sql(struct stage *stage, const struct step *step)
{
    struct arena *arena = &stage->arena;
    const char *rest = step->rest;
    const char *name = word_take(&rest, arena);
    struct bytes rows;
    struct error err;

    if (name == NULL || step->rows == NULL)
        return stage_complain(stage, "write sql DATABASE QUERY, and below it what it gives: = ...");
    if (step->block != NULL)
        rest = step->block;
    if (database_ask(database_path(stage, name), rest, arena, &rows, &err) < 0)
        return stage_complain(stage, "%s", err.message);
    return compare_rows(stage, step->rows, rows);
}

bool step_alter(struct stage *stage, const struct step *step)
{
    const char *rest = step->rest;
    const char *name = word_take(&rest, &stage->arena);
    struct error err;

    if (name == NULL || *rest == '\0')
        return stage_complain(stage, "write alter DATABASE STATEMENT");
    if (database_alter(database_path(stage, name), stage_fill(stage, rest), &err) < 0)
        return stage_complain(stage, "%s", err.message);
    return true;
}

static bool check_sound(struct stage *stage, const char *name)
{
    struct bytes integrity, broken_keys;
    struct error err;

    if (database_ask(database_path(stage, name), "PRAGMA integrity_check", &stage->arena,
                     &integrity, &err) < 0 ||
        database_ask(database_path(stage, name), "PRAGMA foreign_key_check", &stage->arena,
                     &broken_keys, &err) < 0)
        return stage_complain(stage, "%s", err.message);
    if (!bytes_equal(integrity, BYTES("ok\n")))
        return stage_fail(stage, "a sound database", integrity.data);
    return broken_keys.size == 0 ||
           stage_fail(stage, "no reference to a missing row", broken_keys.data);
}

/* "sound mirror race" */
bool step_sound(struct stage *stage, const struct step *step)
{
    const char *rest = step->rest;
    const char *name;
    bool ok = true;

    while ((name = word_take(&rest, &stage->arena)) != NULL)
        ok = check_sound(stage, name) && ok;
    return ok;
}

/* ---- save and same ---- */

/* "stdout", "sql DATABASE QUERY", "dump DATABASE" */
static bool take_content(struct stage *stage, const char *source, struct bytes *ret_content)
{
    struct arena *arena = &stage->arena;
    const char *rest = source;
    const char *kind = word_take(&rest, arena);
    const char *name = word_take(&rest, arena);
    struct error err;
    int r;

    if (kind != NULL && name == NULL && strcmp(kind, "stdout") == 0) {
        *ret_content = stage->stdout_text;
        return true;
    }
    if (kind != NULL && name != NULL && strcmp(kind, "sql") == 0)
        r = database_ask(database_path(stage, name), rest, arena, ret_content, &err);
    else if (kind != NULL && name != NULL && strcmp(kind, "dump") == 0)
        r = database_dump(database_path(stage, name), arena, ret_content, &err);
    else
        return stage_complain(stage, "save stdout, sql DATABASE QUERY or dump DATABASE");
    return r == 0 || stage_complain(stage, "%s", err.message);
}

bool step_save(struct stage *stage, const struct step *step)
{
    struct saved saved = {.source = step->rest};

    saved.name = word_take(&saved.source, &stage->arena);
    if (saved.name == NULL || !take_content(stage, saved.source, &saved.content))
        return saved.name != NULL ? false : stage_complain(stage, "save needs a name");
    stage->saved = arena_grow(&stage->arena, stage->saved, stage->n_saved, sizeof(*stage->saved));
    stage->saved[stage->n_saved++] = saved;
    return true;
}

/* Only the lines that differ, from both sides. */
static bool fail_different(struct stage *stage, struct bytes before, struct bytes after)
{
    struct bytes a, b;

    while (bytes_split(&before, '\n', &a) && bytes_split(&after, '\n', &b))
        if (!bytes_equal(a, b))
            return stage_fail(stage, arena_text_of(&stage->arena, a),
                              arena_text_of(&stage->arena, b));
    return stage_fail(stage, "as many lines as before", "one side ends earlier");
}

bool step_same(struct stage *stage, const struct step *step)
{
    struct bytes content;

    for (size_t i = stage->n_saved; i > 0; i--) {
        const struct saved *saved = &stage->saved[i - 1];

        if (strcmp(saved->name, step->rest) != 0)
            continue;
        if (!take_content(stage, saved->source, &content))
            return false;
        return bytes_equal(content, saved->content) ||
               fail_different(stage, saved->content, content);
    }
    return stage_complain(stage, "nothing was saved as '%s'", step->rest);
}
