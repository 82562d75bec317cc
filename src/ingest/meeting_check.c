/* Published figures of races against recomputed ones. */
#include "meeting_check.h"

#include "figures.h"
#include "meeting_type.h"

#include "trackside/race_figures.h"

#include <string.h>

enum {
    ROUNDING = 1,       /* which way the site rounds a half is not known */
    TABLE_DECIMALS = 5, /* the table's deviation and consistency have two decimals: half a unit */
    MOST_PER_PAGE = 40, /* differences that are told one by one */
};

/* ---- differences of one page ---- */

struct checking {
    struct meeting_facts *facts;
    const struct stored_page *page;
    const char *race_id; /* NULL: the event */
    struct arena *arena;
    struct json *differences;
    size_t n;
};

/* Counts are whole numbers; times and percentages thousandths. */
enum figure_unit {
    UNIT_COUNT,
    UNIT_THOUSANDTHS,
};

static const char *figure_text(enum figure_unit unit, int64_t value, struct arena *arena)
{
    char text[NUMBER_TEXT_SIZE];

    if (is_absent(value))
        return "nothing";
    return unit == UNIT_COUNT ? arena_format(arena, "%lld", (long long)value)
                              : arena_text(arena, number_format_ms(value, text));
}

static void put_figure(struct json *entry, const char *key, enum figure_unit unit, int64_t value)
{
    if (unit == UNIT_COUNT)
        json_put_int(entry, key, value);
    else
        json_put_thousandths(entry, key, value);
}

static void tell(struct checking *c, const char *figure, enum figure_unit unit, int64_t page,
                 int64_t computed)
{
    struct finding finding = {
        .kind = FINDING_TOTALS,
        .where = figure,
        .raw = figure_text(unit, page, c->arena),
        .text = arena_format(c->arena, "computed it is %s", figure_text(unit, computed, c->arena)),
    };

    if (c->n == MOST_PER_PAGE)
        finding = (struct finding){.kind = FINDING_MORE,
                                   .where = figure,
                                   .text = "and more figures that are not as computed"};
    if (c->n <= MOST_PER_PAGE)
        meeting_facts_note(c->facts, c->page, c->race_id, finding, c->arena);
}

/* Both absent, or as near as that. */
static bool agrees(int64_t page, int64_t computed, int64_t tolerance)
{
    int64_t off;

    if (is_absent(page) || is_absent(computed))
        return page == computed;
    return !__builtin_sub_overflow(page, computed, &off) && off >= -tolerance && off <= tolerance;
}

static void compare(struct checking *c, const char *figure, enum figure_unit unit, int64_t page,
                    int64_t computed, int64_t tolerance)
{
    struct json *entry;

    if (agrees(page, computed, tolerance))
        return;
    tell(c, figure, unit, page, computed);
    if (c->n++ >= MOST_PER_PAGE)
        return;
    entry = json_new_object();
    json_put_text(entry, "figure", figure);
    put_figure(entry, "page", unit, page);
    put_figure(entry, "computed", unit, computed);
    json_append(c->differences, entry);
}

static const char *conclude(struct checking *c, bool is_checked, const char *first_lap,
                            struct ingest_checks *checks)
{
    struct json *verdict = json_new_object();
    const char *word = !is_checked ? "unchecked" : c->n == 0 ? "passed" : "failed";

    checks->unchecked += !is_checked;
    checks->passed += is_checked && c->n == 0;
    checks->failed += is_checked && c->n > 0;
    json_put_text(verdict, "verdict", word);
    if (first_lap != NULL)
        json_put_text(verdict, "first_lap", first_lap);
    json_put(verdict, "differences", c->differences);
    return figures_print(verdict, c->arena);
}

/* ---- a driver ---- */

/* Somebody whose laps are known, every one with its time. */
struct starter {
    const struct race_driver *driver;
    int64_t *laps_ms;
    int64_t *places;
    int64_t total_ms;
};

static const struct race_statistics *statistics_of(const struct race_driver *driver)
{
    return driver->in_script ? &driver->script : &driver->table;
}

static struct race_printed printed_of(const struct starter *starter)
{
    const struct race_statistics *s = statistics_of(starter->driver);
    int64_t tolerance = starter->driver->in_script ? 0 : TABLE_DECIMALS;

    return (struct race_printed){
        .laps_ms = starter->laps_ms,
        .n_laps = starter->driver->n_laps,
        .metrics = {.fast_ms = s->fast.value,
                    .average_ms = s->average.value,
                    .top5_ms = s->top5.value,
                    .top10_ms = s->top10.value,
                    .top15_ms = s->top15.value,
                    .top2_consecutive_ms = s->top2_consecutive.value,
                    .top3_consecutive_ms = s->top3_consecutive.value,
                    .deviation_ms = s->deviation.value,
                    .consistency = s->consistency.value},
        .deviation_tolerance = tolerance,
        .consistency_tolerance = tolerance,
    };
}

