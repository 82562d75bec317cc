/* Entries and standings. */
#include "meeting_lists.h"

#include "figures.h"

#include "trackside/page_kind.h"

#include <string.h>

struct fact_page *meeting_lists_page(const struct stored_page *page, struct arena *arena)
{
    struct fact_page *fact = arena_new(arena, struct fact_page);

    *fact = (struct fact_page){
        .cache_key = page->cache_key, .sha256 = page->sha256, .fetched_at = page->fetched_at};
    return fact;
}

static struct people_page people_page_of(const struct meeting_page *from, const char *name,
                                         struct arena *arena)
{
    return (struct people_page){
        .page = from->state == MEETING_PAGE_READ ? meeting_lists_page(&from->stored, arena) : NULL,
        .failure = from->failure,
        .name = name};
}

/* ---- names ---- */

/* Who is named on one page, and how they were found. */
struct naming {
    struct meeting_people *people;
    size_t n[PERSON_N_MATCHES];
    const char *first[PERSON_N_MATCHES];
};

static size_t find(struct naming *naming, const char *name, const char *class_name, size_t row)
{
    enum person_match match;
    size_t driver = meeting_people_find(naming->people, name, class_name, row, &match);

    if (naming->n[match]++ == 0)
        naming->first[match] = name;
    return driver;
}

/* Each way of being found that is not the plain one is told once, with its count. */
static void tell_names(struct meeting_facts *facts, const struct stored_page *page,
                       const struct naming *naming, struct arena *arena)
{
    static const struct {
        enum person_match match;
        enum finding_kind kind;
        const char *text;
    } told[] = {
        {PERSON_FOLDED, FINDING_FALLBACK,
         "of its names are found but for case, accents or punctuation"},
        {PERSON_OF_LIST, FINDING_UNKNOWN, "of its names are of nobody who drove in the event"},
        {PERSON_AMBIGUOUS, FINDING_AMBIGUOUS, "of its names may be of two people"},
    };

    for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++)
        if (naming->n[told[i].match] > 0)
            meeting_facts_note(
                facts, page, NULL,
                (struct finding){
                    .kind = told[i].kind,
                    .where = "names",
                    .raw = naming->first[told[i].match],
                    .text = arena_format(arena, "%zu %s", naming->n[told[i].match], told[i].text)},
                arena);
}

/* ---- the entry list ---- */

static void take_entries(struct naming *naming, const struct entry_class *class, size_t class_of,
                         struct entry_facts *entries)
{
    meeting_people_begin_list(naming->people);
    for (size_t i = 0; i < class->n_rows; i++) {
        const struct entry_row *row = &class->rows[i];

        entries[i] = (struct entry_facts){
            .driver = find(naming, row->name, class->class_name, i + 1),
            .class_of = class_of,
            .row = {.class_name = class->class_name,
                    .transponder_number = row->transponder,
                    .display_name = row->name,
                    .sort_name = row->sort_name,
                    .entry_number = row->number},
        };
    }
}

void meeting_lists_entries(struct meeting_facts *facts, struct meeting_people *people,
                           const struct text_index *classes, struct arena *arena,
                           struct event_facts *event)
{
    struct naming naming = {.people = people};
    struct people_page *from;
    struct entry_facts *entries;
    size_t n = 0;

    if (!facts->event->has_entry_list)
        return;
    from = arena_new(arena, struct people_page);
    *from = people_page_of(&facts->entries_from, "the entry list", arena);
    event->entries_from = from;
    if (facts->entries == NULL)
        return;
    for (size_t i = 0; i < facts->entries->n_classes; i++)
        n += facts->entries->classes[i].n_rows;
    entries = arena_new_array(arena, n + 1, struct entry_facts);
    event->entries = entries;
    for (size_t i = 0; i < facts->entries->n_classes; i++) {
        const struct entry_class *class = &facts->entries->classes[i];

        take_entries(&naming, class, *text_index_find(classes, class->class_name),
                     &entries[event->n_entries]);
        event->n_entries += class->n_rows;
    }
    tell_names(facts, &facts->entries_from.stored, &naming, arena);
}

/* ---- standings ---- */

/* The lines of one page, as they are made. */
struct lining {
    struct naming naming;
    struct arena *arena;
    struct line_facts *lines;
    size_t n;
};

