/* Recording what is missing. */
#include "trackside/recording.h"

#include "trackside/cleanup.h"
#include "trackside/day_pages.h"
#include "trackside/digest.h"
#include "trackside/liverc.h"

/* ---- one page ---- */

static int write_page(struct recording *recording, const struct day_pages *pages, struct error *err)
{
    int r = fixture_writer_add_track(recording->writer, &pages->track, err);

    if (r == 0)
        r = fixture_writer_add_page(recording->writer, &pages->records[0], err);
    return r == 0 ? fixture_writer_commit(recording->writer, err) : r;
}

/* The server has it from now on. */
static void serve_page(struct recording *recording, const struct day_pages *pages)
{
    const struct fixture_record *record = &pages->records[0];
    char digest[DIGEST_HEX_SIZE];
    const struct fixture_page page = {
        .id = record->id,
        .cache_key = pages->cache_keys[0],
        .file = "",
        .status = record->status,
        .headers = record->headers,
        .n_headers = record->n_headers,
        .content_type = day_pages_type(record),
        .fetched_at = record->fetched_at,
        .belongs_to = record->belongs_to,
        .sha256 = digest_sha256(record->body, digest),
        .body = record->body,
    };

    fixture_add(recording->fixture, &page, &pages->track);
}

static int record(void *context, const struct page_id *id, struct error *err)
{
    struct recording *recording = context;
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct day_pages pages;
    int r;

    arena_init(&arena);
    r = mirror_page(recording->mirror, id, err);
    if (r == 0)
        r = day_pages_read_page(recording->task, id, &arena, &pages, err);
    if (r == 0 && pages.n == 0)
        return error_set(err, ERROR_NOT_FOUND, "%s is not stored", page_cache_key(id, &arena));
    if (r == 0)
        r = write_page(recording, &pages, err);
    if (r == 0)
        serve_page(recording, &pages);
    return r;
}

/* ---- begin and end ---- */

static int open_writer(const char *dir, struct fixture_writer **ret_writer, struct error *err)
{
    const struct fixture_writer_options options = {.made_by = "trackside " TRACKSIDE_VERSION};
    int r = fixture_writer_open(dir, &options, ret_writer, err);

    return r == 0 ? fixture_writer_commit(*ret_writer, err) : r;
}

int recording_open(struct task *task, struct arena *arena, const char *dir,
                   const struct trace *trace, struct recording *ret_recording, struct error *err)
{
    struct mirror_options options = task_mirror_options(task, arena);
    int r;

    *ret_recording = (struct recording){.task = task, .arena = arena};
    ret_recording->recorder = (struct fixture_recorder){record, ret_recording};
    options.trace = trace;
    if (task->offline)
        return error_set_hint(err, ERROR_USAGE, HINT_RECORD_ONLINE,
                              "pages that are missing cannot be asked for");
    r = open_writer(dir, &ret_recording->writer, err);
    if (r == 0)
        r = task_open_stores(task, DB_WRITE, err);
    if (r == 0)
        r = mirror_open(task->mirror_db, &options, &ret_recording->mirror, err);
    return r;
}

void recording_close(struct recording *recording)
{
    mirror_close(recording->mirror);
    fixture_writer_close(recording->writer);
}

size_t recording_n_added(const struct recording *recording)
{
    return fixture_writer_written(recording->writer)->n_added;
}
