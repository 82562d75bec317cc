/* An event, from facts to rows, parents first. */
#include "rows.h"

#include "figures.h"
#include "track_zone.h"

#include "trackside/liverc.h"
#include "trackside/race_change.h"
#include "trackside/race_finding.h"
#include "trackside/race_removed.h"
#include "trackside/race_track.h"

/* An event on its way into the store. */
struct writer {
    struct db *race_db;
    const struct event_facts *facts;
    struct arena *arena;
    struct ingest_report *report;
    int64_t track_id, event_id;
    int64_t *class_ids, *driver_ids; /* by place in the facts; ABSENT until a race needs them */
    bool is_new_race;                /* the one in hand: nothing of it was stored before */
};

/* What is written now was caused by that page. */
static int name_source(const struct writer *w, const struct fact_page *page, struct error *err)
{
    struct change_source source = {
        .source_event_id = w->facts->row.source_event_id,
        .cache_key = page->cache_key,
        .sha256 = page->sha256,
        .at = page->fetched_at,
    };

    return race_store_name_source(w->race_db, &source, err);
}

static int put_provenance(const struct writer *w, const struct fact_page *page, struct error *err)
{
    return race_store_put_provenance(w->race_db, w->event_id, page->cache_key, page->sha256,
                                     page->fetched_at, LIVERC_PARSER_VERSION, err);
}

/* ---- one race ---- */

static int put_class(struct writer *w, size_t class_of, int64_t at, struct error *err)
{
    struct class_row row = w->facts->classes[class_of];
    int64_t *id = &w->class_ids[class_of];

    row.event_id = w->event_id;
    return is_absent(*id) ? race_store_put_class(w->race_db, &row, at, id, &w->report->rows, err)
                          : 0;
}

static int put_driver(struct writer *w, size_t driver, int64_t at, struct error *err)
{
    int64_t *id = &w->driver_ids[driver];

    return is_absent(*id) ? race_store_put_driver(w->race_db, &w->facts->drivers[driver], at, id,
                                                  &w->report->rows, err)
                          : 0;
}

/* UTC by the track's zone; NULL while it is unknown. Doubtful clock readings are flagged. */
static void set_start(const struct writer *w, struct local_time start, struct race_row *row)
{
    const struct zone *zone = w->facts->zone;
    char text[CALENDAR_TEXT_SIZE];
    enum zone_fit fit;
    int offset;

    row->start_time = ABSENT;
    if (local_time_is_absent(start))
        return;
    row->start_time_local = arena_text(w->arena, local_time_format(start, text));
    if (zone == NULL)
        return;
    fit = zone_to_utc(zone, start, &row->start_time, &offset);
    row->start_time_flag = zone_fit_name(fit);
    w->report->starts_ambiguous += fit == ZONE_AMBIGUOUS;
    w->report->starts_impossible += fit == ZONE_IMPOSSIBLE;
}

static int put_race(struct writer *w, const struct race_facts *race, int64_t *ret_id,
                    struct error *err)
{
    struct row_counts *rows = &w->report->rows;
    int64_t inserted_before = rows->inserted;
    struct race_row row = race->row;
    int r;

    row.event_id = w->event_id;
    row.event_race_class_id = w->class_ids[race->class_of];
    set_start(w, race->start, &row);
    r = race_store_put_race(w->race_db, &row, race->cause->fetched_at, ret_id, rows, err);
    w->is_new_race = rows->inserted > inserted_before;
    w->report->sessions_new += w->is_new_race;
    return r;
}

/* A lap that is printed without a time, or with one that cannot be read: what was stored stays. */
static int add_stored_lap(const struct writer *w, const struct lap_row *lap, int64_t *elapsed_ms,
                          struct error *err)
{
    int64_t stored_ms = ABSENT;
    int r = race_store_lap_time(w->race_db, lap->race_result_id, lap->lap_number, &stored_ms, err);

    if (r == 0 && !is_absent(stored_ms))
        *elapsed_ms += stored_ms;
    return r;
}

