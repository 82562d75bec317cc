/* trackside db check: are both databases sound? */
#include "commands.h"

#include "trackside/database_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct check_report report;
    int r = database_check(&context->task, &context->arena, &report, err);

    (void)invocation;
    if (r == 0)
        r = answer_print(database_view_check(&context->task, &context->arena, &report),
                         &context->output, err);
    if (r < 0 || report.n_findings == 0)
        return r;
    return error_set(err, ERROR_CHECK,
                     "%zu things are wrong in %s; what is wrong in race.db goes when it is deleted "
                     "and made anew from mirror.db",
                     report.n_findings + report.n_left_out, context->task.data_dir);
}

const struct command command_db_check = {
    .name = "db check",
    .arguments = "",
    .summary = "Check that both databases, and archives, are sound and agree with themselves",
    .examples = "trackside db check\ntrackside db check --json",
    .notes =
        "SQLite's own checks (pages, indexes, constraints, references), then ours: lap counts, "
        "elapsed times,\nfastest laps, figures of days, orphans, histories and bytes of pages. "
        "Exit 8 names each offence.",
    .access = ACCESS_READ,
    .run = run,
};
