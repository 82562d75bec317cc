/* A race event: its races with their results, and everything around them. */
#include "meeting_event.h"

#include "figures.h"
#include "meeting_check.h"
#include "meeting_lists.h"
#include "meeting_type.h"

#include "trackside/liverc.h"
#include "trackside/page_kind.h"

/* On its way. */
struct making {
    struct meeting_facts *facts;
    struct arena *arena;
    struct meeting_people people;
    struct text_index class_numbers;
    struct class_row *classes;
    struct event_facts *event;
};

static const char *local_text(struct local_time time, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return local_time_is_absent(time) ? NULL : arena_text(arena, local_time_format(time, text));
}

static const char *or_text(const char *text, const char *other)
{
    return text != NULL ? text : other;
}

/* ---- classes: those of the entry list by its tabs, then those that raced ---- */

static size_t class_of(struct making *m, const char *name)
{
    size_t n = m->event->n_classes;
    size_t number = *text_index_put(&m->class_numbers, name, n, m->arena);

    if (number < n)
        return number;
    m->classes = arena_grow(m->arena, m->classes, n, sizeof(*m->classes));
    m->classes[n] =
        (struct class_row){.class_name = name, .class_order = ABSENT, .printed_entries = ABSENT};
    m->event->n_classes++;
    return n;
}

static void make_entered_classes(struct making *m)
{
    const struct entry_list *list = m->facts->entries;

    for (size_t i = 0; list != NULL && i < list->n_classes; i++) {
        const struct entry_class *entered = &list->classes[i];
        size_t number = class_of(m, entered->class_name);
        struct class_row *class = &m->classes[number];

        class->from_entry_list = true;
        class->source_class_id = entered->class_id;
        class->class_order = (int64_t)i + 1;
        class->printed_entries = entered->n_printed;
    }
}

/* ---- when ---- */

/* No page has a clock of the start: it is the end less the length, good to a minute or two. */
static struct local_time start_of(const struct meeting_race *race)
{
    const struct event_race *listed = race->listed;
    struct local_time none = {.date = {.year = 0}};

    if (race->page == NULL || is_absent(race->page->length_s) ||
        local_time_is_absent(listed->completed))
        return none;
    return local_time_from_seconds(local_time_seconds(listed->completed) - race->page->length_s);
}

/* When the first race began that is known to. */
static struct local_time first_start(const struct meeting_facts *facts)
{
    struct local_time first = {.date = facts->event->heading.first};
    bool is_known = false;

    for (size_t i = 0; i < facts->n_races; i++) {
        struct local_time start = start_of(&facts->races[i]);

        if (local_time_is_absent(start) ||
            (is_known && local_time_seconds(start) >= local_time_seconds(first)))
            continue;
        first = start;
        is_known = true;
    }
    return first;
}

/* ---- a result ---- */

/* The script has one decimal more than the table, and the best two laps in a row. */
static const struct race_figure *better(const struct race_figure *script,
                                        const struct race_figure *table)
{
    return is_absent(script->value) ? table : script;
}

/* The best of both places. */
static struct race_statistics statistics_of(const struct race_driver *driver)
{
    const struct race_statistics *s = &driver->script, *t = &driver->table;

    if (!driver->in_script)
        return *t;
    return (struct race_statistics){
        .fast = *better(&s->fast, &t->fast),
        .average = *better(&s->average, &t->average),
        .top5 = *better(&s->top5, &t->top5),
        .top10 = *better(&s->top10, &t->top10),
        .top15 = *better(&s->top15, &t->top15),
        .top2_consecutive = s->top2_consecutive,
        .top3_consecutive = *better(&s->top3_consecutive, &t->top3_consecutive),
        .deviation = *better(&s->deviation, &t->deviation),
        .consistency = *better(&s->consistency, &t->consistency),
    };
}

static void put_known(struct json *json, const char *key, int64_t value)
{
    if (!is_absent(value))
        json_put_thousandths(json, key, value);
}

/* As the central importer has it, each key only where there is a value. */
static const char *raw_fields(const struct race_statistics *s, struct arena *arena)
{
    struct json *json = json_new_object();

    put_known(json, "top_2_consecutive", s->top2_consecutive.value);
    put_known(json, "top_3_consecutive", s->top3_consecutive.value);
    put_known(json, "avg_top_5", s->top5.value);
    put_known(json, "avg_top_10", s->top10.value);
    put_known(json, "avg_top_15", s->top15.value);
    put_known(json, "std_deviation", s->deviation.value);
    return figures_print(json, arena);
}

