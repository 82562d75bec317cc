/* trackside track list: the tracks noted, with what is stored of each. */
#include "commands.h"
#include "track_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const struct stored_track *tracks;
    struct sheet *sheet;
    size_t n;
    int r = track_store_list(context->mirror_db, &context->arena, &tracks, &n, err);

    (void)invocation;
    if (r == 0)
        r = track_view_sheet(context, tracks, n, &sheet, err);
    return r == 0 ? sheet_print(sheet, &context->output, "tracks", err) : r;
}

const struct command command_track_list = {
    .name = "track list",
    .arguments = "",
    .summary = "List the tracks that are noted, and what is stored of each",
    .examples = "trackside track list\ntrackside track list --json",
    .access = ACCESS_READ,
    .run = run,
};