static const char *figure_of(const struct checking *c, const struct race_driver *driver,
                             const char *figure)
{
    return arena_format(c->arena, "%s: %s", driver->name, figure);
}

static void compare_statistics(struct checking *c, const struct starter *starter,
                               enum race_first_lap rule)
{
    const struct race_printed printed = printed_of(starter);
    const struct race_metrics *p = &printed.metrics;
    struct race_metrics m;

    race_metrics_of_laps(printed.laps_ms, printed.n_laps, rule, &m);
    {
        const struct {
            const char *name;
            int64_t page, computed, tolerance;
        } figures[] = {
            {"fastest_lap", p->fast_ms, m.fast_ms, 0},
            {"average_lap", p->average_ms, m.average_ms, ROUNDING},
            {"avg_top_5", p->top5_ms, m.top5_ms, ROUNDING},
            {"avg_top_10", p->top10_ms, m.top10_ms, ROUNDING},
            {"avg_top_15", p->top15_ms, m.top15_ms, ROUNDING},
            {"top_3_consecutive", p->top3_consecutive_ms, m.top3_consecutive_ms, 0},
            {"std_deviation", p->deviation_ms, m.deviation_ms,
             ROUNDING + printed.deviation_tolerance},
            {"consistency", p->consistency, m.consistency,
             ROUNDING + printed.consistency_tolerance},
        };

        for (size_t i = 0; i < sizeof(figures) / sizeof(figures[0]); i++)
            compare(c, figure_of(c, starter->driver, figures[i].name), UNIT_THOUSANDTHS,
                    figures[i].page, figures[i].computed, figures[i].tolerance);
    }
    if (!is_absent(p->top2_consecutive_ms)) /* the table does not print it */
        compare(c, figure_of(c, starter->driver, "top_2_consecutive"), UNIT_THOUSANDTHS,
                p->top2_consecutive_ms, m.top2_consecutive_ms, 0);
}

/* A difference here is a correction by the timing crew, or a result that is not whole. */
static void compare_total(struct checking *c, const struct starter *starter)
{
    const struct race_driver *driver = starter->driver;

    compare(c, figure_of(c, driver, "laps"), UNIT_COUNT, driver->total.n_laps,
            (int64_t)driver->n_laps, 0);
    if (!is_absent(driver->total.time_ms))
        compare(c, figure_of(c, driver, "total"), UNIT_THOUSANDTHS, driver->total.time_ms,
                starter->total_ms, 0);
    if (!is_absent(driver->grid_position) && !is_absent(driver->qualifying))
        compare(c, figure_of(c, driver, "qualifying_position"), UNIT_COUNT, driver->qualifying,
                driver->grid_position, 0);
}

/* ---- a race ---- */

struct field {
    struct starter *starters;
    size_t n;
};

static bool take_laps(const struct race_driver *driver, struct arena *arena,
                      struct starter *ret_starter)
{
    struct starter starter = {.driver = driver};

    starter.laps_ms = arena_new_array(arena, driver->n_laps + 1, int64_t);
    for (size_t i = 0; i < driver->n_laps; i++) {
        starter.laps_ms[i] = driver->laps[i].time_ms;
        if (is_absent(starter.laps_ms[i]) ||
            __builtin_add_overflow(starter.total_ms, starter.laps_ms[i], &starter.total_ms))
            return false;
    }
    if (driver->n_laps == 0)
        return false;
    *ret_starter = starter;
    return true;
}

static struct field field_of(const struct race_page *page, struct arena *arena)
{
    struct field field = {.starters = arena_new_array(arena, page->n_drivers + 1, struct starter)};

    for (size_t i = 0; i < page->n_drivers; i++)
        field.n += take_laps(&page->drivers[i], arena, &field.starters[field.n]);
    return field;
}

static struct race_first_lap_verdict infer_first_lap(const struct field *field, struct arena *arena)
{
    struct race_printed *printed = arena_new_array(arena, field->n + 1, struct race_printed);

    for (size_t i = 0; i < field->n; i++)
        printed[i] = printed_of(&field->starters[i]);
    return race_infer_first_lap(printed, field->n);
}

