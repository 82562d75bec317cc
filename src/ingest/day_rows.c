/* A practice day, from facts to rows. */
#include "day_rows.h"

#include "figures.h"
#include "self_check.h"
#include "session_rows.h"
#include "track_zone.h"

#include "trackside/event_id.h"
#include "trackside/event_rows.h"
#include "trackside/liverc.h"
#include "trackside/race_change.h"
#include "trackside/race_removed.h"
#include "trackside/race_track.h"

#include <string.h>

static const char *track_name(const struct day_facts *facts)
{
    if (facts->track.name != NULL)
        return facts->track.name;
    return facts->day->track_name != NULL ? facts->day->track_name : facts->track.slug;
}

/* What is written now comes from the list, until a session names its own page. */
static int name_list(const struct session_rows *rows, struct error *err)
{
    const struct stored_page *page = &rows->facts->page;
    struct change_source source = {
        .source_event_id = rows->report->source_event_id,
        .cache_key = page->cache_key,
        .sha256 = page->sha256,
        .at = page->fetched_at,
    };

    return race_store_name_source(rows->race_db, &source, err);
}

static int put_track(struct session_rows *rows, int64_t *ret_id, struct error *err)
{
    const struct stored_track *track = &rows->facts->track;
    const char *base = site_of_track(LIVERC_SITE, track->slug, rows->arena);
    struct track_row row = {
        .source_track_slug = track->slug,
        .track_name = track_name(rows->facts),
        .track_url = arena_format(rows->arena, "%s/", base),
        .events_url = arena_format(rows->arena, "%s/events", base),
        .timezone = track->timezone,
    };
    return race_store_put_track(rows->race_db, &row, rows->facts->page.fetched_at, ret_id,
                                &rows->report->rows, err);
}

static int put_event(struct session_rows *rows, int64_t track_id, struct error *err)
{
    const struct day_facts *facts = rows->facts;
    struct page_id page = {
        .kind = PAGE_DAY, .track_slug = facts->track.slug, .date = facts->day->date};
    struct day_figures figures;
    char date[CALENDAR_TEXT_SIZE];

    figures_of_day(facts, rows->arena, &figures);
    bool is_empty = facts->n_sessions == 0; /* says nothing about figures known before */
    struct event_row row = {
        .track_id = track_id,
        .source_event_id = rows->report->source_event_id,
        .event_name = arena_format(rows->arena, "%s - Practice Day - %s", track_name(facts),
                                   date_format_long(facts->day->date, date)),
        .event_date = facts->day->date,
        .event_drivers = is_empty ? ABSENT : figures.n_drivers,
        .event_url = page_url(LIVERC_SITE, &page, rows->arena),
        .metadata = is_empty ? NULL : figures_metadata(facts, &figures, rows->arena),
        .practice_panel = figures_panel(facts->day, rows->arena),
        .self_check = self_check_day(facts, &figures, rows->arena, &rows->report->self_check),
    };
    return race_store_put_event(rows->race_db, &row, facts->page.fetched_at, &rows->event_id,
                                &rows->report->rows, err);
}

static int put_sessions(struct session_rows *rows, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < rows->facts->n_sessions; i++)
        r = session_rows_put(rows, &rows->facts->sessions[i], err);
    return r;
}

/*
 * Sessions that were listed once and are no longer: kept, and marked. A list that is empty
 * altogether, or of which not every row could be read, says nothing about single sessions and
 * marks none.
 */
static int mark_removed(struct session_rows *rows, struct error *err)
{
    const struct day_facts *facts = rows->facts;
    const char **ids = arena_new_array(rows->arena, facts->n_sessions + 1, const char *);
    int64_t n_removed, n_back;
    int r;

    if (facts->n_sessions == 0 || facts->day->n_skipped > 0)
        return 0;
    for (size_t i = 0; i < facts->n_sessions; i++)
        ids[i] = facts->sessions[i].row->session_id;
    r = race_store_mark_removed(rows->race_db, rows->event_id, ids, facts->n_sessions,
                                facts->page.fetched_at, &n_removed, &n_back, err);
    if (r < 0)
        return r;
    rows->report->sessions_removed = n_removed;
    rows->report->rows.updated += n_removed + n_back;
    return 0;
}

