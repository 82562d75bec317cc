/* From the stored pages of a race event to facts. */
#include "meeting_facts.h"

#include "trackside/page_kind.h"
#include "trackside/text.h"
#include "trackside/zone_names.h"

#include <string.h>

void meeting_facts_note(struct meeting_facts *facts, const struct stored_page *page,
                        const char *race_id, struct finding finding, struct arena *arena)
{
    facts->findings =
        arena_grow(arena, facts->findings, facts->n_findings, sizeof(*facts->findings));
    facts->findings[facts->n_findings++] =
        (struct meeting_finding){.page = page, .race_id = race_id, .finding = finding};
}

static void note_all(struct meeting_facts *facts, const struct stored_page *page,
                     const char *race_id, const struct page_reading *reading, struct arena *arena)
{
    for (size_t i = 0; i < reading->n_findings; i++)
        meeting_facts_note(facts, page, race_id, reading->findings[i], arena);
}

/* ---- the event's own page ---- */

static int read_track(struct db *db, const char *slug, struct arena *arena,
                      struct stored_track *ret_track, struct error *err)
{
    int r = track_store_find(db, slug, arena, ret_track, err);

    if (r == TRACK_STORE_NONE)
        *ret_track = (struct stored_track){.slug = slug};
    return r < 0 ? r : 0;
}

static int fail_missing(const char *slug, const char *event_id, struct error *err)
{
    return error_set_hint_about(err, ERROR_NOT_FOUND, HINT_INGEST_EVENT_ONLINE, slug, event_id,
                                "the page of race event %s of %s is not stored", event_id, slug);
}

/* It is not believed, wherever it came from, unless it shows the identity that was asked for. */
static int check_event(const struct meeting_facts *facts, const struct page_reading *reading,
                       struct page_id *id, struct arena *arena, struct error *err)
{
    struct error why;
    int r = page_identify(reading, id, &why);

    if (r == 0)
        r = page_believe(reading, id, arena, &why);
    if (r < 0)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "%s: %s; the page was kept for a bug report, and what was stored before "
                         "stays",
                         facts->page.url, why.message);
    if (date_is_absent(facts->event->heading.first))
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "%s does not tell when the event is; the page was kept for a bug report",
                         facts->page.url);
    return 0;
}

static int read_event(struct page_source *source, struct meeting_facts *facts, struct error *err)
{
    struct page_id id = {
        .kind = PAGE_EVENT, .track_slug = facts->track.slug, .source_id = facts->event_id};
    struct page_reading reading = {.kind = PAGE_EVENT};
    struct bytes body;
    int r = page_source_find(source, &id, &facts->page, err);

    if (r == 0 && facts->page.sha256 == NULL)
        r = PAGE_STORE_NONE;
    if (r == 0)
        r = page_source_read(source, &facts->page, &body, err);
    if (r == PAGE_STORE_NONE)
        return fail_missing(facts->track.slug, facts->event_id, err);
    if (r == 0)
        r = page_parse(body, PAGE_EVENT, source->arena, &reading, err);
    if (r < 0)
        return r;
    facts->event = reading.event;
    note_all(facts, &facts->page, NULL, &reading, source->arena);
    return check_event(facts, &reading, &id, source->arena, err);
}

/* ---- a page that it links to ---- */

static void fail(struct meeting_page *page, const struct error *why, struct arena *arena)
{
    struct error *failure = arena_new(arena, struct error);

    *failure = *why;
    page->state = MEETING_PAGE_FAILED;
    page->failure = failure;
}

/* The event's page says that it is another one by now, which could not be had: the old one must not
 * stand over it. */
static bool is_outdated(const struct stored_page *stored, const char *listing)
{
    return stored->last_error != NULL && stored->listed_as != NULL &&
           strcmp(stored->listed_as, listing) != 0;
}

static bool take_body(struct meeting_page *page, struct page_id *id, struct bytes body,
                      struct page_reading *ret_reading, struct arena *arena)
{
    struct error why;