static void compare_places(struct checking *c, const struct field *field)
{
    struct race_progress *progress = arena_new_array(c->arena, field->n + 1, struct race_progress);

    for (size_t i = 0; i < field->n; i++) {
        size_t n_laps = field->starters[i].driver->n_laps;

        progress[i] = (struct race_progress){.laps_ms = field->starters[i].laps_ms,
                                             .n_laps = n_laps,
                                             .places = arena_new_array(c->arena, n_laps, int64_t)};
    }
    race_places(progress, field->n, c->arena);
    for (size_t i = 0; i < field->n; i++) {
        const struct race_driver *driver = field->starters[i].driver;

        for (size_t lap = 0; lap < driver->n_laps; lap++)
            if (!is_absent(driver->laps[lap].position) &&
                driver->laps[lap].position != progress[i].places[lap])
                compare(c, arena_format(c->arena, "%s: position on lap %zu", driver->name, lap + 1),
                        UNIT_COUNT, driver->laps[lap].position, progress[i].places[lap], 0);
    }
}

static void compare_pace(struct checking *c, const struct starter *starter, int64_t length_s)
{
    const struct race_driver *driver = starter->driver;
    int64_t elapsed_ms = 0;

    for (size_t i = 0; i < driver->n_laps; i++) {
        const struct race_run *pace = &driver->laps[i].pace;
        int64_t n_laps, time_ms;

        elapsed_ms += starter->laps_ms[i];
        if (is_absent(pace->n_laps) || is_absent(pace->time_ms) ||
            race_pace_agrees(length_s * 1000, (int64_t)i + 1, elapsed_ms, pace->n_laps,
                             pace->time_ms) ||
            !race_pace(length_s * 1000, (int64_t)i + 1, elapsed_ms, &n_laps, &time_ms))
            continue;
        compare(c, arena_format(c->arena, "%s: pace of lap %zu", driver->name, i + 1),
                UNIT_THOUSANDTHS, pace->time_ms, time_ms, 0);
    }
}

/* A lap after the end: nobody drives one. */
static void compare_end(struct checking *c, const struct starter *starter, int64_t length_s)
{
    const struct race_driver *driver = starter->driver;

    if (race_end_of(starter->laps_ms, driver->n_laps, length_s * 1000) == RACE_END_BEYOND)
        compare(c, figure_of(c, driver, "laps within the length"), UNIT_COUNT,
                (int64_t)driver->n_laps, (int64_t)driver->n_laps - 1, 0);
}

/* Rows stand in the order of their results, and tell the gap to the row above. */
static void compare_rows(struct checking *c, const struct race_driver *above,
                         const struct race_driver *driver)
{
    if (is_absent(above->position) || is_absent(driver->position) ||
        is_absent(above->total.n_laps) || is_absent(driver->total.n_laps))
        return;
    if (race_compare_results(above->total.n_laps, above->total.time_ms, driver->total.n_laps,
                             driver->total.time_ms) > 0)
        compare(c, figure_of(c, driver, "position"), UNIT_COUNT, driver->position, above->position,
                0);
    else if (!is_absent(driver->behind_laps))
        compare(c, figure_of(c, driver, "behind, laps"), UNIT_COUNT, driver->behind_laps,
                above->total.n_laps - driver->total.n_laps, 0);
    else if (!is_absent(driver->behind_ms) && above->total.n_laps == driver->total.n_laps &&
             !is_absent(above->total.time_ms) && !is_absent(driver->total.time_ms))
        compare(c, figure_of(c, driver, "behind"), UNIT_THOUSANDTHS, driver->behind_ms,
                driver->total.time_ms - above->total.time_ms, ROUNDING);
}

/* Places and pace are those of a start together; in heats cars are let off one by one. */
static void compare_race(struct checking *c, const struct meeting_race *race,
                         const struct field *field, enum race_first_lap rule)
{
    const struct race_page *page = race->page;
    const char *type = meeting_type_of(race, c->arena).session_type;
    bool starts_together = type != NULL && strcmp(type, "main") == 0;

    for (size_t i = 0; i < field->n; i++) {
        compare_total(c, &field->starters[i]);
        compare_statistics(c, &field->starters[i], rule);
        if (!is_absent(page->length_s)) {
            compare_end(c, &field->starters[i], page->length_s);
            if (starts_together)
                compare_pace(c, &field->starters[i], page->length_s);
        }
    }
    if (starts_together)
        compare_places(c, field);
    for (size_t i = 1; i < page->n_drivers; i++)
        compare_rows(c, &page->drivers[i - 1], &page->drivers[i]);
}

struct race_verdict meeting_check_race(struct meeting_facts *facts, const struct meeting_race *race,
                                       struct arena *arena, struct ingest_checks *checks)
{
    static const char *const words[] = {[RACE_FIRST_LAP_UNKNOWN] = "unknown",
                                        [RACE_FIRST_LAP_COUNTS] = "counts",
                                        [RACE_FIRST_LAP_LEFT_OUT] = "left_out"};
    struct race_verdict verdict = {.first_lap_counts = ABSENT};
    struct race_first_lap_verdict first_lap;
    struct checking c = {.facts = facts,
                         .page = &race->from.stored,
                         .race_id = race->listed->race_id,
                         .arena = arena};
    enum race_first_lap rule;
    struct field field;

