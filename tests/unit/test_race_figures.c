/*
 * The rules of a race page. The expected values were worked out apart, with fractions.
 */
#include "check.h"

#include "trackside/cleanup.h"
#include "trackside/race_figures.h"

#include <stdint.h>
#include <string.h>

/* A car on a part lap: 10.600 is lap 1. */
static const int64_t laps_ms[] = {10600, 37234, 38500, 39000, 38166, 37900};

static const struct race_metrics when_it_counts = {
    .fast_ms = 10600,
    .average_ms = 33567,
    .top5_ms = 32480,
    .top10_ms = ABSENT,
    .top15_ms = ABSENT,
    .top2_consecutive_ms = 47834,
    .top3_consecutive_ms = 86334,
    .deviation_ms = 10285,
    .consistency = 69359,
};

static const struct race_metrics when_it_is_left_out = {
    .fast_ms = 37234,
    .average_ms = 38160,
    .top5_ms = 38160,
    .top10_ms = ABSENT,
    .top15_ms = ABSENT,
    .top2_consecutive_ms = 75734,
    .top3_consecutive_ms = 114734,
    .deviation_ms = 591,
    .consistency = 98451,
};

static const struct race_metrics none = {ABSENT, ABSENT, ABSENT, ABSENT, ABSENT,
                                         ABSENT, ABSENT, ABSENT, ABSENT};

static void check_metrics(const int64_t *laps, size_t n, enum race_first_lap first_lap,
                          const struct race_metrics *expected, const char *what)
{
    struct race_metrics actual;

    race_metrics_of_laps(laps, n, first_lap, &actual);
    CHECK_INT(actual.fast_ms, expected->fast_ms, what);
    CHECK_INT(actual.average_ms, expected->average_ms, what);
    CHECK_INT(actual.top5_ms, expected->top5_ms, what);
    CHECK_INT(actual.top10_ms, expected->top10_ms, what);
    CHECK_INT(actual.top15_ms, expected->top15_ms, what);
    CHECK_INT(actual.top2_consecutive_ms, expected->top2_consecutive_ms, what);
    CHECK_INT(actual.top3_consecutive_ms, expected->top3_consecutive_ms, what);
    CHECK_INT(actual.deviation_ms, expected->deviation_ms, what);
    CHECK_INT(actual.consistency, expected->consistency, what);
}

static void lap_1_is_in_or_out_of_every_statistic(void **state)
{
    static const struct race_metrics one_counted = {
        .fast_ms = 38000,
        .average_ms = 38000,
        .top5_ms = ABSENT,
        .top10_ms = ABSENT,
        .top15_ms = ABSENT,
        .top2_consecutive_ms = ABSENT,
        .top3_consecutive_ms = ABSENT,
        .deviation_ms = 0,
        .consistency = 100000,
    };
    static const int64_t two[] = {10600, 38000};

    (void)state;
    check_metrics(laps_ms, N_OF(laps_ms), RACE_FIRST_LAP_COUNTS, &when_it_counts, "in");
    check_metrics(laps_ms, N_OF(laps_ms), RACE_FIRST_LAP_LEFT_OUT, &when_it_is_left_out, "out");
    check_metrics(two, 2, RACE_FIRST_LAP_LEFT_OUT, &one_counted, "one counted lap");
    check_metrics(two, 1, RACE_FIRST_LAP_LEFT_OUT, &none, "no counted lap");
    check_metrics(NULL, 0, RACE_FIRST_LAP_COUNTS, &none, "no lap");
    check_metrics(NULL, 0, RACE_FIRST_LAP_LEFT_OUT, &none, "no lap, left out");
}

static struct race_printed printed(const struct race_metrics *metrics)
{
    return (struct race_printed){.laps_ms = laps_ms, .n_laps = N_OF(laps_ms), .metrics = *metrics};
}

static void the_rule_is_what_reproduces_the_page(void **state)
{
    struct race_printed in = printed(&when_it_counts), out = printed(&when_it_is_left_out);
    struct race_printed not_started = {.metrics = none};
    struct race_printed drivers[3] = {out, not_started, out};
    struct race_first_lap_verdict verdict = race_infer_first_lap(drivers, 3);

    (void)state;
    assert_int_equal(verdict.rule, RACE_FIRST_LAP_LEFT_OUT);
    assert_int_equal(verdict.n_drivers, 2);
    assert_int_equal(verdict.n_left_out, 2);
    assert_int_equal(verdict.n_counts, 0);
    drivers[0] = drivers[2] = in;
    assert_int_equal(race_infer_first_lap(drivers, 3).rule, RACE_FIRST_LAP_COUNTS);
    drivers[0] = out;
    verdict = race_infer_first_lap(drivers, 3);
    assert_int_equal(verdict.rule, RACE_FIRST_LAP_UNKNOWN);
    assert_int_equal(verdict.n_left_out, 1);
    assert_int_equal(verdict.n_counts, 1);
    assert_int_equal(race_infer_first_lap(&not_started, 1).rule, RACE_FIRST_LAP_UNKNOWN);
    assert_int_equal(race_infer_first_lap(NULL, 0).rule, RACE_FIRST_LAP_UNKNOWN);
}

