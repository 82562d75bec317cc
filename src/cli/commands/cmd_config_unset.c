/* trackside config unset: a setting taken back. */
#include "commands.h"
#include "setting_change.h"

#include "trackside/setting_file.h"

/* A name that is none is a mistake, not a setting that is not there. */
static int check_key(struct context *context, const char *key, struct error *err)
{
    for (size_t i = 0; i < N_SETTINGS; i++)
        if (bytes_equal_text(bytes_from_text(key), setting_table[i].key))
            return 0;
    return settings_put(&context->settings, key, "", "config unset", &context->arena, err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *key = invocation_argument(invocation, 0);
    const char *path = NULL;
    int r = check_key(context, key, err);

    if (r == 0)
        r = setting_change_file(context, &path, err);
    if (r == 0)
        r = setting_file_drop(path, key, &context->arena, err);
    if (r == SETTING_FILE_NONE)
        return error_set(err, ERROR_NOT_FOUND, "%s is not set in %s", key, path);
    return r == 0 ? setting_change_print(context, key, err) : r;
}

const struct command command_config_unset = {
    .name = "config unset",
    .arguments = "KEY",
    .summary = "Take a setting out of the user's own file",
    .examples = "trackside config unset default.driver",
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
