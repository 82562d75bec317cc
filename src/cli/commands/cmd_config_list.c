/* trackside config list: every effective value and where it came from. */
#include "commands.h"

#include "trackside/settings_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const struct task *task = &context->task;
    const struct shown_setting chosen[] = {
        {"data", task->data_dir, context->data_origin, "where the databases live"},
        {"site", task->site, context->site_origin, "where the pages are"},
        {"offline", task->offline ? "true" : "false", context->offline_origin, "no network at all"},
    };
    struct answer *answer =
        settings_view_answer(&context->arena, chosen, sizeof(chosen) / sizeof(chosen[0]),
                             task->settings, invocation_has(invocation, "origin"));

    return answer_print(answer, &context->output, err);
}

static const struct option_spec options[] = {
    {"origin", NULL, "where each value came from", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_config_list = {
    .name = "config list",
    .arguments = "[--origin]",
    .summary = "List the settings in effect",
    .examples = "trackside config list --origin\n"
                "trackside --set fetch.concurrency=2 config list --json",
    .notes = "Values come from the built-in ones, /etc/trackside.conf, "
             "$XDG_CONFIG_HOME/trackside/config,\nthe environment and --set, later ones winning. "
             "In a file: [fetch] and `concurrency = 3`.",
    .options = options,
    .access = ACCESS_NONE,
    .run = run,
};
