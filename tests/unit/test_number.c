/*
 * Numbers from text and back.
 */
#include "check.h"

#include "trackside/number.h"

enum {
    REFUSED = -987654321, /* stands for "false, and untouched" */
};

struct number_case {
    const char *text;
    int64_t value;
};

static void check_reader(bool (*read)(struct bytes, int64_t *), const struct number_case *cases,
                         size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int64_t value = REFUSED;
        bool accepted = read(bytes_from_text(cases[i].text), &value);

        CHECK_INT(accepted, cases[i].value != REFUSED, cases[i].text);
        CHECK_INT(value, cases[i].value, cases[i].text);
    }
}

static void whole_numbers_are_read(void **state)
{
    static const struct number_case cases[] = {
        {"42", 42},
        {"-7", -7},
        {"0", 0},
        {"-0", 0},
        {"007", 7},
        {" \t42\n", 42},
        {"9223372036854775807", INT64_MAX},
        {"-9223372036854775807", -INT64_MAX},
        {"9223372036854775808", REFUSED},
        {"-9223372036854775808", REFUSED}, /* would be read as absent */
        {"99999999999999999999999999", REFUSED},
        {"", REFUSED},
        {" ", REFUSED},
        {"-", REFUSED},
        {"+7", REFUSED},
        {"- 7", REFUSED},
        {"--7", REFUSED},
        {"1,234", REFUSED},
        {"1 234", REFUSED},
        {"12x", REFUSED},
        {"x12", REFUSED},
        {"1.0", REFUSED},
        {"1e3", REFUSED},
        {"0x10", REFUSED},
        {"\xD9\xA3", REFUSED}, /* an Arabic three */
    };

    (void)state;
    check_reader(number_read_int, cases, N_OF(cases));
}

static void lap_times_are_read_to_the_millisecond(void **state)
{
    static const struct number_case cases[] = {
        {"34.746", 34746},
        {"94.841", 94841},
        {"1:34.746", 94746},
        {"1:02:03.5", 3723500},
        {"55", 55000},
        {" 55 ", 55000},
        {"0.001", 1},
        {"34.7", 34700},
        {"34.74", 34740},
        {"34,746", 34746},
        {"0", 0},
        {"75:10.25", 4510250},
        {"9223372036854775.807", INT64_MAX},
        {"9223372036854775.808", REFUSED},
        {"9223372036854775807:59", REFUSED},
        {"34.7465", REFUSED},
        {"34.", REFUSED},
        {".5", REFUSED},
        {"1:5.0", REFUSED},
        {"1:60.0", REFUSED},
        {"1:005.0", REFUSED},
        {"1:60:00", REFUSED},
        {"1:02:03:04", REFUSED},
        {"1:", REFUSED},
        {":30", REFUSED},
        {"1::30", REFUSED},
        {"-34.746", REFUSED},
        {"34.746*", REFUSED},
        {"34.746 s", REFUSED},
        {"1.2.3", REFUSED},
        {"1,234.5", REFUSED},
        {"DNS", REFUSED},
        {"", REFUSED},
    };

    (void)state;
    check_reader(number_read_ms, cases, N_OF(cases));
}

static void lengths_are_read_in_seconds(void **state)
{
    static const struct number_case cases[] = {
        {"55", 55},
        {"8:28", 508},
        {"75:10", 4510},
        {"1:02:03", 3723},
        {"0:55", 55},
        {" 8:28 ", 508},
        {"120", 120},
        {"8:60", REFUSED},
        {"8:2", REFUSED},
        {"8:028", REFUSED},
        {"8:28.5", REFUSED},
        {"1:2:03", REFUSED},
        {"1:60:03", REFUSED},
        {"1:02:03:04", REFUSED},
        {"9223372036854775807:00", REFUSED},
        {"-8:28", REFUSED},
        {"8:", REFUSED},
        {"", REFUSED},
    };

    (void)state;
    check_reader(number_read_duration, cases, N_OF(cases));
}

static void percentages_are_read_in_thousandths(void **state)
{
    static const struct number_case cases[] = {
        {"94.695%", 94695},    {"94.695", 94695},     {"100%", 100000},
        {"0.5%", 500},         {"-3.25%", -3250},     {"-0.5", -500},
        {" 94.7% ", 94700},    {"94.6951%", REFUSED}, {"94.%", REFUSED},
        {"94,695", 94695},     {"%", REFUSED},        {"-%", REFUSED},
        {"94.695%%", REFUSED}, {"94.695 %", REFUSED}, {"9223372036854775807", REFUSED},
        {"", REFUSED},
    };

    (void)state;
    check_reader(number_read_percent, cases, N_OF(cases));
}

static void a_slice_ends_where_it_ends(void **state)
{
    int64_t value = REFUSED;

    (void)state;
    assert_true(number_read_int((struct bytes){"1234", 2}, &value));
    assert_int_equal(value, 12);
    assert_true(number_read_ms((struct bytes){"12.3456", 6}, &value));
    assert_int_equal(value, 12345);
    assert_false(number_read_int((struct bytes){"12\0", 3}, &value));
    assert_false(number_read_int((struct bytes){0}, &value));
}

static void check_formatter(char *(*format)(int64_t, char[static NUMBER_TEXT_SIZE]),
                            const struct number_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char out[NUMBER_TEXT_SIZE] = "not written";

        assert_ptr_equal(format(cases[i].value, out), out);
        CHECK_TEXT(out, cases[i].text, cases[i].text);
    }
}

static void lap_times_are_printed_with_three_decimals(void **state)
{
    static const struct number_case cases[] = {
        {"34.746", 34746},
        {"30.500", 30500},
        {"0.000", 0},
        {"0.001", 1},
        {"94.841", 94841},
        {"-0.500", -500},
        {"", ABSENT},
        {"9223372036854775.807", INT64_MAX},
        {"-9223372036854775.807", -INT64_MAX},
    };

    (void)state;
    check_formatter(number_format_ms, cases, N_OF(cases));
}

static void lengths_are_printed_in_minutes_or_hours(void **state)
{
    static const struct number_case cases[] = {
        {"8:28", 508},  {"0:55", 55},    {"1:02:03", 3723},
        {"0:00", 0},    {"59:59", 3599}, {"1:00:00", 3600},
        {"-0:55", -55}, {"", ABSENT},    {"2562047788015215:30:07", INT64_MAX},
    };

    (void)state;
    check_formatter(number_format_duration, cases, N_OF(cases));
}

static void absent_is_not_zero(void **state)
{
    (void)state;
    assert_true(is_absent(ABSENT));
    assert_false(is_absent(0));
    assert_false(is_absent(-1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_numbers_are_read),
        cmocka_unit_test(lap_times_are_read_to_the_millisecond),
        cmocka_unit_test(lengths_are_read_in_seconds),
        cmocka_unit_test(percentages_are_read_in_thousandths),
        cmocka_unit_test(a_slice_ends_where_it_ends),
        cmocka_unit_test(lap_times_are_printed_with_three_decimals),
        cmocka_unit_test(lengths_are_printed_in_minutes_or_hours),
        cmocka_unit_test(absent_is_not_zero),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
