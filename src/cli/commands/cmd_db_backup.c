/* trackside db backup: the databases into a directory, whoever is writing meanwhile. */
#include "commands.h"

#include "trackside/database_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct backup_file *files = NULL;
    size_t n = 0;
    int r = database_back_up(&context->task, &context->arena, invocation_argument(invocation, 0),
                             invocation_has(invocation, "force"), &files, &n, err);

    return r == 0 ? answer_print(database_view_backup(&context->arena, files, n), &context->output,
                                 err)
                  : r;
}

static const struct option_spec options[] = {
    {"force", NULL, "replace a backup that is there", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_db_backup = {
    .name = "db backup",
    .arguments = "DIR [--force]",
    .summary = "Copy both databases, and archives, into a directory, safe while others write",
    .examples = "trackside db backup /media/stick/trackside-2025-10-25\n"
                "trackside --data /media/stick/trackside-2025-10-25 days",
    .notes =
        "DIR gets race.db, mirror.db and the archives, for you alone, each one consistent "
        "state, checked before\nit is kept. It is a data directory: --data DIR answers from it.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_READ,
    .run = run,
};
