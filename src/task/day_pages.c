/* Stored pages of a day. */
#include "trackside/day_pages.h"

#include "trackside/liverc.h"
#include "trackside/page_store.h"
#include "trackside/practice.h"
#include "trackside/track_store.h"

#include <string.h>

/* What the functions below share. */
struct reading {
    struct db *db;
    const char *site;
    struct arena *arena;
    struct day_pages *pages;
};

/* ---- one page ---- */

/* What the store keeps of the answer's headers. */
static void take_headers(const struct stored_page *stored, struct arena *arena,
                         struct fixture_record *record)
{
    const struct fixture_header known[] = {
        {"Content-Type", stored->content_type},
        {"ETag", stored->etag},
        {"Last-Modified", stored->last_modified},
    };
    size_t n = sizeof(known) / sizeof(known[0]);
    struct fixture_header *headers = arena_new_array(arena, n, struct fixture_header);

    for (size_t i = 0; i < n; i++)
        if (known[i].value != NULL)
            headers[record->n_headers++] = known[i];
    record->headers = headers;
}

static struct fixture_record record_of(const struct page_id *id, const struct stored_page *stored,
                                       const char *belongs_to, struct arena *arena)
{
    char fetched_at[CALENDAR_TEXT_SIZE];
    struct fixture_record record = {
        .id = *id,
        .status = stored->http_status,
        .fetched_at = arena_text(arena, utc_format(stored->fetched_at, fetched_at)),
        .belongs_to = belongs_to,
    };

    if (id->part > 1)
        record.id.url = stored->url;
    take_headers(stored, arena, &record);
    return record;
}

static void add_missing(const struct reading *reading, const char *cache_key)
{
    struct day_pages *pages = reading->pages;

    pages->missing =
        arena_grow(reading->arena, pages->missing, pages->n_missing, sizeof(pages->missing[0]));
    pages->missing[pages->n_missing++] = cache_key;
}

static void add_record(const struct reading *reading, const char *cache_key,
                       const struct fixture_record *record)
{
    struct day_pages *pages = reading->pages;

    pages->records =
        arena_grow(reading->arena, pages->records, pages->n, sizeof(pages->records[0]));
    pages->cache_keys =
        arena_grow(reading->arena, pages->cache_keys, pages->n, sizeof(pages->cache_keys[0]));
    pages->cache_keys[pages->n] = cache_key;
    pages->records[pages->n++] = *record;
}

/* Session pages are found by their id alone. */
static int check_track(const struct page_id *id, const struct stored_page *stored,
                       struct error *err)
{
    if (strcmp(stored->track_slug, id->track_slug) == 0)
        return 0;
    return error_set(err, ERROR_NOT_FOUND, "%s is a page of %s, not of %s", stored->cache_key,
                     stored->track_slug, id->track_slug);
}

/* *ret_body is empty for a page that is not stored, which is then among the missing. */
static int add_page(const struct reading *reading, const struct page_id *id, const char *belongs_to,
                    struct bytes *ret_body, struct error *err)
{
    const char *cache_key = page_cache_key(id, reading->arena);
    struct fixture_record record;
    struct stored_page stored;
    int r = page_store_find(reading->db, cache_key, reading->arena, &stored, err);

    *ret_body = (struct bytes){0};
    if (r == 0 && stored.sha256 == NULL)
        r = PAGE_STORE_NONE;
    if (r == 0)
        r = check_track(id, &stored, err);
    if (r == 0)
        r = page_store_read_body(reading->db, stored.sha256, reading->arena, ret_body, err);
    if (r < 0)
        return r;
    if (r == PAGE_STORE_NONE) {
        add_missing(reading, cache_key);
        return 0;
    }
    record = record_of(id, &stored, belongs_to, reading->arena);
    record.body = *ret_body;
    add_record(reading, cache_key, &record);
    return 0;
}

/* ---- a day ---- */

