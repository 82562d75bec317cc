/* trackside track sync: the site's directory of tracks, with one request. */
#include "commands.h"
#include "exit_code.h"
#include "request_talk.h"

#include "trackside/cleanup.h"
#include "trackside/ingest.h"
#include "trackside/mirror.h"
#include "trackside/request_view.h"

static int mirror_directory(struct context *context, struct mirror_requests *ret_requests,
                            struct error *err)
{
    struct mirror *mirror CLEANUP(mirror_close_at) = NULL;
    struct mirror_options options = task_mirror_options(&context->task, &context->arena);
    struct page_id page = {.kind = PAGE_DIRECTORY, .track_slug = PAGE_DIRECTORY_SLUG};
    int r = mirror_open(context->task.mirror_db, &options, &mirror, err);

    if (r == 0)
        r = mirror_page(mirror, &page, err);
    if (r == 0)
        *ret_requests = *mirror_requests(mirror);
    return r;
}

static const struct column columns[] = {
    COLUMN("tracks", "Tracks", COLUMN_COUNT),
    COLUMN("active", "Active now", COLUMN_COUNT),
    COLUMN("skipped", "Rows not read", COLUMN_COUNT),
    COLUMN("rows_inserted", "New", COLUMN_COUNT),
    COLUMN("rows_updated", "Changed", COLUMN_COUNT),
    COLUMN("rows_unchanged", "Unchanged", COLUMN_COUNT),
    COLUMN("fetched_at", "Fetched at", COLUMN_TEXT),
};

static int print(struct context *context, const struct ingest_directory *directory,
                 const struct mirror_requests *requests, struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    char when[CALENDAR_TEXT_SIZE];
    struct json *outer;

    sheet_add_number(sheet, directory->n_tracks);
    sheet_add_number(sheet, directory->n_active);
    sheet_add_number(sheet, directory->n_skipped);
    sheet_add_number(sheet, directory->rows.inserted);
    sheet_add_number(sheet, directory->rows.updated);
    sheet_add_number(sheet, directory->rows.unchanged);
    sheet_add_text(sheet, arena_text(&context->arena, utc_format(directory->fetched_at, when)));
    if (!output_is_json(&context->output))
        return sheet_print(sheet, &context->output, "directory", err);
    outer = json_new_object();
    json_put(outer, "directory", sheet_row_json(sheet, 0));
    json_put(outer, "requests", request_view_json(requests));
    return output_json(&context->output, outer, err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct ingest_directory directory;
    struct mirror_requests requests;
    int r = context_open_stores(context, DB_WRITE, err);

    (void)invocation;
    if (r == 0)
        r = mirror_directory(context, &requests, err);
    if (r == 0)
        r = ingest_directory(context->task.mirror_db, context->task.race_db,
                             clock_utc(&context->task.clock), &directory, err);
    if (r == 0)
        r = print(context, &directory, &requests, err);
    if (r < 0)
        return r;
    request_talk_say_stale(context, &requests);
    return request_talk_exit_code(&requests);
}

const struct command command_track_sync = {
    .name = "track sync",
    .arguments = "",
    .summary = "Read the site's directory of tracks, all of them with one request",
    .examples = "trackside track sync\n"
                "trackside track list --search raceway",
    .notes = "The directory is asked for again after cache.ttl-directory. Tracks it no longer "
             "lists are kept.",
    .access = ACCESS_NONE, /* opens the stores itself */
    .run = run,
};
