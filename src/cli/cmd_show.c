/* trackside show: one session with its figures and laps. */
#include "arguments.h"
#include "commands.h"
#include "session_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const struct session_report *report;
    const char *session_id;
    int r = argument_session_id(invocation, 0, &session_id, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = report_session(context->race_db, session_id, &context->arena, &report, err);
    return r == 0 ? session_view_print(context, report, err) : r;
}

const struct command command_show = {
    .name = "show",
    .arguments = "SESSION-ID",
    .summary = "Show one stored session: its figures, its laps, the self-check",
    .examples = "trackside show 21290331\ntrackside show 21290331 --csv",
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
