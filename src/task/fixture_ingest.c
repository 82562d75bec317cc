/* Rows of a fixture, by reading and ingesting it in stores of its own. */
#include "trackside/cleanup.h"
#include "trackside/fixture_rows.h"
#include "trackside/handover.h"
#include "trackside/ingest.h"
#include "trackside/mirror_store.h"
#include "trackside/page_kind.h"
#include "trackside/page_store.h"
#include "trackside/temporary.h"
#include "trackside/track_store.h"

#include <stdlib.h>
#include <string.h>

struct ingest_days {
    const struct fixture *fixture;
    struct arena *arena;
    struct fixture_problems *problems;
    struct db *mirror_db;
    struct db *race_db;
    int64_t now;
    struct json *rows;        /* in the tree */
    const char **session_ids; /* that gave rows; sorted when all are there */
    size_t n_session_ids;
};

static void tell_unreadable(const struct ingest_days *ingesting, const struct fixture_page *page,
                            const char *why)
{
    const struct fixture_problem problem = {
        .kind = "unreadable", .page = page->cache_key, .found = arena_text(ingesting->arena, why)};

    fixture_problem_add(ingesting->problems, &problem);
}

/* Is it there, and what the site gave when it was asked for that page? */
static bool is_usable(const struct fixture_page *page)
{
    return page->damage == NULL && page->status == 200;
}

static bool is_day(const struct fixture_page *page)
{
    return page->id.kind == PAGE_DAY && page->id.part <= 1;
}

/* ---- into the stores ---- */

static int put_track(const struct ingest_days *ingesting, const struct fixture_track *track,
                     struct error *err)
{
    const struct stored_track stored = {
        .slug = track->slug, .name = track->name, .timezone = track->timezone, .added_at = 0};

    return track_store_put(ingesting->mirror_db, &stored, true, NULL, err);
}

static int put_page(const struct ingest_days *ingesting, const struct fixture_page *page,
                    struct error *err)
{
    struct page_arrival arrival = {
        .cache_key = page->cache_key,
        .id = page->id,
        .url = page_url(LIVERC_SITE, &page->id, ingesting->arena),
        .body = page->body,
        .http_status = page->status,
        .content_type = page->content_type,
        .source = "replay",
    };
    int r;

    if (!utc_read(bytes_from_text(page->fetched_at), &arrival.fetched_at))
        return error_set(err, ERROR_CHECK, "%s has no moment of fetching", page->cache_key);
    r = page_store_put(ingesting->mirror_db, &arrival, err);
    return r < 0 ? r : 0;
}

static int put_all(const struct ingest_days *ingesting, struct error *err)
{
    size_t n_tracks, n_pages;
    const struct fixture_track *tracks = fixture_tracks(ingesting->fixture, &n_tracks);
    const struct fixture_page *pages = fixture_pages(ingesting->fixture, &n_pages);
    int r = db_begin(ingesting->mirror_db, err);

    for (size_t i = 0; r == 0 && i < n_tracks; i++)
        r = put_track(ingesting, &tracks[i], err);
    for (size_t i = 0; r == 0 && i < n_pages; i++)
        if (is_usable(&pages[i]))
            r = put_page(ingesting, &pages[i], err);
    return r == 0 ? db_commit(ingesting->mirror_db, err) : r;
}

/* ---- out of them ---- */

static int ingest_days(const struct ingest_days *ingesting, struct error *err)
{
    size_t n, n_days = 0;
    const struct fixture_page *pages = fixture_pages(ingesting->fixture, &n);

    for (size_t i = 0; i < n; i++) {
        const struct fixture_page *page = &pages[i];
        struct ingest_report report;
        int r;

        if (!is_day(page) || !is_usable(page))
            continue;
        r = ingest_practice_day(ingesting->mirror_db, ingesting->race_db, page->id.track_slug,
                                page->id.date, ingesting->now, NULL, ingesting->arena, &report,
                                err);
        if (r < 0 && r != ERROR_UNKNOWN_PAGE)
            return r;
        n_days += r == 0;
    }
    return n_days > 0;
}

/* What a row has beside what pages say. */
static bool is_ours(const char *column)
{
    static const char *const ours[] = {"created_at", "updated_at", "last_ingested_at",
                                       "last_seen_at"};

    for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
        if (strcmp(column, ours[i]) == 0)
            return true;
    return false;
}

static struct json *canonical(const struct json *line)
{
    struct json *row = json_new_object();
    const char *column;

    for (size_t i = 0; (column = json_key_at(line, i)) != NULL; i++) {
        const struct json *value = json_get(line, column);

        if (!json_is_null(value) && !is_ours(column))
            json_put(row, column, json_copy(value));
    }
    return row;
}