/* Elapsed time is the running sum of all laps: an invalid lap took its time too. */
static int put_laps(struct writer *w, const struct result_facts *result, int64_t result_id,
                    int64_t at, struct error *err)
{
    int64_t elapsed_ms = 0;
    int r = 0;

    for (size_t i = 0; r == 0 && i < result->n_laps; i++) {
        struct lap_row row = result->laps[i];

        row.race_result_id = result_id;
        if (is_absent(row.lap_time_ms)) {
            r = add_stored_lap(w, &row, &elapsed_ms, err);
            continue;
        }
        elapsed_ms += row.lap_time_ms;
        row.elapsed_ms = elapsed_ms;
        r = race_store_put_lap(w->race_db, &row, at, &w->report->rows, err);
    }
    return r;
}

/* What the page no longer has is no lap of this result any more. */
static int drop_laps(struct writer *w, const struct result_facts *result, int64_t result_id,
                     struct error *err)
{
    struct json *numbers = json_new_array();

    for (size_t i = 0; i < result->n_laps; i++)
        json_append_int(numbers, result->laps[i].lap_number);
    return race_store_drop_laps(w->race_db, result_id, figures_print(numbers, w->arena),
                                &w->report->rows, err);
}

/* A driver is put before the row that says who drove here, which may give the driver the name. */
static int put_result(struct writer *w, const struct race_facts *race,
                      const struct result_facts *result, int64_t race_id, struct error *err)
{
    struct row_counts *rows = &w->report->rows;
    int64_t at = race->cause->fetched_at;
    struct race_driver_row who = result->who;
    struct race_result_row row = result->row;
    int64_t result_id = ABSENT;
    int r;

    who.race_id = row.race_id = race_id;
    who.driver_id = w->driver_ids[result->driver];
    r = race_store_put_race_driver(w->race_db, &who, at, &row.race_driver_id, rows, err);
    if (r == 0)
        r = race_store_put_race_result(w->race_db, &row, at, &result_id, rows, err);
    if (r == RACE_SESSION_NO_RESULT)
        return 0;
    if (r == 0)
        r = put_laps(w, result, result_id, at, err);
    if (r == 0 && race->page != NULL && !w->is_new_race)
        r = drop_laps(w, result, result_id, err);
    return r;
}

/* Nor did anybody drive whom it no longer has. */
static int drop_drivers(struct writer *w, const struct race_facts *race, int64_t race_id,
                        struct error *err)
{
    struct json *keys = json_new_array();

    for (size_t i = 0; i < race->n_results; i++)
        json_append_text(keys, race->results[i].who.source_driver_id);
    return race_store_drop_other_drivers(w->race_db, race_id, figures_print(keys, w->arena),
                                         &w->report->rows, err);
}

static int put_race_rows(struct writer *w, const struct race_facts *race, struct error *err)
{
    int64_t at = race->cause->fetched_at;
    int64_t race_id = ABSENT;
    int r = name_source(w, race->cause, err);

    if (r == 0)
        r = put_class(w, race->class_of, at, err);
    for (size_t i = 0; r == 0 && i < race->n_results; i++)
        r = put_driver(w, race->results[i].driver, at, err);
    if (r == 0)
        r = put_race(w, race, &race_id, err);
    for (size_t i = 0; r == 0 && i < race->n_results; i++)
        r = put_result(w, race, &race->results[i], race_id, err);
    if (r == 0 && race->page != NULL && !w->is_new_race)
        r = drop_drivers(w, race, race_id, err);
    if (r == 0 && race->page != NULL)
        r = put_provenance(w, race->page, err);
    return r;
}

/* A race is unchanged when no row of it moved. */
static int put_races(struct writer *w, struct error *err)
{
    struct ingest_report *report = w->report;
    int r = 0;

    for (size_t i = 0; r == 0 && i < w->facts->n_races; i++) {
        struct row_counts before = report->rows;

        r = put_race_rows(w, &w->facts->races[i], err);
        report->sessions_unchanged +=
            report->rows.inserted == before.inserted && report->rows.updated == before.updated;
        report->sessions_detail_failed += w->facts->races[i].failure != NULL;
        if (w->facts->races[i].failure != NULL && report->first_failed == NULL) {
            report->first_failed = w->facts->races[i].row.source_race_id;
            report->first_failure = *w->facts->races[i].failure;
        }
    }
    return r;
}

/* ---- people beside the races ---- */

