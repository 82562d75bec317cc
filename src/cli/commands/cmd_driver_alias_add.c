/* trackside driver alias add: the user says that transponders are one person's. */
#include "arguments.h"
#include "commands.h"

#include "trackside/alias_view.h"
#include "trackside/driver_alias.h"
#include "trackside/driver_report.h"
#include "trackside/ingest.h"
#include "trackside/text.h"

#include <string.h>

static int read_name(struct context *context, const struct invocation *invocation,
                     const char **ret_name, struct error *err)
{
    const char *name = invocation_value(invocation, "name");

    if (name == NULL)
        return error_set(err, ERROR_USAGE,
                         "whose are they? Give the person with --name, such as --name 'Sean "
                         "O\'Brien'");
    if (text_name_key(name, &context->arena)[0] == '\0')
        return error_set(err, ERROR_USAGE, "--name '%s' has neither letters nor digits", name);
    *ret_name = text_squeeze(bytes_from_text(name), &context->arena);
    return 0;
}

/* A person is one however the name is written; the way it was written last is shown. */
static int rename_person(struct context *context, const char *name, int64_t now, struct error *err)
{
    const char *key = text_name_key(name, &context->arena);
    const struct driver_alias *aliases;
    size_t n = 0;
    int r = driver_alias_list(context->task.mirror_db, &context->arena, &aliases, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++) {
        struct driver_alias alias = aliases[i];

        if (strcmp(text_name_key(alias.person, &context->arena), key) != 0)
            continue;
        alias.person = name;
        alias.added_at = now;
        r = driver_alias_put(context->task.mirror_db, &alias, err);
    }
    return r;
}

static int put_all(struct context *context, const char *const *transponders, const char *name,
                   struct error *err)
{
    int64_t now = clock_utc(&context->task.clock);
    int r = rename_person(context, name, now, err);

    for (size_t i = 0; r == 0 && transponders[i] != NULL; i++) {
        struct driver_alias alias = {
            .source_driver_id = transponders[i], .person = name, .added_at = now};

        r = driver_alias_put(context->task.mirror_db, &alias, err);
    }
    return r;
}

static int store(struct context *context, const char *const *transponders, const char *name,
                 struct error *err)
{
    int r = db_begin(context->task.mirror_db, err);

    if (r == 0)
        r = put_all(context, transponders, name, err);
    if (r == 0)
        r = db_commit(context->task.mirror_db, err);
    if (r < 0) {
        db_rollback(context->task.mirror_db);
        return r;
    }
    return ingest_driver_links(context->task.mirror_db, context->task.race_db, err);
}

/* What the user may not have meant. */
static int say_use(struct context *context, const char *transponder, const char *name,
                   struct error *err)
{
    struct chip_use use;
    int r = report_chip_use(context->task.race_db, transponder, &context->arena, &use, err);

    if (r == 0 && use.n_sessions == 0)
        talk_say(&context->talk,
                 "no stored session has the transponder %s; those that come will be %s's",
                 transponder, name);
    else if (r == 0 && use.n_names > 1)
        talk_say(&context->talk,
                 "%lld people drove with %s, going by their names; all its sessions count as %s's "
                 "now",
                 (long long)use.n_names, transponder, name);
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct answer *answer = NULL;
    const char *const *transponders = NULL;
    const char *name = NULL;
    int r = read_name(context, invocation, &name, err);

    if (r == 0)
        r = argument_transponders(context, invocation, &transponders, err);
    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0)
        r = store(context, transponders, name, err);
    for (size_t i = 0; r == 0 && transponders[i] != NULL; i++)
        r = say_use(context, transponders[i], name, err);
    if (r == 0)
        r = alias_view_list(&context->task, &context->arena, name, &answer, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static const struct option_spec options[] = {
    {"name", "NAME", "whose they are", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_driver_alias_add = {
    .name = "driver alias add",
    .arguments = "TRANSPONDER... --name NAME",
    .summary = "Say that transponders are one person's",
    .examples = "trackside driver alias add 7401126 6920417 --name \"Sean O'Brien\"\n"
                "trackside driver alias add practice_session_21287637 --name 'Hana Sato-Wells'",
    .notes = "The leaderboard, `search` and `driver show` count them as one from then on. Sessions "
             "and drivers stay\nas the pages have them, an export sends what it sent before, and "
             "`driver alias remove` takes it back.\nA session without a transponder goes by "
             "practice_session_ID. `status` lists who may need it.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1000,
    .access = ACCESS_NONE, /* opens the stores itself, once the arguments are known to be good */
    .run = run,
};
