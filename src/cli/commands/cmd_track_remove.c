/* trackside track remove: a track is no longer noted, its rows go; what the site sent stays. */
#include "arguments.h"
#include "commands.h"

#include "trackside/track_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    bool is_dry = invocation_has(invocation, "dry-run");
    enum track_remove_extent extent = is_dry                              ? TRACK_REMOVE_DRY
                                      : invocation_has(invocation, "yes") ? TRACK_REMOVE_ALL
                                                                          : TRACK_REMOVE_EMPTY;
    struct track_stock stock;
    const char *slug = NULL;
    int r = argument_slug(context, invocation, 0, &slug, err);

    if (r == 0)
        r = context_open_stores(context, is_dry ? DB_READ : DB_WRITE, err);
    if (r == 0)
        r = track_remove(&context->task, &context->arena, slug, extent, &stock, err);
    return r == 0 ? answer_print(track_view_removed(&context->arena, &stock), &context->output, err)
                  : r;
}

static const struct option_spec options[] = {
    {"dry-run", NULL, "show what would be taken off, and take nothing off", 0, false},
    {"yes", NULL, "also when practice days are stored", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_track_remove = {
    .name = "track remove",
    .arguments = "SLUG [--yes | --dry-run]",
    .summary = "No longer note a track, and take its practice days off; its pages stay",
    .examples = "trackside track remove canberraoffroad --dry-run\n"
                "trackside track remove canberraoffroad --yes",
    .notes = "Its name and zone go, and with --yes the practice days, sessions and laps made from "
             "its pages, those\nin archives too, and which days were forgotten. The pages stay: "
             "`trackside ingest SLUG DATE --offline`\nmakes a day from them again. A central "
             "database keeps what was exported.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE, /* opens the stores itself, once the arguments are known to be good */
    .run = run,
};
