/* trackside db backup: the databases into a directory, whoever is writing meanwhile. */
#include "commands.h"

#include "trackside/store_backup.h"

static const struct column columns[] = {
    COLUMN("file", "File", COLUMN_TEXT),
    COLUMN("bytes", "Bytes", COLUMN_COUNT),
};

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    struct backup_stores stores = {.mirror_db = context->task.mirror_db,
                                   .race_db = context->task.race_db,
                                   .data_dir = context->task.data_dir};
    struct backup_file *files;
    size_t n;
    int r = store_back_up(&stores, invocation_argument(invocation, 0),
                          invocation_has(invocation, "force"), &signals_interrupted,
                          &context->arena, &files, &n, err);

    if (r < 0)
        return r;
    for (size_t i = 0; i < n; i++) {
        sheet_add_text(sheet, files[i].path);
        sheet_add_number(sheet, files[i].size);
    }
    return sheet_print(sheet, &context->output, "backup", err);
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
