/* From a file into mirror.db. */
#include "trackside/page_import.h"

#include "trackside/file.h"
#include "trackside/liverc.h"

#include <string.h>
#include <sys/stat.h>

enum {
    LARGEST_FILE = 256 * 1024 * 1024, /* a HAR file of a long visit */
};

/* ---- what the file is ---- */

/* Some tools put a byte-order mark in front. */
static struct bytes without_mark(struct bytes content)
{
    return bytes_skip(content, bytes_starts_with(content, BYTES("\xEF\xBB\xBF")) ? 3 : 0);
}

static bool is_json(struct bytes content)
{
    return bytes_starts_with(bytes_trim(without_mark(content)), BYTES("{"));
}

static int64_t saved_at(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 ? (int64_t)status.st_mtime : 0;
}

/* A page of a kind that is read, by its address; what came instead of one has any type, or none. */
static bool is_page(struct task *task, struct arena *arena, const struct mirror_import *import)
{
    struct page_id page;

    return page_id_read_on_site(task->site, import->url, arena, &page) &&
           (import->problem != NULL ||
            (import->content_type != NULL && strstr(import->content_type, "html") != NULL));
}

/* Another page of the site: live timing, a map, the front of the practice pages. */
static bool is_other_page(struct arena *arena, const struct mirror_import *import)
{
    const char *slug;

    return slug_read(import->url, arena, &slug, NULL) == 0 && import->problem == NULL &&
           import->content_type != NULL && strstr(import->content_type, "html") != NULL;
}

/* Of a visit to the site its pages; scripts and pictures are passed over without a word. */
static int read_har(struct task *task, struct arena *arena, const char *path, struct bytes content,
                    struct page_import *import, struct error *err)
{
    struct error why;
    size_t n_asked = 0;
    int r = mirror_read_har(without_mark(content), arena, &import->pages, &n_asked, &why);

    if (r < 0)
        return error_wrap(err, why.code, &why, "%s cannot be imported: %s", path, why.message);
    for (size_t i = 0; i < n_asked; i++) {
        if (is_page(task, arena, &import->pages[i])) {
            import->pages[import->n++] = import->pages[i];
        } else if (is_other_page(arena, &import->pages[i])) {
            if (import->n_other++ == 0)
                import->other = import->pages[i].url;
        }
    }
    if (import->n == 0)
        return error_set(
            err, ERROR_NOT_FOUND,
            "%s has no page of a LiveRC site among %zu requests; load the pages while the "
            "browser records",
            path, n_asked);
    return 0;
}

int page_import_read(struct task *task, struct arena *arena, const char *path, const char *url,
                     struct page_import *ret_import, struct error *err)
{
    struct bytes content;
    int r = file_read_whole(path, LARGEST_FILE, arena, &content, err);

    *ret_import = (struct page_import){.n = 0};
    if (r < 0)
        return r;
    if (is_json(content) && url == NULL)
        return read_har(task, arena, path, content, ret_import, err);
    if (is_json(content))
        return error_set_hint(err, ERROR_USAGE, HINT_NO_ADDRESS,
                              "a HAR file has its addresses in it");
    if (url == NULL)
        return error_set_hint(err, ERROR_USAGE, HINT_GIVE_ADDRESS, "%s is a saved page", path);
    ret_import->pages = arena_new_array(arena, 1, struct mirror_import);
    ret_import->pages[0] = (struct mirror_import){
        .url = url, .body = content, .content_type = "text/html", .fetched_at = saved_at(path)};
    ret_import->n = 1;
    return 0;
}

/* ---- page by page ---- */

static int store_page(struct task *task, struct arena *arena, const struct mirror_policy *policy,
                      const struct mirror_import *page, struct page_import *import,
                      struct page_import_line *line, struct error *err)
{
    struct error refused;
    int r = mirror_import_page(task->mirror_db, policy, page, arena, &line->outcome,
                               &line->cache_key, &refused);

    line->saved_at = page->fetched_at;
    line->url = page->url;
    if (r == ERROR_USAGE || r == ERROR_UNKNOWN_PAGE || r == ERROR_NOT_FOUND) {
        if (import->n_refused++ == 0)
            import->first = refused;
        line->cache_key = NULL;
        line->reason = task_sentence(task, &refused, arena);
        return 0;
    }
    if (r < 0)
        return error_pass(err, &refused);
    import->n_kept++;
    return 0;
}

int page_import_store(struct task *task, struct arena *arena, struct page_import *import,
                      struct error *err)
{
    int64_t now = clock_utc(&task->clock);
    struct mirror_policy policy;
    int r = db_begin(task->mirror_db, err);

    settings_policy(task->settings, arena, &policy);
    import->lines = arena_new_array(arena, import->n, struct page_import_line);
    for (size_t i = 0; r == 0 && i < import->n; i++) {
        struct mirror_import page = import->pages[i];

        /* Saved under a wrong clock: a moment ahead of now would keep the page fresh until then. */
        if (page.fetched_at > now)
            page.fetched_at = now;
        r = store_page(task, arena, &policy, &page, import, &import->lines[i], err);
    }
    if (r == 0)
        r = db_commit(task->mirror_db, err);
    if (r < 0)
        db_rollback(task->mirror_db);
    return r;
}