/* Half a unit of what is printed, and a millisecond for a mean that lies between two. */
static void a_figure_agrees_to_its_last_digit(void **state)
{
    struct race_printed table = printed(&when_it_is_left_out);

    (void)state;
    table.metrics.top2_consecutive_ms = ABSENT; /* the table does not have it */
    table.metrics.deviation_ms = 590;
    table.metrics.consistency = 98450;
    assert_true(race_metrics_agree(&table, RACE_FIRST_LAP_LEFT_OUT));
    table.metrics.deviation_ms = 600;
    assert_false(race_metrics_agree(&table, RACE_FIRST_LAP_LEFT_OUT));
    table.deviation_tolerance = 5;
    table.metrics.deviation_ms = 585;
    assert_true(race_metrics_agree(&table, RACE_FIRST_LAP_LEFT_OUT));
    table.metrics.average_ms = 38161;
    assert_true(race_metrics_agree(&table, RACE_FIRST_LAP_LEFT_OUT));
    table.metrics.average_ms = 38162;
    assert_false(race_metrics_agree(&table, RACE_FIRST_LAP_LEFT_OUT));
    table.metrics.average_ms = 38160;
    table.metrics.fast_ms = 37235;
    assert_false(race_metrics_agree(&table, RACE_FIRST_LAP_LEFT_OUT));
    table.metrics.fast_ms = ABSENT;
    assert_false(race_metrics_agree(&table, RACE_FIRST_LAP_LEFT_OUT));
    table.metrics.fast_ms = 37234;
    table.metrics.top10_ms = 38000;
    assert_false(race_metrics_agree(&table, RACE_FIRST_LAP_LEFT_OUT));
}

/* The second one stops on lap 2 in the lead: its last place is 1 and says nothing of its result. */
static void places_are_among_those_who_got_so_far(void **state)
{
    static const int64_t a[] = {41000, 40000, 40000}, b[] = {40000, 40000},
                         c[] = {41000, 40500, 39000};
    static const int64_t expected[3][3] = {{2, 2, 2}, {1, 1, 0}, {2, 3, 1}};
    CLEANUP(arena_deinit) struct arena arena;
    int64_t places[3][3] = {{0}};
    struct race_progress drivers[] = {
        {a, 3, places[0]}, {b, 2, places[1]}, {c, 3, places[2]}, {NULL, 0, NULL}};

    (void)state;
    arena_init(&arena);
    race_places(drivers, N_OF(drivers), &arena);
    for (size_t i = 0; i < 3; i++) {
        for (size_t lap = 0; lap < 3; lap++)
            CHECK_INT(places[i][lap], expected[i][lap], "place");
    }
    race_places(NULL, 0, &arena);
}

static void a_race_ends_at_the_first_crossing_after_its_length(void **state)
{
    static const int64_t laps[] = {40000, 40000, 40000};

    (void)state;
    assert_int_equal(race_end_of(laps, 3, 120000), RACE_END_FINISHED);
    assert_int_equal(race_end_of(laps, 3, 100000), RACE_END_FINISHED);
    assert_int_equal(race_end_of(laps, 3, 80001), RACE_END_FINISHED);
    assert_int_equal(race_end_of(laps, 3, 80000), RACE_END_BEYOND);
    assert_int_equal(race_end_of(laps, 3, 120001), RACE_END_RETIRED);
    assert_int_equal(race_end_of(laps, 1, 1), RACE_END_FINISHED);
    assert_int_equal(race_end_of(NULL, 0, 100000), RACE_END_NOT_STARTED);
}

static void results_rank_by_laps_then_time(void **state)
{
    static const struct {
        int64_t n_laps, time_ms;
    } falling[] = {{47, 1831382}, {47, 1843434}, {46, 1800001}, {3, 120000},
                   {3, ABSENT},   {0, 0},        {0, ABSENT}};

    (void)state;
    for (size_t i = 0; i < N_OF(falling); i++) {
        for (size_t k = 0; k < N_OF(falling); k++)
            CHECK_INT(race_compare_results(falling[i].n_laps, falling[i].time_ms, falling[k].n_laps,
                                           falling[k].time_ms),
                      (i > k) - (i < k), "order");
    }
}

