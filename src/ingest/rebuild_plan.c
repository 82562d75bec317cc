/* From the log of ingestions and the stored rows to what there is to do. */
#include "rebuild_plan.h"

#include "trackside/cleanup.h"
#include "trackside/event_id.h"
#include "trackside/liverc.h"
#include "trackside/page_store.h"
#include "trackside/race_compare.h"
#include "trackside/set_aside.h"
#include "trackside/track_store.h"
#include "trackside/zone_names.h"

#include <string.h>

struct event_plan *rebuild_plan_find(const struct rebuild_plan *plan, const char *source_event_id)
{
    for (size_t i = 0; i < plan->n_events; i++)
        if (strcmp(plan->events[i].source_event_id, source_event_id) == 0)
            return &plan->events[i];
    return NULL;
}

static struct event_plan *add_event(struct rebuild_plan *plan, const char *source_event_id,
                                    const char *slug)
{
    struct event_plan *event = rebuild_plan_find(plan, source_event_id);
    struct page_id month = {.kind = PAGE_MONTH};

    if (event != NULL)
        return event;
    plan->events = arena_grow(plan->arena, plan->events, plan->n_events, sizeof(*event));
    event = &plan->events[plan->n_events++];
    *event = (struct event_plan){.source_event_id = source_event_id, .slug = slug};
    if (!event_id_read_day(source_event_id, plan->arena, &month.track_slug, &event->date))
        return event;
    month.date = (struct date){.year = event->date.year, .month = event->date.month};
    event->first_day = event->date;
    event->slug = month.track_slug;
    event->month_key = page_cache_key(&month, plan->arena);
    return event;
}

static int check_body(const struct rebuild_plan *plan, struct event_plan *event,
                      const char *cache_key, const char *sha256, struct error *err)
{
    bool has = true;
    int r = 0;

    if (sha256 != NULL && event->lacks == NULL &&
        (event->month_key == NULL || strcmp(cache_key, event->month_key) != 0))
        r = page_store_has_body(plan->rebuild->mirror_db, sha256, &has, err);
    if (!has)
        event->lacks = arena_text(plan->arena, cache_key);
    return r;
}

static int plan_ingestion(struct rebuild_plan *plan, const struct ingestion *ingestion,
                          struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct event_plan *event = add_event(plan, ingestion->source_event_id, ingestion->track_slug);
    const struct read_page *pages;
    size_t n;
    int r;

    arena_init(&arena);
    r = ingestion_log_read(plan->rebuild->mirror_db, ingestion, &arena, &pages, &n, err);
    event->is_logged = true;
    event->n_ingestions++;
    event->n_left++;
    for (size_t i = 0; r == 0 && i < n; i++)
        r = check_body(plan, event, pages[i].cache_key, pages[i].sha256, err);
    return r;
}

/* Rows may also have come from another laptop, whose pages are not here. */
static int plan_stored(struct rebuild_plan *plan, const struct stored_event *stored,
                       struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct event_plan *event = add_event(plan, stored->source_event_id, stored->track_slug);
    const struct race_source *sources;
    size_t n;
    int r;

    arena_init(&arena);
    r = race_store_list_sources(plan->rebuild->race_db, stored->event_id, &arena, &sources, &n,
                                err);
    event->was_stored = true;
    for (size_t i = 0; r == 0 && i < n; i++)
        r = check_body(plan, event, sources[i].cache_key, sources[i].sha256, err);
    return r;
}

/* What the user put away stays away. */
static int plan_set_aside(struct rebuild_plan *plan, struct error *err)
{
    const struct rebuild *rebuild = plan->rebuild;
    const struct set_aside_event *put_away;
    size_t n;
    int r = set_aside_list(rebuild->mirror_db, rebuild->slug, rebuild->source_event_id, plan->arena,
                           &put_away, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        add_event(plan, put_away[i].source_event_id, put_away[i].track_slug)->is_done = true;
    return r;
}

static bool has_track(const struct rebuild_plan *plan, const char *slug)
{
    for (size_t i = 0; i < plan->n_events; i++)
        if (!plan->events[i].is_done && strcmp(plan->events[i].slug, slug) == 0)
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
    const struct stored_event *stored;
    bool has_directory = false;
    size_t n_stored = 0;
    int r = ingestion_log_list(rebuild->mirror_db, rebuild->slug, rebuild->source_event_id,
                               plan->arena, &plan->ingestions, &plan->n_ingestions, err);

    for (size_t i = 0; r == 0 && i < plan->n_ingestions; i++)
        if (plan->ingestions[i].source_event_id != NULL)
            r = plan_ingestion(plan, &plan->ingestions[i], err);
    if (r == 0)
        r = race_store_list_events(rebuild->race_db, rebuild->slug, rebuild->source_event_id,
                                   plan->arena, &stored, &n_stored, err);
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
