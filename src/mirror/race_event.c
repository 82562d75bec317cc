/* A race event: its page, and the pages of races, entries and rankings that it links to. */
#include "details.h"

#include "trackside/cleanup.h"
#include "trackside/page_kind.h"

#include <string.h>

static struct page_id event_page(const char *slug, const char *event_id)
{
    return (struct page_id){.kind = PAGE_EVENT, .track_slug = slug, .source_id = event_id};
}

static int read_event(struct mirror *mirror, const struct page_id *page, struct arena *arena,
                      const struct race_event **ret_event, struct error *err)
{
    struct page_reading reading;
    struct bytes body;
    int r = details_read_list(mirror, page, arena, &body, err);

    if (r == 0)
        r = page_parse(body, PAGE_EVENT, arena, &reading, err);
    if (r == 0)
        *ret_event = reading.event;
    return r;
}

/* ---- the pages it links to ---- */

static enum page_kind kind_of_ranking(enum event_ranking_kind kind)
{
    static const enum page_kind kinds[RANKING_N_KINDS] = {
        [RANKING_OVERALL] = PAGE_OVERALL_RANKING,
        [RANKING_POINTS] = PAGE_POINTS,
        [RANKING_ROUND] = PAGE_ROUND_RANKING,
        [RANKING_MULTI_MAIN] = PAGE_MULTI_MAIN,
    };

    return kinds[kind];
}

static struct detail detail_of(const struct page_id *event_id, const struct race_event *event,
                               enum page_kind kind, const char *source_id, const char *listed_as)
{
    return (struct detail){.page = {.kind = kind,
                                    .track_slug = event_id->track_slug,
                                    .date = event->heading.last,
                                    .source_id = source_id},
                           .listed_as = listed_as,
                           .follows_clock = true};
}

/* The entry list, the races in the order they were run, the rankings. No table has heat sheets, so
 * that nobody need be asked for them. */
static struct detail *list_details(const struct page_id *id, const struct race_event *event,
                                   struct arena *arena, size_t *ret_n)
{
    size_t n_most = 1 + event->n_races + event->n_rankings, n = 0;
    struct detail *details = arena_new_array(arena, n_most, struct detail);
    const char **rankings = arena_new_array(arena, event->n_rankings + 1, const char *);

    liverc_listings_of_rankings(event, arena, rankings);
    if (event->has_entry_list)
        details[n++] = detail_of(id, event, PAGE_ENTRY_LIST, id->source_id,
                                 liverc_listing_of_entries(event, arena));
    for (size_t i = event->n_races; i-- > 0;)
        details[n++] = detail_of(id, event, PAGE_RACE, event->races[i].race_id,
                                 liverc_listing_of_race(&event->races[i], arena));
    for (size_t i = 0; i < event->n_rankings; i++)
        details[n++] = detail_of(id, event, kind_of_ranking(event->rankings[i].kind),
                                 event->rankings[i].ranking_id, rankings[i]);
    *ret_n = n;
    return details;
}

/* ---- fetching ---- */

enum {
    MANY_PAGES = 20, /* that take long enough to be told of before */
};

/* How many pages will be asked for, and how long the rate makes that take. */
static int tell_estimate(struct mirror *mirror, const char *key, const struct detail *details,
                         size_t n, struct arena *arena, struct error *err)
{
    int64_t per_minute = mirror->options.policy.session_per_minute;
    struct trace_event event = {.kind = TRACE_NOTE, .subject = key};
    int64_t n_due = 0, minutes;
    int r = details_count_due(mirror, details, n, arena, &n_due, err);

    if (r < 0 || mirror->options.offline || n_due < MANY_PAGES)
        return r;
    minutes = per_minute == 0 ? 0 : n_due / per_minute + 1;
    event.detail =
        per_minute == 0
            ? arena_format(arena, "the event has %lld pages to ask for", (long long)n_due)
            : arena_format(arena,
                           "the event has %lld pages to ask for, about %lld minutes at "
                           "%lld a minute",
                           (long long)n_due, (long long)minutes, (long long)per_minute);
    trace_tell(mirror->options.trace, &event);
    return 0;
}