/* The list and the parts it goes on with, joined; NULL when it is not stored. */
static int add_list(const struct reading *reading, const struct page_id *day, const char *month_key,
                    const struct practice_day **ret_list, struct error *err)
{
    const char *belongs_to = month_key;
    const struct practice_day *list = NULL, *part;
    struct page_id id = *day;
    struct bytes body;
    int r;

    do {
        r = add_page(reading, &id, belongs_to, &body, err);
        if (r < 0 || body.size == 0)
            break;
        r = liverc_read_day(body, reading->arena, &part, err);
        if (r < 0)
            return r;
        list = list == NULL ? part : liverc_join_days(list, part, reading->arena);
        belongs_to = reading->pages->day_key;
    } while (part->next_href != NULL &&
             page_next(reading->site, &id, part->next_href, reading->arena, &id));
    *ret_list = list;
    return r;
}

static int add_sessions(const struct reading *reading, const struct page_id *day,
                        const struct practice_day *list, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < list->n_sessions; i++) {
        const struct page_id id = {.kind = PAGE_SESSION,
                                   .track_slug = day->track_slug,
                                   .date = day->date,
                                   .source_id = list->sessions[i].session_id};
        struct bytes ignored;

        r = add_page(reading, &id, reading->pages->day_key, &ignored, err);
    }
    return r;
}

static int add_day(const struct reading *reading, const char *slug, struct date date,
                   struct error *err)
{
    const struct page_id day = {.kind = PAGE_DAY, .track_slug = slug, .date = date};
    const struct page_id month = {
        .kind = PAGE_MONTH, .track_slug = slug, .date = {.year = date.year, .month = date.month}};
    const struct practice_day *list = NULL;
    struct bytes ignored;
    int r = add_page(reading, &month, NULL, &ignored, err);

    reading->pages->day_key = page_cache_key(&day, reading->arena);
    if (r == 0)
        r = add_list(reading, &day, page_cache_key(&month, reading->arena), &list, err);
    reading->pages->has_list = list != NULL;
    return r == 0 && list != NULL ? add_sessions(reading, &day, list, err) : r;
}

static struct reading reading_of(struct task *task, struct arena *arena, struct day_pages *pages)
{
    *pages = (struct day_pages){.n = 0};
    return (struct reading){task->mirror_db, task->site, arena, pages};
}

int day_pages_read(struct task *task, const char *slug, struct date date, struct arena *arena,
                   struct day_pages *ret_pages, struct error *err)
{
    const struct reading reading = reading_of(task, arena, ret_pages);
    int r = day_pages_track(task->mirror_db, slug, arena, &ret_pages->track, err);

    return r == 0 ? add_day(&reading, slug, date, err) : r;
}

static const char *owner_of(const struct page_id *id, struct arena *arena)
{
    const struct page_id month = {.kind = PAGE_MONTH,
                                  .track_slug = id->track_slug,
                                  .date = {.year = id->date.year, .month = id->date.month}};

    return id->kind == PAGE_DAY ? page_cache_key(&month, arena) : NULL;
}

int day_pages_read_page(struct task *task, const struct page_id *id, struct arena *arena,
                        struct day_pages *ret_pages, struct error *err)
{
    const struct reading reading = reading_of(task, arena, ret_pages);
    struct bytes ignored;
    int r = day_pages_track(task->mirror_db, id->track_slug, arena, &ret_pages->track, err);

    return r == 0 ? add_page(&reading, id, owner_of(id, arena), &ignored, err) : r;
}

int day_pages_read_session(struct task *task, const char *slug, const char *session_id,
                           struct arena *arena, struct day_pages *ret_pages, struct error *err)
{
    const struct page_id id = {.kind = PAGE_SESSION, .track_slug = slug, .source_id = session_id};

    return day_pages_read_page(task, &id, arena, ret_pages, err);
}

/* ---- what is told of it ---- */

int day_pages_track(struct db *mirror_db, const char *slug, struct arena *arena,
                    struct fixture_track *ret_track, struct error *err)
{
    struct stored_track stored;
    int r = track_store_find(mirror_db, slug, arena, &stored, err);

    *ret_track = (struct fixture_track){.slug = slug, .name = slug};
    if (r == 0 && stored.name != NULL)
        ret_track->name = stored.name;
    if (r == 0)
        ret_track->timezone = stored.timezone;
    return r < 0 ? r : 0;
}

const char *day_pages_type(const struct fixture_record *record)
{
    for (size_t i = 0; i < record->n_headers; i++)
        if (strcmp(record->headers[i].name, "Content-Type") == 0)
            return record->headers[i].value;
    return NULL;
}