static const struct race_placing *placing_of(const struct race_driver *driver,
                                             const struct race_statistics *s, struct arena *arena)
{
    struct race_placing *placing = arena_new(arena, struct race_placing);

    *placing = (struct race_placing){
        .position_raw = driver->position_raw,
        .result_status = driver->total.status,
        .total_time_ms = driver->total.time_ms,
        .total_time_raw = driver->total.raw,
        .qualifying_position = driver->qualifying,
        .qualifying_raw = driver->qualifying_raw,
        .grid_position = driver->in_script ? driver->grid_position : ABSENT,
        .grid_time_ms = driver->in_script ? driver->grid_time_ms : ABSENT,
        .behind_ms = driver->behind_ms,
        .behind_display = is_absent(driver->behind_laps) ? NULL : driver->behind_raw,
        .behind_laps = driver->behind_laps,
        .behind_raw = driver->behind_raw,
        .fast_lap_number = driver->fast_number,
        .top_2_consecutive_ms = s->top2_consecutive.value,
        .top_2_consecutive_raw = s->top2_consecutive.raw,
        .top_3_consecutive_raw = s->top3_consecutive.raw,
        .avg_top_5_raw = s->top5.raw,
        .avg_top_10_raw = s->top10.raw,
        .avg_top_15_raw = s->top15.raw,
        .std_deviation_raw = s->deviation.raw,
    };
    return placing;
}

/* A word in the place of a position is numbered on by its row. */
static struct race_result_row result_row(const struct race_driver *driver, size_t row,
                                         struct arena *arena)
{
    struct race_statistics s = statistics_of(driver);
    bool counts_laps = is_absent(driver->total.n_laps) && driver->in_script;

    return (struct race_result_row){
        .position_final = is_absent(driver->position) ? (int64_t)row + 1 : driver->position,
        .laps_completed = counts_laps ? (int64_t)driver->n_laps : driver->total.n_laps,
        .fast_lap_ms = s.fast.value,
        .fast_lap_raw = s.fast.raw,
        .avg_lap_ms = s.average.value,
        .avg_lap_raw = s.average.raw,
        .consistency_thousandths = s.consistency.value,
        .consistency_raw = s.consistency.raw,
        .top_3_consecutive_ms = s.top3_consecutive.value,
        .avg_top_5_ms = s.top5.value,
        .avg_top_10_ms = s.top10.value,
        .avg_top_15_ms = s.top15.value,
        .std_deviation_ms = s.deviation.value,
        .range_low_ms = ABSENT,
        .range_high_ms = ABSENT,
        .raw_fields_json = raw_fields(&s, arena),
        .placing = placing_of(driver, &s, arena),
    };
}

/* Nobody has seen any but empty segments; what the script has else is kept as its text. */
static const char *segments_json(const char *segments, struct arena *arena)
{
    struct json *array;

    if (segments == NULL)
        return NULL;
    array = json_new_array();
    json_append_text(array, segments);
    return figures_print(array, arena);
}

static void make_laps(const struct race_driver *driver, struct arena *arena,
                      struct result_facts *result)
{
    struct lap_row *laps = arena_new_array(arena, driver->n_laps + 1, struct lap_row);

    for (size_t i = 0; i < driver->n_laps; i++) {
        const struct race_lap *lap = &driver->laps[i];

        laps[i] = (struct lap_row){
            .lap_number = lap->number,
            .position_on_lap = lap->position,
            .lap_time_raw = lap->time_raw,
            .lap_time_ms = lap->time_ms,
            .is_valid = 1,
            .pace_string = lap->pace.raw,
            .segments_json = segments_json(lap->segments, arena),
        };
    }
    result->laps = laps;
    result->n_laps = driver->n_laps;
}

/* ---- who drove ---- */

/* Who has an id is known before anybody is looked for by name. */
static void add_drivers(struct making *m)
{
    for (size_t i = 0; i < m->facts->n_races; i++) {
        const struct meeting_race *race = &m->facts->races[i];
        const char *start = local_text(start_of(race), m->arena);

        meeting_people_begin_list(&m->people);
        for (size_t k = 0; race->page != NULL && k < race->page->n_drivers; k++) {
            const struct race_driver *driver = &race->page->drivers[k];

            if (driver->driver_id != NULL)
                meeting_people_add(&m->people, driver->driver_id, driver->name, start);
        }
    }
}

