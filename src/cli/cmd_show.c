/* trackside show: one session with its figures and laps, or a day at a glance. */
#include "arguments.h"
#include "commands.h"
#include "day_report.h"
#include "session_view.h"

#include "trackside/archive.h"

static int show_day(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *slug;
    struct date date = {0};
    int r = argument_slug(context, invocation, 0, &slug, err);

    if (r == 0)
        r = argument_date(invocation, 1, &date, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = archive_choose(&context->task, &context->arena, slug, date,
                           invocation_has(invocation, "archived"), err);
    return r == 0 ? day_report_print(context, slug, date, err) : r;
}

/* The latest archive that has it. */
static int find_archived(struct context *context, const char *session_id,
                         const struct session_report **ret_report, struct error *err)
{
    const char *const *files;
    size_t n;
    int r = archive_list(&context->task, &context->arena, &files, &n, err);

    if (r == 0 && n == 0)
        return error_set(err, ERROR_NOT_FOUND, "nothing is archived yet");
    for (size_t i = 0; r == 0 && i < n; i++) {
        r = archive_use(&context->task, files[i], err);
        if (r == 0)
            r = report_session(context->task.race_db, session_id, &context->arena, ret_report, err);
        if (r != ERROR_NOT_FOUND || i + 1 == n)
            return r;
        r = 0;
    }
    return r;
}

static int show_session(struct context *context, const struct invocation *invocation,
                        struct error *err)
{
    const struct session_report *report = NULL;
    const char *session_id = NULL;
    int r = argument_session_id(invocation, 0, &session_id, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0 && invocation_has(invocation, "archived"))
        r = find_archived(context, session_id, &report, err);
    else if (r == 0)
        r = report_session(context->task.race_db, session_id, &context->arena, &report, err);
    return r == 0 ? session_view_print(context, report, err) : r;
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