/* "12/1/8 Nitro Buggy": what entries and lines are known by, as the store's queries have it. */
static void append_key(struct json *keys, int64_t driver_id, const char *class_name,
                       struct arena *arena)
{
    json_append_text(keys, arena_format(arena, "%lld/%s", (long long)driver_id,
                                        class_name != NULL ? class_name : ""));
}

static int begin_people(struct writer *w, const struct people_page *from, struct error *err)
{
    int r = name_source(w, from->page, err);

    return r == 0 ? put_provenance(w, from->page, err) : r;
}

/* Every class of the list, those without entries too. */
static int put_entered_classes(struct writer *w, int64_t at, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < w->facts->n_classes; i++)
        if (w->facts->classes[i].from_entry_list)
            r = put_class(w, i, at, err);
    return r;
}

static int put_entries(struct writer *w, struct error *err)
{
    const struct event_facts *facts = w->facts;
    const struct people_page *from = facts->entries_from;
    struct json *keys;
    int64_t at;
    int r;

    if (from == NULL || from->page == NULL)
        return 0;
    at = from->page->fetched_at;
    keys = json_new_array();
    r = begin_people(w, from, err);
    if (r == 0)
        r = put_entered_classes(w, at, err);
    for (size_t i = 0; r == 0 && i < facts->n_entries; i++) {
        const struct entry_facts *entry = &facts->entries[i];
        struct event_entry_row row = entry->row;

        r = put_driver(w, entry->driver, at, err);
        row.event_id = w->event_id;
        row.driver_id = w->driver_ids[entry->driver];
        row.event_race_class_id = w->class_ids[entry->class_of];
        append_key(keys, row.driver_id, row.class_name, w->arena);
        if (r == 0)
            r = race_store_put_entry(w->race_db, &row, at, &w->report->rows, err);
    }
    if (r < 0) {
        json_free(keys);
        return r;
    }
    return race_store_drop_other_entries(w->race_db, w->event_id, figures_print(keys, w->arena),
                                         &w->report->rows, err);
}

static int put_standing(struct writer *w, const struct standing_facts *standing, struct error *err)
{
    struct row_counts *rows = &w->report->rows;
    struct standing_row row = standing->row;
    int64_t at = standing->from.page->fetched_at;
    int64_t standing_id = ABSENT;
    struct json *keys = json_new_array();
    int r = begin_people(w, &standing->from, err);

    row.event_id = w->event_id;
    if (r == 0)
        r = race_store_put_standing(w->race_db, standing->kind, &row, at, &standing_id, rows, err);
    for (size_t i = 0; r == 0 && i < standing->n_lines; i++) {
        struct standing_line line = standing->lines[i].row;

        r = put_driver(w, standing->lines[i].driver, at, err);
        line.driver_id = w->driver_ids[standing->lines[i].driver];
        append_key(keys, line.driver_id, line.class_name, w->arena);
        if (r == 0)
            r = race_store_put_standing_line(w->race_db, standing->kind, standing_id, &line, at,
                                             rows, err);
    }
    if (r < 0) {
        json_free(keys);
        return r;
    }
    return race_store_drop_other_lines(w->race_db, standing->kind, standing_id,
                                       figures_print(keys, w->arena), rows, err);
}

/* A round that was made again has another id; rankings that are not linked any more are gone. */
static int drop_other_standings(struct writer *w, enum race_standing kind, struct error *err)
{
    const struct event_facts *facts = w->facts;
    struct json *ids = json_new_array();

    for (size_t i = 0; i < facts->n_standings; i++)
        if (facts->standings[i].kind == kind)
            json_append_text(ids, facts->standings[i].row.source_id);
    return race_store_drop_other_standings(w->race_db, kind, w->event_id,
                                           figures_print(ids, w->arena), &w->report->rows, err);
}

static int put_standings(struct writer *w, struct error *err)
{
    const struct event_facts *facts = w->facts;
    int r = 0;

    for (size_t i = 0; r == 0 && i < facts->n_standings; i++)
        if (facts->standings[i].from.page != NULL)
            r = put_standing(w, &facts->standings[i], err);
    if (r == 0)
        r = name_source(w, facts->page, err);
    if (!facts->lists_all_races)
        return r;
    for (int kind = 0; r == 0 && kind < STANDING_N_KINDS; kind++)
        r = drop_other_standings(w, (enum race_standing)kind, err);
    return r;
}

