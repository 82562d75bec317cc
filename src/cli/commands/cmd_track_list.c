/* trackside track list: the tracks noted, with what is stored of each; with --search all there are.
 */
#include "commands.h"

#include "trackside/text.h"
#include "trackside/track_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *text = invocation_value(invocation, "search");
    struct answer *answer = NULL;
    int r;

    if (text != NULL && text_fold(text, &context->arena)[0] == '\0')
        return error_set(err, ERROR_USAGE, "--search '%s' has no letter or digit to look for",
                         text);
    r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = track_view_list(&context->task, &context->arena, text, &answer, err);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
}

static const struct option_spec options[] = {
    {"search", "TEXT", "look for a name, also among the tracks of the directory", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_track_list = {
    .name = "track list",
    .arguments = "[--search TEXT]",
    .summary = "List the tracks that are noted, and what is stored of each",
    .examples = "trackside track list\n"
                "trackside track list --search raceway\n"
                "trackside track list --json",
    .notes = "--search finds a track by a part of its name or address, case and accents aside, "
             "also those that\n`track sync` brought and that nobody noted yet.",
    .options = options,
    .access = ACCESS_NONE, /* opens the stores itself, once the arguments are known to be good */
    .run = run,
};
