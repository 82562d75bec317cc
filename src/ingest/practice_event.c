/* From the facts of a practice day to those of an event. */
#include "practice_event.h"

#include "driver_name.h"
#include "figures.h"
#include "self_check.h"

#include "trackside/event_id.h"
#include "trackside/liverc.h"
#include "trackside/text.h"

#include <stdlib.h>
#include <string.h>

static const char *local_text(struct local_time time, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return local_time_is_absent(time) ? NULL : arena_text(arena, local_time_format(time, text));
}

/* ---- classes and drivers: each once, in the order in which they first drove ---- */

struct numbered_text {
    const char *text;
    size_t index;
};

static int compare_texts(const void *a, const void *b)
{
    const struct numbered_text *x = a;
    const struct numbered_text *y = b;
    int order = strcmp(x->text, y->text);

    return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

/* Number different texts from 0, equal ones alike, in the order in which they first occur. The
 * texts are sorted on the way. Returns how many different ones there are. */
static size_t number_texts(struct numbered_text *texts, size_t n, struct arena *arena,
                           size_t *ret_numbers)
{
    size_t *first = arena_new_array(arena, n + 1, size_t);
    size_t n_different = 0;

    if (n > 0)
        qsort(texts, n, sizeof(texts[0]), compare_texts);
    for (size_t i = 0; i < n; i++) {
        bool is_again = i > 0 && strcmp(texts[i].text, texts[i - 1].text) == 0;

        first[texts[i].index] = is_again ? first[texts[i - 1].index] : texts[i].index;
    }
    for (size_t i = 0; i < n; i++)
        ret_numbers[i] = first[i] == i ? n_different++ : ret_numbers[first[i]];
    return n_different;
}

/* Which class and which driver each session has. */
struct membership {
    size_t *class_of, *driver_of;
    size_t n_classes, n_drivers;
};

static struct membership find_members(const struct day_facts *day, struct arena *arena)
{
    size_t n = day->n_sessions;
    struct numbered_text *texts = arena_new_array(arena, n + 1, struct numbered_text);
    struct membership members = {.class_of = arena_new_array(arena, n + 1, size_t),
                                 .driver_of = arena_new_array(arena, n + 1, size_t)};

    for (size_t i = 0; i < n; i++)
        texts[i] = (struct numbered_text){day->sessions[i].class_name, i};
    members.n_classes = number_texts(texts, n, arena, members.class_of);
    for (size_t i = 0; i < n; i++)
        texts[i] = (struct numbered_text){day->sessions[i].source_driver_id, i};
    members.n_drivers = number_texts(texts, n, arena, members.driver_of);
    return members;
}

static void make_classes(const struct day_facts *day, const struct membership *members,
                         struct arena *arena, struct event_facts *event)
{
    struct class_row *classes = arena_new_array(arena, members->n_classes + 1, struct class_row);

    for (size_t i = 0; i < day->n_sessions; i++)
        classes[members->class_of[i]].class_name = day->sessions[i].class_name;
    event->classes = classes;
    event->n_classes = members->n_classes;
}

/* The driver has one name, that of the latest session; race_drivers keeps each session's own. */
static struct driver_row driver_of(const struct session_facts *naming, struct arena *arena)
{
    return (struct driver_row){
        .source_driver_id = naming->source_driver_id,
        .display_name = naming->driver_name,
        .normalized_name = driver_name_normalize(naming->driver_name, arena),
        .search_key = text_name_key(naming->driver_name, arena),
        .transponder_number = naming->transponder,
        .named_at_local = local_text(naming->row->start, arena),
    };
}

/* The latest session that has a name gives it, or the latest at all when nobody knows. */
static void make_drivers(const struct day_facts *day, const struct membership *members,
                         struct arena *arena, struct event_facts *event)
{
    size_t n = members->n_drivers;
    const struct session_facts **naming =
        arena_new_array(arena, n + 1, const struct session_facts *);
    struct driver_row *drivers = arena_new_array(arena, n + 1, struct driver_row);

    for (size_t i = 0; i < day->n_sessions; i++) {
        const struct session_facts *session = &day->sessions[i];
        const struct session_facts **known = &naming[members->driver_of[i]];

        if (*known == NULL || driver_name_is_unknown((*known)->driver_name) ||
            !driver_name_is_unknown(session->driver_name))
            *known = session;
    }
    for (size_t i = 0; i < n; i++)
        drivers[i] = driver_of(naming[i], arena);
    event->drivers = drivers;
    event->n_drivers = n;
}

/* ---- a session ---- */

/* Figures on the list first, those of the session's own page over them. */
static int64_t over(int64_t detail, int64_t listed)
{
    return is_absent(detail) ? listed : detail;
}

static const char *over_text(const char *detail, const char *listed)
{
    return detail != NULL ? detail : listed;
}

static const char *detail_name(enum detail_state state)
{
    static const char *const names[] = {
        [DETAIL_STORED] = "stored", [DETAIL_PENDING] = "pending", [DETAIL_FAILED] = "failed"};

    return names[state];
}

static struct race_row race_of(const struct day_facts *day, const struct session_facts *session,
                               struct arena *arena, struct ingest_checks *checks)
{
    const struct session_row *listed = session->row;
    const struct practice_session *detail = session->detail;
    struct page_id page = {
        .kind = PAGE_SESSION, .track_slug = day->track.slug, .source_id = listed->session_id};

    return (struct race_row){
        .source_race_id = listed->session_id,
        .class_name = session->class_name,
        .race_label = arena_format(arena, "Practice - %s", session->driver_name),
        .race_url = page_url(LIVERC_SITE, &page, arena),
        .session_type = "practiceday",
        .end_time_local = detail != NULL ? local_text(detail->end, arena) : NULL,
        .duration_seconds =
            detail != NULL ? over(detail->length_s, listed->length_s) : listed->length_s,
        .duration_raw =
            detail != NULL ? over_text(detail->length_raw, listed->length_raw) : listed->length_raw,
        .race_metadata = figures_race_metadata(detail, arena),
        .detail = detail_name(session->detail_state),
        .self_check = self_check_session(session, arena, checks),
    };
}

/* The list's figures alone: a session whose page is missing. */
static struct race_result_row listed_result(const struct session_row *listed)
{
    return (struct race_result_row){
        .position_final = 1,
        .laps_completed = listed->n_laps,
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

static void make_laps(const struct practice_session *detail, struct arena *arena,
                      struct result_facts *result)
{
    struct lap_row *laps = arena_new_array(arena, detail->n_all_laps + 1, struct lap_row);

    for (size_t i = 0; i < detail->n_all_laps; i++) {
        const struct practice_lap *lap = &detail->laps[i];

        laps[result->n_laps++] = (struct lap_row){
            .lap_number = lap->number,
            .position_on_lap = 1,
            .lap_time_raw = lap->time_raw,
            .lap_time_ms = lap->time_ms,
            .is_valid = lap->is_valid,
            .crossed_at_local = local_text(lap->crossed, arena),
        };
    }
    result->laps = laps;
}

static const struct result_facts *result_of(const struct session_facts *session, size_t driver,
                                            struct arena *arena)
{
    struct result_facts *result = arena_new(arena, struct result_facts);

    *result = (struct result_facts){
        .driver = driver,
        .who = {.source_driver_id = session->source_driver_id,
                .display_name = session->driver_name,
                .transponder_number = session->transponder},
        .row = listed_result(session->row),
    };
    if (session->detail != NULL) {
        add_detail(session->detail, arena, &result->row);
        make_laps(session->detail, arena, result);
    }
    return result;
}

static struct fact_page page_of(const struct stored_page *page)
{
    return (struct fact_page){
        .cache_key = page->cache_key, .sha256 = page->sha256, .fetched_at = page->fetched_at};
}

/* Its own page is read after the list; but the list may have come again since. */
static struct race_facts session_of(const struct day_facts *day, size_t i,
                                    const struct membership *members, const struct fact_page *list,
                                    struct arena *arena, struct ingest_checks *checks)
{
    const struct session_facts *session = &day->sessions[i];
    struct race_facts race = {
        .class_of = members->class_of[i],
        .row = race_of(day, session, arena, checks),
        .start = session->row->start,
        .cause = list,
        .failure = session->failure,
        .results = result_of(session, members->driver_of[i], arena),
        .n_results = 1,
    };
    struct fact_page *own;

    if (session->detail == NULL)
        return race;
    own = arena_new(arena, struct fact_page);
    *own = page_of(&session->page);
    race.page = own;
    if (own->fetched_at >= list->fetched_at)
        race.cause = own;
    return race;
}

/* ---- what was odd ---- */

static void make_findings(const struct day_facts *day, struct arena *arena,
                          struct event_facts *event)
{
    struct page_finding *findings =
        arena_new_array(arena, day->n_findings + 1, struct page_finding);

    for (size_t i = 0; i < day->n_findings; i++) {
        const struct day_finding *odd = &day->findings[i];

        findings[i] = (struct page_finding){
            .cache_key = odd->page->cache_key,
            .sha256 = odd->page->sha256,
            .url = odd->page->url,
            .source_race_id = odd->session == NULL ? NULL : odd->session->row->session_id,
            .finding = odd->finding,
        };
    }
    event->findings = findings;
    event->n_findings = day->n_findings;
}

/* ---- the day ---- */

static const char *track_name(const struct day_facts *day)
{
    if (day->track.name != NULL)
        return day->track.name;
    return day->day->track_name != NULL ? day->day->track_name : day->track.slug;
}

/* A list that is empty altogether says nothing about figures known before. */
static struct event_row day_of(const struct day_facts *day, struct arena *arena,
                               struct ingest_checks *checks)
{
    struct page_id page = {.kind = PAGE_DAY, .track_slug = day->track.slug, .date = day->day->date};
    bool is_empty = day->n_sessions == 0;
    struct day_figures figures;
    char date[CALENDAR_TEXT_SIZE];

    figures_of_day(day, arena, &figures);
    return (struct event_row){
        .source_event_id = event_id_of_day(day->track.slug, day->day->date, arena),
        .event_name = arena_format(arena, "%s - Practice Day - %s", track_name(day),
                                   date_format_long(day->day->date, date)),
        .event_date = day->day->date,
        .event_drivers = is_empty ? ABSENT : figures.n_drivers,
        .total_race_laps = ABSENT,
        .event_url = page_url(LIVERC_SITE, &page, arena),
        .metadata = is_empty ? NULL : figures_metadata(day, &figures, arena),
        .practice_panel = figures_panel(day->day, arena),
        .self_check = self_check_day(day, &figures, arena, checks),
    };
}

void practice_event_make(const struct day_facts *day, struct arena *arena,
                         struct event_facts *ret_facts)
{
    struct membership members = find_members(day, arena);
    struct race_facts *races = arena_new_array(arena, day->n_sessions + 1, struct race_facts);
    struct fact_page *list = arena_new(arena, struct fact_page);
    struct event_facts event = {
        .track = day->track,
        .track_name = track_name(day),
        .zone = day->zone,
        .page = list,
        /* An empty list, or one that may not be whole, says nothing about single sessions. */
        .lists_all_races =
            day->n_sessions > 0 && !day->day->may_lack_rows && !day->may_lack_sessions,
        .races = races,
        .n_races = day->n_sessions,
    };

    make_findings(day, arena, &event);
    event.row = day_of(day, arena, &event.self_check);
    *list = page_of(&day->page);
    make_classes(day, &members, arena, &event);
    make_drivers(day, &members, arena, &event);
    for (size_t i = 0; i < day->n_sessions; i++)
        races[i] = session_of(day, i, &members, list, arena, &event.self_check);
    *ret_facts = event;
}
