/* From the log of ingestions and the stored rows to what there is to do. */
#include "rebuild_plan.h"

#include "day_rows.h"

#include "trackside/cleanup.h"
#include "trackside/liverc.h"
#include "trackside/race_compare.h"
#include "trackside/set_aside.h"
#include "trackside/track_store.h"
#include "trackside/zone_names.h"

#include <string.h>

struct day_plan *rebuild_plan_find(const struct rebuild_plan *plan, const char *slug,
                                   struct date date)
{
    for (size_t i = 0; i < plan->n_days; i++)
        if (date_compare(plan->days[i].date, date) == 0 && strcmp(plan->days[i].slug, slug) == 0)
            return &plan->days[i];
    return NULL;
}

static struct day_plan *add_day(struct rebuild_plan *plan, const char *slug, struct date date)
{
    struct page_id month = {
        .kind = PAGE_MONTH, .track_slug = slug, .date = {.year = date.year, .month = date.month}};
    struct day_plan *day = rebuild_plan_find(plan, slug, date);

    if (day != NULL)
        return day;
    plan->days = arena_grow(plan->arena, plan->days, plan->n_days, sizeof(*day));
    day = &plan->days[plan->n_days++];
    *day = (struct day_plan){.slug = slug,
                             .date = date,
                             .month_key = page_cache_key(&month, plan->arena),
                             .source_event_id = day_rows_event_id(slug, date, plan->arena)};
    return day;
}

static int check_body(const struct rebuild_plan *plan, struct day_plan *day, const char *cache_key,
                      const char *sha256, struct error *err)
{
    bool has = true;
    int r = 0;

    if (sha256 != NULL && day->lacks == NULL && strcmp(cache_key, day->month_key) != 0)
        r = page_store_has_body(plan->rebuild->mirror_db, sha256, &has, err);
    if (!has)
        day->lacks = arena_text(plan->arena, cache_key);
    return r;
}

static int plan_ingestion(struct rebuild_plan *plan, const struct ingestion *ingestion,
                          struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct day_plan *day = add_day(plan, ingestion->track_slug, ingestion->date);
    const struct read_page *pages;
    size_t n;
    int r;

    arena_init(&arena);
    r = ingestion_log_read(plan->rebuild->mirror_db, ingestion, &arena, &pages, &n, err);
    day->is_logged = true;
    day->n_ingestions++;
    day->n_left++;
    for (size_t i = 0; r == 0 && i < n; i++)
        r = check_body(plan, day, pages[i].cache_key, pages[i].sha256, err);
    return r;
}

/* Rows may also have come from another laptop, whose pages are not here. */
static int plan_stored(struct rebuild_plan *plan, const struct race_day *stored, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct day_plan *day = add_day(plan, stored->track_slug, stored->date);
    const struct race_source *sources;
    size_t n;
    int r;

    arena_init(&arena);
    r = race_store_list_sources(plan->rebuild->race_db, stored->event_id, &arena, &sources, &n,
                                err);
    day->was_stored = true;
    for (size_t i = 0; r == 0 && i < n; i++)
        r = check_body(plan, day, sources[i].cache_key, sources[i].sha256, err);
    return r;
}

/* Days that the user put away stay away. */
static int plan_set_aside(struct rebuild_plan *plan, struct error *err)
{
    const struct rebuild *rebuild = plan->rebuild;
    const struct set_aside_day *days;
    size_t n;
    int r = set_aside_list(rebuild->mirror_db, rebuild->slug, rebuild->date, plan->arena, &days, &n,
                           err);

    for (size_t i = 0; r == 0 && i < n; i++)
        add_day(plan, days[i].track_slug, days[i].date)->is_done = true;
    return r;
}

static bool has_track(const struct rebuild_plan *plan, const char *slug)
{
    for (size_t i = 0; i < plan->n_days; i++)
        if (!plan->days[i].is_done && strcmp(plan->days[i].slug, slug) == 0)
            return true;
    return false;
}

/* Before anything is done again: can the times of every track be read? */
static int check_zones(const struct rebuild_plan *plan, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    const struct stored_track *tracks;
    const struct zone *ignored;
    size_t n = 0;
    int r;

    arena_init(&arena);
    r = track_store_list(plan->rebuild->mirror_db, &arena, &tracks, &n, err);
    for (size_t i = 0; r == 0 && i < n; i++)
        if (has_track(plan, tracks[i].slug))
            r = zone_open_of_track(tracks[i].slug, tracks[i].timezone, &arena, &ignored, err);
    return r;
}

int rebuild_plan_make(struct rebuild_plan *plan, struct error *err)
{
    const struct rebuild *rebuild = plan->rebuild;
    const struct race_day *stored;
    bool has_directory = false;
    size_t n_stored = 0;
    int r = ingestion_log_list(rebuild->mirror_db, rebuild->slug, rebuild->date, plan->arena,
                               &plan->ingestions, &plan->n_ingestions, err);

    for (size_t i = 0; r == 0 && i < plan->n_ingestions; i++)
        if (!date_is_absent(plan->ingestions[i].date))
            r = plan_ingestion(plan, &plan->ingestions[i], err);
    if (r == 0)
        r = race_store_list_days(rebuild->race_db, rebuild->slug, rebuild->date, plan->arena,
                                 &stored, &n_stored, err);
    for (size_t i = 0; r == 0 && i < n_stored; i++)
        r = plan_stored(plan, &stored[i], err);
    if (r == 0)
        r = plan_set_aside(plan, err);
    if (r == 0)
        r = check_zones(plan, err);
    if (r == 0)
        r = race_store_has_directory(rebuild->race_db, &has_directory, err);
    plan->takes_directory = !has_directory;
    return r;
}
