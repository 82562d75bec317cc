/* Pages to scrub, from wherever they are. */
#include "trackside/scrub_input.h"

#include "trackside/day_pages.h"
#include "trackside/digest.h"
#include "trackside/file.h"
#include "trackside/page_kind.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

enum {
    MAX_PAGE_SIZE = 64 * 1024 * 1024,
    SEED_SIZE = 16,
};

/* ---- a directory ---- */

static int open_directory(struct arena *arena, const char *dir, struct scrub_input *input,
                          struct error *err)
{
    const struct fixture_page *recorded;
    int r = fixture_open(dir, &input->fixture, err);

    if (r < 0)
        return r;
    input->tracks = fixture_tracks(input->fixture, &input->n_tracks);
    recorded = fixture_pages(input->fixture, &input->n);
    input->pages = arena_new_array(arena, input->n, struct scrub_page);
    input->facts = arena_new_array(arena, input->n, struct page_facts);
    for (size_t i = 0; i < input->n; i++) {
        input->pages[i] = (struct scrub_page){
            .id = recorded[i].id, .name = recorded[i].file, .body = recorded[i].body};
        input->facts[i] = (struct page_facts){.http_status = recorded[i].status,
                                              .content_type = recorded[i].content_type,
                                              .fetched_at = recorded[i].fetched_at,
                                              .belongs_to = recorded[i].belongs_to};
    }
    return 0;
}

/* ---- a file ---- */

static int kind_of(const char *name, struct bytes body, enum page_kind *ret_kind, struct error *err)
{
    struct page_guess guess;
    enum page_kind kind = page_kind_of_form(liverc_recognize(body, &guess));

    if (kind == PAGE_N_KINDS)
        return error_set(
            err, ERROR_UNKNOWN_PAGE,
            "%s is no page of a kind that is known, so nobody can say who is on it: %s", name,
            guess.reason);
    *ret_kind = kind;
    return 0;
}

static struct scrub_page *one_page(struct arena *arena, struct scrub_input *input)
{
    input->n = 1;
    input->is_page = true;
    input->pages = arena_new(arena, struct scrub_page);
    input->facts = arena_new(arena, struct page_facts);
    return input->pages;
}

/* Whose page it is stands nowhere on it: its track and id are not known. */
static int open_page(struct arena *arena, const char *path, struct scrub_input *input,
                     struct error *err)
{
    struct scrub_page *page = one_page(arena, input);
    int r = file_read_chosen(path, MAX_PAGE_SIZE, arena, &page->body, err);

    page->name = path;
    page->id.track_slug = "";
    return r == 0 ? kind_of(path, page->body, &page->id.kind, err) : r;
}

int scrub_input_open(struct arena *arena, const char *path, struct scrub_input *ret_input,
                     struct error *err)
{
    struct stat status;

    *ret_input = (struct scrub_input){.name = path};
    if (stat(path, &status) != 0)
        return error_set(err, errno == ENOENT ? ERROR_NOT_FOUND : ERROR_FAILED,
                         "%s cannot be opened: %s; give a captured directory, a saved page, or the "
                         "cache key of a page",
                         path, strerror(errno));
    return S_ISDIR(status.st_mode) ? open_directory(arena, path, ret_input, err)
                                   : open_page(arena, path, ret_input, err);
}

/* ---- the cache ---- */

bool scrub_input_is_key(const char *text)
{
    for (enum page_kind kind = 0; kind < PAGE_N_KINDS; kind++) {
        const char *key = page_kind_row(kind)->key;

        if (strncmp(text, key, strcspn(key, ":") + 1) == 0)
            return true;
    }
    return false;
}

/* A key is written as the identity it is of; a session's names no track. */
static struct page_id id_of(const char *cache_key, const struct stored_page *stored)
{
    return (struct page_id){.kind = stored->kind,
                            .track_slug = stored->track_slug,
                            .date = stored->date,
                            .source_id = page_key_id(stored->kind, cache_key)};
}

/* PAGE_STORE_NONE when there is no body. */
static int read_stored(struct task *task, struct arena *arena, const char *cache_key,
                       struct scrub_page *page, struct page_facts *facts, struct error *err)
{
    char fetched_at[CALENDAR_TEXT_SIZE];
    struct stored_page stored;
    int r = page_store_find(task->mirror_db, cache_key, arena, &stored, err);

    if (r != 0)
        return r;
    if (stored.kind == PAGE_N_KINDS)
        return page_kind_refuse(cache_key, stored.kind_name, err);
    page->id = id_of(cache_key, &stored);
    page->name = cache_key;
    if (stored.sha256 == NULL)
        return PAGE_STORE_NONE;
    facts->http_status = stored.http_status;
    facts->content_type = stored.content_type;
    facts->fetched_at = arena_text(arena, utc_format(stored.fetched_at, fetched_at));
    return page_store_read_body(task->mirror_db, stored.sha256, arena, &page->body, err);
}

/* What came instead of the page. */
static int read_oddity(struct task *task, struct arena *arena, const char *cache_key,
                       struct scrub_page *page, struct page_facts *facts, struct error *err)
{
    char seen_at[CALENDAR_TEXT_SIZE];
    struct stored_oddity oddity;
    int r = page_store_find_oddity(task->mirror_db, cache_key, arena, &oddity, err);