    if (page_verify(body, id, arena, ret_reading, &why) < 0) {
        fail(page, &why, arena);
        return false;
    }
    page->state = MEETING_PAGE_READ;
    page->failure = NULL;
    return true;
}

/* *ret_is_read: its reading is there. Negative only for what is wrong with the store. */
static int read_page(struct page_source *source, const struct meeting_facts *facts,
                     enum page_kind kind, const char *source_id, const char *listing,
                     struct meeting_page *page, struct page_reading *ret_reading, bool *ret_is_read,
                     struct error *err)
{
    struct page_id id = {.kind = kind,
                         .track_slug = facts->track.slug,
                         .date = facts->event->heading.last,
                         .source_id = source_id};
    struct error why;
    struct bytes body;
    int r = page_source_find(source, &id, &page->stored, err);

    *ret_is_read = false;
    if (r < 0)
        return r;
    page->state = MEETING_PAGE_PENDING;
    if (r == PAGE_STORE_NONE)
        return 0;
    if (page->stored.last_error != NULL) {
        page_failure_recall(&page->stored, &why);
        fail(page, &why, source->arena);
    }
    if (page->stored.sha256 == NULL || is_outdated(&page->stored, listing)) {
        page_source_note_failure(source, &page->stored);
        return 0;
    }
    r = page_source_read(source, &page->stored, &body, &why);
    if (r == 0)
        *ret_is_read = take_body(page, &id, body, ret_reading, source->arena);
    else if (r < 0)
        fail(page, &why, source->arena);
    return 0;
}

/* ---- races ---- */

static bool differs(const char *listed, const char *shown, struct arena *arena)
{
    return listed != NULL && shown != NULL &&
           strcmp(text_fold(listed, arena), text_fold(shown, arena)) != 0;
}

/* A race page prints neither its id nor its event's: it is itself when section, label and number
 * fit its row. */
static const char *misfit(const struct event_race *listed, const struct race_page *page,
                          struct arena *arena)
{
    if (differs(listed->section, page->round, arena))
        return arena_format(arena, "it is of %s, and is listed under %s", page->round,
                            listed->section);
    if (differs(listed->label, page->label, arena) && differs(listed->text, page->label, arena))
        return arena_format(arena, "it shows %s, and is listed as %s", page->label, listed->label);
    if (!is_absent(listed->number) && !is_absent(page->number) && listed->number != page->number)
        return arena_format(arena, "it shows race %lld, and is listed as race %lld",
                            (long long)page->number, (long long)listed->number);
    return NULL;
}

/* Laps are in its script alone. */
static bool lacks_laps(const struct race_page *page)
{
    for (size_t i = 0; i < page->n_drivers; i++)
        if (!page->has_script && page->drivers[i].total.n_laps > 0)
            return true;
    return false;
}

static void take_race(struct meeting_facts *facts, struct meeting_race *race,
                      const struct page_reading *reading, struct arena *arena)
{
    const char *why = misfit(race->listed, reading->race, arena);
    struct error failure;

    if (why == NULL && !reading->race->has_result)
        why = "it has no result yet, though it is listed with one";
    if (why != NULL) {
        error_set_hint(&failure, ERROR_UNKNOWN_PAGE, HINT_FETCH_AGAIN, "%s", why);
        fail(&race->from, &failure, arena);
        return;
    }
    if (lacks_laps(reading->race)) {
        error_set_hint(&failure, ERROR_UNKNOWN_PAGE, HINT_FETCH_AGAIN,
                       "it has no script, so that its laps are not known");
        fail(&race->from, &failure, arena);
    }
    race->page = reading->race;
    note_all(facts, &race->from.stored, race->listed->race_id, reading, arena);
}