static void note_session(struct ingest_days *ingesting, const char *id)
{
    ingesting->session_ids = arena_grow(ingesting->arena, ingesting->session_ids,
                                        ingesting->n_session_ids, sizeof(char *));
    ingesting->session_ids[ingesting->n_session_ids++] = arena_text(ingesting->arena, id);
}

/* Which pages a day was read from says the manifest. */
static int take_line(void *context, const char *line, struct error *err)
{
    struct ingest_days *ingesting = context;
    CLEANUP(json_free_at) struct json *json = NULL;
    const char *table;
    int r = json_read(bytes_from_text(line), &json, NULL, err);

    if (r < 0)
        return r;
    table = json_get_text(json, "table");
    if (strcmp(table, "races") == 0)
        note_session(ingesting, json_get_text(json, "source_race_id"));
    if (strcmp(table, "provenance") != 0)
        json_append(ingesting->rows, canonical(json));
    return 0;
}

static int ingest(struct ingest_days *ingesting, const char *dir, struct error *err)
{
    const struct export_days all = {.track = NULL};
    struct db *mirror_db CLEANUP(db_close_at) = NULL;
    struct db *race_db CLEANUP(db_close_at) = NULL;
    int r = mirror_store_open(dir, DB_WRITE, &mirror_db, err);

    if (r == 0)
        r = race_store_open(dir, DB_WRITE, &race_db, err);
    ingesting->mirror_db = mirror_db;
    ingesting->race_db = race_db;
    if (r == 0)
        r = put_all(ingesting, err);
    if (r == 0)
        r = ingest_days(ingesting, err);
    if (r <= 0)
        return r;
    return handover_read_days(race_db, &all, ingesting->arena, take_line, ingesting, err);
}

/* ---- pages by themselves ---- */

static int compare_ids(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort_session_ids(struct ingest_days *ingesting)
{
    if (ingesting->n_session_ids > 0)
        qsort(ingesting->session_ids, ingesting->n_session_ids, sizeof(char *), compare_ids);
}

/* A session that no recorded day lists gives none, and neither does a month. */
static bool gives_rows(const struct ingest_days *ingesting, const struct page_id *id)
{
    if (id->kind != PAGE_SESSION)
        return id->kind == PAGE_DAY;
    return ingesting->n_session_ids > 0 &&
           bsearch(&id->source_id, ingesting->session_ids, ingesting->n_session_ids, sizeof(char *),
                   compare_ids) != NULL;
}

static void add_page(const struct ingest_days *ingesting, const struct fixture_page *page)
{
    struct page_reading reading;
    struct json *row;
    struct error why;

    if (!is_usable(page))
        return;
    if (page_parse(page->body, page->id.kind, ingesting->arena, &reading, &why) < 0) {
        tell_unreadable(ingesting, page, why.message);
        return;
    }
    row = json_new_object();
    json_put_text(row, "table", "pages");
    json_put_text(row, "page", page->cache_key);
    if (reading.n_findings > 0)
        json_put(row, "findings", page_json_findings(reading.findings, reading.n_findings));
    if (!gives_rows(ingesting, &page->id))
        json_put(row, "parsed", page_kind_row(reading.kind)->json(&reading));
    json_append(ingesting->rows, row);
}

static void add_pages(struct ingest_days *ingesting)
{
    size_t n;
    const struct fixture_page *pages = fixture_pages(ingesting->fixture, &n);

    sort_session_ids(ingesting);
    for (size_t i = 0; i < n; i++)
        add_page(ingesting, &pages[i]);
}

/* ---- the whole ---- */

/* As a reader of expected.json will find them: 20.000 and 20 are one number. */
static int read_back(const struct json *tree, struct arena *arena, struct fixture_rows *ret_rows,
                     struct error *err)
{
    CLEANUP(buffer_deinit) struct buffer text = {0};
    struct json *same = NULL;
    int r;

    buffer_init(&text, SIZE_MAX);
    json_write(tree, false, &text);
    r = json_read(buffer_bytes(&text), &same, NULL, err);
    if (r == 0)
        fixture_rows_adopt(same, arena, ret_rows);
    return r;
}

int fixture_rows_of(const struct fixture *fixture, const struct task *task, struct arena *arena,
                    struct fixture_problems *problems, struct fixture_rows *ret_rows,
                    struct error *err)
{
    CLEANUP(json_free_at) struct json *tree = json_new_object();
    CLEANUP(temporary_remove_at) const char *dir = NULL;
    struct ingest_days ingesting = {.fixture = fixture,
                                    .arena = arena,
                                    .problems = problems,
                                    .now = clock_utc(&task->clock),
                                    .rows = json_new_array()};
    int r;

    json_put(tree, "rows", ingesting.rows);
    r = temporary_make(task->temporary_dir, "verify", arena, &dir, err);
    if (r == 0)
        r = ingest(&ingesting, dir, err);
    if (r < 0)
        return r;
    add_pages(&ingesting);
    return read_back(tree, arena, ret_rows, err);
}
