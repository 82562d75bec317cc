/*
 * LiveRC's figures. The expected values were worked out apart, with 60 decimal digits and
 * rounded half up at the end.
 */
#include "check.h"

#include "trackside/metrics.h"

#include <string.h>

static void check_metrics(const char *what, const int64_t *laps_ms, size_t n,
                          const struct metrics *expected)
{
    struct metrics actual;

    metrics_of_laps(laps_ms, n, &actual);
    CHECK_INT(actual.n_laps, expected->n_laps, what);
    CHECK_INT(actual.total_ms, expected->total_ms, what);
    CHECK_INT(actual.fast_ms, expected->fast_ms, what);
    CHECK_INT(actual.average_ms, expected->average_ms, what);
    CHECK_INT(actual.top3_ms, expected->top3_ms, what);
    CHECK_INT(actual.top5_ms, expected->top5_ms, what);
    CHECK_INT(actual.top10_ms, expected->top10_ms, what);
    CHECK_INT(actual.top15_ms, expected->top15_ms, what);
    CHECK_INT(actual.deviation_ms, expected->deviation_ms, what);
    CHECK_INT(actual.consistency, expected->consistency, what);
}

struct metrics_case {
    const char *what;
    int64_t laps_ms[16];
    struct metrics expected;
};

static void figures_are_those_of_the_session_page(void **state)
{
    static const struct metrics_case cases[] = {
        {"six laps",
         {36589, 37020, 38114, 36900, 41250, 37333},
         {6, 227206, 36589, 37868, 111723, 37191, ABSENT, ABSENT, 1585, 95814}},
        {"sixteen laps",
         {31250, 29871, 30412, 30377, 45120, 30005, 29990, 30871, 31004, 30442, 30008, 29871, 33333,
          30700, 30601, 30999},
         {16, 504854, 29871, 31553, 90321, 29949, 30228, 30649, 3595, 88605}},
        {"the population, not a sample: 2.000, not 2.138",
         {2000, 4000, 4000, 4000, 5000, 5000, 7000, 9000},
         {8, 40000, 2000, 5000, 10000, 3800, ABSENT, ABSENT, 2000, 60000}},
        {"equal laps",
         {20000, 20000, 20000, 20000},
         {4, 80000, 20000, 20000, 60000, ABSENT, ABSENT, ABSENT, 0, 100000}},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++)
        check_metrics(cases[i].what, cases[i].laps_ms, (size_t)cases[i].expected.n_laps,
                      &cases[i].expected);
}

static void too_few_laps_leave_figures_absent(void **state)
{
    static const struct metrics_case cases[] = {
        {"no lap", {0}, {0, 0, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT}},
        {"one lap",
         {94841},
         {1, 94841, 94841, 94841, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT}},
        {"two laps",
         {30000, 40000},
         {2, 70000, 30000, 35000, ABSENT, ABSENT, ABSENT, ABSENT, 5000, 85714}},
        {"three laps",
         {34746, 35001, 34999},
         {3, 104746, 34746, 34915, 104746, ABSENT, ABSENT, ABSENT, 120, 99657}},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++)
        check_metrics(cases[i].what, cases[i].expected.n_laps > 0 ? cases[i].laps_ms : NULL,
                      (size_t)cases[i].expected.n_laps, &cases[i].expected);
}

static void a_top_figure_begins_at_its_own_count(void **state)
{
    int64_t laps_ms[16];
    struct metrics metrics;

    (void)state;
    for (size_t i = 0; i < N_OF(laps_ms); i++)
        laps_ms[i] = 30000;
    for (size_t n = 0; n <= N_OF(laps_ms); n++) {
        metrics_of_laps(laps_ms, n, &metrics);
        CHECK_INT(metrics.top3_ms, n < 3 ? ABSENT : 90000, "top 3");
        CHECK_INT(metrics.top5_ms, n < 5 ? ABSENT : 30000, "top 5");
        CHECK_INT(metrics.top10_ms, n < 10 ? ABSENT : 30000, "top 10");
        CHECK_INT(metrics.top15_ms, n < 15 ? ABSENT : 30000, "top 15");
        CHECK_INT(metrics.deviation_ms, n < 2 ? ABSENT : 0, "deviation");
    }
}

static void three_in_a_row_may_stand_anywhere(void **state)
{
    static const struct {
        int64_t laps_ms[5];
        int64_t top3_ms;
    } cases[] = {
        {{1, 2, 3, 10, 10}, 6},
        {{10, 1, 2, 3, 10}, 6},
        {{10, 10, 1, 2, 3}, 6},
        {{1, 10, 1, 10, 1}, 12}, /* not the three shortest */
    };
    struct metrics metrics;

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        metrics_of_laps(cases[i].laps_ms, 5, &metrics);
        CHECK_INT(metrics.top3_ms, cases[i].top3_ms, "top 3");
    }
}

static void the_shortest_laps_are_found_in_any_order(void **state)
{
    int64_t rising[40], falling[40], mixed[40];
    struct metrics a, b, c;

    (void)state;
    for (size_t i = 0; i < 40; i++) {
        rising[i] = 1000 + (int64_t)i * 10;
        falling[39 - i] = rising[i];
        mixed[i * 7 % 40] = rising[i];
    }
    metrics_of_laps(rising, 40, &a);
    metrics_of_laps(falling, 40, &b);
    metrics_of_laps(mixed, 40, &c);
    assert_int_equal(a.top5_ms, 1020);
    assert_int_equal(a.top10_ms, 1045);
    assert_int_equal(a.top15_ms, 1070);
    assert_int_equal(b.top15_ms, a.top15_ms);
    assert_int_equal(c.top15_ms, a.top15_ms);
    assert_int_equal(b.top5_ms, a.top5_ms);
    assert_int_equal(c.top10_ms, a.top10_ms);
    assert_int_equal(c.deviation_ms, a.deviation_ms);
}

