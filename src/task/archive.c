/* Events between race.db and the archives beside it. */
#include "trackside/archive.h"

#include "trackside/cleanup.h"
#include "trackside/event_id.h"
#include "trackside/event_rows.h"
#include "trackside/handover.h"
#include "trackside/race_archives.h"
#include "trackside/race_change.h"
#include "trackside/race_driver.h"
#include "trackside/race_finding.h"
#include "trackside/race_store.h"

#include <unistd.h>

/* ---- which there are ---- */

const char *archive_file(struct arena *arena, int year)
{
    return arena_format(arena, "archive-%04d.db", year);
}

int archive_list(struct task *task, struct arena *arena, const char *const **ret_files,
                 size_t *ret_n, struct error *err)
{
    return race_store_list_archives(task->data_dir, arena, ret_files, ret_n, err);
}

bool archive_is_there(struct task *task, struct arena *arena, const char *file)
{
    const char *path = arena_format(arena, "%s/%s", task->data_dir, file);

    return access(path, F_OK) == 0;
}

int archive_use(struct task *task, const char *file, struct error *err)
{
    struct db *archive = NULL;
    int r = race_store_open_archive(task->data_dir, file, DB_READ, &archive, err);

    if (r < 0)
        return r;
    db_close(task->race_db);
    task->race_db = archive;
    return 0;
}

static int use_year(struct task *task, struct arena *arena, int year, struct error *err)
{
    int r = archive_use(task, archive_file(arena, year), err);

    if (r == ERROR_NOT_FOUND)
        return error_set_hint(err, ERROR_NOT_FOUND, HINT_LIST_ARCHIVED,
                              "no practice day of %d is archived", year);
    return r;
}

static bool is_stored(struct task *task, const char *source_event_id)
{
    struct error ignored;
    int64_t id = ABSENT;
    int r = race_store_find_event(task->race_db, source_event_id, &id, &ignored);

    return r == 0 && !is_absent(id);
}

int archive_choose(struct task *task, struct arena *arena, const char *slug, struct date date,
                   bool archived, struct error *err)
{
    const char *id = event_id_of_day(slug, date, arena);
    const struct set_aside_event *found = NULL;
    char text[CALENDAR_TEXT_SIZE];
    size_t n = 0;
    int r;

    if (archived)
        return use_year(task, arena, date.year, err);
    r = set_aside_list(task->mirror_db, NULL, id, arena, &found, &n, err);
    if (r < 0 || n == 0 || found->archive == NULL || is_stored(task, id))
        return r;
    date_format(date, text);
    return error_set_hint_about(err, ERROR_NOT_FOUND, HINT_ASK_ARCHIVE, slug, text,
                                "that day is in %s", found->archive);
}

/* ---- events in and out ---- */

/* In the caller's transaction. */
static int drop_rows(struct db *db, const char *source_event_id, struct error *err)
{
    int r = race_store_remove_event(db, source_event_id, err);

    return r == 0 ? race_store_remove_idle_drivers(db, err) : r;
}

int archive_drop_rows(struct db *race_db, const char *source_event_id, struct error *err)
{
    int r = db_begin(race_db, err);

    if (r == 0)
        r = drop_rows(race_db, source_event_id, err);
    if (r == 0)
        r = db_commit(race_db, err);
    if (r < 0)
        db_rollback(race_db);
    return r;
}

/* Its rows, and the log of what became of them. */
static int copy_event(struct db *from, struct db *to, const char *source_event_id,
                      struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct row_counts rows;
    int r;

    arena_init(&arena);
    r = handover_copy_event(from, source_event_id, to, &arena, &rows, err);
    if (r == 0)
        r = race_store_copy_findings(from, to, source_event_id, err);
    return r == 0 ? race_store_copy_changes(from, to, source_event_id, err) : r;
}

static int copy_out(struct task *task, const struct set_aside_event *event, struct error *err)
{
    struct db *archive CLEANUP(db_close_at) = NULL;
    int r = race_store_open_archive(task->data_dir, event->archive, DB_WRITE, &archive, err);

    return r < 0 ? r : copy_event(task->race_db, archive, event->source_event_id, err);
}

/* The store is locked from the copy on: nobody adds to the event what the copy would lack. */
int archive_put_event(struct task *task, struct arena *arena, const char *source_event_id,
                      const char *slug, struct date date, struct error *err)
{
    struct set_aside_event event = {.source_event_id = source_event_id,
                                    .track_slug = slug,
                                    .date = date,
                                    .archive = archive_file(arena, date.year),
                                    .at = clock_utc(&task->clock)};
    int r = db_begin(task->race_db, err);

    if (r == 0)
        r = copy_out(task, &event, err);
    if (r == 0)
        r = set_aside_put(task->mirror_db, &event, err);
    if (r == 0)
        r = drop_rows(task->race_db, source_event_id, err);
    if (r == 0)
        r = db_commit(task->race_db, err);
    if (r < 0)
        db_rollback(task->race_db);
    return r;
}

static void remove_file(struct task *task, struct arena *arena, const char *file)
{
    const char *path = arena_format(arena, "%s/%s", task->data_dir, file);

    unlink(path);
    unlink(arena_format(arena, "%s-wal", path));
    unlink(arena_format(arena, "%s-shm", path));
}

static int drop_and_count(struct task *task, const char *file, const char *source_event_id,
                          int64_t *ret_n_left, struct error *err)
{
    struct db *archive CLEANUP(db_close_at) = NULL;
    int r = race_store_open_archive(task->data_dir, file, DB_WRITE, &archive, err);

    if (r == 0)
        r = archive_drop_rows(archive, source_event_id, err);
    return r == 0 ? race_store_count_events(archive, ret_n_left, err) : r;
}

/* The store is locked meanwhile, for nobody to put an event into a file that is being removed. */
int archive_drop_event(struct task *task, struct arena *arena, const char *file,
                       const char *source_event_id, struct error *err)
{
    int64_t n_left = 1;
    int r = db_begin(task->race_db, err);

    if (r < 0)
        return r;
    if (archive_is_there(task, arena, file))
        r = drop_and_count(task, file, source_event_id, &n_left, err);
    if (r == 0 && n_left == 0)
        remove_file(task, arena, file);
    db_rollback(task->race_db); /* nothing was written there */
    return r;
}

static int copy_back(struct task *task, const struct set_aside_event *event, struct error *err)
{
    struct db *archive CLEANUP(db_close_at) = NULL;
    int r = race_store_open_archive(task->data_dir, event->archive, DB_READ, &archive, err);

    if (r == 0)
        r = copy_event(archive, task->race_db, event->source_event_id, err);
    if (r != ERROR_NOT_FOUND)
        return r;
    if (is_stored(task, event->source_event_id))
        return 0; /* it was copied back before, by a run that was ended then */
    return error_set_hint(err, ERROR_NOT_FOUND, HINT_MAKE_ANEW, "a day of %s is not in %s any more",
                          event->track_slug, event->archive);
}

int archive_take_event(struct task *task, struct arena *arena, const struct set_aside_event *event,
                       struct error *err)
{
    int r = copy_back(task, event, err);

    if (r == 0)
        r = archive_drop_event(task, arena, event->archive, event->source_event_id, err);
    return r == 0 ? set_aside_remove(task->mirror_db, event->source_event_id, err) : r;
}