static bool has_all_details(const struct day_facts *facts)
{
    for (size_t i = 0; i < facts->n_sessions; i++)
        if (facts->sessions[i].detail_state != DETAIL_STORED)
            return false;
    return true;
}

/* When the newest page behind the day's rows came. */
static int64_t newest_page(const struct day_facts *facts)
{
    int64_t at = facts->page.fetched_at;

    for (size_t i = 0; i < facts->n_sessions; i++)
        if (facts->sessions[i].detail != NULL && facts->sessions[i].page.fetched_at > at)
            at = facts->sessions[i].page.fetched_at;
    return at;
}

/* A list that turned empty gave none of the rows that are there: they drift from it, and it shows
 * (day_drift.h), for as long as provenance names the list before it. */
static int put_provenance(struct session_rows *rows, struct error *err)
{
    const struct day_facts *facts = rows->facts;

    if (facts->n_sessions == 0 && rows->report->sessions_ingested > 0)
        return 0;
    return race_store_put_provenance(rows->race_db, rows->event_id, facts->page.cache_key,
                                     facts->page.sha256, facts->page.fetched_at,
                                     LIVERC_PARSER_VERSION, err);
}

static int finish(struct session_rows *rows, struct error *err)
{
    const struct day_facts *facts = rows->facts;
    bool changed = rows->report->rows.inserted + rows->report->rows.updated > 0;
    int r = put_provenance(rows, err);

    if (r < 0)
        return r;
    return race_store_finish_event(rows->race_db, rows->event_id, has_all_details(facts), changed,
                                   newest_page(facts), err);
}

static int count(struct session_rows *rows, struct error *err)
{
    struct event_counts counts;
    int r = race_store_count_event(rows->race_db, rows->event_id, &counts, err);

    if (r < 0)
        return r;
    rows->report->sessions_ingested = counts.n_sessions;
    rows->report->sessions_with_laps = counts.n_sessions_with_laps;
    rows->report->laps_ingested = counts.n_laps;
    rows->report->drivers = counts.n_drivers;
    return 0;
}

static int write_day(struct session_rows *rows, struct error *err)
{
    int64_t track_id;
    int r = track_zone_follow(rows->race_db, &rows->facts->track, rows->arena, err);

    if (r == 0)
        r = put_track(rows, &track_id, err);
    if (r == 0)
        r = name_list(rows, err);
    if (r == 0)
        r = put_event(rows, track_id, err);
    if (r == 0)
        r = put_sessions(rows, err);
    if (r == 0)
        r = name_list(rows, err);
    if (r == 0)
        r = mark_removed(rows, err);
    if (r == 0)
        r = count(rows, err);
    return r == 0 ? finish(rows, err) : r;
}

static enum ingest_status status_of(const struct day_facts *facts,
                                    const struct ingest_report *report)
{
    if (facts->n_sessions == 0)
        return INGEST_EMPTY;
    if (!has_all_details(facts))
        return INGEST_PARTIAL;
    if (report->rows.inserted + report->rows.updated == 0)
        return INGEST_UNCHANGED;
    return INGEST_COMPLETED;
}

int day_rows_put(struct db *race_db, const struct day_facts *facts, struct arena *arena,
                 struct ingest_report *ret_report, struct error *err)
{
    struct ingest_report report = {
        .source_event_id = event_id_of_day(facts->track.slug, facts->day->date, arena),
        .sessions_listed = (int64_t)facts->n_sessions,
    };
    struct session_rows rows = {
        .race_db = race_db, .facts = facts, .arena = arena, .report = &report};
    struct error ignored; /* it was told what went wrong before */
    int r = write_day(&rows, err);
    int cleared = race_store_name_source(race_db, NULL, r == 0 ? err : &ignored);

    if (r == 0)
        r = cleared;
    if (r < 0)
        return r;
    report.status = status_of(facts, &report);
    *ret_report = report;
    return 0;
}
