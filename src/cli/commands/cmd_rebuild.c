/* trackside rebuild: rows again from the stored pages. */
#include "arguments.h"
#include "commands.h"
#include "event_choice.h"
#include "exit_code.h"

#include "trackside/event_id.h"
#include "trackside/rebuild_view.h"

static int read_scope(struct context *context, const struct invocation *invocation,
                      const char **ret_slug, const char **ret_event_id, struct error *err)
{
    const char *typed = invocation_argument(invocation, 0);
    struct date date = {.year = 0};
    const char *slug;
    int r = 0;

    if (invocation->n_arguments == 1 && event_choice_is_one(context, typed))
        return event_choice_read(context, typed, ret_event_id, &slug, err);
    if (invocation->n_arguments > 0)
        r = argument_slug(context, invocation, 0, ret_slug, err);
    if (r == 0 && invocation->n_arguments > 1)
        r = argument_date(invocation, 1, &date, err);
    if (r == 0 && invocation->n_arguments > 1)
        *ret_event_id = event_id_of_day(*ret_slug, date, &context->arena);
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *slug = NULL, *event_id = NULL;
    struct rebuilt_events rebuilt = {.n = 0};
    int r = read_scope(context, invocation, &slug, &event_id, err);

    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0)
        r = rebuild_events(&context->task, &context->arena, slug, event_id, &rebuilt, err);
    if (r == 0)
        r = answer_print(rebuild_view_answer(&context->arena, &rebuilt), &context->output, err);
    if (r < 0 || rebuilt.n_left == 0)
        return r;
    talk_say(&context->talk,
             "%lld days are left as they are: pages that they were read from are not stored",
             (long long)rebuilt.n_left);
    return EXIT_PARTIAL;
}

const struct command command_rebuild = {
    .name = "rebuild",
    .arguments = "[SLUG [DATE] | event:ID]",
    .summary = "Derive the rows again from the stored pages, and tell what is different",
    .examples = "trackside rebuild\n"
                "trackside rebuild canberraoffroad 2025-10-25 --json",
    .notes = "Makes no request. Every version of a page that was ever ingested is read again, in "
             "the order of the\ningestions: with race.db deleted the same rows come again, and a "
             "newer trackside reads old pages\nbetter. Zones, aliases and what else was typed "
             "stay. A day of which not every page is stored is left\nas it is, and listed (exit "
             "3).",
    .min_arguments = 0,
    .max_arguments = 2,
    .access = ACCESS_NONE, /* opens the stores itself, once the arguments are known to be good */
    .is_logged = true,
    .run = run,
};
