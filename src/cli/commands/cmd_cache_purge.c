/* trackside cache purge: forget stored pages. Rows of the race store stay. */
#include "cache_choice.h"
#include "commands.h"

#include "trackside/ingestion_log.h"

#include <sys/stat.h>

/* ---- what would go ---- */

struct purge {
    struct stored_page *pages;
    size_t n;
    int64_t n_needed; /* of them, pages that ingested days were read from */
    int64_t freed;    /* bytes of bodies, as they were stored */
    int64_t freed_on_disk;
    bool is_done;
};

static int choose(struct context *context, const struct page_filter *filter, struct purge *purge,
                  struct error *err)
{
    const char **keys;
    int r = page_store_list(context->task.mirror_db, filter, &context->arena, &purge->pages,
                            &purge->n, err);

    if (r < 0)
        return r;
    keys = arena_new_array(&context->arena, purge->n + 1, const char *);
    for (size_t i = 0; i < purge->n; i++)
        keys[i] = purge->pages[i].cache_key;
    return ingestion_log_count_needed(context->task.mirror_db, keys, purge->n, &purge->n_needed,
                                      err);
}

/* ---- doing it ---- */

static int64_t file_size(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 ? (int64_t)status.st_size : 0;
}

static int64_t size_on_disk(struct context *context)
{
    const char *path = db_path(context->task.mirror_db);

    return file_size(path) + file_size(arena_format(&context->arena, "%s-wal", path));
}

/* While others use the database its file keeps its size; the room in it is used again. */
static int pack(struct context *context, struct error *err)
{
    struct error busy;
    int r = page_store_pack(context->task.mirror_db, &busy);

    if (r == ERROR_BUSY)
        talk_say(&context->talk, "the file keeps its size while another trackside uses it; what "
                                 "comes next fills the room");
    else if (r < 0)
        return error_pass(err, &busy);
    return 0;
}

static int drop(struct context *context, struct purge *purge, struct error *err)
{
    int64_t before = size_on_disk(context);
    struct page_sizes old = {.packed = 0}, new = {.packed = 0};
    int r = page_store_sizes(context->task.mirror_db, &old, err);

    if (r == 0)
        r = page_store_drop(context->task.mirror_db, purge->pages, purge->n, err);
    if (r == 0)
        r = page_store_sizes(context->task.mirror_db, &new, err);
    if (r == 0)
        r = pack(context, err);
    if (r < 0)
        return r;
    db_checkpoint(context->task.mirror_db);
    purge->freed = old.packed - new.packed;
    purge->freed_on_disk = before - size_on_disk(context);
    purge->is_done = true;
    return 0;
}

/* ---- the command ---- */

static const struct column columns[] = {
    COLUMN("pages", "Pages", COLUMN_COUNT),
    COLUMN("needed", "Needed by rebuild", COLUMN_COUNT),
    COLUMN("purged", "Purged", COLUMN_SWITCH),
    COLUMN("freed_bytes", "Bytes of bodies", COLUMN_COUNT),
    COLUMN("freed_on_disk", "Bytes on disk", COLUMN_COUNT),
};

static int print(struct context *context, const struct purge *purge, struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));

    sheet_add_number(sheet, (int64_t)purge->n);
    sheet_add_number(sheet, purge->n_needed);
    sheet_add_number(sheet, purge->is_done);
    sheet_add_number(sheet, purge->is_done ? purge->freed : ABSENT);
    sheet_add_number(sheet, purge->is_done ? purge->freed_on_disk : ABSENT);
    return sheet_print(sheet, &context->output, "purge", err);
}

static int check_needed(const struct purge *purge, const struct invocation *invocation,
                        struct error *err)
{
    if (purge->n_needed == 0 || invocation_has(invocation, "yes"))
        return 0;
    return error_set(err, ERROR_FAILED,
                     "%lld of these %zu pages are what ingested days were read from, and without "
                     "them those days cannot be rebuilt; --yes purges them all the same",
                     (long long)purge->n_needed, purge->n);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct purge purge = {.n = 0};
    struct page_filter filter;
    bool is_dry = invocation_has(invocation, "dry-run");
    int r = cache_choice_read(context, invocation, &filter, err);

    if (r == 0 && !cache_choice_is_narrow(&filter))
        return error_set(err, ERROR_USAGE,
                         "say which pages: --kind, --track, --older-than or --stale; "
                         "`--older-than 0` means all");
    if (r == 0)
        r = context_open_stores(context, is_dry ? DB_READ : DB_WRITE, err);
    if (r == 0)
        r = choose(context, &filter, &purge, err);
    if (r == 0 && !is_dry)
        r = check_needed(&purge, invocation, err);
    if (r == 0 && !is_dry)
        r = drop(context, &purge, err);
    return r == 0 ? print(context, &purge, err) : r;
}

static const struct option_spec options[] = {
    CACHE_CHOICE_OPTIONS,
    {"dry-run", NULL, "say what would go, and leave it", 0, false},
    {"yes", NULL, "also pages that ingested days need for a rebuild", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_cache_purge = {
    .name = "cache purge",
    .arguments = "[--kind KIND] [--track SLUG] [--older-than DAYS] [--stale] [--dry-run] [--yes]",
    .summary = "Forget stored pages, with their history; ingested rows stay",
    .examples = "trackside cache purge --kind month --older-than 365 --dry-run\n"
                "trackside cache purge --track canberraoffroad --older-than 1000 --yes",
    .notes = "Pages that ingested days were read from are kept unless --yes is given: without them "
             "`rebuild` leaves\nthose days as they are. What the user typed, the log of requests "
             "and every ingested row stay.",
    .options = options,
    .access = ACCESS_NONE,
    .run = run,
};
