/* trackside leaderboard: who was best on a day, by class. */
#include "arguments.h"
#include "commands.h"

#include "trackside/leaderboard_view.h"

#include <string.h>

static int read_figure(const struct invocation *invocation, enum leaderboard_figure *ret_figure,
                       struct error *err)
{
    const char *by = invocation_value(invocation, "by");

    *ret_figure = LEADERBOARD_BEST;
    if (by == NULL)
        return 0;
    for (int i = 0; i < LEADERBOARD_N_FIGURES; i++) {
        if (strcmp(by, leaderboard_figure_name((enum leaderboard_figure)i)) == 0) {
            *ret_figure = (enum leaderboard_figure)i;
            return 0;
        }
    }
    return error_set(err, ERROR_USAGE, "--by is best, average, top5, top3 or consistency, not '%s'",
                     by);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct leaderboard_filter filter = {.class_name = invocation_value(invocation, "class")};
    enum leaderboard_figure figure;
    struct day_question question;
    struct answer *answer = NULL;
    size_t n = 0;
    int r = argument_day_question(context, invocation, &question, err);

    if (r == 0)
        r = read_figure(invocation, &figure, err);
    if (r == 0)
        r = argument_count(invocation, "min-laps", 1, 1, &filter.min_laps, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = leaderboard_view_list(&context->task, &context->arena, &question, figure, &filter,
                                  &answer, &n, err);
    if (r == 0 && n == 0 && filter.class_name != NULL)
        return error_set(err, ERROR_NOT_FOUND,
                         "no class of that day fits '%s'; without --class all are shown",
                         filter.class_name);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static const struct option_spec options[] = {
    {"class", "TEXT", "only classes whose name has this in it", 0, false},
    {"by", "FIGURE", "best (the default), average, top5, top3 or consistency", 0, false},
    {"min-laps", "N", "sessions with fewer counted laps make no figure", 0, false},
    {"archived", NULL, "ask the archives instead of the store", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_leaderboard = {
    .name = "leaderboard",
    .arguments = "SLUG DATE [--class TEXT] [--by FIGURE] [--min-laps N]",
    .summary = "Rank the drivers of a stored practice day, class by class",
    .examples = "trackside leaderboard canberraoffroad 2025-10-25\n"
                "trackside leaderboard canberraoffroad 2025-10-25 --by top3 --class buggy",
    .notes = "One row per driver and class: the session that made the figure, and by best lap the "
             "lap.\nInvalid laps count in no figure, as on the site's own pages.",
    .options = options,
    .min_arguments = 2,
    .max_arguments = 2,
    .access = ACCESS_NONE,
    .run = run,
};