/* A line of which nothing but the name is known. Absent numbers are no zeros. */
static struct standing_line *add_line(struct lining *lining, const char *name,
                                      const char *class_name, size_t row, int64_t position,
                                      const char *position_raw)
{
    struct line_facts *line;

    lining->lines = arena_grow(lining->arena, lining->lines, lining->n, sizeof(*lining->lines));
    line = &lining->lines[lining->n++];
    *line = (struct line_facts){
        .driver = find(&lining->naming, name, class_name, row),
        .row = {.class_name = class_name,
                .position = is_absent(position) ? (int64_t)row : position,
                .position_raw = position_raw,
                .display_name = name,
                .row_order = (int64_t)lining->n,
                .points = ABSENT,
                .laps = ABSENT,
                .total_time_ms = ABSENT,
                .seeded_position = ABSENT,
                .best_lap_ms = ABSENT,
                .avg_lap_ms = ABSENT,
                .avg_top_5_ms = ABSENT,
                .top_2_consecutive_ms = ABSENT,
                .top_3_consecutive_ms = ABSENT,
                .best_position = ABSENT},
    };
    return &line->row;
}

static void put_run(struct standing_line *line, const struct race_run *run)
{
    line->laps = run->n_laps;
    line->total_time_ms = run->time_ms;
    line->result_status = run->status;
}

static void put_run_json(struct json *object, const struct race_run *run)
{
    json_put_int(object, "laps", run->n_laps);
    json_put_thousandths(object, "time_seconds", run->time_ms);
    json_put_text(object, "status", run->status);
}

/* As the central importer has it, where `position` is the points; and what else the cell tells. */
static const char *rounds_json(const struct points_row *row, size_t n_rounds, struct arena *arena)
{
    struct json *rounds = json_new_object();

    for (size_t i = 0; i < n_rounds; i++) {
        const struct points_round *cell = &row->rounds[i];
        struct json *round;

        if (cell->raw == NULL)
            continue;
        round = json_new_object();
        json_put_int(round, "position", cell->points);
        json_put_text(round, "value", cell->run.raw != NULL ? cell->run.raw : cell->raw);
        json_put_bool(round, "counted", cell->counted);
        put_run_json(round, &cell->run);
        json_put(rounds, arena_format(arena, "round_%zu", i + 1), round);
    }
    return figures_print(rounds, arena);
}

static const char *points_classes(const struct points_page *page, struct arena *arena)
{
    struct json *classes = json_new_array();

    for (size_t i = 0; i < page->n_classes; i++) {
        const struct points_class *class = &page->classes[i];
        struct json *json = json_new_object();

        json_put_text(json, "class_name", class->class_name);
        json_put_text(json, "class_id", class->class_id);
        json_put_text(json, "tie_breaker", class->tie_breaker);
        json_put_int(json, "rounds", (int64_t) class->n_rounds);
        json_append(classes, json);
    }
    return figures_print(classes, arena);
}

static void make_points(struct lining *lining, const struct points_page *page,
                        struct standing_row *row)
{
    if (is_absent(row->n_counting)) {
        row->n_counting = page->best;
        row->n_rounds = page->of;
    }
    row->classes = points_classes(page, lining->arena);
    for (size_t i = 0; i < page->n_classes; i++) {
        const struct points_class *class = &page->classes[i];

        meeting_people_begin_list(lining->naming.people);
        for (size_t k = 0; k < class->n_rows; k++) {
            const struct points_row *from = &class->rows[k];
            struct standing_line *line = add_line(lining, from->name, class->class_name, k + 1,
                                                  from->position, from->position_raw);

            line->points = from->points;
            line->result_raw = from->result_raw;
            put_run(line, &from->run);
            line->tie_breaker_raw = from->tie_breaker;
            line->breakdown_json = rounds_json(from, class->n_rounds, lining->arena);
        }
    }
}

static void make_round(struct lining *lining, const struct round_ranking *page,
                       struct standing_row *row)
{
    row->order_type = page_kind_row(PAGE_ROUND_RANKING)->order;
    for (size_t i = 0; i < page->n_classes; i++) {
        const struct round_class *class = &page->classes[i];

        meeting_people_begin_list(lining->naming.people);
        for (size_t k = 0; k < class->n_rows; k++) {
            const struct round_row *from = &class->rows[k];
            struct standing_line *line = add_line(lining, from->name, class->class_name, k + 1,
                                                  from->position, from->position_raw);

            line->result_raw = line->ranking_value_raw = from->run.raw;
            put_run(line, &from->run);
            line->best_lap_ms = from->fast.value;
            line->avg_lap_ms = from->average.value;
            line->avg_top_5_ms = from->top5.value;
            line->top_2_consecutive_ms = from->top2_consecutive.value;
            line->top_3_consecutive_ms = from->top3_consecutive.value;
            line->source_race_id = from->race_id;
        }
    }
}

static const char *legs_json(const struct multi_main_row *row, const struct multi_main *page,
                             struct arena *arena)
{
    struct json *legs = json_new_object();

