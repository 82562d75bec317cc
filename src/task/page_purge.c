/* Which pages go, whether anything still needs them, and what room that gives back. */
#include "trackside/page_purge.h"

#include "trackside/ingestion_log.h"

#include <sys/stat.h>

/* Of the pages that ingested days were read from. */
static int count_needed(struct task *task, struct arena *arena, const struct stored_page *pages,
                        size_t n, int64_t *ret_n, struct error *err)
{
    const char **keys = arena_new_array(arena, n + 1, const char *);

    for (size_t i = 0; i < n; i++)
        keys[i] = pages[i].cache_key;
    return ingestion_log_count_needed(task->mirror_db, keys, n, ret_n, err);
}

static int64_t file_size(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 ? (int64_t)status.st_size : 0;
}

static int64_t size_on_disk(struct task *task, struct arena *arena)
{
    const char *path = db_path(task->mirror_db);

    return file_size(path) + file_size(arena_format(arena, "%s-wal", path));
}

/* While others use the database its file keeps its size; the room in it is used again. */
static int pack(struct task *task, struct error *err)
{
    struct error busy;
    int r = page_store_pack(task->mirror_db, &busy);

    if (r == ERROR_BUSY)
        task_say(task, "the file keeps its size while another trackside uses it; what comes next "
                       "fills the room");
    else if (r < 0)
        return error_pass(err, &busy);
    return 0;
}

static int drop(struct task *task, struct arena *arena, const struct stored_page *pages, size_t n,
                struct page_purge *purge, struct error *err)
{
    int64_t before = size_on_disk(task, arena);
    struct page_sizes old = {.packed = 0}, new = {.packed = 0};
    int r = page_store_sizes(task->mirror_db, &old, err);

    if (r == 0)
        r = page_store_drop(task->mirror_db, pages, n, err);
    if (r == 0)
        r = page_store_sizes(task->mirror_db, &new, err);
    if (r == 0)
        r = pack(task, err);
    if (r < 0)
        return r;
    db_checkpoint(task->mirror_db);
    purge->freed = old.packed - new.packed;
    purge->freed_on_disk = before - size_on_disk(task, arena);
    purge->is_done = true;
    return 0;
}

int page_purge(struct task *task, struct arena *arena, const struct page_filter *filter,
               enum page_purge_extent extent, struct page_purge *ret_purge, struct error *err)
{
    struct page_purge purge = {.freed = ABSENT, .freed_on_disk = ABSENT};
    struct stored_page *pages = NULL;
    size_t n = 0;
    int r = page_store_list(task->mirror_db, filter, arena, &pages, &n, err);

    if (r == 0)
        r = count_needed(task, arena, pages, n, &purge.n_needed, err);
    if (r == 0 && extent == PAGE_PURGE_UNNEEDED && purge.n_needed > 0)
        return error_set_hint(err, ERROR_FAILED, HINT_PURGE_NEEDED,
                              "%lld of these %zu pages are what ingested days were read from, and "
                              "without them those days cannot be rebuilt",
                              (long long)purge.n_needed, n);
    if (r == 0 && extent != PAGE_PURGE_DRY)
        r = drop(task, arena, pages, n, &purge, err);
    if (r < 0)
        return r;
    purge.n_pages = (int64_t)n;
    *ret_purge = purge;
    return 0;
}
