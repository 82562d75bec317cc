/* From the facts of one session to its rows, parents first. */
#include "session_rows.h"

#include "driver_name.h"
#include "figures.h"
#include "self_check.h"

#include "trackside/event_rows.h"
#include "trackside/liverc.h"
#include "trackside/race_change.h"
#include "trackside/race_driver.h"
#include "trackside/race_session.h"
#include "trackside/text.h"

#include <string.h>

/* One session on its way into the store: what was found out, and the ids of its parents. */
struct writer {
    struct session_rows *day;
    const struct session_facts *session;
    int64_t at; /* when the newer of its two pages came */
    int64_t class_id, driver_id, race_id, race_driver_id, result_id;
};

/* Figures on the list first, those of the session's own page over them. */
static int64_t over(int64_t detail, int64_t listed)
{
    return is_absent(detail) ? listed : detail;
}

static const char *over_text(const char *detail, const char *listed)
{
    return detail != NULL ? detail : listed;
}

static const char *local_text(struct local_time time, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return local_time_is_absent(time) ? NULL : arena_text(arena, local_time_format(time, text));
}

/* ---- rows that sessions share ---- */

static bool find_shared(const struct shared_rows *rows, const char *name, int64_t *ret_id)
{
    for (size_t i = 0; i < rows->n; i++) {
        if (strcmp(rows->list[i].name, name) == 0) {
            *ret_id = rows->list[i].id;
            return true;
        }
    }
    return false;
}

static void remember_shared(struct shared_rows *rows, const char *name, int64_t id,
                            struct arena *arena)
{
    rows->list = arena_grow(arena, rows->list, rows->n, sizeof(*rows->list));
    rows->list[rows->n++] = (struct shared_row){.name = name, .id = id};
}

static int put_class(struct writer *w, struct error *err)
{
    const char *name = w->session->class_name;
    struct class_row row = {.event_id = w->day->event_id, .class_name = name};
    int r;

    if (find_shared(&w->day->classes, name, &w->class_id))
        return 0;
    r = race_store_put_class(w->day->race_db, &row, w->at, &w->class_id, &w->day->report->rows,
                             err);
    if (r == 0)
        remember_shared(&w->day->classes, name, w->class_id, w->day->arena);
    return r;
}

/* The driver has one name, that of the latest session; race_drivers keeps each session's own. */
static int put_driver(struct writer *w, struct error *err)
{
    const char *key = w->session->source_driver_id;
    struct arena *arena = w->day->arena;
    const struct session_facts *naming = facts_naming_session(w->day->facts, key);
    struct driver_row row = {
        .source_driver_id = key,
        .display_name = naming->driver_name,
        .normalized_name = driver_name_normalize(naming->driver_name, arena),
        .search_key = text_name_key(naming->driver_name, arena),
        .transponder_number = w->session->transponder,
        .named_at_local = local_text(naming->row->start, arena),
    };
    int r;

    if (find_shared(&w->day->drivers, key, &w->driver_id))
        return 0;
    r = race_store_put_driver(w->day->race_db, &row, w->at, &w->driver_id, &w->day->report->rows,
                              err);
    if (r == 0)
        remember_shared(&w->day->drivers, key, w->driver_id, arena);
    return r;
}

/* ---- rows of the session itself ---- */

/* UTC by the track's zone; NULL while it is unknown. Doubtful clock readings are flagged. */
static void set_start(const struct writer *w, struct race_row *row)
{
    const struct zone *zone = w->day->facts->zone;
    enum zone_fit fit;
    int offset;

    row->start_time = ABSENT;
    row->start_time_local = local_text(w->session->row->start, w->day->arena);
    if (zone == NULL || row->start_time_local == NULL)
        return;
    fit = zone_to_utc(zone, w->session->row->start, &row->start_time, &offset);
    row->start_time_flag = zone_fit_name(fit);
    w->day->report->starts_ambiguous += fit == ZONE_AMBIGUOUS;
    w->day->report->starts_impossible += fit == ZONE_IMPOSSIBLE;
}

static const char *detail_name(enum detail_state state)
{
    static const char *const names[] = {
        [DETAIL_STORED] = "stored", [DETAIL_PENDING] = "pending", [DETAIL_FAILED] = "failed"};

    return names[state];
}

