/* trackside my-day: a driver's day, run by run. */
#include "arguments.h"
#include "clean_option.h"
#include "commands.h"
#include "short_cuts.h"

#include "trackside/archive.h"
#include "trackside/day_word.h"
#include "trackside/event_id.h"
#include "trackside/my_day_view.h"

/* The day that is named, else the latest. */
static int read_day(struct context *context, const struct invocation *invocation,
                    struct day_question *ret_day, struct error *err)
{
    if (invocation->n_arguments == 0)
        return error_set(err, ERROR_USAGE,
                         "which track? `trackside config set default.track SLUG` says it for good");
    if (invocation->n_arguments > 1)
        return argument_day_question(context, invocation, ret_day, err);
    ret_day->is_archived = invocation_has(invocation, "archived");
    return argument_slug(context, invocation, 0, &ret_day->slug, err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *driver = short_cuts_driver(context, invocation);
    struct day_question question = {.slug = NULL};
    enum clean_rule rule = CLEAN_110;
    struct my_day day;
    int r = read_day(context, invocation, &question, err);

    if (r == 0 && driver == NULL)
        return error_set(err, ERROR_USAGE,
                         "whose day? give --driver, or `trackside config set default.driver NAME` "
                         "says it for good");
    if (r == 0)
        r = clean_option_read(invocation, &rule, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0 && date_is_absent(question.date))
        r = day_word_read(&context->task, question.slug, "latest", &question.date, err);
    if (r == 0)
        r = archive_choose(&context->task, &context->arena, question.slug, question.date,
                           question.is_archived, err);
    if (r == 0)
        r = my_day_of(&context->task, &context->arena,
                      event_id_of_day(question.slug, question.date, &context->arena), driver, rule,
                      &day, err);
    return r == 0 ? answer_print(my_day_view_answer(&context->arena, &day), &context->output, err)
                  : r;
}

static const struct option_spec options[] = {
    {"driver", "TEXT", "a name, or transponders with commas between; default: default.driver", 0,
     false},
    CLEAN_OPTION,
    {"archived", NULL, "ask the archives instead of the store", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_my_day = {
    .name = "my-day",
    .arguments = "[SLUG] [DATE] [--driver TEXT] [--clean RULE]",
    .summary = "Show a driver's day run by run: pace, change, gap to the class",
    .examples = "trackside my-day canberraoffroad 2025-10-25 --driver 'sean obrien'\n"
                "trackside my-day canberraoffroad latest --driver 7401126,6920417\n"
                "trackside my-day today",
    .notes =
        "Without a date the latest stored day. Official and robust figures stand side by side; "
        "docs/metrics.md says what each is.",
    .options = options,
    .max_arguments = 2,
    .access = ACCESS_NONE,
    .run = run,
};
