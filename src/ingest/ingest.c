/* A practice day, from stored pages to rows, in one transaction. */
#include "trackside/ingest.h"

#include "figures.h"
#include "self_check.h"
#include "session_rows.h"
#include "track_zone.h"

#include "trackside/liverc.h"

#include <string.h>

static const char *track_name(const struct day_facts *facts)
{
    if (facts->track.name != NULL)
        return facts->track.name;
    return facts->day->track_name != NULL ? facts->day->track_name : facts->track.slug;
}

static int put_track(struct session_rows *rows, int64_t *ret_id, struct error *err)
{
    const struct stored_track *track = &rows->facts->track;
    const char *base = site_of_track(rows->site, track->slug, rows->arena);
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
        .event_url = page_url(rows->site, &page, rows->arena),
        .metadata = is_empty ? NULL : figures_metadata(facts, &figures, rows->arena),
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

static int finish(struct session_rows *rows, struct error *err)
{
    const struct day_facts *facts = rows->facts;
    bool changed = rows->report->rows.inserted + rows->report->rows.updated > 0;
    int r = race_store_put_provenance(rows->race_db, rows->event_id, facts->page.cache_key,
                                      facts->page.sha256, facts->page.fetched_at,
                                      LIVERC_PARSER_VERSION, err);
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
        r = put_event(rows, track_id, err);
    if (r == 0)
        r = put_sessions(rows, err);
    if (r == 0)
        r = mark_removed(rows, err);
    if (r == 0)
        r = finish(rows, err);
    return r == 0 ? count(rows, err) : r;
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

/* The last phase of a day; those before it are told by whoever stored its pages. */
static void tell_end(const struct trace *trace, const struct day_facts *facts,
                     const struct ingest_report *report)
{
    const struct trace_count counts[] = {
        {"sessions", report->sessions_ingested},
        {"sessions_new", report->sessions_new},
        {"sessions_unchanged", report->sessions_unchanged},
        {"sessions_removed", report->sessions_removed},
        {"sessions_detail_failed", report->sessions_detail_failed},
        {"laps", report->laps_ingested},
        {"rows_inserted", report->rows.inserted},
        {"rows_updated", report->rows.updated},
        {"rows_unchanged", report->rows.unchanged},
    };
    struct trace_event event = {.kind = TRACE_PHASE,
                                .subject = facts->page.cache_key,
                                .detail = "end",
                                .counts = counts,
                                .n_counts = sizeof(counts) / sizeof(counts[0])};

    trace_tell(trace, &event);
}

/* Sessions without their laps, each with its reason, for whoever listens. */
static void tell_failures(const struct trace *trace, const struct day_facts *facts)
{
    for (size_t i = 0; i < facts->n_sessions; i++) {
        const struct session_facts *session = &facts->sessions[i];
        struct trace_event event = {.kind = TRACE_DETAIL_FAILED,
                                    .subject = session->row->session_id,
                                    .detail = session->failure};

        if (session->detail_state == DETAIL_FAILED)
            trace_tell(trace, &event);
    }
}

int ingest_practice_day(struct db *mirror_db, struct db *race_db, const char *site,
                        const char *slug, struct date date, const struct trace *trace,
                        struct arena *arena, struct ingest_report *ret_report, struct error *err)
{
    struct day_facts facts;
    struct ingest_report report = {.sessions_listed = 0};
    struct session_rows rows = {
        .race_db = race_db, .site = site, .facts = &facts, .arena = arena, .report = &report};
    char day[CALENDAR_TEXT_SIZE];
    int r = facts_read_day(mirror_db, slug, date, arena, &facts, err);

    if (r == 0)
        r = facts_check_date(&facts, date, err);
    if (r < 0)
        return r;
    report.source_event_id = arena_format(arena, "%s-practice-%s", slug, date_format(date, day));
    report.sessions_listed = (int64_t)facts.n_sessions;
    tell_failures(trace, &facts);

    r = db_begin(race_db, err);
    if (r == 0)
        r = write_day(&rows, err);
    if (r == 0)
        r = db_commit(race_db, err);
    if (r < 0) {
        db_rollback(race_db);
        return r;
    }
    report.status = status_of(&facts, &report);
    tell_end(trace, &facts, &report);
    *ret_report = report;
    return 0;
}
