/* trackside show: one session with its figures and laps, or a day at a glance. */
#include "arguments.h"
#include "commands.h"
#include "day_report.h"
#include "session_view.h"

static int show_day(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *slug;
    struct date date = {0};
    int r = argument_slug(context, invocation, 0, &slug, err);

    if (r == 0)
        r = argument_date(invocation, 1, &date, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    return r == 0 ? day_report_print(context, slug, date, err) : r;
}

static int show_session(struct context *context, const struct invocation *invocation,
                        struct error *err)
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

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    return invocation->n_arguments > 1 ? show_day(context, invocation, err)
                                       : show_session(context, invocation, err);
}

const struct command command_show = {
    .name = "show",
    .arguments = "SESSION-ID | SLUG DATE",
    .summary = "Show one stored session with its laps, or a stored day at a glance",
    .examples = "trackside show 21290331\ntrackside show canberraoffroad 2025-10-25\n"
                "trackside show 21290331 --csv",
    .min_arguments = 1,
    .max_arguments = 2,
    .access = ACCESS_NONE,
    .run = run,
};
