/* The directory: asked for, then read. */
#include "trackside/track_sync.h"

#include "trackside/cleanup.h"

int track_sync(struct task *task, struct arena *arena, struct track_synced *ret_synced,
               struct error *err)
{
    struct mirror *mirror CLEANUP(mirror_close_at) = NULL;
    struct mirror_options options = task_mirror_options(task, arena);
    const struct page_id page = {.kind = PAGE_DIRECTORY, .track_slug = PAGE_DIRECTORY_SLUG};
    struct track_synced synced;
    int r = mirror_open(task->mirror_db, &options, &mirror, err);

    if (r == 0)
        r = mirror_page(mirror, &page, err);
    if (r == 0)
        r = ingest_directory(task->mirror_db, task->race_db, clock_utc(&task->clock), arena,
                             &synced.directory, err);
    if (r < 0)
        return r;
    synced.requests = *mirror_requests(mirror);
    *ret_synced = synced;
    return 0;
}
