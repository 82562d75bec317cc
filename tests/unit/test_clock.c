/*
 * The clock that can be set. Real time passes while these run, so they allow a minute.
 */
#include "check.h"

#include "trackside/clock.h"

#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

enum {
    SLACK_S = 60,
};

static void an_unset_clock_shows_the_real_time(void **state)
{
    const struct clock clock = {0};
    int64_t real = (int64_t)time(NULL);

    (void)state;
    assert_in_range(clock_utc(&clock) - real, 0, SLACK_S);
    assert_in_range(clock_utc_ms(&clock) / 1000 - real, 0, SLACK_S);
}

static void a_set_clock_shows_that_time_and_runs_on(void **state)
{
    static const int64_t noon = 1761393600;
    const struct clock clock = clock_set_to(noon);
    int64_t before = clock_utc_ms(&clock);

    (void)state;
    assert_in_range(clock_utc(&clock) - noon, 0, SLACK_S);
    clock_sleep_ms(20);
    assert_in_range(clock_utc_ms(&clock) - before, 15, SLACK_S * 1000);
}

static void sleeping_takes_its_time_on_the_monotonic_clock(void **state)
{
    int64_t before = clock_monotonic_ms();

    (void)state;
    clock_sleep_ms(30);
    assert_in_range(clock_monotonic_ms() - before, 29, SLACK_S * 1000);
}

static void no_time_is_no_sleep(void **state)
{
    int64_t before = clock_monotonic_ms();

    (void)state;
    clock_sleep_ms(0);
    clock_sleep_ms(-1000000);
    assert_in_range(clock_monotonic_ms() - before, 0, SLACK_S * 1000);
}

static void catch (int signal)
{
    (void)signal;
}

static void a_signal_ends_the_sleep_early(void **state)
{
    static const struct itimerval soon = {.it_value = {.tv_usec = 20000}};
    struct sigaction action, former;
    int64_t before = clock_monotonic_ms();

    (void)state;
    memset(&action, 0, sizeof(action));
    action.sa_handler = catch;
    sigaction(SIGALRM, &action, &former);
    setitimer(ITIMER_REAL, &soon, NULL);
    clock_sleep_ms(10 * SLACK_S * 1000);
    sigaction(SIGALRM, &former, NULL);
    assert_in_range(clock_monotonic_ms() - before, 0, SLACK_S * 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unset_clock_shows_the_real_time),
        cmocka_unit_test(a_set_clock_shows_that_time_and_runs_on),
        cmocka_unit_test(sleeping_takes_its_time_on_the_monotonic_clock),
        cmocka_unit_test(no_time_is_no_sleep),
        cmocka_unit_test(a_signal_ends_the_sleep_early),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
