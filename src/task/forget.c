/* A day off the stores. */
#include "trackside/forget.h"

#include "trackside/archive.h"
#include "trackside/cleanup.h"
#include "trackside/event_report.h"
#include "trackside/event_rows.h"
#include "trackside/ingestion_log.h"
#include "trackside/page_store.h"
#include "trackside/race_archives.h"
#include "trackside/race_compare.h"
#include "trackside/set_aside.h"

#include <string.h>

/* ---- taking stock ---- */

/* An event's pages are those that its rows came from; a day's are told by their date. */
static int find_sources(struct db *race_db, struct forget *forget, struct arena *arena,
                        struct error *err)
{
    int64_t id = ABSENT;
    int r = race_store_find_event(race_db, forget->source_event_id, &id, err);

    if (r < 0 || !forget->is_event || is_absent(id))
        return r;
    return race_store_list_sources(race_db, id, arena, &forget->sources, &forget->n_sources, err);
}

static int find_rows_in(struct db *race_db, struct forget *forget, struct arena *arena,
                        struct error *err)
{
    struct event_filter filter = {.source_event_id = forget->source_event_id, .with_days = true};
    const struct event_summary *events = NULL;
    size_t n = 0;
    int r = report_events(race_db, &filter, arena, &events, &n, err);

    if (r < 0 || n == 0)
        return r;
    forget->line.n_sessions = events[0].n_races;
    forget->line.n_laps = events[0].n_laps;
    return find_sources(race_db, forget, arena, err);
}

static int find_rows(struct task *task, struct arena *arena, struct forget *forget,
                     struct error *err)
{
    struct db *archive CLEANUP(db_close_at) = NULL;
    const char *file = forget->line.archive;
    int r = find_rows_in(task->race_db, forget, arena, err);

    if (r < 0 || forget->line.n_sessions > 0 || file == NULL ||
        !archive_is_there(task, arena, file))
        return r;
    r = race_store_open_archive(task->data_dir, file, DB_READ, &archive, err);
    return r == 0 ? find_rows_in(archive, forget, arena, err) : r;
}

/* By its key, which says so of a kind too that a later program made. A month is many days. */
static bool is_of_day(const struct stored_page *page, struct date date)
{
    return strncmp(page->cache_key, "practice:", strlen("practice:")) == 0 &&
           page->kind != PAGE_MONTH && date_compare(page->date, date) == 0;
}

static bool is_source(const struct forget *forget, const struct stored_page *page)
{
    for (size_t i = 0; i < forget->n_sources; i++)
        if (strcmp(forget->sources[i].cache_key, page->cache_key) == 0)
            return true;
    return false;
}

static int find_pages(struct task *task, struct arena *arena, struct forget *forget,
                      struct error *err)
{
    struct page_filter filter = {.kind = PAGE_N_KINDS,
                                 .track_slug = forget->slug,
                                 .confirmed_before = ABSENT,
                                 .stale_at = ABSENT};
    size_t n = 0;
    int r = page_store_list(task->mirror_db, &filter, arena, &forget->pages, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        if (forget->is_event ? is_source(forget, &forget->pages[i])
                             : is_of_day(&forget->pages[i], forget->date))
            forget->pages[forget->n_pages++] = forget->pages[i];
    return r;
}

int forget_find(struct task *task, struct arena *arena, struct forget *forget, struct error *err)
{
    const char *id = forget->source_event_id;
    const struct set_aside_event *days = NULL;
    size_t n = 0;
    int r = set_aside_list(task->mirror_db, NULL, id, arena, &days, &n, err);

    forget->line = (struct set_aside_line){.source_event_id = id,
                                           .slug = forget->slug,
                                           .date = forget->date,
                                           .archive = n > 0 ? days[0].archive : NULL,
                                           .n_pages = ABSENT};
    if (r == 0)
        r = find_rows(task, arena, forget, err);
    if (r == 0)
        r = find_pages(task, arena, forget, err);
    if (r < 0)
        return r;
    if (forget->line.n_sessions == 0 && forget->line.archive == NULL && forget->n_pages == 0)
        return error_set_hint_about(err, ERROR_NOT_FOUND, HINT_LIST_DAYS, forget->slug, NULL,
                                    "nothing is stored of that day");
    if (forget->with_pages)
        forget->line.n_pages = (int64_t)forget->n_pages;
    return 0;
}

/* ---- forgetting ---- */

/* The user's word, and what a rebuild would go by, and the pages: in one transaction. */
static int forget_pages(struct task *task, const struct forget *forget, struct error *err)
{
    struct db *db = task->mirror_db;
    struct set_aside_event day = {.source_event_id = forget->line.source_event_id,
                                  .track_slug = forget->slug,
                                  .date = forget->date,
                                  .at = clock_utc(&task->clock)};
    int r = db_begin(db, err);

    if (r == 0)
        r = set_aside_put(db, &day, err);
    if (r == 0)
        r = ingestion_log_drop(db, day.source_event_id, err);
    if (r == 0 && forget->with_pages)
        r = page_store_drop(db, forget->pages, forget->n_pages, err);
    if (r == 0)
        r = db_commit(db, err);
    if (r < 0)
        db_rollback(db);
    return r;
}

int forget_day(struct task *task, struct arena *arena, const struct forget *forget,
               struct error *err)
{
    const char *id = forget->source_event_id;
    int r = 0;

    if (forget->line.archive != NULL)
        r = archive_drop_event(task, arena, forget->line.archive, id, err);
    if (r == 0)
        r = forget_pages(task, forget, err);
    return r == 0 ? archive_drop_rows(task->race_db, id, err) : r;
}