/* A page without the id of somebody who did not start: by name, like a ranking. */
static size_t driver_of(struct making *m, const struct meeting_race *race,
                        const struct race_driver *driver, size_t row, const char *start)
{
    enum person_match match;
    size_t number;

    if (driver->driver_id != NULL)
        return meeting_people_add(&m->people, driver->driver_id, driver->name, start);
    number = meeting_people_find(&m->people, driver->name, race->listed->race_id, row, &match);
    meeting_facts_note(
        m->facts, &race->from.stored, race->listed->race_id,
        (struct finding){.kind = match == PERSON_AMBIGUOUS ? FINDING_AMBIGUOUS : FINDING_FALLBACK,
                         .where = arena_format(m->arena, "row %zu: Driver", row),
                         .raw = driver->name,
                         .text = match == PERSON_EXACT || match == PERSON_FOLDED
                                     ? "it has no id, and is taken for who else is called so in "
                                       "the event"
                                     : "it has no id, and is an entry of its own"},
        m->arena);
    return number;
}

static void make_results(struct making *m, const struct meeting_race *race,
                         struct race_facts *facts)
{
    const struct race_page *page = race->page;
    struct result_facts *results =
        arena_new_array(m->arena, page->n_drivers + 1, struct result_facts);
    const char *start = local_text(start_of(race), m->arena);

    meeting_people_begin_list(&m->people);
    for (size_t i = 0; i < page->n_drivers; i++)
        if (page->drivers[i].driver_id != NULL)
            results[i].driver = driver_of(m, race, &page->drivers[i], i + 1, start);
    for (size_t i = 0; i < page->n_drivers; i++) {
        const struct race_driver *driver = &page->drivers[i];

        if (driver->driver_id == NULL)
            results[i].driver = driver_of(m, race, driver, i + 1, start);
        results[i].who = (struct race_driver_row){
            .source_driver_id = m->people.drivers[results[i].driver].source_driver_id,
            .display_name = driver->name,
            .car_number = driver->car_number,
        };
        results[i].row = result_row(driver, i, m->arena);
        make_laps(driver, m->arena, &results[i]);
    }
    facts->results = results;
    facts->n_results = page->n_drivers;
}

/* ---- a race ---- */

static const char *detail_name(const struct meeting_race *race)
{
    if (race->page != NULL && race->from.failure == NULL)
        return "stored";
    return race->from.state == MEETING_PAGE_PENDING ? "pending" : "failed";
}

static const char *metadata_of(const struct meeting_type *type, struct arena *arena)
{
    struct json *json;

    if (type->role == NULL)
        return NULL;
    json = json_new_object();
    json_put_text(json, "role", type->role);
    return figures_print(json, arena);
}

static const struct race_slot *slot_of(const struct meeting_race *race,
                                       const struct race_verdict *verdict, struct arena *arena)
{
    const struct event_race *listed = race->listed;
    struct race_slot *slot = arena_new(arena, struct race_slot);

    *slot = (struct race_slot){
        .race_order = listed->number,
        .section_header = listed->section,
        .completed_at = local_text(listed->completed, arena),
        .completed_raw = listed->completed_raw,
        .link_raw = listed->text,
        .page_tag = race->page != NULL ? race->page->tag : NULL,
        .length_laps = race->page != NULL ? race->page->length_laps : ABSENT,
        .first_lap_counts = verdict->first_lap_counts,
    };
    return slot;
}

static struct race_row race_row(struct making *m, const struct meeting_race *race,
                                const char *class_name)
{
    const struct event_race *listed = race->listed;
    struct race_verdict verdict =
        meeting_check_race(m->facts, race, m->arena, &m->event->self_check);
    struct meeting_type type = meeting_type_of(race, m->arena);
    struct page_id id = {
        .kind = PAGE_RACE, .track_slug = m->facts->track.slug, .source_id = listed->race_id};

    return (struct race_row){
        .source_race_id = listed->race_id,
        .class_name = class_name,
        .race_label = or_text(listed->label, or_text(listed->text, class_name)),
        .race_url = page_url(LIVERC_SITE, &id, m->arena),
        .session_type = type.session_type,
        .start_is_estimated = !local_time_is_absent(start_of(race)),
        .duration_seconds = race->page != NULL ? race->page->length_s : ABSENT,
        .duration_raw = race->page != NULL ? race->page->length_raw : NULL,
        .slot = slot_of(race, &verdict, m->arena),
        .race_metadata = metadata_of(&type, m->arena),
        .detail = detail_name(race),
        .self_check = verdict.self_check,
    };
}

static const char *class_name_of(const struct meeting_race *race)
{
    const char *shown = race->page != NULL ? race->page->class_name : NULL;

    return or_text(race->listed->class_name, or_text(shown, PRACTICE_UNKNOWN_CLASS));
}

