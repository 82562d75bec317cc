/* The days of a month: the site's list beside the store. */
#include "trackside/discover.h"

#include "trackside/event_id.h"
#include "trackside/ingest.h"
#include "trackside/liverc.h"
#include "trackside/page_store.h"
#include "trackside/practice.h"

#include <stdlib.h>
#include <string.h>

static void note_failure(struct discovery *discovery, struct date date, const struct error *error)
{
    discovery->failures = arena_grow(discovery->arena, discovery->failures, discovery->n_failures,
                                     sizeof(*discovery->failures));
    discovery->failures[discovery->n_failures++] =
        (struct discovery_failure){.date = date, .error = *error};
}

/* ---- day pages ---- */

/* A settled page that agrees with the month's count has nothing to be asked for. */
static int plan_day(struct discovery *discovery, const struct month_day *day,
                    struct mirror_wish *ret_wish, struct error *err)
{
    struct ingest_preview preview;
    int r = ingest_preview_day(discovery->task->mirror_db, discovery->slug, day->date,
                               discovery->arena, &preview, err);

    *ret_wish = (struct mirror_wish){
        .page = {.kind = PAGE_DAY, .track_slug = discovery->slug, .date = day->date},
        .takes_any_age = r == 0 && preview.settled && !discovery->task->refresh &&
                         (int64_t)preview.day->n_sessions == day->n_sessions,
    };
    return r < 0 && r != ERROR_UNKNOWN_PAGE ? r : 0;
}

/* A list that goes on over several pages: the others too. */
static int fetch_parts(struct discovery *discovery, const struct mirror_wish *wish,
                       struct error *err)
{
    struct ingest_preview preview = {.lacks_parts = false};
    struct mirror_day day;
    int r = ingest_preview_day(discovery->task->mirror_db, discovery->slug, wish->page.date,
                               discovery->arena, &preview, err);

    if (r != 0 || !preview.lacks_parts)
        return r < 0 && r != ERROR_UNKNOWN_PAGE ? r : 0;
    r = mirror_practice_day(discovery->mirror, discovery->slug, wish->page.date, true, &day, err);
    if (r == ERROR_INTERRUPTED || r == ERROR_BUSY)
        return r;
    if (r < 0)
        note_failure(discovery, wish->page.date, err);
    return 0;
}

int discovery_fetch_days(struct discovery *discovery, struct discovery_month *month,
                         struct error *err)
{
    const struct discover_month *page = &month->page;
    struct mirror_wish *wishes =
        arena_new_array(discovery->arena, page->n_days + 1, struct mirror_wish);
    size_t n = 0;
    int r = 0;

    for (size_t i = 0; r == 0 && i < page->n_days; i++)
        if (page->days[i].n_sessions != 0 &&
            discover_range_has(&discovery->range, page->days[i].date))
            r = plan_day(discovery, &page->days[i], &wishes[n++], err);
    if (r == 0)
        r = mirror_pages(discovery->mirror, wishes, n, NULL, err);
    if (r < 0 && r != ERROR_PARTIAL)
        return r;
    r = 0;
    for (size_t i = 0; r == 0 && i < n; i++) {
        if (wishes[i].is_had)
            r = fetch_parts(discovery, &wishes[i], err);
        else
            note_failure(discovery, wishes[i].page.date,
                         wishes[i].failure.code != 0 ? &wishes[i].failure : err);
    }
    return r;
}

/* ---- one day ---- */

/* The stored day page: when it was confirmed; ABSENT when there is none. */
static int day_page_at(struct discovery *discovery, struct date date, int64_t *ret_at,
                       struct error *err)
{
    struct page_id id = {.kind = PAGE_DAY, .track_slug = discovery->slug, .date = date};
    struct arena *arena = discovery->arena;
    struct stored_page page = {.sha256 = NULL};
    int r =
        page_store_find(discovery->task->mirror_db, page_cache_key(&id, arena), arena, &page, err);

    *ret_at = r == 0 && page.sha256 != NULL ? page.validated_at : ABSENT;
    return r < 0 ? r : 0;
}

static const char *local_text(struct local_time time, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return local_time_is_absent(time) ? NULL : arena_text(arena, local_time_format(time, text));
}

static void take_preview(struct day_line *line, const struct ingest_preview *preview,
                         struct arena *arena)
{
    line->n_laps = preview->n_laps;
    line->track_time_s = preview->track_time_s;
    line->n_drivers = preview->n_drivers;
    line->n_classes = preview->n_classes;
    line->first_start = local_text(preview->first_start, arena);
    line->last_start = local_text(preview->last_start, arena);
    line->self_check = preview->self_check;
}

static int compare_by_id(struct discovery *discovery, struct day_line *line,
                         const struct practice_day *day, struct error *err)
{
    struct arena *arena = discovery->arena;
    const struct session_filter all = {.driver = NULL};
    const char **listed = arena_new_array(arena, day->n_sessions + 1, const char *);
    const char **ids;
    const struct session_summary *stored;
    size_t n_stored, n = 0;
    int r = report_sessions(discovery->task->race_db,
                            event_id_of_day(discovery->slug, line->date, arena), &all, arena,
                            &stored, &n_stored, err);

    if (r < 0)
        return r;
    ids = arena_new_array(arena, n_stored + 1, const char *);
    for (size_t i = 0; i < n_stored; i++)
        if (!stored[i].removed)
            ids[n++] = stored[i].session_id;
    for (size_t i = 0; i < day->n_sessions; i++)
        listed[i] = day->sessions[i].session_id;
    line->has_drift = true;
    line->drift = discover_drift_by_id(listed, day->n_sessions, ids, n, day->n_skipped);
    return 0;
}

