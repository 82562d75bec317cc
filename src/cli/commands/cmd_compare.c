/* trackside compare: runs, drivers or days against each other. */
#include "arguments.h"
#include "clean_option.h"
#include "commands.h"

#include "trackside/comparison_view.h"
#include "trackside/day_word.h"
#include "trackside/event_id.h"
#include "trackside/liverc.h"

#include <string.h>

enum {
    MOST_SIDES = 8,
};

/* "DRIVER@DATE", at the track of --track or default.track. */
static int read_driver_day(struct context *context, const struct invocation *invocation,
                           const char *text, const char *at, struct comparison_operand *operand,
                           struct error *err)
{
    struct arena *arena = &context->arena;
    const char *track = invocation_value(invocation, "track");
    const char *slug;
    struct date date;
    int r;

    if (track == NULL)
        track = context->settings.values[DEFAULT_TRACK].text;
    if (track[0] == '\0')
        return error_set(
            err, ERROR_USAGE,
            "'%s' is a day, but of which track? Give --track, or `trackside config set "
            "default.track SLUG` says it for good",
            text);
    r = slug_read(track, arena, &slug, err);
    if (r == 0)
        r = day_word_read(&context->task, slug, at + 1, &date, err);
    if (r == DAY_WORD_NONE)
        return error_set(err, ERROR_USAGE,
                         "'%s' is no date; write it as YYYY-MM-DD, for example 2025-10-25", at + 1);
    if (r < 0)
        return r;
    operand->driver = arena_text_of(arena, bytes_first(bytes_from_text(text), (size_t)(at - text)));
    operand->source_event_id = event_id_of_day(slug, date, arena);
    return 0;
}

/* "session:ID", "race:ID/DRIVER", a bare number with or without a driver. */
static int read_number(struct context *context, const char *text,
                       struct comparison_operand *operand, struct error *err)
{
    const char *number = text, *slash = strchr(text, '/');

    operand->is_session = strncmp(text, "session:", strlen("session:")) == 0;
    operand->is_race = strncmp(text, "race:", strlen("race:")) == 0;
    if (operand->is_session || operand->is_race)
        number = strchr(text, ':') + 1;
    if (slash != NULL) {
        operand->driver = slash + 1;
        number = arena_text_of(&context->arena,
                               bytes_first(bytes_from_text(number), (size_t)(slash - number)));
    }
    return argument_read_session_id(number, &operand->session_id, err);
}

static int read_operand(struct context *context, const struct invocation *invocation, int index,
                        struct comparison_operand *operand, struct error *err)
{
    const char *text = invocation_argument(invocation, index);
    const char *at = strrchr(text, '@');

    *operand = (struct comparison_operand){.text = text,
                                           .class_name = invocation_value(invocation, "class")};
    return at != NULL && at != text ? read_driver_day(context, invocation, text, at, operand, err)
                                    : read_number(context, text, operand, err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct comparison_operand operands[MOST_SIDES];
    struct comparison comparison;
    enum clean_rule rule = CLEAN_110;
    int r = clean_option_read(invocation, &rule, err);

    for (int i = 0; r == 0 && i < invocation->n_arguments; i++)
        r = read_operand(context, invocation, i, &operands[i], err);
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
    .max_arguments = MOST_SIDES,
    .access = ACCESS_NONE,
    .run = run,
};
