/* What the user says of transponders, and takes back. */
#include "trackside/alias.h"

#include "trackside/driver_alias.h"
#include "trackside/driver_report.h"
#include "trackside/ingest.h"
#include "trackside/text.h"

#include <string.h>

/* ---- saying so ---- */

/* A person is one however the name is written; the way it was written last is shown. */
static int rename_person(struct task *task, struct arena *arena, const char *person, int64_t now,
                         struct error *err)
{
    const char *key = text_name_key(person, arena);
    const struct driver_alias *aliases;
    size_t n = 0;
    int r = driver_alias_list(task->mirror_db, arena, &aliases, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++) {
        struct driver_alias alias = aliases[i];

        if (strcmp(text_name_key(alias.person, arena), key) != 0)
            continue;
        alias.person = person;
        alias.added_at = now;
        r = driver_alias_put(task->mirror_db, &alias, err);
    }
    return r;
}

static int put_all(struct task *task, struct arena *arena, const char *const *transponders,
                   const char *person, struct error *err)
{
    int64_t now = clock_utc(&task->clock);
    int r = rename_person(task, arena, person, now, err);

    for (size_t i = 0; r == 0 && transponders[i] != NULL; i++) {
        struct driver_alias alias = {
            .source_driver_id = transponders[i], .person = person, .added_at = now};

        r = driver_alias_put(task->mirror_db, &alias, err);
    }
    return r;
}

/* What the user may not have meant. */
static int say_use(struct task *task, struct arena *arena, const char *transponder,
                   const char *person, struct error *err)
{
    struct chip_use use;
    int r = report_chip_use(task->race_db, transponder, arena, &use, err);

    if (r == 0 && use.n_sessions == 0)
        task_say(task, "no stored session has the transponder %s; those that come will be %s's",
                 transponder, person);
    else if (r == 0 && use.n_names > 1)
        task_say(task,
                 "%lld people drove with %s, going by their names; all its sessions count as %s's "
                 "now",
                 (long long)use.n_names, transponder, person);
    return r;
}

/* ---- taking it back ---- */

static int fail_none(const char *what, struct error *err)
{
    return error_set_hint(err, ERROR_NOT_FOUND, HINT_LIST_ALIASES, "nothing was said of %s", what);
}

static int remove_transponders(struct task *task, const char *const *transponders,
                               struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && transponders[i] != NULL; i++) {
        r = driver_alias_remove(task->mirror_db, transponders[i], err);
        if (r == DRIVER_ALIAS_NONE)
            return fail_none(transponders[i], err);
    }
    return r;
}

static int remove_person(struct task *task, struct arena *arena, const char *person,
                         struct error *err)
{
    const char *key = text_name_key(person, arena);
    const struct driver_alias *aliases;
    size_t n = 0, n_removed = 0;
    int r = driver_alias_list(task->mirror_db, arena, &aliases, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++) {
        if (strcmp(text_name_key(aliases[i].person, arena), key) != 0)
            continue;
        r = driver_alias_remove(task->mirror_db, aliases[i].source_driver_id, err);
        n_removed++;
    }
    return r == 0 && n_removed == 0 ? fail_none(person, err) : r;
}

/* ---- both ---- */

/* In one commit; then questions of race.db go by it. */
static int end(struct task *task, int r, struct error *err)
{
    if (r == 0)
        r = db_commit(task->mirror_db, err);
    if (r < 0) {
        db_rollback(task->mirror_db);
        return r;
    }
    return ingest_driver_links(task->mirror_db, task->race_db, err);
}

int alias_say(struct task *task, struct arena *arena, const char *const *transponders,
              const char *person, struct error *err)
{
    int r = db_begin(task->mirror_db, err);

    if (r == 0)
        r = put_all(task, arena, transponders, person, err);
    r = end(task, r, err);
    for (size_t i = 0; r == 0 && transponders[i] != NULL; i++)
        r = say_use(task, arena, transponders[i], person, err);
    return r;
}

int alias_take_back(struct task *task, struct arena *arena, const char *const *transponders,
                    const char *person, struct error *err)
{
    int r = db_begin(task->mirror_db, err);

    if (r == 0 && person != NULL)
        r = remove_person(task, arena, person, err);
    if (r == 0)
        r = remove_transponders(task, transponders, err);
    return end(task, r, err);
}
