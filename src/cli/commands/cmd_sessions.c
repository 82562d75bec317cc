/* trackside sessions: the sessions of a stored practice day. */
#include "arguments.h"
#include "commands.h"

#include "trackside/session_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const struct session_filter filter = {
        .driver = invocation_value(invocation, "driver"),
        .class_name = invocation_value(invocation, "class"),
    };
    struct day_question question;
    struct answer *answer = NULL;
    struct slice slice;
    size_t n = 0;
    int r = argument_day_question(context, invocation, &question, err);

    if (r == 0)
        r = argument_slice(invocation, &slice, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = session_view_list(&context->task, &context->arena, &question, &filter, &slice, &answer,
                              &n, err);
    if (r == 0 && n == 0 && (filter.driver != NULL || filter.class_name != NULL))
        return error_set(
            err, ERROR_NOT_FOUND,
            "no session of that day fits; without --driver and --class all are listed");
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static const struct option_spec options[] = {
    {"driver", "TEXT", "only drivers whose name has this in it", 0, false},
    {"class", "TEXT", "only classes whose name has this in it", 0, false},
    {"limit", "N", "at most so many", 0, false},
    {"offset", "N", "without the first so many", 0, false},
    {"archived", NULL, "ask the archives instead of the store", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_sessions = {
    .name = "sessions",
    .arguments = "SLUG DATE [--driver TEXT] [--class TEXT] [--limit N] [--offset N]",
    .summary = "List the sessions of a stored practice day, newest first",
    .examples = "trackside sessions canberraoffroad 2025-10-25\n"
                "trackside sessions canberraoffroad 2025-10-25 --driver morgan --csv",
    .notes = "Case, accents and punctuation do not matter in TEXT.",
    .options = options,
    .min_arguments = 2,
    .max_arguments = 2,
    .access = ACCESS_NONE,
    .run = run,
};