/* What the day's own page adds, where it is stored and needed. */
static int add_page(struct discovery *discovery, struct day_line *line, bool is_newer,
                    struct error *err)
{
    struct arena *arena = discovery->arena;
    struct ingest_preview preview;
    int r = ingest_preview_day(discovery->task->mirror_db, discovery->slug, line->date, arena,
                               &preview, err);

    if (r == ERROR_UNKNOWN_PAGE && discovery->wants_detail)
        note_failure(discovery, line->date, err);
    if (r != 0)
        return r == ERROR_UNKNOWN_PAGE || r > 0 ? 0 : r;
    if (is_newer || is_absent(line->n_sessions)) {
        line->n_sessions = (int64_t)preview.day->n_sessions;
        line->fetched_at = preview.validated_at;
    }
    if (line->is_ingested)
        r = compare_by_id(discovery, line, preview.day, err);
    if (!line->is_ingested || line->drift.n_new + line->drift.n_removed > 0)
        take_preview(line, &preview, arena);
    line->has_sessions = discovery->wants_sessions;
    line->sessions = preview.day->sessions;
    line->n_listed = preview.day->n_sessions;
    return r;
}

const struct day_summary *discovery_find_stored(const struct discovery *discovery, struct date date)
{
    char text[CALENDAR_TEXT_SIZE];

    date_format(date, text);
    for (size_t i = 0; i < discovery->n_stored; i++)
        if (strcmp(discovery->stored[i].date, text) == 0)
            return &discovery->stored[i];
    return NULL;
}

static int make_line(struct discovery *discovery, const struct discovery_month *month,
                     struct date date, int64_t n_sessions, struct day_line *ret_line,
                     struct error *err)
{
    const struct day_summary *stored = discovery_find_stored(discovery, date);
    struct day_line line = {
        .date = date,
        .track_slug = discovery->slug,
        .n_sessions = n_sessions,
        .is_stale = month->is_stale,
        .fetched_at = month->page.validated_at,
        .n_laps = ABSENT,
        .track_time_s = ABSENT,
        .n_drivers = ABSENT,
        .n_classes = ABSENT,
    };
    int64_t page_at;
    int r = day_page_at(discovery, date, &page_at, err);
    /* With --detail it came after the month page, be it in the same second. */
    bool is_newer =
        !is_absent(page_at) && (page_at > month->page.validated_at ||
                                (discovery->wants_detail && page_at == month->page.validated_at));

    if (stored != NULL) {
        day_line_take_stored(&line, stored);
        line.has_drift = !is_absent(n_sessions);
        if (line.has_drift)
            line.drift = discover_drift_by_count(n_sessions, stored->n_sessions);
    }
    if (r == 0 && !is_absent(page_at) && (stored == NULL || discovery->wants_detail || is_newer))
        r = add_page(discovery, &line, is_newer, err);
    if (r == 0)
        *ret_line = line;
    return r;
}

/* ---- the month ---- */

static bool is_listed(const struct discover_month *page, struct date date)
{
    for (size_t i = 0; i < page->n_days; i++)
        if (date_compare(page->days[i].date, date) == 0)
            return true;
    return false;
}

static int add_day(struct discovery *discovery, struct discovery_month *month, struct date date,
                   int64_t n_sessions, struct error *err)
{
    if (!discover_range_has(&discovery->range, date))
        return 0;
    month->days = arena_grow(discovery->arena, month->days, month->n_days, sizeof(*month->days));
    return make_line(discovery, month, date, n_sessions, &month->days[month->n_days++], err);
}

/* A stored day that the site no longer lists at all. */
static int add_vanished(struct discovery *discovery, struct discovery_month *month,
                        const struct day_summary *stored, struct error *err)
{
    struct date date;

    if (stored->n_sessions == 0 || !date_read(bytes_from_text(stored->date), &date) ||
        date.year != month->month.year || date.month != month->month.month ||
        is_listed(&month->page, date))
        return 0;
    return add_day(discovery, month, date, 0, err);
}

static int newest_first(const void *a, const void *b)
{
    const struct day_line *x = a;
    const struct day_line *y = b;

    return date_compare(y->date, x->date);
}

int discovery_list_days(struct discovery *discovery, struct discovery_month *month,
                        struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < month->page.n_days; i++)
        r = add_day(discovery, month, month->page.days[i].date, month->page.days[i].n_sessions,
                    err);
    for (size_t i = 0; r == 0 && i < discovery->n_stored; i++)
        r = add_vanished(discovery, month, &discovery->stored[i], err);
    if (r == 0 && month->n_days > 1)
        qsort(month->days, month->n_days, sizeof(month->days[0]), newest_first);
    return r;
}
