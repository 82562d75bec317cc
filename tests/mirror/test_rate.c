/* Rates: at most `limit` requests in any window. */
#include "rate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void there_is_no_wait_below_the_limit(void **state)
{
    (void)state;
    assert_int_equal(rate_wait_ms(10, 60000, ABSENT, 1000000), 0);
}

static void a_limit_of_zero_is_no_limit(void **state)
{
    (void)state;
    assert_int_equal(rate_wait_ms(0, 60000, 999999, 1000000), 0);
}

static void one_waits_until_the_oldest_request_leaves_the_window(void **state)
{
    (void)state;
    assert_int_equal(rate_wait_ms(10, 60000, 950000, 1000000), 10000);
    assert_int_equal(rate_wait_ms(10, 60000, 940001, 1000000), 1);
    assert_int_equal(rate_wait_ms(10, 60000, 940000, 1000000), 0);
}

static void a_clock_that_was_set_back_costs_one_window_at_most(void **state)
{
    (void)state;
    assert_int_equal(rate_wait_ms(10, 60000, 9000000, 1000000), 60000);
}

static void the_first_of_a_minute_go_at_once(void **state)
{
    (void)state;
    assert_int_equal(rate_spread_ms(60, 10, 60000, 0, ABSENT, 1000000), 0);
    assert_int_equal(rate_spread_ms(60, 10, 60000, 9, 1000000, 1000000), 0);
    assert_int_equal(rate_spread_ms(0, 10, 60000, 1000, 1000000, 1000000), 0);
}

static void the_others_are_a_part_of_a_minute_from_each_other(void **state)
{
    (void)state;
    assert_int_equal(rate_spread_ms(60, 10, 60000, 10, 1000000, 1000000), 1000);
    assert_int_equal(rate_spread_ms(60, 10, 60000, 59, 999300, 1000000), 300);
    assert_int_equal(rate_spread_ms(60, 10, 60000, 59, 999000, 1000000), 0);
    assert_int_equal(rate_spread_ms(6, 1, 60000, 1, 995000, 1000000), 5000);
    assert_int_equal(rate_spread_ms(60, 10, 60000, 10, 2000000, 1000000), 1000);
}

static void a_limit_is_nearly_spent_from_four_fifths_on(void **state)
{
    (void)state;
    assert_false(rate_is_nearly_spent(100, 79));
    assert_true(rate_is_nearly_spent(100, 80));
    assert_true(rate_is_nearly_spent(100, 100));
    assert_false(rate_is_nearly_spent(3, 2));
    assert_true(rate_is_nearly_spent(3, 3));
    assert_false(rate_is_nearly_spent(1, 0));
    assert_false(rate_is_nearly_spent(0, 1000000));
}

static void nobody_is_told_a_moment_too_early(void **state)
{
    (void)state;
    assert_int_equal(rate_full_second(1000), 1);
    assert_int_equal(rate_full_second(1001), 2);
    assert_int_equal(rate_full_second(1999), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_is_no_wait_below_the_limit),
        cmocka_unit_test(a_limit_of_zero_is_no_limit),
        cmocka_unit_test(one_waits_until_the_oldest_request_leaves_the_window),
        cmocka_unit_test(a_clock_that_was_set_back_costs_one_window_at_most),
        cmocka_unit_test(the_first_of_a_minute_go_at_once),
        cmocka_unit_test(the_others_are_a_part_of_a_minute_from_each_other),
        cmocka_unit_test(a_limit_is_nearly_spent_from_four_fifths_on),
        cmocka_unit_test(nobody_is_told_a_moment_too_early),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