    if (race->page == NULL) {
        checks->unchecked++;
        return verdict;
    }
    field = field_of(race->page, arena);
    first_lap = infer_first_lap(&field, arena);
    if (first_lap.rule != RACE_FIRST_LAP_UNKNOWN)
        verdict.first_lap_counts = first_lap.rule == RACE_FIRST_LAP_COUNTS;
    /* Where neither reproduces all of them, that which comes nearest shows who is off. */
    rule =
        first_lap.n_left_out > first_lap.n_counts ? RACE_FIRST_LAP_LEFT_OUT : RACE_FIRST_LAP_COUNTS;
    c.differences = json_new_array();
    compare_race(&c, race, &field, rule);
    verdict.self_check = conclude(&c, field.n > 0, words[first_lap.rule], checks);
    return verdict;
}

/* ---- the event ---- */

/* How many entries the list has, those that could not be read included. */
static int64_t count_entries(const struct entry_list *list)
{
    size_t n = list->n_skipped;

    for (size_t i = 0; i < list->n_classes; i++)
        n += list->classes[i].n_rows;
    return (int64_t)n;
}

/* Races were completed one after the other, as they are listed. */
static void compare_order(struct checking *c)
{
    const struct meeting_facts *facts = c->facts;

    for (size_t i = 1; i < facts->n_races; i++) {
        struct local_time before = facts->races[i - 1].listed->completed;
        struct local_time after = facts->races[i].listed->completed;

        if (local_time_is_absent(before) || local_time_is_absent(after) ||
            local_time_seconds(before) <= local_time_seconds(after))
            continue;
        compare(c,
                arena_format(c->arena, "race %s completed before the one listed below it, seconds",
                             facts->races[i].listed->race_id),
                UNIT_COUNT, local_time_seconds(before) - local_time_seconds(after), 0, 0);
    }
}

/* Where all points are 0 the ranking is by the best run. */
static bool has_points(const struct points_class *class, size_t round)
{
    for (size_t i = 0; i < class->n_rows; i++)
        if (class->rows[i].rounds[round].points > 0)
            return true;
    return false;
}

/* Points of a round follow from laps and times in it. A cell that is blank tells nothing. */
static void compare_round(struct checking *c, const struct points_class *class, size_t round)
{
    struct race_score *scores = arena_new_array(c->arena, class->n_rows + 1, struct race_score);
    const struct points_row **rows =
        arena_new_array(c->arena, class->n_rows + 1, const struct points_row *);
    size_t n = 0;

    for (size_t i = 0; i < class->n_rows; i++) {
        const struct points_round *cell = &class->rows[i].rounds[round];

        if (is_absent(cell->points) || is_absent(cell->run.n_laps))
            continue;
        rows[n] = &class->rows[i];
        scores[n++] = (struct race_score){.n_laps = cell->run.n_laps, .time_ms = cell->run.time_ms};
    }
    race_points_of_round(scores, n, c->arena);
    for (size_t i = 0; i < n; i++)
        compare(c,
                arena_format(c->arena, "%s, %s: points of round %zu", class->class_name,
                             rows[i]->name, round + 1),
                UNIT_COUNT, rows[i]->rounds[round].points, scores[i].points, 0);
}

static void compare_points(struct checking *c, const struct points_page *page)
{
    for (size_t i = 0; i < page->n_classes; i++)
        for (size_t round = 0; round < page->classes[i].n_rounds; round++)
            if (has_points(&page->classes[i], round))
                compare_round(c, &page->classes[i], round);
}

const char *meeting_check_event(struct meeting_facts *facts, struct arena *arena,
                                struct ingest_checks *checks)
{
    struct checking c = {
        .facts = facts, .page = &facts->page, .arena = arena, .differences = json_new_array()};
    bool is_checked = facts->n_races > 1;

    if (facts->entries != NULL && !is_absent(facts->event->n_entries)) {
        compare(&c, "entries", UNIT_COUNT, facts->event->n_entries, count_entries(facts->entries),
                0);
        is_checked = true;
    }
    compare_order(&c);
    for (size_t i = 0; i < facts->n_rankings; i++) {
        const struct meeting_ranking *ranking = &facts->rankings[i];

        if (ranking->link->kind != RANKING_POINTS || ranking->from.state != MEETING_PAGE_READ)
            continue;
        c.page = &ranking->from.stored;
        compare_points(&c, ranking->points);
        is_checked = true;
    }
    return conclude(&c, is_checked, NULL, checks);
}