static int read_races(struct page_source *source, struct meeting_facts *facts, struct error *err)
{
    size_t n = facts->event->n_races;
    int r = 0;

    facts->races = arena_new_array(source->arena, n + 1, struct meeting_race);
    facts->n_races = n;
    for (size_t i = 0; r == 0 && i < n; i++) {
        struct meeting_race *race = &facts->races[i];
        struct page_reading reading;
        bool is_read;

        race->listed = &facts->event->races[n - 1 - i]; /* the page has the latest first */
        r = read_page(source, facts, PAGE_RACE, race->listed->race_id,
                      liverc_listing_of_race(race->listed, source->arena), &race->from, &reading,
                      &is_read, err);
        if (r == 0 && is_read)
            take_race(facts, race, &reading, source->arena);
    }
    return r;
}

/* ---- entries and rankings ---- */

static int read_entries(struct page_source *source, struct meeting_facts *facts, struct error *err)
{
    struct page_reading reading;
    bool is_read;
    int r;

    if (!facts->event->has_entry_list)
        return 0;
    r = read_page(source, facts, PAGE_ENTRY_LIST, facts->event_id,
                  liverc_listing_of_entries(facts->event, source->arena), &facts->entries_from,
                  &reading, &is_read, err);
    if (r < 0 || !is_read)
        return r;
    facts->entries = reading.entry_list;
    note_all(facts, &facts->entries_from.stored, NULL, &reading, source->arena);
    return 0;
}

static void take_ranking(struct meeting_ranking *ranking, const struct page_reading *reading)
{
    switch (ranking->link->kind) {
    case RANKING_POINTS:
        ranking->points = reading->points;
        break;
    case RANKING_ROUND:
        ranking->round = reading->round_ranking;
        break;
    case RANKING_MULTI_MAIN:
        ranking->multi_main = reading->multi_main;
        break;
    case RANKING_OVERALL:
    case RANKING_N_KINDS:
        ranking->overall = reading->overall_ranking;
        break;
    }
}

static int read_rankings(struct page_source *source, struct meeting_facts *facts, struct error *err)
{
    static const enum page_kind kinds[RANKING_N_KINDS] = {
        [RANKING_OVERALL] = PAGE_OVERALL_RANKING,
        [RANKING_POINTS] = PAGE_POINTS,
        [RANKING_ROUND] = PAGE_ROUND_RANKING,
        [RANKING_MULTI_MAIN] = PAGE_MULTI_MAIN,
    };
    size_t n = facts->event->n_rankings;
    const char **listings = arena_new_array(source->arena, n + 1, const char *);
    int r = 0;

    liverc_listings_of_rankings(facts->event, source->arena, listings);
    facts->rankings = arena_new_array(source->arena, n + 1, struct meeting_ranking);
    facts->n_rankings = n;
    for (size_t i = 0; r == 0 && i < n; i++) {
        struct meeting_ranking *ranking = &facts->rankings[i];
        struct page_reading reading;
        bool is_read;

        ranking->link = &facts->event->rankings[i];
        r = read_page(source, facts, kinds[ranking->link->kind], ranking->link->ranking_id,
                      listings[i], &ranking->from, &reading, &is_read, err);
        if (r < 0 || !is_read)
            continue;
        take_ranking(ranking, &reading);
        note_all(facts, &ranking->from.stored, NULL, &reading, source->arena);
    }
    return r;
}

/* ---- together ---- */

int meeting_facts_read(struct page_source *source, const char *slug, const char *event_id,
                       struct meeting_facts *ret_facts, struct error *err)
{
    struct meeting_facts facts = {.event_id = event_id};
    int r = read_track(source->mirror_db, slug, source->arena, &facts.track, err);

    if (r == 0)
        r = zone_open_of_track(slug, facts.track.timezone, source->arena, &facts.zone, err);
    if (r == 0)
        r = read_event(source, &facts, err);
    /* What is noted of the event's own page must outlive this frame. */
    *ret_facts = facts;
    for (size_t i = 0; i < ret_facts->n_findings; i++)
        ret_facts->findings[i].page = &ret_facts->page;
    if (r == 0)
        r = read_entries(source, ret_facts, err);
    if (r == 0)
        r = read_races(source, ret_facts, err);
    if (r == 0)
        r = read_rankings(source, ret_facts, err);
    return r;
}
