/* trackside show: one session with its figures and laps, or a day at a glance. */
#include "arguments.h"
#include "commands.h"

#include "trackside/day_view.h"

#include <string.h>

static int show_day(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct answer *answer = NULL;
    struct day_question question;
    int r = argument_day_question(context, invocation, &question, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = day_view_show(&context->task, &context->arena, &question, &answer, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static int show_session(struct context *context, const struct invocation *invocation,
                        struct error *err)
{
    const struct session_report *report = NULL;
    const char *session_id = NULL;
    struct answer *answer;
    int r = argument_session_id(invocation, 0, &session_id, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = session_view_find(&context->task, &context->arena, session_id,
                              invocation_has(invocation, "archived"), &report, err);
    if (r < 0 || report == NULL)
        return r;
    answer = session_view_answer(&context->arena, report);
    if (strcmp(report->summary.detail, "stored") != 0)
        answer_note(answer,
                    "the laps are missing: the session's own page is %s; run `trackside ingest %s "
                    "%s`",
                    report->summary.detail, report->summary.track_slug, report->summary.date);
    return answer_print(answer, &context->output, err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    return invocation->n_arguments > 1 ? show_day(context, invocation, err)
                                       : show_session(context, invocation, err);
}

static const struct option_spec options[] = {
    {"archived", NULL, "ask the archives instead of the store", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_show = {
    .name = "show",
    .arguments = "SESSION-ID | SLUG DATE",
    .summary = "Show one stored session with its laps, or a stored day at a glance",
    .examples = "trackside show 21290331\ntrackside show canberraoffroad 2025-10-25\n"
                "trackside show 21290331 --csv",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 2,
    .access = ACCESS_NONE,
    .run = run,
};