static void pace_is_the_ceiling_without_a_lower_limit(void **state)
{
    static const struct {
        int64_t length_ms, n_laps, elapsed_ms, pace_laps, pace_ms;
    } cases[] = {
        {1800000, 1, 40300, 45, 1813500},    {1800000, 46, 1791382, 47, 1830326},
        {1800000, 47, 1831382, 47, 1831382}, {600000, 16, 600000, 16, 600000},
        {300000, 7, 350000, 6, 300000},
    };
    int64_t laps = 7, time_ms = 7;

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        assert_true(
            race_pace(cases[i].length_ms, cases[i].n_laps, cases[i].elapsed_ms, &laps, &time_ms));
        CHECK_INT(laps, cases[i].pace_laps, "laps");
        CHECK_INT(time_ms, cases[i].pace_ms, "time");
        assert_true(race_pace_agrees(cases[i].length_ms, cases[i].n_laps, cases[i].elapsed_ms, laps,
                                     time_ms - 1));
        assert_false(race_pace_agrees(cases[i].length_ms, cases[i].n_laps, cases[i].elapsed_ms,
                                      laps, time_ms + 1));
        assert_false(race_pace_agrees(cases[i].length_ms, cases[i].n_laps, cases[i].elapsed_ms,
                                      laps + 1, time_ms));
    }
    laps = time_ms = 7;
    assert_false(race_pace(0, 1, 40000, &laps, &time_ms));
    assert_false(race_pace(600000, 0, 40000, &laps, &time_ms));
    assert_false(race_pace(600000, 1, 0, &laps, &time_ms));
    assert_false(race_pace(INT64_MAX, INT64_MAX, 1, &laps, &time_ms));
    assert_false(race_pace(ABSENT, 1, 1, &laps, &time_ms));
    assert_int_equal(laps, 7);
    assert_int_equal(time_ms, 7);
}

/* 0, 2, 3, 4: there is no 1. Whoever has no lap shares the last place. */
static void points_are_places_among_all_of_a_class(void **state)
{
    struct race_score scores[] = {
        {8, 312708, 0}, {8, 310111, 0}, {0, 0, 0},      {1, 40439, 0},
        {7, 302070, 0}, {0, ABSENT, 0}, {7, 302070, 0}, {ABSENT, ABSENT, 0},
    };
    static const int64_t expected[] = {2, 0, 6, 5, 3, 6, 3, 6};
    CLEANUP(arena_deinit) struct arena arena;

    (void)state;
    arena_init(&arena);
    race_points_of_round(scores, N_OF(scores), &arena);
    for (size_t i = 0; i < N_OF(scores); i++)
        CHECK_INT(scores[i].points, expected[i], "points");
    race_points_of_round(NULL, 0, &arena);
}

static void check_counting(const struct race_score *rounds, size_t n, size_t n_counting,
                           const char *expected)
{
    bool counts[4];

    race_points_counting(rounds, n, n_counting, counts);
    for (size_t i = 0; i < n; i++)
        CHECK_INT(counts[i], expected[i] == '*', expected);
}

static void the_rounds_with_the_fewest_points_count(void **state)
{
    static const struct race_score by_points[] = {{8, 1, 4}, {8, 1, 0}, {8, 1, 3}, {8, 1, 2}};
    static const struct race_score by_result[] = {{7, 5, 2}, {8, 9, 2}, {8, 8, 2}};
    static const struct race_score equal[] = {{0, 0, 9}, {0, 0, 9}};

    (void)state;
    check_counting(by_points, 4, 1, " *  ");
    check_counting(by_points, 4, 2, " * *");
    check_counting(by_points, 4, 9, "****");
    check_counting(by_result, 3, 1, "  *");
    check_counting(by_result, 3, 2, " **");
    check_counting(equal, 2, 1, "* ");
    check_counting(equal, 2, 0, "  ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lap_1_is_in_or_out_of_every_statistic),
        cmocka_unit_test(the_rule_is_what_reproduces_the_page),
        cmocka_unit_test(a_figure_agrees_to_its_last_digit),
        cmocka_unit_test(places_are_among_those_who_got_so_far),
        cmocka_unit_test(a_race_ends_at_the_first_crossing_after_its_length),
        cmocka_unit_test(results_rank_by_laps_then_time),
        cmocka_unit_test(pace_is_the_ceiling_without_a_lower_limit),
        cmocka_unit_test(points_are_places_among_all_of_a_class),
        cmocka_unit_test(the_rounds_with_the_fewest_points_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
