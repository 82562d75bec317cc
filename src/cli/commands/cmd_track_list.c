/* trackside track list: the tracks noted, with what is stored of each; with --search all there are.
 */
#include "commands.h"
#include "track_talk.h"

#include "trackside/report.h"
#include "trackside/text.h"
#include "trackside/track_view.h"

#include <string.h>

/* Tracks to be listed: those noted first, then those that only the directory knows. */
struct track_choice {
    struct stored_track *list;
    size_t n;
};

static void choose(struct track_choice *choice, const struct stored_track *track,
                   struct arena *arena)
{
    choice->list = arena_grow(arena, choice->list, choice->n, sizeof(*choice->list));
    choice->list[choice->n++] = *track;
}

static bool is_chosen(const struct track_choice *choice, const char *slug)
{
    for (size_t i = 0; i < choice->n; i++)
        if (strcmp(choice->list[i].slug, slug) == 0)
            return true;
    return false;
}

static int choose_noted(struct context *context, const char *text, struct track_choice *choice,
                        struct error *err)
{
    const struct stored_track *tracks;
    size_t n;
    int r = track_store_list(context->task.mirror_db, &context->arena, &tracks, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        if (text == NULL || text_fold_has(tracks[i].name, text, &context->arena) ||
            text_fold_has(tracks[i].slug, text, &context->arena))
            choose(choice, &tracks[i], &context->arena);
    return r;
}

static int choose_known(struct context *context, const char *text, struct track_choice *choice,
                        struct error *err)
{
    const struct known_track *tracks;
    size_t n;
    int r = report_find_tracks(context->task.race_db, text, &context->arena, &tracks, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++) {
        struct stored_track track = {.slug = tracks[i].slug, .name = tracks[i].name};

        if (!is_chosen(choice, track.slug))
            choose(choice, &track, &context->arena);
    }
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *text = invocation_value(invocation, "search");
    struct track_choice choice = {.list = NULL};
    struct sheet *sheet;
    int r;

    if (text != NULL && text_fold(text, &context->arena)[0] == '\0')
        return error_set(err, ERROR_USAGE, "--search '%s' has no letter or digit to look for",
                         text);
    r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = choose_noted(context, text, &choice, err);
    if (r == 0 && text != NULL)
        r = choose_known(context, text, &choice, err);
    if (r == 0 && text != NULL && choice.n == 0)
        return error_set(err, ERROR_NOT_FOUND,
                         "no track that is known here has '%s' in its name; `trackside track sync` "
                         "asks the site for all tracks",
                         text);
    if (r == 0)
        r = track_view_sheet(&context->task, &context->arena, choice.list, choice.n, &sheet, err);
    return r == 0 ? sheet_print(sheet, &context->output, "tracks", err) : r;
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