static const char *session_url(const struct writer *w)
{
    struct page_id page = {.kind = PAGE_SESSION,
                           .track_slug = w->day->facts->track.slug,
                           .source_id = w->session->row->session_id};

    return page_url(LIVERC_SITE, &page, w->day->arena);
}

static int put_race(struct writer *w, struct error *err)
{
    const struct session_row *listed = w->session->row;
    const struct practice_session *detail = w->session->detail;
    struct arena *arena = w->day->arena;
    struct race_row row = {
        .event_id = w->day->event_id,
        .event_race_class_id = w->class_id,
        .source_race_id = listed->session_id,
        .class_name = w->session->class_name,
        .race_label = arena_format(arena, "Practice - %s", w->session->driver_name),
        .race_url = session_url(w),
        .session_type = "practiceday",
        .end_time_local = detail != NULL ? local_text(detail->end, arena) : NULL,
        .duration_seconds =
            detail != NULL ? over(detail->length_s, listed->length_s) : listed->length_s,
        .duration_raw =
            detail != NULL ? over_text(detail->length_raw, listed->length_raw) : listed->length_raw,
        .race_metadata = figures_race_metadata(detail, arena),
        .detail = detail_name(w->session->detail_state),
        .self_check = self_check_session(w->session, arena, &w->day->report->self_check),
    };
    struct row_counts *rows = &w->day->report->rows;
    int64_t inserted_before = rows->inserted;
    int r;

    set_start(w, &row);
    r = race_store_put_race(w->day->race_db, &row, w->at, &w->race_id, rows, err);
    w->day->report->sessions_new += rows->inserted - inserted_before;
    return r;
}

static int put_race_driver(struct writer *w, struct error *err)
{
    struct race_driver_row row = {
        .race_id = w->race_id,
        .driver_id = w->driver_id,
        .source_driver_id = w->session->source_driver_id,
        .display_name = w->session->driver_name,
        .transponder_number = w->session->transponder,
    };
    return race_store_put_race_driver(w->day->race_db, &row, w->at, &w->race_driver_id,
                                      &w->day->report->rows, err);
}

/* The list's figures alone: a session whose page is missing. */
static struct race_result_row listed_result(const struct session_row *listed)
{
    return (struct race_result_row){
        .position_final = 1,
        .laps_completed = is_absent(listed->n_laps) ? 0 : listed->n_laps,
        .fast_lap_ms = listed->fast_ms,
        .fast_lap_raw = listed->fast_raw,
        .avg_lap_ms = listed->average_ms,
        .avg_lap_raw = listed->average_raw,
        .consistency_thousandths = ABSENT,
        .top_3_consecutive_ms = ABSENT,
        .avg_top_5_ms = ABSENT,
        .avg_top_10_ms = ABSENT,
        .avg_top_15_ms = ABSENT,
        .std_deviation_ms = ABSENT,
        .range_low_ms = ABSENT,
        .range_high_ms = ABSENT,
    };
}

static void add_detail(const struct practice_session *detail, struct arena *arena,
                       struct race_result_row *row)
{
    row->laps_completed = over(detail->n_laps, row->laps_completed);
    row->fast_lap_ms = over(detail->fast_ms, row->fast_lap_ms);
    row->fast_lap_raw = over_text(detail->fast_raw, row->fast_lap_raw);
    row->avg_lap_ms = over(detail->average_ms, row->avg_lap_ms);
    row->avg_lap_raw = over_text(detail->average_raw, row->avg_lap_raw);
    row->consistency_thousandths = detail->consistency;
    row->consistency_raw = detail->consistency_raw;
    row->top_3_consecutive_ms = detail->top3_ms;
    row->avg_top_5_ms = detail->top5_ms;
    row->avg_top_10_ms = detail->top10_ms;
    row->avg_top_15_ms = detail->top15_ms;
    row->std_deviation_ms = detail->deviation_ms;
    row->range_low_ms = detail->range_low_ms;
    row->range_high_ms = detail->range_high_ms;
    row->range_raw = detail->range_raw;
    row->raw_fields_json = figures_raw_fields(detail, arena);
}

