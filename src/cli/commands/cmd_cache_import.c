/* trackside cache import: pages that a browser saved, kept as if fetched. */
#include "commands.h"
#include "exit_code.h"
#include "hint.h"

#include "trackside/file.h"
#include "trackside/liverc.h"
#include "trackside/mirror.h"

#include <string.h>
#include <sys/stat.h>

enum {
    LARGEST_FILE = 256 * 1024 * 1024, /* a HAR file of a long visit */
};

/* ---- one after the other ---- */

struct importing {
    struct context *context;
    struct mirror_policy policy;
    struct sheet *sheet;
    size_t n_stored; /* or there already */
    size_t n_refused;
    struct error first; /* of the refusals */
};

static const struct column columns[] = {
    COLUMN("cache_key", "Page", COLUMN_TEXT),      COLUMN("status", "Status", COLUMN_TEXT),
    COLUMN("fetched_at", "Saved at", COLUMN_TEXT), COLUMN("url", NULL, COLUMN_TEXT),
    COLUMN("reason", NULL, COLUMN_TEXT),
};

static const char *const status_names[] = {
    [MIRROR_IMPORT_STORED] = "stored",
    [MIRROR_IMPORT_SAME] = "unchanged",
    [MIRROR_IMPORT_OLDER] = "older than what is stored",
};

static void add_row(struct importing *importing, const struct mirror_import *import,
                    const char *cache_key, const char *status, const char *reason)
{
    struct arena *arena = &importing->context->arena;
    char at[CALENDAR_TEXT_SIZE];

    sheet_add_text(importing->sheet, cache_key);
    sheet_add_text(importing->sheet, status);
    sheet_add_text(importing->sheet, is_absent(import->fetched_at)
                                         ? NULL
                                         : arena_text(arena, utc_format(import->fetched_at, at)));
    sheet_add_text(importing->sheet, import->url);
    sheet_add_text(importing->sheet, arena_text(arena, reason));
}

static int import_page(struct importing *importing, const struct mirror_import *import,
                       struct error *err)
{
    struct context *context = importing->context;
    enum mirror_imported imported;
    const char *cache_key;
    struct error refused;
    int r = mirror_import_page(context->task.mirror_db, &importing->policy, import, &context->arena,
                               &imported, &cache_key, &refused);

    if (r == ERROR_USAGE || r == ERROR_UNKNOWN_PAGE || r == ERROR_NOT_FOUND) {
        if (importing->n_refused++ == 0)
            importing->first = refused;
        add_row(importing, import, NULL, "refused", hint_sentence(&refused, &context->arena));
        return 0;
    }
    if (r < 0)
        return error_pass(err, &refused);
    importing->n_stored++;
    add_row(importing, import, cache_key, status_names[imported], NULL);
    return 0;
}

/* All in one commit. */
static int import_all(struct importing *importing, const struct mirror_import *imports, size_t n,
                      struct error *err)
{
    struct db *db = importing->context->task.mirror_db;
    int64_t now = clock_utc(&importing->context->task.clock);
    int r = db_begin(db, err);

    for (size_t i = 0; r == 0 && i < n; i++) {
        struct mirror_import import = imports[i];

        /* Saved under a wrong clock: a moment ahead of now would keep the page fresh until then. */
        if (import.fetched_at > now)
            import.fetched_at = now;
        r = import_page(importing, &import, err);
    }
    if (r == 0)
        r = db_commit(db, err);
    if (r < 0)
        db_rollback(db);
    return r;
}

/* ---- what the file is ---- */

static bool is_json(struct bytes content)
{
    return bytes_starts_with(bytes_trim(content), BYTES("{"));
}

static int64_t saved_at(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 ? (int64_t)status.st_mtime : 0;
}

