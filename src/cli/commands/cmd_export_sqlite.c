/* trackside export sqlite: stored practice days as one database file to hand over. */
#include "arguments.h"
#include "commands.h"

#include "trackside/handover_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct handed_over over;
    struct export_days days;
    int r = argument_days(context, invocation, &days, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = hand_over_database(&context->task, &context->arena, &days,
                               invocation_argument(invocation, 0), &over, err);
    return r == 0
               ? answer_print(handover_view_written(&context->arena, &over), &context->output, err)
               : r;
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
    .options = argument_day_options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .is_logged = true,
    .run = run,
};
