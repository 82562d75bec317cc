/* trackside driver alias add: the user says that transponders are one person's. */
#include "arguments.h"
#include "commands.h"

#include "trackside/alias.h"
#include "trackside/alias_view.h"
#include "trackside/text.h"

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
        r = alias_say(&context->task, &context->arena, transponders, name, err);
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