/* What came instead of a page has any type, or none: then the address tells. */
static bool is_page(struct context *context, const struct mirror_import *import)
{
    struct page_id page;

    if (strstr(import->url, ".liverc.com/") == NULL)
        return false;
    if (import->problem != NULL)
        return page_id_read_on_site(context->task.site, import->url, &context->arena, &page);
    return import->content_type != NULL && strstr(import->content_type, "html") != NULL;
}

/* Of a visit to the site, its pages; scripts and pictures are passed over without a word. */
static size_t pages_of_liverc(struct context *context, struct mirror_import *imports, size_t n)
{
    size_t n_kept = 0;

    for (size_t i = 0; i < n; i++)
        if (is_page(context, &imports[i]))
            imports[n_kept++] = imports[i];
    return n_kept;
}

static int read_har(struct context *context, const char *path, struct bytes content,
                    struct mirror_import **ret_imports, size_t *ret_n, struct error *err)
{
    struct error why;
    size_t n_asked = 0;
    int r = mirror_read_har(content, &context->arena, ret_imports, &n_asked, &why);

    if (r < 0)
        return error_wrap(err, why.code, &why, "%s cannot be imported: %s", path, why.message);
    *ret_n = pages_of_liverc(context, *ret_imports, n_asked);
    if (*ret_n == 0)
        return error_set(
            err, ERROR_NOT_FOUND,
            "%s has no page of a LiveRC site among %zu requests; load the pages while the "
            "browser records",
            path, n_asked);
    return 0;
}

static int read_file(struct context *context, const struct invocation *invocation,
                     struct mirror_import **ret_imports, size_t *ret_n, struct error *err)
{
    const char *path = invocation_argument(invocation, 0);
    const char *url = invocation_value(invocation, "url");
    struct bytes content;
    int r = file_read_whole(path, LARGEST_FILE, &context->arena, &content, err);

    if (r < 0)
        return r;
    if (is_json(content) && url == NULL)
        return read_har(context, path, content, ret_imports, ret_n, err);
    if (is_json(content))
        return error_set(err, ERROR_USAGE, "a HAR file has its addresses in it; leave --url out");
    if (url == NULL)
        return error_set(err, ERROR_USAGE,
                         "%s is a saved page: give the address it was saved from with --url", path);
    *ret_imports = arena_new_array(&context->arena, 1, struct mirror_import);
    **ret_imports = (struct mirror_import){
        .url = url, .body = content, .content_type = "text/html", .fetched_at = saved_at(path)};
    *ret_n = 1;
    return 0;
}

static int conclude(struct importing *importing, struct error *err)
{
    int r;

    if (importing->n_stored == 0)
        return error_pass(err, &importing->first);
    r = sheet_print(importing->sheet, &importing->context->output, "pages", err);
    if (r < 0 || importing->n_refused == 0)
        return r;
    talk_say(&importing->context->talk, "%zu were refused; the first: %s", importing->n_refused,
             hint_sentence(&importing->first, &importing->context->arena));
    return EXIT_PARTIAL;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct importing importing = {.context = context};
    struct mirror_import *imports = NULL;
    size_t n = 0;
    int r = read_file(context, invocation, &imports, &n, err);

    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r < 0)
        return r;
    settings_policy(context->task.settings, &context->arena, &importing.policy);
    importing.sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    r = import_all(&importing, imports, n, err);
    return r == 0 ? conclude(&importing, err) : r;
}

static const struct option_spec options[] = {
    {"url", "URL", "the address that a saved page is of", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_cache_import = {
    .name = "cache import",
    .arguments = "FILE [--url URL]",
    .summary = "Keep pages that a browser saved: one page with its address, or a HAR file",
    .examples = "trackside cache import day.html --url "
                "'https://canberraoffroad.liverc.com/practice/?p=session_list&d=2025-10-25'\n"
                "trackside cache import visit.har",
    .notes = "Of a HAR file every LiveRC page is taken that we know how to read; cookies and "
             "headers are not kept.\nA page is as old as the file, or as the HAR file says. One "
             "that is older than what is stored is left\nout. `ingest --offline` then makes rows "
             "of them.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
