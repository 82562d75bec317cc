/* trackside driver alias list: what the user said about transponders. */
#include "alias_view.h"
#include "commands.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    int r = context_open_stores(context, DB_READ, err);

    (void)invocation;
    return r == 0 ? alias_view_print(context, NULL, err) : r;
}

const struct command command_driver_alias_list = {
    .name = "driver alias list",
    .arguments = "",
    .summary = "List the transponders that were said to be somebody's",
    .examples = "trackside driver alias list\n"
                "trackside driver alias list --json",
    .access = ACCESS_NONE,
    .run = run,
};
