/* Drift of stored days, from the pages that are stored. */
#include "trackside/day_drift.h"

#include "trackside/ingest.h"
#include "trackside/liverc.h"
#include "trackside/page_store.h"
#include "trackside/practice.h"

#include <string.h>

/* ---- which page knows best ---- */

static struct page_id month_id(const struct day_line *line)
{
    return (struct page_id){.kind = PAGE_MONTH,
                            .track_slug = line->track_slug,
                            .date = {line->date.year, line->date.month, 0}};
}

static struct page_id day_id(const struct day_line *line)
{
    return (struct page_id){.kind = PAGE_DAY, .track_slug = line->track_slug, .date = line->date};
}

static int read_month(struct task *task, struct arena *arena, const struct day_line *line,
                      struct month_cache *cache, struct error *err)
{
    struct date month = month_id(line).date;
    int r;

    if (cache->slug != NULL && strcmp(cache->slug, line->track_slug) == 0 &&
        date_compare(cache->month, month) == 0)
        return 0;
    *cache = (struct month_cache){.slug = line->track_slug, .month = month};
    r = discover_read_month(task->mirror_db, line->track_slug, month, arena, &cache->page, err);
    cache->has_page = r == 0;
    return r < 0 && r != ERROR_UNKNOWN_PAGE ? r : 0;
}

static int read_day_page(struct task *task, struct arena *arena, const struct day_line *line,
                         struct stored_page *ret_page, struct error *err)
{
    struct page_id id = day_id(line);
    int r = page_store_find(task->mirror_db, page_cache_key(&id, arena), arena, ret_page, err);

    if (r == PAGE_STORE_NONE)
        *ret_page = (struct stored_page){.validated_at = ABSENT};
    return r < 0 ? r : 0;
}

/* Whichever of month page and day page came last. */
static bool month_knows_best(const struct month_cache *cache, const struct stored_page *day_page)
{
    return cache->has_page && (is_absent(day_page->validated_at) ||
                               cache->page.validated_at >= day_page->validated_at);
}

/* ---- what it says ---- */

static void compare(struct day_line *line, int64_t n_listed)
{
    line->has_drift = !is_absent(n_listed);
    if (line->has_drift)
        line->drift = discover_drift_by_count(n_listed, line->stored->n_sessions);
}

/* A day page newer than what was ingested. */
static int compare_page(struct task *task, struct arena *arena, struct day_line *line,
                        struct error *err)
{
    struct ingest_preview preview;
    int r = ingest_preview_day(task->mirror_db, line->track_slug, line->date, arena, &preview, err);

    if (r == 0)
        compare(line, (int64_t)preview.day->n_sessions);
    return r < 0 && r != ERROR_UNKNOWN_PAGE ? r : 0;
}

static int64_t count_listed(const struct month_day *days, size_t n, struct date date)
{
    int64_t n_listed = 0;

    for (size_t i = 0; i < n; i++)
        if (date_compare(days[i].date, date) == 0)
            n_listed = days[i].n_sessions;
    return n_listed;
}

static bool is_ingested_list(const struct day_line *line, const char *sha256)
{
    return line->stored->list_sha256 != NULL && strcmp(sha256, line->stored->list_sha256) == 0;
}

int day_drift_add(struct task *task, struct arena *arena, struct day_line *line,
                  struct month_cache *cache, struct error *err)
{
    struct stored_page page;
    int r = read_month(task, arena, line, cache, err);

    if (r == 0)
        r = read_day_page(task, arena, line, &page, err);
    if (r < 0)
        return r;
    line->fetched_at = page.validated_at;
    if (month_knows_best(cache, &page)) {
        line->fetched_at = cache->page.validated_at;
        line->is_told_by_month = true;
        compare(line, count_listed(cache->page.days, cache->page.n_days, line->date));
        return 0;
    }
    if (page.sha256 == NULL)
        return 0;
    if (is_ingested_list(line, page.sha256)) {
        compare(line, line->stored->n_sessions);
        return 0;
    }
    return compare_page(task, arena, line, err);
}

/* ---- since when ---- */

