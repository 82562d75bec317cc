/*
 * The bundled race event, whole: every page of it is read without an oddity, and the rules that tie
 * its numbers together (race_figures.h) give what its pages print. The pages come from a generator
 * that shares no code with either.
 *
 *   test_race_event DIRECTORY
 */
#include "trackside/cleanup.h"
#include "trackside/page_kind.h"
#include "trackside/race_figures.h"

#include "page_file.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
    N_PAGES = 27,
    N_RACES = 15,
};

static const char *directory;

/* ---- pages ---- */

struct pages {
    struct arena arena;
    struct page_reading items[N_PAGES + 1];
    const char *names[N_PAGES + 1];
    size_t n;
};

static int is_page(const struct dirent *entry)
{
    return bytes_ends_with(bytes_from_text(entry->d_name), BYTES(".html"));
}

/* "race-6304801.html" is a page of the kind "race". */
static enum page_kind kind_of(const char *name, struct arena *arena)
{
    enum page_kind kind = PAGE_N_KINDS;
    if (!page_kind_read(arena_text_of(arena, (struct bytes){name, strcspn(name, "-.")}), &kind))
        fail_msg("%s is of no kind", name);
    return kind;
}

static void read_one(struct pages *pages, const char *name)
{
    CLEANUP(buffer_deinit) struct buffer content;
    struct error err;
    struct page_reading *reading = &pages->items[pages->n];
    assert_true(page_file_read(directory, name, "", &content));
    if (page_parse(buffer_bytes(&content), kind_of(name, &pages->arena), &pages->arena, reading,
                   &err) < 0)
        fail_msg("%s: %s", name, err.message);
    pages->names[pages->n++] = arena_text(&pages->arena, name);
}

