/* trackside search: one text, in everything that is stored. */
#include "arguments.h"
#include "commands.h"

#include "trackside/liverc.h"
#include "trackside/search_view.h"
#include "trackside/text.h"

#include <string.h>

static int read_type(const struct invocation *invocation, const char **ret_type, struct error *err)
{
    const char *type = invocation_value(invocation, "type");

    *ret_type = type;
    for (int i = 0; type != NULL && i < REPORT_N_FOUND_TYPES; i++)
        if (strcmp(type, report_found_types[i]) == 0)
            return 0;
    for (size_t i = 0; type != NULL && report_session_types[i] != NULL; i++)
        if (strcmp(type, report_session_types[i]) == 0)
            return 0;
    if (type == NULL)
        return 0;
    return error_set(err, ERROR_USAGE,
                     "--type is track, driver, class, day or session, or a type of session: race, "
                     "practice, qualifying, practiceday, heat, main or seeding; not '%s'",
                     type);
}

static int read_filter(struct context *context, const struct invocation *invocation,
                       struct search_filter *filter, struct error *err)
{
    const char *track = invocation_value(invocation, "track");
    int r = read_type(invocation, &filter->type, err);

    filter->text = invocation_argument(invocation, 0);
    filter->class_name = invocation_value(invocation, "class");
    if (r == 0 && text_fold(filter->text, &context->arena)[0] == '\0')
        return error_set(err, ERROR_USAGE, "'%s' has neither letters nor digits to look for",
                         filter->text);
    if (r == 0)
        r = argument_range(invocation, &filter->from, &filter->to, err);
    if (r == 0 && track != NULL)
        r = slug_read(track, &context->arena, &filter->slug, err);
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct search_filter filter = {.text = NULL};
    struct answer *answer = NULL;
    struct slice slice;
    int r = read_filter(context, invocation, &filter, err);

    if (r == 0)
        r = argument_slice(invocation, &slice, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = search_view_list(&context->task, &context->arena, &filter, &slice,
                             invocation_has(invocation, "archived"), &answer, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static const struct option_spec options[] = {
    {"type", "TYPE", "only tracks, drivers ... (`driver`), or sessions of a type (`race`)", 0,
     false},
    {"track", "SLUG", "only at that track", 0, false},
    {"class", "TEXT", "only classes whose name has this in it", 0, false},
    {"from", "DATE", "not before that day", 0, false},
    {"to", "DATE", "not after that day", 0, false},
    {"limit", "N", "at most so many", 0, false},
    {"offset", "N", "without the first so many", 0, false},
    {"archived", NULL, "ask the archives instead of the store", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_search = {
    .name = "search",
    .arguments = "TEXT [--type TYPE] [--track SLUG] [--class TEXT] [--from DATE] [--to DATE]",
    .summary = "Look for a text in the stored tracks, drivers, classes, days and sessions",
    .examples = "trackside search obrien\n"
                "trackside search 'nitro buggy' --type day\n"
                "trackside search 7401126 --from 2025-10-01",
    .notes =
        "Every word of TEXT must occur; case, accents and punctuation do not matter. A session "
        "without\na type counts as a race.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
