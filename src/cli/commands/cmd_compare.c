/* trackside compare: runs, drivers or days against each other. */
#include "clean_option.h"
#include "commands.h"
#include "operand.h"

#include "trackside/comparison_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct comparison_operand operands[OPERAND_MOST];
    struct comparison comparison;
    enum clean_rule rule = CLEAN_110;
    int r = clean_option_read(invocation, &rule, err);

    for (int i = 0; r == 0 && i < invocation->n_arguments; i++)
        r = operand_read(context, invocation, i, &operands[i], err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = comparison_of(&context->task, &context->arena, operands,
                          (size_t)invocation->n_arguments, rule, &comparison, err);
    return r == 0 ? answer_print(comparison_view_answer(&context->arena, &comparison,
                                                        invocation_has(invocation, "laps")),
                                 &context->output, err)
                  : r;
}

static const struct option_spec options[] = {
    {"track", "SLUG", "the track of DRIVER@DATE; default: default.track", 0, false},
    {"class", "TEXT", "only sessions of classes whose name has this in it", 0, false},
    CLEAN_OPTION,
    {"laps", NULL, "show them lap by lap as well", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_compare = {
    .name = "compare",
    .arguments = "A B [C...] [--track SLUG] [--class TEXT] [--clean RULE] [--laps]",
    .summary = "Compare runs, drivers or days, and say whether it is more than noise",
    .examples = "trackside compare session:21285159 session:21286100\n"
                "trackside compare 7401126@2025-10-25 'mia kowalczyk@latest' --track "
                "canberraoffroad\n"
                "trackside compare race:6512345/obrien race:6512399/obrien --laps",
    .notes =
        "A, B are session:ID, race:ID/DRIVER, an id by itself, or DRIVER@DATE; each is held "
        "against "
        "the first.\nThe verdict is faster, slower, no_difference or not_enough_laps, with the "
        "number it would take.",
    .options = options,
    .min_arguments = 2,
    .max_arguments = OPERAND_MOST,
    .access = ACCESS_NONE,
    .run = run,
};