/* Why a page of people was not read. */
static void note_missing(struct writer *w, const struct people_page *from)
{
    struct ingest_report *report = w->report;

    if (from == NULL || from->page != NULL)
        return;
    report->lists_failed++;
    if (from->failure != NULL && report->first_failed == NULL) {
        report->first_failed = from->name;
        report->first_failure = *from->failure;
    }
}

static int put_people(struct writer *w, struct error *err)
{
    const struct event_facts *facts = w->facts;
    int r = put_entries(w, err);

    if (r == 0)
        r = put_standings(w, err);
    if (r == 0 && facts->made_keys != NULL)
        r = race_store_remove_idle_entrants(w->race_db, facts->made_keys, err);
    note_missing(w, facts->entries_from);
    for (size_t i = 0; i < facts->n_standings; i++)
        note_missing(w, &facts->standings[i].from);
    return r;
}

/* ---- the event ---- */

static int put_track(struct writer *w, struct error *err)
{
    const struct event_facts *facts = w->facts;
    const char *base = site_of_track(LIVERC_SITE, facts->track.slug, w->arena);
    struct track_row row = {
        .source_track_slug = facts->track.slug,
        .track_name = facts->track_name,
        .track_url = arena_format(w->arena, "%s/", base),
        .events_url = arena_format(w->arena, "%s/events", base),
        .timezone = facts->track.timezone,
    };

    return race_store_put_track(w->race_db, &row, facts->page->fetched_at, &w->track_id,
                                &w->report->rows, err);
}

static int put_event(struct writer *w, struct error *err)
{
    struct event_row row = w->facts->row;

    row.track_id = w->track_id;
    return race_store_put_event(w->race_db, &row, w->facts->page->fetched_at, &w->event_id,
                                &w->report->rows, err);
}

/* Races that were listed once and are no longer: kept, and marked. */
static int mark_removed(struct writer *w, struct error *err)
{
    const struct event_facts *facts = w->facts;
    const char **ids = arena_new_array(w->arena, facts->n_races + 1, const char *);
    int64_t n_removed, n_back;
    int r;

    if (!facts->lists_all_races)
        return 0;
    for (size_t i = 0; i < facts->n_races; i++)
        ids[i] = facts->races[i].row.source_race_id;
    r = race_store_mark_removed(w->race_db, w->event_id, ids, facts->n_races,
                                facts->page->fetched_at, &n_removed, &n_back, err);
    if (r < 0)
        return r;
    w->report->sessions_removed = n_removed;
    w->report->rows.updated += n_removed + n_back;
    return 0;
}

static int count(struct writer *w, struct error *err)
{
    struct event_counts counts;
    int r = race_store_count_event(w->race_db, w->event_id, &counts, err);

    if (r < 0)
        return r;
    w->report->sessions_ingested = counts.n_sessions;
    w->report->sessions_with_laps = counts.n_sessions_with_laps;
    w->report->laps_ingested = counts.n_laps;
    w->report->drivers = counts.n_drivers;
    return race_store_count_standings(w->race_db, w->event_id, &w->report->entries,
                                      &w->report->standings, err);
}

static bool has_all_pages(const struct event_facts *facts)
{
    for (size_t i = 0; i < facts->n_races; i++)
        if (facts->races[i].page == NULL)
            return false;
    return true;
}

static int64_t later(int64_t at, const struct fact_page *page)
{
    return page != NULL && page->fetched_at > at ? page->fetched_at : at;
}

/* When the newest page behind the event's rows came. */
static int64_t newest_page(const struct event_facts *facts)
{
    int64_t at = facts->page->fetched_at;

    for (size_t i = 0; i < facts->n_races; i++)
        at = later(at, facts->races[i].cause);
    if (facts->entries_from != NULL)
        at = later(at, facts->entries_from->page);
    for (size_t i = 0; i < facts->n_standings; i++)
        at = later(at, facts->standings[i].from.page);
    return at;
}

/* A list that turned empty gave none of the rows that are there: they drift from it, and it shows
 * (day_drift.h), for as long as provenance names the list before it. */
