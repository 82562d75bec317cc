/* trackside config set: one setting, for good. */
#include "commands.h"
#include "setting_change.h"

#include "trackside/liverc.h"
#include "trackside/setting_file.h"

#include <string.h>

/* A track is written as its slug, also where its address was pasted. */
static int read_value(struct context *context, const struct invocation *invocation,
                      const char **ret_value, struct error *err)
{
    const char *value = invocation_argument(invocation, 1);
    int r = settings_put(&context->settings, invocation_argument(invocation, 0), value,
                         "config set", &context->arena, err);

    *ret_value = value;
    if (r == 0 && strcmp(invocation_argument(invocation, 0), "default.track") == 0)
        r = slug_read(value, &context->arena, ret_value, err);
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *key = invocation_argument(invocation, 0);
    const char *path = NULL, *value = NULL;
    int r = read_value(context, invocation, &value, err);

    if (r == 0)
        r = setting_change_file(context, &path, err);
    if (r == 0)
        r = setting_file_put(path, key, value, &context->arena, err);
    return r == 0 ? setting_change_print(context, key, err) : r;
}

const struct command command_config_set = {
    .name = "config set",
    .arguments = "KEY VALUE",
    .summary = "Give a setting a value for good",
    .examples = "trackside config set default.track canberraoffroad\n"
                "trackside config set default.driver 'Sean O Brien'\n"
                "trackside config set fetch.concurrency 2",
    .notes =
        "It is written to $XDG_CONFIG_HOME/trackside/config; everything else in that file stays as "
        "it is.",
    .min_arguments = 2,
    .max_arguments = 2,
    .access = ACCESS_NONE,
    .run = run,
};
