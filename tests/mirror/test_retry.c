/* What is tried again, and after how long. */
#include "retry.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct outcome_case {
    enum http_outcome outcome;
    int status;
    bool again;
    bool pause;
};

static const struct outcome_case outcomes[] = {
    {HTTP_ANSWERED, 200, false, false},  {HTTP_ANSWERED, 304, false, false},
    {HTTP_ANSWERED, 400, false, false},  {HTTP_ANSWERED, 403, false, false},
    {HTTP_ANSWERED, 404, false, false},  {HTTP_ANSWERED, 429, true, true},
    {HTTP_ANSWERED, 500, true, false},   {HTTP_ANSWERED, 502, true, false},
    {HTTP_ANSWERED, 503, true, true},    {HTTP_ANSWERED, 599, true, false},
    {HTTP_UNREACHABLE, 0, true, false},  {HTTP_TIMED_OUT, 0, true, false},
    {HTTP_CUT_SHORT, 0, true, false},    {HTTP_TOO_LARGE, 0, false, false},
    {HTTP_NOT_TRUSTED, 0, false, false}, {HTTP_LED_ASTRAY, 0, false, false},
    {HTTP_BROKEN, 0, false, false},
};

static void only_passing_troubles_are_tried_again(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(outcomes) / sizeof(outcomes[0]); i++) {
        print_message("# case %zu\n", i);
        assert_int_equal(retry_is_worth_it(outcomes[i].outcome, outcomes[i].status),
                         outcomes[i].again);
        assert_int_equal(retry_asks_for_a_pause(outcomes[i].outcome, outcomes[i].status),
                         outcomes[i].pause);
    }
}

static void the_span_doubles_and_is_capped_at_a_minute(void **state)
{
    const int64_t spans[] = {1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000};

    (void)state;
    for (int i = 0; i < 8; i++) {
        uint64_t span = (uint64_t)spans[i];

        assert_int_equal(retry_delay_ms(1000, i + 1, span), spans[i]);
        assert_int_equal(retry_delay_ms(1000, i + 1, span + 1), 0);
    }
}

static void the_whole_span_is_used(void **state)
{
    (void)state;
    assert_int_equal(retry_delay_ms(1000, 1, 0), 0);
    assert_int_equal(retry_delay_ms(1000, 1, 1), 1);
    assert_int_equal(retry_delay_ms(1000, 1, 500), 500);
    assert_in_range(retry_delay_ms(1000, 1, UINT64_MAX), 0, 1000);
    assert_int_equal(retry_delay_ms(1, 1, 7), 1);
}

static void absurd_numbers_stay_in_range(void **state)
{
    (void)state;
    assert_in_range(retry_delay_ms(60000, 1000000, 12345678901), 0, 60000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_passing_troubles_are_tried_again),
        cmocka_unit_test(the_span_doubles_and_is_capped_at_a_minute),
        cmocka_unit_test(the_whole_span_is_used),
        cmocka_unit_test(absurd_numbers_stay_in_range),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
