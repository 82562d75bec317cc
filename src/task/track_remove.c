/* What is stored of a track is counted before it goes. */
#include "trackside/track_remove.h"

#include "trackside/archive.h"
#include "trackside/ingest.h"
#include "trackside/liverc.h"
#include "trackside/page_store.h"
#include "trackside/set_aside.h"
#include "trackside/track_store.h"

struct removal {
    struct task *task;
    struct arena *arena;
    struct track_stock stock;
    bool is_noted;
    const struct set_aside_event *set_aside; /* what the user put away: archived, or forgotten */
    size_t n_set_aside;
};

static int count_pages(struct removal *removal, struct error *err)
{
    struct page_filter filter = PAGE_FILTER_ALL;
    struct page_counts counts;
    int r;

    filter.track_slug = removal->stock.slug;
    r = page_store_count(removal->task->mirror_db, &filter, clock_utc(&removal->task->clock),
                         &counts, err);
    if (r == 0)
        removal->stock.n_pages = counts.n_stored;
    return r;
}

/* Days that were imported, or whose pages were purged. */
static int count_days_without_pages(struct removal *removal, struct error *err)
{
    struct day_filter filter = DAY_FILTER_ALL;
    const struct day_summary *days;
    size_t n;
    int r;

    filter.slug = removal->stock.slug;
    r = report_days(removal->task->race_db, &filter, removal->arena, &days, &n, err);
    for (size_t i = 0; r >= 0 && i < n; i++) {
        struct page_id id = {.kind = PAGE_DAY, .track_slug = removal->stock.slug};
        struct stored_page page = {.sha256 = NULL};

        if (date_read(bytes_from_text(days[i].date), &id.date))
            r = page_store_find(removal->task->mirror_db, page_cache_key(&id, removal->arena),
                                removal->arena, &page, err);
        removal->stock.n_days_without_pages += page.sha256 == NULL;
    }
    return r < 0 ? r : 0;
}

static int find_set_aside(struct removal *removal, struct error *err)
{
    int r = set_aside_list(removal->task->mirror_db, removal->stock.slug, NULL, removal->arena,
                           &removal->set_aside, &removal->n_set_aside, err);

    for (size_t i = 0; r == 0 && i < removal->n_set_aside; i++)
        removal->stock.n_archived_days += removal->set_aside[i].archive != NULL;
    return r;
}

static int take_stock(struct removal *removal, struct error *err)
{
    struct task *task = removal->task;
    struct track_stock *stock = &removal->stock;
    struct stored_track track = {.name = NULL};
    int r = track_store_find(task->mirror_db, stock->slug, removal->arena, &track, err);

    removal->is_noted = r == 0;
    stock->name = track.name;
    if (r >= 0)
        r = report_count_track(task->race_db, stock->slug, &stock->rows, err);
    if (r == 0)
        r = count_days_without_pages(removal, err);
    if (r == 0)
        r = find_set_aside(removal, err);
    if (r == 0)
        r = count_pages(removal, err);
    return r;
}

/* Rows go only when the user said so. */
static int check(const struct removal *removal, enum track_remove_extent extent, struct error *err)
{
    const struct track_stock *stock = &removal->stock;
    const struct track_counts *rows = &stock->rows;

    if (!removal->is_noted && rows->practice_days == 0 && removal->n_set_aside == 0)
        return error_set_hint(err, ERROR_NOT_FOUND, HINT_LIST_TRACKS, "no track %s is noted",
                              stock->slug);
    if (extent != TRACK_REMOVE_EMPTY || rows->practice_days + stock->n_archived_days == 0)
        return 0;
    return error_set_hint(err, ERROR_FAILED, HINT_REMOVE_DAYS,
                          "%s still has practice days stored: %lld, with %lld sessions and %lld "
                          "laps, %lld of the days without a page to make them from again, and "
                          "%lld days archived",
                          stock->slug, (long long)rows->practice_days, (long long)rows->sessions,
                          (long long)rows->laps, (long long)stock->n_days_without_pages,
                          (long long)stock->n_archived_days);
}

/* What was put away first: the track is there until the end, for a run that was killed to be done
 * again. */
static int remove_all(struct removal *removal, struct error *err)
{
    struct task *task = removal->task;
    int r = 0;

    for (size_t i = 0; r == 0 && i < removal->n_set_aside; i++) {
        const struct set_aside_event *day = &removal->set_aside[i];

        if (day->archive != NULL)
            r = archive_drop_event(task, removal->arena, day->archive, day->source_event_id, err);
        if (r == 0)
            r = set_aside_remove(task->mirror_db, day->source_event_id, err);
    }
    if (r < 0)
        return r;
    return ingest_remove_track(task->mirror_db, task->race_db, removal->stock.slug,
                               clock_utc(&task->clock), err);
}

int track_remove(struct task *task, struct arena *arena, const char *slug,
                 enum track_remove_extent extent, struct track_stock *ret_stock, struct error *err)
{
    struct removal removal = {
        .task = task,
        .arena = arena,
        .stock = {.slug = slug, .is_dry = extent == TRACK_REMOVE_DRY},
    };
    int r = take_stock(&removal, err);

    if (r == 0)
        r = check(&removal, extent, err);
    if (r == 0 && extent != TRACK_REMOVE_DRY)
        r = remove_all(&removal, err);
    if (r == 0)
        *ret_stock = removal.stock;
    return r;
}