static void halves_are_rounded_up(void **state)
{
    static const struct {
        int64_t laps_ms[4];
        size_t n;
        int64_t average_ms, deviation_ms;
    } cases[] = {
        {{1000, 1001}, 2, 1001, 1},       /* 1000.5 and 0.5 */
        {{1000, 1000, 1001}, 3, 1000, 0}, /* 1000.333 and 0.471 */
        {{1000, 1001, 1001}, 3, 1001, 0}, /* 1000.667 and 0.471 */
        {{1000, 1003}, 2, 1002, 2},       /* 1001.5 and 1.5 */
        {{1000, 1000, 1000, 1001}, 4, 1000, 0},
    };
    struct metrics metrics;

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        metrics_of_laps(cases[i].laps_ms, cases[i].n, &metrics);
        CHECK_INT(metrics.average_ms, cases[i].average_ms, "average");
        CHECK_INT(metrics.deviation_ms, cases[i].deviation_ms, "deviation");
    }
}

static void consistency_is_rounded_from_the_exact_deviation(void **state)
{
    static const struct {
        int64_t laps_ms[3];
        size_t n;
        int64_t consistency;
    } cases[] = {
        {{159, 161}, 2, 99375},        {{159999, 160001}, 2, 99999},
        {{199999, 200001}, 2, 100000}, /* 99.9995: half up */
        {{100, 115, 121}, 3, 92114},   /* 92.114499: just below the half */
        {{30000, 30001}, 2, 99998},    /* 99.99833; a deviation rounded first would give 99.997 */
    };
    struct metrics metrics;

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        metrics_of_laps(cases[i].laps_ms, cases[i].n, &metrics);
        CHECK_INT(metrics.consistency, cases[i].consistency, "consistency");
    }
}

static void consistency_is_never_below_zero(void **state)
{
    static const int64_t laps_ms[] = {1000, 1000, 1000, 1000, 1000, 9000};
    struct metrics metrics;

    (void)state;
    metrics_of_laps(laps_ms, N_OF(laps_ms), &metrics);
    assert_int_equal(metrics.deviation_ms, 2981);
    assert_int_equal(metrics.consistency, 0);
}

static void laps_without_length_have_no_consistency(void **state)
{
    static const int64_t laps_ms[] = {0, 0, 0};
    struct metrics metrics;

    (void)state;
    metrics_of_laps(laps_ms, N_OF(laps_ms), &metrics);
    assert_int_equal(metrics.total_ms, 0);
    assert_int_equal(metrics.deviation_ms, 0);
    assert_true(is_absent(metrics.consistency));
}

static void what_does_not_fit_is_absent(void **state)
{
    static const int64_t laps_ms[] = {INT64_MAX, INT64_MAX, 1, INT64_MAX};
    struct metrics metrics;

    (void)state;
    metrics_of_laps(laps_ms, N_OF(laps_ms), &metrics);
    assert_true(is_absent(metrics.total_ms));
    assert_true(is_absent(metrics.top3_ms));
    assert_true(is_absent(metrics.deviation_ms));
    assert_true(is_absent(metrics.consistency));
    assert_int_equal(metrics.fast_ms, 1);
    assert_true(metrics.average_ms == INT64_MAX / 4 * 3 + 3);
}

static void a_long_session_is_exact(void **state)
{
    static int64_t laps_ms[20000];
    struct metrics metrics;

    (void)state;
    for (size_t i = 0; i < N_OF(laps_ms); i++)
        laps_ms[i] = i % 2 == 0 ? 3000000 : 5000000;
    metrics_of_laps(laps_ms, N_OF(laps_ms), &metrics);
    assert_true(metrics.total_ms == INT64_C(80000000000));
    assert_int_equal(metrics.deviation_ms, 1000000);
    assert_int_equal(metrics.consistency, 75000);
}

static void printed_lengths_are_whole_seconds_half_up(void **state)
{
    static const struct {
        int64_t total_ms, printed_s;
        bool agrees;
    } cases[] = {
        {229075, 229, true},
        {229499, 229, true},
        {229500, 230, true},
        {229500, 229, false},
        {229499, 230, false},
        {59712, 60, true},
        {0, 0, true},
        {499, 0, true},
        {500, 1, true},
        {ABSENT, 0, false},
        {0, ABSENT, false},
        {ABSENT, ABSENT, false},
        {INT64_MAX, INT64_MAX / 1000 + 1, true},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++)
        CHECK_INT(metrics_length_agrees(cases[i].total_ms, cases[i].printed_s), cases[i].agrees,
                  "length");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_those_of_the_session_page),
        cmocka_unit_test(too_few_laps_leave_figures_absent),
        cmocka_unit_test(a_top_figure_begins_at_its_own_count),
        cmocka_unit_test(three_in_a_row_may_stand_anywhere),
        cmocka_unit_test(the_shortest_laps_are_found_in_any_order),
        cmocka_unit_test(halves_are_rounded_up),
        cmocka_unit_test(consistency_is_rounded_from_the_exact_deviation),
        cmocka_unit_test(consistency_is_never_below_zero),
        cmocka_unit_test(laps_without_length_have_no_consistency),
        cmocka_unit_test(what_does_not_fit_is_absent),
        cmocka_unit_test(a_long_session_is_exact),
        cmocka_unit_test(printed_lengths_are_whole_seconds_half_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
