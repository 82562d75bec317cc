/* Retry-After in all the forms that servers write. */
#include "retry_after.h"

#include "testing.h"

#define NOW  INT64_C(1761372000) /* 2025-10-25T06:00:00Z */
#define DATE "Sat, 25 Oct 2025 06:00:00 GMT"

struct example {
    const char *value;
    const char *date;
    int64_t expected;
};

static const struct example examples[] = {
    {NULL, NULL, ABSENT},
    {"0", NULL, 0},
    {"3", NULL, 3},
    {" 120 ", NULL, 120},
    {"-5", NULL, 0},
    {"86400", NULL, 86400},
    {"86401", NULL, ABSENT},
    {"99999999999999999999", NULL, ABSENT},
    {"1.5", NULL, ABSENT},
    {"3 apples", NULL, ABSENT},
    {"soon", NULL, ABSENT},
    {"", NULL, ABSENT},
    {"Sat, 25 Oct 2025 06:02:00 GMT", DATE, 120},
    {"Saturday, 25-Oct-25 06:02:00 GMT", DATE, 120},
    {"Sat Oct 25 06:02:00 2025", DATE, 120},
    {"Sat, 25 Oct 2025 05:00:00 GMT", DATE, 0},
    {"Sun, 26 Oct 2025 06:00:01 GMT", DATE, ABSENT},
    /* the server's clock counts, then ours */
    {"Sat, 25 Oct 2025 07:02:00 GMT", "Sat, 25 Oct 2025 07:00:00 GMT", 120},
    {"Sat, 25 Oct 2025 06:02:00 GMT", NULL, 120},
    {"Sat, 25 Oct 2025 06:02:00 GMT", "yesterday", 120},
};

static void every_form_is_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
        int64_t seconds = retry_after_read(examples[i].value, examples[i].date, NOW);

        if (seconds != examples[i].expected)
            print_error("%s\n", examples[i].value);
        assert_int_equal(seconds, examples[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
