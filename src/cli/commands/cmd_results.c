/* trackside results: the results of a race event. */
#include "commands.h"
#include "event_choice.h"

#include "trackside/race_view.h"

#include <string.h>

static int read_filter(const struct invocation *invocation, struct result_filter *filter,
                       struct error *err)
{
    static const char *const types[] = {"race", "practice", "qualifying",
                                        "heat", "main",     "seeding"};
    const char *type = invocation_value(invocation, "type");
    bool is_known = type == NULL;

    *filter = (struct result_filter){
        .class_name = invocation_value(invocation, "class"),
        .driver = invocation_value(invocation, "driver"),
        .session_type = type,
        .only_bumped = invocation_has(invocation, "bumped"),
    };
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        is_known = is_known || strcmp(type, types[i]) == 0;
    return is_known ? 0
                    : error_set(err, ERROR_USAGE,
                                "--type is race, practice, qualifying, heat, main or seeding, not "
                                "'%s'",
                                type);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct result_filter filter;
    const char *event_id = NULL;
    struct answer *answer = NULL;
    size_t n = 0;
    int r = read_filter(invocation, &filter, err);

    if (r == 0)
        r = event_choice_open(context, invocation, &event_id, err);
    if (r == 0)
        r = race_view_results(&context->task, &context->arena, event_id, &filter, &answer, &n, err);
    if (r == 0 && n == 0)
        return error_set(err, ERROR_NOT_FOUND, "no stored result of that event fits");
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static const struct option_spec options[] = {
    {"class", "TEXT", "only classes whose name has this in it", 0, false},
    {"driver", "TEXT", "only drivers whose name has this in it", 0, false},
    {"type", "TYPE", "only races of that type: main, qualifying, ...", 0, false},
    {"bumped", NULL, "only who came from a lower main", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_results = {
    .name = "results",
    .arguments = "EVENT [--class TEXT] [--type TYPE] [--driver TEXT] [--bumped]",
    .summary = "List the results of a stored race event, race by race",
    .examples = "trackside results event:486677\n"
                "trackside results 486677 --class nitro --type main --csv",
    .notes = "EVENT is event:ID, its number, or the address of its page. Behind is the gap to the "
             "row above. A race\nwhose page does not say its type reads as `race`.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
