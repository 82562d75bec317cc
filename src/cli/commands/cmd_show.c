/* trackside show: a session or a race with its figures and laps, a day or a race event at a glance.
 */
#include "arguments.h"
#include "commands.h"
#include "event_choice.h"

#include "trackside/day_view.h"
#include "trackside/race_view.h"

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
                        const char *session_id, struct error *err)
{
    const struct session_report *report = NULL;
    struct answer *answer;
    int r = session_view_find(&context->task, &context->arena, session_id,
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

static int show_event(struct context *context, const char *event_id, struct error *err)
{
    struct answer *answer = NULL;
    int r = race_view_event(&context->task, &context->arena, event_id, &answer, err);

    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static int show_race(struct context *context, const struct invocation *invocation,
                     const char *race_id, struct error *err)
{
    struct answer *answer = NULL;
    int r = race_view_race(&context->task, &context->arena, race_id,
                           invocation_value(invocation, "driver"), &answer, err);

    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

/* What the id looks like is known before the stores are open, what it names only then. */
static int show_id(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *typed = invocation_argument(invocation, 0);
    enum id_kind kind = ID_SESSION;
    const char *id = NULL;
    int r = event_choice_read_id(context, typed, &kind, &id, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = event_choice_read_id(context, typed, &kind, &id, err);
    if (r < 0)
        return r;
    switch (kind) {
    case ID_EVENT:
        return show_event(context, id, err);
    case ID_RACE:
        return show_race(context, invocation, id, err);
    case ID_SESSION:
        break;
    }
    return show_session(context, invocation, id, err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    return invocation->n_arguments > 1 ? show_day(context, invocation, err)
                                       : show_id(context, invocation, err);
}

static const struct option_spec options[] = {
    {"driver", "TEXT", "of a race, only drivers whose name has this in it", 0, false},
    {"archived", NULL, "ask the archives instead of the store", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_show = {
    .name = "show",
    .arguments = "SESSION-ID | SLUG DATE | event:ID | race:ID [--driver TEXT]",
    .summary =
        "Show a stored session or race with its laps, a stored day or race event at a glance",
    .examples = "trackside show 21290331\ntrackside show canberraoffroad 2025-10-25\n"
                "trackside show 21290331 --csv\n"
                "trackside show event:486677\ntrackside show race:6304814 --driver tully",
    .notes = "LiveRC numbers sessions, races and events apart: session:ID, race:ID and event:ID "
             "say which is "
             "meant.\nA bare number is looked up in all; one that is several is refused, with "
             "their names. The "
             "address of a\npage is as good. Of a race with one driver the laps are shown.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 2,
    .access = ACCESS_NONE,
    .run = run,
};
