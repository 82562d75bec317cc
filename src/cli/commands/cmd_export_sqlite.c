/* trackside export sqlite: stored practice days as one database file to hand over. */
#include "arguments.h"
#include "commands.h"
#include "handover_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *path = invocation_argument(invocation, 0);
    struct handover_written written;
    struct export_days days;
    int r = argument_days(context, invocation, &days, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = handover_write_database(context->task.race_db, &days, path, &context->arena, &written,
                                    err);
    return r == 0 ? handover_view_print_written(context, path, &written, err) : r;
}

const struct command command_export_sqlite = {
    .name = "export sqlite",
    .arguments = "FILE [--track SLUG] [--day DATE] [--since DATE]",
    .summary = "Write stored practice days into one SQLite file to hand over",
    .examples = "trackside export sqlite our-season.db --track canberraoffroad\n"
                "sqlite3 -box our-season.db 'SELECT * FROM practice_days'",
    .notes = "The file has the tables and views of race.db, the days chosen and nothing else: no "
             "pages, no requests.\nIt opens in the plain sqlite3 shell. A file that is there is "
             "never written over.",
    .options = handover_view_day_options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .is_logged = true,
    .run = run,
};