static int read_versions(struct task *task, struct arena *arena, const struct page_id *id,
                         const struct page_version **ret_versions, size_t *ret_n, struct error *err)
{
    return page_store_versions(task->mirror_db, page_cache_key(id, arena), arena, ret_versions,
                               ret_n, err);
}

/* When the site last sent or confirmed the list that the day was ingested from; ABSENT: unknown. */
static int agreed_at(struct task *task, struct arena *arena, const struct day_line *line,
                     int64_t *ret_at, struct error *err)
{
    const struct page_version *versions;
    struct page_id id = day_id(line);
    size_t n;
    int r = read_versions(task, arena, &id, &versions, &n, err);

    *ret_at = ABSENT;
    for (size_t i = 0; r == 0 && i < n && is_absent(*ret_at); i++)
        if (is_ingested_list(line, versions[i].sha256))
            *ret_at = versions[i].last_seen_at;
    return r;
}

/* A version that cannot be read tells nothing, so it does not differ. */
static int month_differs(struct task *task, struct arena *arena, const struct day_line *line,
                         const char *sha256, bool *ret_differs, struct error *err)
{
    const struct practice_month *month;
    struct bytes body;
    int r = page_store_read_body(task->mirror_db, sha256, arena, &body, err);

    *ret_differs = false;
    if (r == 0)
        r = liverc_read_month(body, arena, &month, err);
    if (r == 0)
        *ret_differs =
            count_listed(month->days, month->n_days, line->date) != line->stored->n_sessions;
    return r < 0 && r != ERROR_UNKNOWN_PAGE ? r : 0;
}

static int differs(struct task *task, struct arena *arena, const struct day_line *line,
                   const char *sha256, bool *ret_differs, struct error *err)
{
    if (line->is_told_by_month)
        return month_differs(task, arena, line, sha256, ret_differs, err);
    *ret_differs = !is_ingested_list(line, sha256);
    return 0;
}

/* Back through the versions of the page that tells of the drift, until one agrees with the rows. */
static int find_since(struct task *task, struct arena *arena, const struct day_line *line,
                      int64_t *ret_since, struct error *err)
{
    struct page_id id = line->is_told_by_month ? month_id(line) : day_id(line);
    const struct page_version *versions;
    bool is_drift = true;
    int64_t agreed;
    size_t n;
    int r = agreed_at(task, arena, line, &agreed, err);

    if (r == 0)
        r = read_versions(task, arena, &id, &versions, &n, err);
    *ret_since = line->fetched_at;
    for (size_t i = 0; r == 0 && i < n && versions[i].last_seen_at > agreed; i++) {
        r = differs(task, arena, line, versions[i].sha256, &is_drift, err);
        if (r < 0 || !is_drift)
            break;
        *ret_since = versions[i].first_seen_at > agreed ? versions[i].first_seen_at : agreed;
    }
    return r;
}

int day_drift_list(struct task *task, struct arena *arena, const char *slug, struct date date,
                   const struct drifting_day **ret_days, size_t *ret_n, struct error *err)
{
    struct day_filter filter = DAY_FILTER_ALL;
    struct month_cache cache = {.slug = NULL};
    struct drifting_day *drifting = NULL;
    const struct day_summary *days;
    size_t n_days, n = 0;
    int r;

    filter.slug = slug;
    filter.from = filter.to = date;
    r = report_days(task->race_db, &filter, arena, &days, &n_days, err);
    for (size_t i = 0; r == 0 && i < n_days; i++) {
        struct day_line line = {.track_slug = days[i].track_slug, .stored = &days[i]};
        int64_t since = ABSENT;

        date_read(bytes_from_text(days[i].date), &line.date);
        r = day_drift_add(task, arena, &line, &cache, err);
        if (r < 0 || line.drift.n_new + line.drift.n_removed == 0)
            continue;
        r = find_since(task, arena, &line, &since, err);
        drifting = arena_grow(arena, drifting, n, sizeof(*drifting));
        drifting[n++] = (struct drifting_day){line.track_slug, line.date, line.drift, since};
    }
    if (r < 0)
        return r;
    *ret_days = drifting;
    *ret_n = n;
    return 0;
}