    for (size_t i = 0; i < page->n_legs; i++) {
        const struct multi_main_leg *cell = &row->legs[i];
        struct json *leg;

        if (cell->raw == NULL)
            continue;
        leg = json_new_object();
        json_put_int(leg, "position", cell->position);
        json_put_int(leg, "points", cell->points);
        json_put_text(leg, "laps_time", cell->run.raw);
        put_run_json(leg, &cell->run);
        json_put(legs, page->legs[i], leg);
    }
    return figures_print(legs, arena);
}

static void make_multi_main(struct lining *lining, const struct multi_main *page,
                            struct standing_row *row)
{
    row->tie_breaker = page->tie_breaker;
    row->n_completed = page->n_completed;
    row->n_legs = page->n_of;
    meeting_people_begin_list(lining->naming.people);
    for (size_t i = 0; i < page->n_rows; i++) {
        const struct multi_main_row *from = &page->rows[i];
        struct standing_line *line =
            add_line(lining, from->name, page->label, i + 1, from->position, from->position_raw);

        line->class_name = NULL;
        line->seeded_position = from->seeded;
        line->seeded_raw = from->seeded_raw;
        line->points = from->points;
        line->points_raw = from->points_raw;
        line->breakdown_json = legs_json(from, page, lining->arena);
    }
}

static void make_overall(struct lining *lining, const struct overall_ranking *page)
{
    for (size_t i = 0; i < page->n_classes; i++) {
        const struct overall_class *class = &page->classes[i];

        meeting_people_begin_list(lining->naming.people);
        for (size_t k = 0; k < class->n_rows; k++) {
            const struct overall_row *from = &class->rows[k];
            struct standing_line *line = add_line(lining, from->name, class->class_name, k + 1,
                                                  from->position, from->position_raw);

            line->race_label = from->race_label;
            line->result_raw = from->result_raw;
            line->brand = from->brand;
            line->country = from->country;
            line->points = from->points;
            line->best_position = from->best_position;
            put_run(line, &from->run);
        }
    }
}

static enum race_standing kind_of(enum event_ranking_kind kind)
{
    static const enum race_standing kinds[RANKING_N_KINDS] = {
        [RANKING_OVERALL] = STANDING_OVERALL,
        [RANKING_POINTS] = STANDING_POINTS,
        [RANKING_ROUND] = STANDING_ROUND,
        [RANKING_MULTI_MAIN] = STANDING_MULTI_MAIN,
    };

    return kinds[kind];
}

/* What the central tables call it: the link's text; of several legs without " Results". */
static const char *label_of(const struct event_ranking *link, struct arena *arena)
{
    struct bytes text = bytes_from_text(link->name);

    if (link->name == NULL)
        return link->ranking_id;
    if (link->kind == RANKING_MULTI_MAIN && bytes_ends_with(text, BYTES(" Results")))
        return arena_text_of(arena, bytes_first(text, text.size - strlen(" Results")));
    return link->name;
}

static struct standing_facts make_standing(struct meeting_facts *facts,
                                           const struct meeting_ranking *ranking,
                                           struct meeting_people *people, struct arena *arena)
{
    const struct event_ranking *link = ranking->link;
    struct lining lining = {.naming = {.people = people}, .arena = arena};
    struct standing_facts standing = {
        .kind = kind_of(link->kind),
        .row = {.source_id = link->ranking_id,
                .label = label_of(link, arena),
                .n_counting = link->best,
                .n_rounds = link->of,
                .n_completed = ABSENT,
                .n_legs = ABSENT},
    };

    standing.from = people_page_of(&ranking->from, standing.row.label, arena);
    if (ranking->from.state != MEETING_PAGE_READ)
        return standing;
    switch (standing.kind) {
    case STANDING_POINTS:
        make_points(&lining, ranking->points, &standing.row);
        break;
    case STANDING_ROUND:
        make_round(&lining, ranking->round, &standing.row);
        break;
    case STANDING_MULTI_MAIN:
        make_multi_main(&lining, ranking->multi_main, &standing.row);
        break;
    case STANDING_OVERALL:
    case STANDING_N_KINDS:
        make_overall(&lining, ranking->overall);
        break;
    }
    standing.lines = lining.lines;
    standing.n_lines = lining.n;
    tell_names(facts, &ranking->from.stored, &lining.naming, arena);
    return standing;
}

void meeting_lists_standings(struct meeting_facts *facts, struct meeting_people *people,
                             struct arena *arena, struct event_facts *event)
{
    struct standing_facts *standings =
        arena_new_array(arena, facts->n_rankings + 1, struct standing_facts);

    for (size_t i = 0; i < facts->n_rankings; i++)
        standings[i] = make_standing(facts, &facts->rankings[i], people, arena);
    event->standings = standings;
    event->n_standings = facts->n_rankings;
}
