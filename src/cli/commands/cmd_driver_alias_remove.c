/* trackside driver alias remove: transponders are no longer said to be anybody's. */
#include "arguments.h"
#include "commands.h"

#include "trackside/alias_view.h"
#include "trackside/driver_alias.h"
#include "trackside/ingest.h"
#include "trackside/text.h"

#include <string.h>

static int fail_none(const char *what, struct error *err)
{
    return error_set(err, ERROR_NOT_FOUND,
                     "nothing was said of %s; `trackside driver alias list` lists what was", what);
}

/* All or none: a mistyped one leaves the others as they are. */
static int remove_transponders(struct context *context, const char *const *transponders,
                               struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && transponders[i] != NULL; i++) {
        r = driver_alias_remove(context->task.mirror_db, transponders[i], err);
        if (r == DRIVER_ALIAS_NONE)
            return fail_none(transponders[i], err);
    }
    return r;
}

static int remove_person(struct context *context, const char *name, struct error *err)
{
    const char *key = text_name_key(name, &context->arena);
    const struct driver_alias *aliases;
    size_t n = 0, n_removed = 0;
    int r = driver_alias_list(context->task.mirror_db, &context->arena, &aliases, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++) {
        if (strcmp(text_name_key(aliases[i].person, &context->arena), key) != 0)
            continue;
        r = driver_alias_remove(context->task.mirror_db, aliases[i].source_driver_id, err);
        n_removed++;
    }
    return r == 0 && n_removed == 0 ? fail_none(name, err) : r;
}

static int take_back(struct context *context, const char *const *transponders, const char *name,
                     struct error *err)
{
    int r = db_begin(context->task.mirror_db, err);

    if (r == 0 && name != NULL)
        r = remove_person(context, name, err);
    if (r == 0)
        r = remove_transponders(context, transponders, err);
    if (r == 0)
        r = db_commit(context->task.mirror_db, err);
    if (r < 0) {
        db_rollback(context->task.mirror_db);
        return r;
    }
    return ingest_driver_links(context->task.mirror_db, context->task.race_db, err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct answer *answer = NULL;
    const char *name = invocation_value(invocation, "name");
    const char *const *transponders = NULL;
    int r;

    if ((name == NULL) == (invocation->n_arguments == 0))
        return error_set(err, ERROR_USAGE, "give transponders, or a person with --name");
    r = argument_transponders(context, invocation, &transponders, err);
    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0)
        r = take_back(context, transponders, name, err);
    if (r == 0)
        r = alias_view_list(&context->task, &context->arena, NULL, &answer, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static const struct option_spec options[] = {
    {"name", "NAME", "all transponders of that person", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_driver_alias_remove = {
    .name = "driver alias remove",
    .arguments = "TRANSPONDER... | --name NAME",
    .summary = "No longer say that transponders are somebody's",
    .examples = "trackside driver alias remove 6920417\n"
                "trackside driver alias remove --name \"Sean O'Brien\"",
    .notes = "Everything counts by transponder again, as if it had never been said. What is left "
             "is listed.",
    .options = options,
    .max_arguments = 1000,
    .access = ACCESS_NONE,
    .run = run,
};