static void read_all(struct pages *pages)
{
    struct dirent **entries;
    int n = scandir(directory, &entries, is_page, alphasort);
    assert_true(n > 0 && n <= N_PAGES);
    arena_init(&pages->arena);
    for (int i = 0; i < n; i++) {
        read_one(pages, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}

static const struct race_page *race_of(const struct pages *pages, size_t i)
{
    return pages->items[i].kind == PAGE_RACE ? pages->items[i].race : NULL;
}

/* ---- oddities ---- */

/* Nobody has saved a page of these kinds: each says so, and nothing else. */
static bool is_unseen(enum page_kind kind)
{
    return kind == PAGE_ROUND_RANKING || kind == PAGE_MULTI_MAIN || kind == PAGE_OVERALL_RANKING ||
           kind == PAGE_HEAT_SHEET;
}

static void pages_are_read_without_an_oddity(void **state)
{
    struct pages *pages = *state;
    assert_int_equal(pages->n, N_PAGES);
    for (size_t i = 0; i < pages->n; i++) {
        const struct page_reading *reading = &pages->items[i];
        struct page_id page = {.kind = reading->kind, .source_id = "486677"};
        struct error err;
        size_t n = is_unseen(reading->kind) ? 1 : 0;
        if (reading->n_findings != n)
            fail_msg("%s: %s: %s", pages->names[i], reading->findings[n].where,
                     reading->findings[n].text);
        assert_int_equal(page_identify(reading, &page, &err), 0);
        if (reading->heading != NULL)
            assert_int_equal(page.date.day, 16);
    }
}

/* ---- races ---- */

static struct race_metrics metrics_of(const struct race_statistics *s)
{
    return (struct race_metrics){
        .fast_ms = s->fast.value,
        .average_ms = s->average.value,
        .top5_ms = s->top5.value,
        .top10_ms = s->top10.value,
        .top15_ms = s->top15.value,
        .top2_consecutive_ms = s->top2_consecutive.value,
        .top3_consecutive_ms = s->top3_consecutive.value,
        .deviation_ms = s->deviation.value,
        .consistency = s->consistency.value,
    };
}

static const int64_t *times_of(const struct race_driver *driver, struct arena *arena)
{
    int64_t *times = arena_new_array(arena, driver->n_laps, int64_t);
    for (size_t i = 0; i < driver->n_laps; i++)
        times[i] = driver->laps[i].time_ms;
    return times;
}

static enum race_first_lap rule_of(const struct race_page *race, bool of_script,
                                   struct arena *arena)
{
    struct race_printed *printed = arena_new_array(arena, race->n_drivers, struct race_printed);
    for (size_t i = 0; i < race->n_drivers; i++) {
        const struct race_driver *driver = &race->drivers[i];
        printed[i] = (struct race_printed){
            .laps_ms = times_of(driver, arena),
            .n_laps = driver->n_laps,
            .metrics = metrics_of(of_script ? &driver->script : &driver->table),
            .deviation_tolerance = of_script ? 0 : 5,
            .consistency_tolerance = of_script ? 0 : 5,
        };
    }
    return race_infer_first_lap(printed, race->n_drivers).rule;
}

/* As event.txt has it: lap 1 is out in the nitro mains, and in everywhere else. */
static void lap_1_counts_where_it_is_said_to(void **state)
{
    struct pages *pages = *state;
    size_t n_out = 0, n = 0;
    for (size_t i = 0; i < pages->n; i++) {
        const struct race_page *race = race_of(pages, i);
        if (race == NULL)
            continue;
        bool out = strcmp(race->round, "Main Events") == 0 &&
                   strcmp(race->class_name, "1/8 Nitro Buggy") == 0;
        enum race_first_lap expected = out ? RACE_FIRST_LAP_LEFT_OUT : RACE_FIRST_LAP_COUNTS;
        assert_int_equal(rule_of(race, true, &pages->arena), expected);
        assert_int_equal(rule_of(race, false, &pages->arena), expected);
        n_out += out;
        n++;
    }
    assert_int_equal(n, N_RACES);
    assert_int_equal(n_out, 3);
}

static void check_places(const struct race_page *race, struct arena *arena)
{
    struct race_progress *drivers = arena_new_array(arena, race->n_drivers, struct race_progress);
    for (size_t i = 0; i < race->n_drivers; i++)
        drivers[i] =
            (struct race_progress){times_of(&race->drivers[i], arena), race->drivers[i].n_laps,
                                   arena_new_array(arena, race->drivers[i].n_laps, int64_t)};
    race_places(drivers, race->n_drivers, arena);
    for (size_t i = 0; i < race->n_drivers; i++) {
        for (size_t lap = 0; lap < drivers[i].n_laps; lap++)
            assert_int_equal(drivers[i].places[lap], race->drivers[i].laps[lap].position);
    }
}

static void check_pace(const struct race_page *race, const struct race_driver *driver)
{
    int64_t elapsed = 0;
    for (size_t i = 0; i < driver->n_laps; i++) {
        const struct race_lap *lap = &driver->laps[i];
        elapsed += lap->time_ms;
        assert_true(race_pace_agrees(race->length_s * 1000, lap->number, elapsed, lap->pace.n_laps,
                                     lap->pace.time_ms));
    }
    if (driver->n_laps > 0)
        assert_int_equal(elapsed, driver->total.time_ms);
}

static void places_and_pace_are_what_the_laps_give(void **state)
{
    struct pages *pages = *state;
    for (size_t i = 0; i < pages->n; i++) {
        const struct race_page *race = race_of(pages, i);
        if (race == NULL)
            continue;
        check_places(race, &pages->arena);
        for (size_t k = 0; k < race->n_drivers; k++)
            check_pace(race, &race->drivers[k]);
    }
}

static void check_order(const struct race_page *race)
{
    for (size_t i = 1; i < race->n_drivers; i++) {
        const struct race_driver *above = &race->drivers[i - 1], *driver = &race->drivers[i];
        assert_true(race_compare_results(above->total.n_laps, above->total.time_ms,
                                         driver->total.n_laps, driver->total.time_ms) <= 0);
        if (driver->total.n_laps == above->total.n_laps && driver->total.n_laps > 0)
            assert_int_equal(driver->behind_ms, driver->total.time_ms - above->total.time_ms);
        else if (driver->total.n_laps < above->total.n_laps)
            assert_int_equal(driver->behind_laps, above->total.n_laps - driver->total.n_laps);
    }
}

/* In all: who finished, stopped early, never started. */
static void races_end_by_their_length(void **state)
{
    struct pages *pages = *state;
    size_t n_of[RACE_END_NOT_STARTED + 1] = {0};
    for (size_t i = 0; i < pages->n; i++) {
        const struct race_page *race = race_of(pages, i);
        for (size_t k = 0; race != NULL && k < race->n_drivers; k++)
            n_of[race_end_of(times_of(&race->drivers[k], &pages->arena), race->drivers[k].n_laps,
                             race->length_s * 1000)]++;
        if (race != NULL)
            check_order(race);
    }
    assert_int_equal(n_of[RACE_END_BEYOND], 0);
    assert_int_equal(n_of[RACE_END_RETIRED], 3);
    assert_int_equal(n_of[RACE_END_NOT_STARTED], 5);
}

/* The car that leads and stops: first on its last lap, and last but for nobody. */
static void a_last_place_is_no_result(void **state)
{
    struct pages *pages = *state;
    for (size_t i = 0; i < pages->n; i++) {
        const struct race_page *race = race_of(pages, i);
        if (race == NULL || strcmp(race->label, "1/8 Nitro Buggy A-Main") != 0)
            continue;
        const struct race_driver *last = &race->drivers[race->n_drivers - 1];
        assert_string_equal(last->name, "GREG TULLY");
        assert_int_equal(last->n_laps, 9);
        assert_int_equal(last->laps[8].position, 1);
        assert_int_equal(last->position, 8);
        return;
    }
    fail_msg("there is no A-main");
}

/* ---- points ---- */

static void check_round(const struct points_class *class, size_t round, struct arena *arena)
{
    struct race_score *scores = arena_new_array(arena, class->n_rows, struct race_score);
    for (size_t i = 0; i < class->n_rows; i++)
        scores[i] = (struct race_score){class->rows[i].rounds[round].run.n_laps,
                                        class->rows[i].rounds[round].run.time_ms, ABSENT};
    race_points_of_round(scores, class->n_rows, arena);
    for (size_t i = 0; i < class->n_rows; i++)
        assert_int_equal(scores[i].points, class->rows[i].rounds[round].points);
}

static void check_counting(const struct points_page *points, const struct points_class *class,
                           const struct points_row *row)
{
    struct race_score rounds[2];
    bool counts[2];
    assert_int_equal(class->n_rounds, 2);
    for (size_t i = 0; i < 2; i++)
        rounds[i] = (struct race_score){row->rounds[i].run.n_laps, row->rounds[i].run.time_ms,
                                        row->rounds[i].points};
    race_points_counting(rounds, 2, (size_t)points->best, counts);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(counts[i], row->rounds[i].counted);
}

static void points_are_what_the_runs_give(void **state)
{
    struct pages *pages = *state;
    for (size_t i = 0; i < pages->n; i++) {
        if (pages->items[i].kind != PAGE_POINTS)
            continue;
        const struct points_page *points = pages->items[i].points;
        assert_int_equal(points->n_classes, 3);
        for (size_t c = 0; c < points->n_classes; c++) {
            const struct points_class *class = &points->classes[c];
            for (size_t round = 0; round < class->n_rounds; round++)
                check_round(class, round, &pages->arena);
            for (size_t k = 0; k < class->n_rows; k++)
                check_counting(points, class, &class->rows[k]);
        }
        return;
    }
    fail_msg("there is no page of points");
}

/* ---- the race that was posted twice ---- */

static const struct race_page *read_posting(const char *folder, struct arena *arena)
{
    CLEANUP(buffer_deinit) struct buffer content;
    char path[4096];
    struct page_reading reading;
    struct error err;
    snprintf(path, sizeof(path), "%s%s", directory, folder);
    assert_true(page_file_read(path, "race-6304812", ".html", &content));
    assert_int_equal(page_parse(buffer_bytes(&content), PAGE_RACE, arena, &reading, &err), 0);
    return reading.race;
}

/* First with a lap after the end and a driver who was not in the race, and then without them. */
static void a_race_is_posted_again(void **state)
{
    struct pages *pages = *state;
    const struct race_page *first = read_posting("/first-posting", &pages->arena);
    const struct race_page *again = read_posting("", &pages->arena);
    size_t n_beyond = 0;
    assert_int_equal(first->n_drivers, again->n_drivers + 1);
    for (size_t i = 0; i < first->n_drivers; i++)
        n_beyond +=
            race_end_of(times_of(&first->drivers[i], &pages->arena), first->drivers[i].n_laps,
                        first->length_s * 1000) == RACE_END_BEYOND;
    assert_int_equal(n_beyond, 1);
    assert_string_equal(first->drivers[1].name, "IAIN BRANDT");
    assert_string_equal(again->drivers[1].name, "KIT MARLOW");
}

static int set_up(void **state)
{
    static struct pages pages;
    read_all(&pages);
    *state = &pages;
    return 0;
}

static int tear_down(void **state)
{
    struct pages *pages = *state;
    arena_deinit(&pages->arena);
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_read_without_an_oddity),
        cmocka_unit_test(lap_1_counts_where_it_is_said_to),
        cmocka_unit_test(places_and_pace_are_what_the_laps_give),
        cmocka_unit_test(races_end_by_their_length),
        cmocka_unit_test(a_last_place_is_no_result),
        cmocka_unit_test(points_are_what_the_runs_give),
        cmocka_unit_test(a_race_is_posted_again),
    };
    if (argc != 2) {
        fprintf(stderr, "usage: test_race_event DIRECTORY\n");
        return 2;
    }
    directory = argv[1];
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