static int put_result(struct writer *w, struct error *err)
{
    struct race_result_row row = listed_result(w->session->row);

    if (w->session->detail != NULL)
        add_detail(w->session->detail, w->day->arena, &row);
    row.race_id = w->race_id;
    row.race_driver_id = w->race_driver_id;
    return race_store_put_race_result(w->day->race_db, &row, w->at, &w->result_id,
                                      &w->day->report->rows, err);
}

/* Elapsed time is the running sum of all laps: an invalid lap took its time too. */
static int put_laps(struct writer *w, struct error *err)
{
    const struct practice_session *detail = w->session->detail;
    int64_t elapsed_ms = 0;
    int r = 0;

    for (size_t i = 0; detail != NULL && r == 0 && i < detail->n_all_laps; i++) {
        const struct practice_lap *lap = &detail->laps[i];

        if (is_absent(lap->time_ms))
            continue; /* printed without a time: not a lap anybody can use; the page keeps it */
        elapsed_ms += lap->time_ms;
        struct lap_row row = {
            .race_result_id = w->result_id,
            .lap_number = lap->number,
            .position_on_lap = 1,
            .lap_time_raw = lap->time_raw,
            .lap_time_ms = lap->time_ms,
            .elapsed_ms = elapsed_ms,
            .is_valid = lap->is_valid,
            .crossed_at_local = local_text(lap->crossed, w->day->arena),
        };
        r = race_store_put_lap(w->day->race_db, &row, w->at, &w->day->report->rows, err);
    }
    return r;
}

/* What the page no longer has is no lap of this session any more. */
static int drop_laps(struct writer *w, struct error *err)
{
    const struct practice_session *detail = w->session->detail;
    struct json *numbers;

    if (detail == NULL)
        return 0;
    numbers = json_new_array();
    for (size_t i = 0; i < detail->n_all_laps; i++)
        if (!is_absent(detail->laps[i].time_ms))
            json_append_int(numbers, detail->laps[i].number);
    return race_store_drop_laps(w->day->race_db, w->result_id,
                                figures_print(numbers, w->day->arena), &w->day->report->rows, err);
}

/* Changes are the newer page's doing. */
static int name_source(struct writer *w, struct error *err)
{
    const struct stored_page *list = &w->day->facts->page;
    const struct stored_page *page = w->session->detail != NULL ? &w->session->page : list;
    struct change_source source = {.source_event_id = w->day->report->source_event_id, .at = w->at};

    if (list->fetched_at > page->fetched_at)
        page = list;
    source.cache_key = page->cache_key;
    source.sha256 = page->sha256;
    return race_store_name_source(w->day->race_db, &source, err);
}

static int put_provenance(struct writer *w, struct error *err)
{
    const struct stored_page *page = &w->session->page;

    if (w->session->detail == NULL)
        return 0;
    return race_store_put_provenance(w->day->race_db, w->day->event_id, page->cache_key,
                                     page->sha256, page->fetched_at, LIVERC_PARSER_VERSION, err);
}

static struct writer begin(struct session_rows *rows, const struct session_facts *session)
{
    struct writer w = {.day = rows, .session = session, .at = rows->facts->page.fetched_at};

    if (session->detail != NULL && session->page.fetched_at > w.at)
        w.at = session->page.fetched_at;
    return w;
}

static int put_rows(struct writer *w, struct error *err)
{
    int (*const steps[])(struct writer *, struct error *) = {
        name_source, put_class, put_driver, put_race,       put_race_driver,
        put_result,  put_laps,  drop_laps,  put_provenance,
    };
    int r = 0;

    for (size_t i = 0; r == 0 && i < sizeof(steps) / sizeof(steps[0]); i++)
        r = steps[i](w, err);
    return r;
}

/* A session is unchanged when no row of it moved. */
int session_rows_put(struct session_rows *rows, const struct session_facts *session,
                     struct error *err)
{
    struct writer w = begin(rows, session);
    struct ingest_report *report = rows->report;
    struct row_counts before = report->rows;
    int r = put_rows(&w, err);

    if (r < 0)
        return r;
    if (report->rows.inserted == before.inserted && report->rows.updated == before.updated)
        report->sessions_unchanged++;
    report->sessions_detail_failed += session->detail_state == DETAIL_FAILED;
    return 0;
}
