/* trackside cache list: the stored pages, with their time to live. */
#include "arguments.h"
#include "cache_choice.h"
#include "commands.h"

#include "trackside/liverc.h"

static const struct column columns[] = {
    COLUMN("cache_key", "Page", COLUMN_TEXT),
    COLUMN("kind", NULL, COLUMN_TEXT),
    COLUMN("track", NULL, COLUMN_TEXT),
    COLUMN("bytes", "Bytes", COLUMN_COUNT),
    COLUMN("fetched_at", "Fetched at", COLUMN_TEXT),
    COLUMN("validated_at", "Confirmed at", COLUMN_TEXT),
    COLUMN("ttl_seconds", "TTL s", COLUMN_COUNT),
    COLUMN("expires_at", "Expires at", COLUMN_TEXT),
    COLUMN("settled", "Settled", COLUMN_SWITCH),
    COLUMN("stale", "Stale", COLUMN_SWITCH),
    COLUMN("source", "Source", COLUMN_TEXT),
    COLUMN("attempts", "Failed tries", COLUMN_COUNT),
    COLUMN("last_error", NULL, COLUMN_TEXT),
    COLUMN("url", NULL, COLUMN_TEXT),
};

static void add_utc(struct sheet *sheet, int64_t utc, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    sheet_add_text(sheet, is_absent(utc) ? NULL : arena_text(arena, utc_format(utc, text)));
}

static void add_page(struct sheet *sheet, const struct stored_page *page, int64_t now,
                     struct arena *arena)
{
    sheet_add_text(sheet, page->cache_key);
    sheet_add_text(sheet, page->kind_name);
    sheet_add_text(sheet, page->track_slug);
    sheet_add_number(sheet, page->body_size);
    add_utc(sheet, page->fetched_at, arena);
    add_utc(sheet, page->validated_at, arena);
    sheet_add_number(sheet, page->ttl_s);
    add_utc(sheet, page->expires_at, arena);
    sheet_add_number(sheet, page->settled);
    sheet_add_number(sheet, page->sha256 != NULL && page->expires_at <= now);
    sheet_add_text(sheet, page->source);
    sheet_add_number(sheet, page->attempts);
    sheet_add_text(sheet, page->last_error);
    sheet_add_text(sheet, page->url);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    int64_t now = clock_utc(&context->task.clock);
    struct page_filter filter;
    struct stored_page *pages = NULL;
    struct slice slice;
    size_t n = 0, n_shown;
    int r = cache_choice_read(context, invocation, &filter, err);
    size_t first;

    if (r == 0)
        r = argument_slice(invocation, &slice, err);
    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = page_store_list(context->task.mirror_db, &filter, &context->arena, &pages, &n, err);
    if (r < 0)
        return r;
    first = slice_of(&slice, n, &n_shown);
    for (size_t i = first; pages != NULL && i < first + n_shown; i++)
        add_page(sheet, &pages[i], now, &context->arena);
    return sheet_print(sheet, &context->output, "pages", err);
}

static const struct option_spec options[] = {
    CACHE_CHOICE_OPTIONS,
    {"limit", "N", "at most so many", 0, false},
    {"offset", "N", "leave out the first so many", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_cache_list = {
    .name = "cache list",
    .arguments = "[--kind KIND] [--track SLUG] [--older-than DAYS] [--stale] [--limit N] "
                 "[--offset N]",
    .summary = "List the stored pages, when they came and until when they are fresh",
    .examples = "trackside cache list --track canberraoffroad --kind day\n"
                "trackside cache list --stale --json",
    .options = options,
    .access = ACCESS_NONE,
    .run = run,
};
