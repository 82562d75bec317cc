/* trackside standings: the standings of a race event. */
#include "commands.h"
#include "event_choice.h"

#include "trackside/race_view.h"

#include <string.h>

static int read_filter(const struct invocation *invocation, struct standing_filter *filter,
                       struct error *err)
{
    static const char *const kinds[] = {"points", "round", "multi", "overall"};
    const char *kind = invocation_value(invocation, "kind");
    bool is_known = kind == NULL;

    *filter = (struct standing_filter){
        .class_name = invocation_value(invocation, "class"),
        .kind = kind,
        .round = invocation_value(invocation, "round"),
    };
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        is_known = is_known || strcmp(kind, kinds[i]) == 0;
    return is_known ? 0
                    : error_set(err, ERROR_USAGE,
                                "--kind is points, round, multi or overall, not '%s'", kind);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct standing_filter filter;
    const char *event_id = NULL;
    struct answer *answer = NULL;
    size_t n = 0;
    int r = read_filter(invocation, &filter, err);

    if (r == 0)
        r = event_choice_open(context, invocation, &event_id, err);
    if (r == 0)
        r = race_view_standings(&context->task, &context->arena, event_id, &filter, &answer, &n,
                                err);
    if (r == 0 && n == 0)
        return error_set(err, ERROR_NOT_FOUND, "no stored standing of that event fits");
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static const struct option_spec options[] = {
    {"class", "TEXT", "only classes whose name has this in it", 0, false},
    {"kind", "KIND", "points, round, multi or overall", 0, false},
    {"round", "TEXT", "only standings whose label has this in it", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_standings = {
    .name = "standings",
    .arguments = "EVENT [--class TEXT] [--kind KIND] [--round TEXT]",
    .summary = "List the standings of a stored race event: points, rounds, mains of several legs, "
               "final ranking",
    .examples = "trackside standings event:486677 --kind overall\n"
                "trackside standings 486677 --kind round --round 'Round 1' --json",
    .notes =
        "These pages name people without ids: each name is somebody of exactly that name who drove "
        "in the event,\nelse of that name however it is written, else an entry of its own.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