int mirror_race_event(struct mirror *mirror, const char *slug, const char *event_id, bool list_only,
                      struct mirror_day *ret_event, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_id page = event_page(slug, event_id);
    struct mirror_day report = {.n_listed = 0};
    const struct race_event *event = NULL;
    const struct detail *details;
    const char *key;
    size_t n;
    int r;

    arena_init(&arena);
    key = page_cache_key(&page, &arena);
    details_tell_start(mirror, key);
    r = mirror_have_page(mirror, &page, &arena, err);
    if (r >= 0)
        r = read_event(mirror, &page, &arena, &event, err);
    if (r >= 0 && event != NULL)
        r = details_note_track(mirror, slug, event->heading.track_name, err);
    if (r < 0 || event == NULL)
        return r;
    report.n_listed = (int64_t)event->n_races;
    details_tell_list(mirror, key, &report);
    details = list_details(&page, event, &arena, &n);
    if (!list_only)
        r = tell_estimate(mirror, key, details, n, &arena, err);
    if (!list_only && r >= 0)
        r = details_fetch(mirror, slug, details, n, DETAILS_DUE, &arena, &report, err);
    if (!list_only && r >= 0)
        details_tell_end(mirror, key, &report);
    *ret_event = report;
    return r < 0 ? r : 0;
}

/* Its page has not come, or came to nothing the last time. */
static int has_failed(struct mirror *mirror, const struct detail *detail, struct arena *arena,
                      bool *ret_has, struct error *err)
{
    struct stored_page stored;
    int r = stored_find(mirror, page_cache_key(&detail->page, arena), arena, &stored, err);

    if (r >= 0)
        *ret_has = stored.sha256 == NULL || stored.last_error != NULL;
    return r;
}

static bool is_among(const char *race_id, const char *const *ids, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(ids[i], race_id) == 0)
            return true;
    return false;
}

int mirror_event_again(struct mirror *mirror, const char *slug, const char *event_id,
                       const char *const *race_ids, size_t n_races, struct mirror_day *ret_event,
                       struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_id page = event_page(slug, event_id);
    struct mirror_day report = {.n_listed = 0};
    const struct race_event *event = NULL;
    struct detail *details;
    size_t n, n_failed = 0;
    int r;

    arena_init(&arena);
    r = read_event(mirror, &page, &arena, &event, err);
    if (r < 0 || event == NULL)
        return r;
    details = list_details(&page, event, &arena, &n);
    for (size_t i = 0; r >= 0 && i < n; i++) {
        const struct page_id *of = &details[i].page;
        bool is_wanted = of->kind == PAGE_RACE && is_among(of->source_id, race_ids, n_races);

        if (!is_wanted)
            r = has_failed(mirror, &details[i], &arena, &is_wanted, err);
        if (r >= 0 && is_wanted)
            details[n_failed++] = details[i];
    }
    if (r < 0)
        return r;
    report.n_listed = (int64_t)event->n_races;
    r = details_fetch(mirror, slug, details, n_failed, DETAILS_AGAIN, &arena, &report, err);
    *ret_event = report;
    return r;
}

int mirror_estimate_event(struct mirror *mirror, const char *slug, const char *event_id,
                          struct mirror_estimate *ret_estimate, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_id page = event_page(slug, event_id);
    struct mirror_estimate estimate = {.n_lists = 1};
    const struct race_event *event = NULL;
    const struct detail *details;
    struct stored_page stored;
    size_t n;
    int r;

    arena_init(&arena);
    r = stored_find(mirror, page_cache_key(&page, &arena), &arena, &stored, err);
    if (r < 0)
        return r;
    if (stored.sha256 != NULL) {
        r = read_event(mirror, &page, &arena, &event, err);
        if (r < 0 || event == NULL)
            return r;
        details = list_details(&page, event, &arena, &n);
        r = details_count_due(mirror, details, n, &arena, &estimate.n_sessions, err);
        if (r < 0)
            return r;
        estimate.n_lists = !stored_is_fresh(mirror, &stored);
        estimate.is_known = true;
    }
    *ret_estimate = estimate;
    return 0;
}

int mirror_expire_event(struct db *mirror_db, const char *slug, const char *event_id, int64_t now,
                        struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_id page = event_page(slug, event_id);
    struct stored_page stored;
    int r;

    arena_init(&arena);
    r = page_store_find(mirror_db, page_cache_key(&page, &arena), &arena, &stored, err);
    if (r == 0 && !stored.settled)
        r = page_store_expire(mirror_db, stored.cache_key, now, err);
    return r < 0 ? r : 0;
}