static int finish(struct writer *w, struct error *err)
{
    const struct event_facts *facts = w->facts;
    struct row_counts *rows = &w->report->rows;
    int r = 0;

    if (facts->n_races > 0 || w->report->sessions_ingested == 0)
        r = put_provenance(w, facts->page, err);
    if (r < 0)
        return r;
    return race_store_finish_event(w->race_db, w->event_id, has_all_pages(facts),
                                   rows->inserted + rows->updated > 0, newest_page(facts), err);
}

/* ---- what was odd about its pages ---- */

static int put_findings(struct writer *w, struct error *err)
{
    const struct event_facts *facts = w->facts;
    int r = race_store_drop_findings(w->race_db, w->event_id, err);

    for (size_t i = 0; r == 0 && i < facts->n_findings; i++) {
        const struct page_finding *odd = &facts->findings[i];
        struct finding_row row = {
            .event_id = w->event_id,
            .sequence = (int64_t)i + 1,
            .source_race_id = odd->source_race_id,
            .cache_key = odd->cache_key,
            .sha256 = odd->sha256,
            .kind = finding_kind_name(odd->finding.kind),
            .place = odd->finding.where,
            .raw = odd->finding.raw,
            .text = odd->finding.text,
        };
        r = race_store_add_finding(w->race_db, &row, err);
    }
    return r;
}

/* Each kind once. */
static void count_findings(struct writer *w)
{
    struct ingest_report *report = w->report;

    for (size_t i = 0; i < w->facts->n_findings; i++) {
        const struct page_finding *odd = &w->facts->findings[i];
        struct ingest_oddity *oddity = &report->oddities[odd->finding.kind];

        if (oddity->n++ > 0)
            continue;
        oddity->url = odd->url;
        oddity->cache_key = odd->cache_key;
        oddity->first = odd->finding;
    }
}

/* ---- all of it ---- */

/* Each race names its own page; what is of the event as a whole comes from its list. */
static int write_event(struct writer *w, struct error *err)
{
    int r = track_zone_follow(w->race_db, &w->facts->track, w->arena, err);

    if (r == 0)
        r = put_track(w, err);
    if (r == 0)
        r = name_source(w, w->facts->page, err);
    if (r == 0)
        r = put_event(w, err);
    if (r == 0)
        r = put_races(w, err);
    if (r == 0)
        r = put_people(w, err);
    if (r == 0)
        r = name_source(w, w->facts->page, err);
    if (r == 0)
        r = mark_removed(w, err);
    if (r == 0)
        r = put_findings(w, err);
    if (r == 0)
        r = count(w, err);
    return r == 0 ? finish(w, err) : r;
}

static enum ingest_status status_of(const struct event_facts *facts,
                                    const struct ingest_report *report)
{
    if (facts->n_races == 0 && facts->entries_from == NULL && facts->n_standings == 0)
        return INGEST_EMPTY;
    if (!has_all_pages(facts) || report->lists_failed > 0)
        return INGEST_PARTIAL;
    if (report->rows.inserted + report->rows.updated == 0)
        return INGEST_UNCHANGED;
    return INGEST_COMPLETED;
}

static int64_t *new_ids(size_t n, struct arena *arena)
{
    int64_t *ids = arena_new_array(arena, n + 1, int64_t);

    for (size_t i = 0; i < n; i++)
        ids[i] = ABSENT;
    return ids;
}

int rows_put(struct db *race_db, const struct event_facts *facts, struct arena *arena,
             struct ingest_report *ret_report, struct error *err)
{
    struct ingest_report report = {
        .source_event_id = facts->row.source_event_id,
        .event_name = facts->row.event_name,
        .first_day = facts->row.event_date,
        .sessions_listed = (int64_t)facts->n_races,
        .self_check = facts->self_check,
    };
    struct writer w = {.race_db = race_db,
                       .facts = facts,
                       .arena = arena,
                       .report = &report,
                       .class_ids = new_ids(facts->n_classes, arena),
                       .driver_ids = new_ids(facts->n_drivers, arena)};
    struct error ignored; /* it was told what went wrong before */
    int r = write_event(&w, err);
    int cleared = race_store_name_source(race_db, NULL, r == 0 ? err : &ignored);

    if (r == 0)
        r = cleared;
    if (r < 0)
        return r;
    count_findings(&w);
    report.status = status_of(facts, &report);
    *ret_report = report;
    return 0;
}
