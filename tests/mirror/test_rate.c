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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_is_no_wait_below_the_limit),
        cmocka_unit_test(a_limit_of_zero_is_no_limit),
        cmocka_unit_test(one_waits_until_the_oldest_request_leaves_the_window),
        cmocka_unit_test(a_clock_that_was_set_back_costs_one_window_at_most),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