    if (r != 0)
        return r;
    page->unreadable = true;
    facts->http_status = oddity.http_status;
    facts->content_type = NULL;
    facts->fetched_at = arena_text(arena, utc_format(oddity.last_seen_at, seen_at));
    return page_store_read_body(task->mirror_db, oddity.sha256, arena, &page->body, err);
}

static int set_track(struct task *task, struct arena *arena, struct scrub_input *input,
                     const char *slug, struct error *err)
{
    struct fixture_track *track = arena_new(arena, struct fixture_track);

    input->tracks = track;
    input->n_tracks = 1;
    return day_pages_track(task->mirror_db, slug, arena, track, err);
}

static int fail_missing(const char *cache_key, struct error *err)
{
    return error_set(err, ERROR_NOT_FOUND,
                     "no page %s is stored; keys look like practice:day:SLUG:YYYY-MM-DD and "
                     "practice:session:ID",
                     cache_key);
}

int scrub_input_of_key(struct task *task, struct arena *arena, const char *cache_key,
                       struct scrub_input *ret_input, struct error *err)
{
    struct scrub_page *page;
    int r = task_open_stores(task, DB_READ, err);

    *ret_input = (struct scrub_input){.name = cache_key, .is_stored = true};
    if (r < 0)
        return r;
    page = one_page(arena, ret_input);
    r = read_stored(task, arena, cache_key, page, ret_input->facts, err);
    if (r == PAGE_STORE_NONE && page->id.track_slug != NULL)
        r = read_oddity(task, arena, cache_key, page, ret_input->facts, err);
    if (r == PAGE_STORE_NONE)
        return fail_missing(cache_key, err);
    return r == 0 ? set_track(task, arena, ret_input, page->id.track_slug, err) : r;
}

/* ---- a day of the cache ---- */

static void take_day(struct arena *arena, const struct day_pages *day, struct scrub_input *input)
{
    input->tracks = &day->track;
    input->n_tracks = 1;
    input->n = day->n;
    input->pages = arena_new_array(arena, day->n, struct scrub_page);
    input->facts = arena_new_array(arena, day->n, struct page_facts);
    for (size_t i = 0; i < day->n; i++) {
        const struct fixture_record *record = &day->records[i];

        input->pages[i] =
            (struct scrub_page){.id = record->id, .name = day->cache_keys[i], .body = record->body};
        input->facts[i] = (struct page_facts){.http_status = record->status,
                                              .content_type = day_pages_type(record),
                                              .fetched_at = record->fetched_at,
                                              .belongs_to = record->belongs_to};
    }
}

int scrub_input_of_day(struct task *task, struct arena *arena, const char *slug, struct date date,
                       struct scrub_input *ret_input, struct error *err)
{
    struct day_pages *day = arena_new(arena, struct day_pages);
    int r = task_open_stores(task, DB_READ, err);

    if (r == 0)
        r = day_pages_read(task, slug, date, arena, day, err);
    if (r < 0)
        return r;
    *ret_input = (struct scrub_input){.name = day->day_key, .is_stored = true};
    if (!day->has_list)
        return error_set_hint(err, ERROR_NOT_FOUND, HINT_INGEST_A_DAY, "%s is not stored",
                              day->day_key);
    take_day(arena, day, ret_input);
    scrub_input_name_files(arena, ret_input);
    return 0;
}

/* Of each page its file; of a saved one nobody knows whose it is. */
void scrub_input_name_files(struct arena *arena, struct scrub_input *input)
{
    for (size_t i = 0; input->fixture == NULL && i < input->n; i++) {
        const struct page_id *id = &input->pages[i].id;

        input->pages[i].name = input->is_stored
                                   ? fixture_file_name(id, id->track_slug, arena)
                                   : arena_format(arena, "%s-saved.html", page_kind_name(id->kind));
    }
}

void scrub_input_close(struct scrub_input *input)
{
    fixture_close(input->fixture);
}

/* ---- what every scrubbing needs ---- */

int scrub_templates(struct arena *arena, struct scrub_options *options,
                    struct fixture **ret_fixture, struct error *err)
{
    struct scrub_page *templates = arena_new_array(arena, PAGE_N_KINDS, struct scrub_page);
    bool has[PAGE_N_KINDS] = {false};
    const struct fixture_page *pages;
    size_t n;
    int r = fixture_open_bundled(ret_fixture, err);

    if (r < 0)
        return r;
    pages = fixture_pages(*ret_fixture, &n);
    options->templates = templates;
    options->n_templates = 0;
    for (size_t i = 0; i < n; i++) {
        if (!has[pages[i].id.kind])
            templates[options->n_templates++].body = pages[i].body;
        has[pages[i].id.kind] = true;
    }
    return 0;
}

struct bytes scrub_seed(const char *given, struct arena *arena)
{
    unsigned char *seed;

    if (given != NULL)
        return bytes_from_text(given);
    seed = arena_alloc(arena, SEED_SIZE);
    digest_random(seed, SEED_SIZE);
    return (struct bytes){(const char *)seed, SEED_SIZE};
}