/* Its own page is read after the event's; but that may have come again since. */
static struct race_facts make_race(struct making *m, const struct meeting_race *race)
{
    const char *class_name = class_name_of(race);
    struct race_facts facts = {
        .class_of = class_of(m, class_name),
        .row = race_row(m, race, class_name),
        .start = start_of(race),
        .cause = m->event->page,
        .failure = race->from.failure,
    };
    const struct fact_page *own;

    if (race->page == NULL)
        return facts;
    own = meeting_lists_page(&race->from.stored, m->arena);
    if (facts.failure == NULL) /* else what is stored and not on it need not be gone */
        facts.page = own;
    if (own->fetched_at >= m->event->page->fetched_at)
        facts.cause = own;
    make_results(m, race, &facts);
    return facts;
}

static void make_races(struct making *m)
{
    struct race_facts *races = arena_new_array(m->arena, m->facts->n_races + 1, struct race_facts);

    add_drivers(m);
    for (size_t i = 0; i < m->facts->n_races; i++)
        races[i] = make_race(m, &m->facts->races[i]);
    m->event->races = races;
    m->event->n_races = m->facts->n_races;
}

/* ---- the event ---- */

static const char *panel_of(const struct race_event *event, struct arena *arena)
{
    struct json *json = json_new_object();

    json_put_text(json, "track_name", event->heading.track_name);
    json_put_text(json, "dates", event->heading.date_raw);
    json_put_text(json, "surface", event->surface);
    json_put_int(json, "entries", event->n_entries);
    json_put_int(json, "drivers", event->n_drivers);
    json_put_int(json, "total_race_laps", event->n_total_laps);
    return figures_print(json, arena);
}

static const char *zone_of(const struct meeting_facts *facts, struct arena *arena)
{
    struct json *json = json_new_object();

    figures_put_zone(json, facts->zone, first_start(facts));
    return figures_print(json, arena);
}

static const char *track_name(const struct meeting_facts *facts)
{
    return or_text(facts->track.name, or_text(facts->event->heading.track_name, facts->track.slug));
}

static struct event_row event_row(struct making *m)
{
    const struct meeting_facts *facts = m->facts;
    const struct race_event *event = facts->event;
    const struct event_heading *heading = &event->heading;
    struct page_id id = {
        .kind = PAGE_EVENT, .track_slug = facts->track.slug, .source_id = facts->event_id};
    struct date none = {.year = 0};

    return (struct event_row){
        .source_event_id = facts->event_id,
        .event_name =
            or_text(heading->event_name, arena_format(m->arena, "Event %s", facts->event_id)),
        .event_date = heading->first,
        .event_date_end = date_compare(heading->first, heading->last) == 0 ? none : heading->last,
        .event_entries = event->n_entries,
        .event_drivers = event->n_drivers,
        .total_race_laps = event->n_total_laps,
        .event_url = page_url(LIVERC_SITE, &id, m->arena),
        .metadata = zone_of(facts, m->arena),
        .event_panel = panel_of(event, m->arena),
        .self_check = meeting_check_event(m->facts, m->arena, &m->event->self_check),
    };
}

static void make_findings(const struct meeting_facts *facts, struct arena *arena,
                          struct event_facts *event)
{
    struct page_finding *findings =
        arena_new_array(arena, facts->n_findings + 1, struct page_finding);

    for (size_t i = 0; i < facts->n_findings; i++) {
        const struct meeting_finding *odd = &facts->findings[i];

        findings[i] = (struct page_finding){.cache_key = odd->page->cache_key,
                                            .sha256 = odd->page->sha256,
                                            .url = odd->page->url,
                                            .source_race_id = odd->race_id,
                                            .finding = odd->finding};
    }
    event->findings = findings;
    event->n_findings = facts->n_findings;
}

void meeting_event_make(struct meeting_facts *facts, struct arena *arena,
                        struct event_facts *ret_event)
{
    struct event_facts event = {
        .track = facts->track,
        .track_name = track_name(facts),
        .zone = facts->zone,
        .page = meeting_lists_page(&facts->page, arena),
        /* A page that lists no race any more, or that may not be whole, says nothing of one. */
        .lists_all_races = facts->n_races > 0 && facts->event->n_skipped == 0,
    };
    struct making m = {.facts = facts, .arena = arena, .event = &event};

    meeting_people_init(&m.people, facts->event_id, arena);
    make_entered_classes(&m);
    make_races(&m);
    meeting_lists_entries(facts, &m.people, &m.class_numbers, arena, &event);
    meeting_lists_standings(facts, &m.people, arena, &event);
    event.row = event_row(&m);
    event.classes = m.classes;
    event.drivers = m.people.drivers;
    event.n_drivers = m.people.n;
    event.made_keys = m.people.key_prefix;
    make_findings(facts, arena, &event);
    *ret_event = event;
}
