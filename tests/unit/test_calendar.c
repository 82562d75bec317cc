/*
 * Dates, clocks and moments as pages print them.
 */
#include "check.h"

#include "trackside/calendar.h"
#include "trackside/number.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* A NULL date means: refused, and the result as it was. */
struct date_case {
    const char *text;
    const char *date;
};

static void check_date_reader(bool (*read)(struct bytes, struct date *),
                              char *(*format)(struct date, char[static CALENDAR_TEXT_SIZE]),
                              const struct date_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *expected =
            cases[i].date ? cases[i].date
                          : format((struct date){1999, 12, 31}, (char[CALENDAR_TEXT_SIZE]){0});
        struct date date = {1999, 12, 31};
        char shown[CALENDAR_TEXT_SIZE];
        bool accepted = read(bytes_from_text(cases[i].text), &date);

        CHECK_INT(accepted, cases[i].date != NULL, cases[i].text);
        CHECK_TEXT(format(date, shown), expected, cases[i].text);
    }
}

static void dates_are_read_strictly(void **state)
{
    static const struct date_case cases[] = {
        {"2025-10-25", "2025-10-25"}, {"1970-01-01", "1970-01-01"}, {"9999-12-31", "9999-12-31"},
        {"2024-02-29", "2024-02-29"}, {"2000-02-29", "2000-02-29"}, {"2025-02-29", NULL},
        {"2100-02-29", NULL},         {"2025-02-30", NULL},         {"2025-04-31", NULL},
        {"2025-12-32", NULL},         {"2025-00-10", NULL},         {"2025-13-10", NULL},
        {"2025-10-00", NULL},         {"1969-12-31", NULL},         {"0000-00-00", NULL},
        {"10000-01-01", NULL},        {"2025-1-1", NULL},           {"2025-10-251", NULL},
        {"2025/10/25", NULL},         {"25-10-2025", NULL},         {"2025-10", NULL},
        {"2025-10-25 ", NULL},        {"-2025-10-25", NULL},        {"", NULL},
    };

    (void)state;
    check_date_reader(date_read, date_format, cases, N_OF(cases));
}

static void months_are_read_with_day_zero(void **state)
{
    static const struct date_case cases[] = {
        {"2025-10", "2025-10"}, {"1970-01", "1970-01"}, {"2025-13", NULL}, {"2025-00", NULL},
        {"2025-1", NULL},       {"2025-10-25", NULL},   {"1969-12", NULL}, {"", NULL},
    };
    struct date date;

    (void)state;
    check_date_reader(date_read_month, date_format_month, cases, N_OF(cases));
    assert_true(date_read_month(BYTES("2025-10"), &date));
    assert_int_equal(date.day, 0);
}

static void headings_are_read_with_and_without_weekday(void **state)
{
    static const struct date_case cases[] = {
        {"October 25, 2025", "October 25, 2025"},
        {"October 25, 2025 (Saturday)", "October 25, 2025"},
        {"May 1, 2024", "May 1, 2024"},
        {"May 01, 2024", "May 1, 2024"},
        {"February 29, 2024 (Thursday)", "February 29, 2024"},
        {"February 29, 2025", NULL},
        {"June 31, 2025", NULL},
        {"October 25, 1969", NULL},
        {"Oct 25, 2025", NULL},
        {"october 25, 2025", NULL},
        {"October 25 2025", NULL},
        {"October 25,2025", NULL},
        {"October 0, 2025", NULL},
        {"October 125, 2025", NULL},
        {"October 25, 25", NULL},
        {"October 25, 2025 (Sat)", NULL},
        {"October 25, 2025 (Saturday", NULL},
        {"October 25, 2025 Saturday", NULL},
        {"October 25, 2025 (Saturday) at 2:43:27pm", NULL},
        {"October 25, 2025 ", NULL},
        {"on October 25, 2025", NULL},
        {"", NULL},
    };

    (void)state;
    check_date_reader(date_read_long, date_format_long, cases, N_OF(cases));
}

static void dates_of_events_have_short_months(void **state)
{
    static const struct date_case cases[] = {
        {"Nov 16, 2025", "2025-11-16"},
        {"Apr 1, 2026", "2026-04-01"},
        {"May 3, 2025", "2025-05-03"},
        {"Feb 29, 2024", "2024-02-29"},
        {"November 16, 2025", "2025-11-16"},
        {"Feb 29, 2025", NULL},
        {"Sept 1, 2025", NULL},
        {"NOV 16, 2025", NULL},
        {"Nov 16,2025", NULL},
        {"Nov 16, 25", NULL},
        {"Nov 16, 2025 (Sunday)", NULL},
        {"Nov 16, 2025 to Nov 17, 2025", NULL},
        {"Nov 16, 2025 ", NULL},
        {"16 Nov 2025", NULL},
        {"", NULL},
    };

    (void)state;
    check_date_reader(date_read_short, date_format, cases, N_OF(cases));
}

static void every_month_has_its_name(void **state)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

    (void)state;
    for (int month = 1; month <= 12; month++) {
        char shown[CALENDAR_TEXT_SIZE];
        struct date date = {0};

        date_format_long((struct date){2025, month, 9}, shown);
        CHECK_BYTES(bytes_first(bytes_from_text(shown), strlen(names[month - 1])),
                    bytes_from_text(names[month - 1]), shown);
        assert_true(date_read_long(bytes_from_text(shown), &date));
        CHECK_INT(date.month, month, shown);
        snprintf(shown, sizeof(shown), "%.3s 9, 2025", names[month - 1]);
        assert_true(date_read_short(bytes_from_text(shown), &date));
        CHECK_INT(date.month, month, shown);
    }
}

static void an_absent_date_prints_as_nothing(void **state)
{
    static const struct date absent = {0};
    char out[CALENDAR_TEXT_SIZE];

    (void)state;
    assert_true(date_is_absent(absent));
    assert_false(date_is_absent((struct date){2025, 10, 0}));
    assert_string_equal(date_format(absent, out), "");
    assert_string_equal(date_format_month(absent, out), "");
    assert_string_equal(date_format_long(absent, out), "");
}

static void dates_compare_by_year_month_and_day(void **state)
{
    static const struct date rising[] = {{0},           {2024, 12, 31}, {2025, 1, 1},
                                         {2025, 1, 31}, {2025, 2, 1},   {2026, 1, 1}};

    (void)state;
    for (size_t i = 0; i < N_OF(rising); i++) {
        for (size_t k = 0; k < N_OF(rising); k++) {
            int order = date_compare(rising[i], rising[k]);

            CHECK_INT((order > 0) - (order < 0), (i > k) - (i < k), "order");
        }
    }
}

static void days_are_added_over_months_and_leap_years(void **state)
{
    static const struct {
        const char *date;
        int days;
        const char *sum; /* "" where it leaves the calendar */
    } cases[] = {
        {"2025-10-25", 0, "2025-10-25"},
        {"2025-10-25", 7, "2025-11-01"},
        {"2025-10-25", -25, "2025-09-30"},
        {"2024-02-28", 1, "2024-02-29"},
        {"2024-02-28", 2, "2024-03-01"},
        {"2025-02-28", 1, "2025-03-01"},
        {"2100-02-28", 1, "2100-03-01"},
        {"2000-02-28", 1, "2000-02-29"},
        {"2025-12-31", 1, "2026-01-01"},
        {"2025-01-01", -1, "2024-12-31"},
        {"2024-03-01", -1, "2024-02-29"},
        {"2024-01-01", 366, "2025-01-01"},
        {"2000-01-01", 146097, "2400-01-01"},
        {"1970-01-01", -1, ""},
        {"9999-12-31", 1, ""},
        {"2025-10-25", INT32_MAX, ""},
        {"2025-10-25", INT32_MIN, ""},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        char shown[CALENDAR_TEXT_SIZE];
        struct date date;

        assert_true(date_read(bytes_from_text(cases[i].date), &date));
        CHECK_TEXT(date_format(date_add_days(date, cases[i].days), shown), cases[i].sum,
                   cases[i].date);
    }
    assert_true(date_is_absent(date_add_days((struct date){0}, 1)));
}

static void every_day_follows_the_day_before(void **state)
{
    struct date date = {1970, 1, 1};
    int64_t seconds = 0;

    (void)state;
    for (; date.year < 2110; date = date_add_days(date, 1), seconds += 86400) {
        time_t moment = (time_t)seconds;
        struct tm shown;

        assert_non_null(gmtime_r(&moment, &shown));
        if (date.year != shown.tm_year + 1900 || date.month != shown.tm_mon + 1 ||
            date.day != shown.tm_mday)
            fail_msg("%d-%d-%d is not day %lld", date.year, date.month, date.day,
                     (long long)seconds / 86400);
    }
}

/* hour -1: refused. */
struct clock_case {
    const char *text;
    int hour, minute, second;
};

static void check_clock_reader(bool (*read)(struct bytes, struct local_time *),
                               const struct clock_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct local_time time = {{2025, 10, 25}, 77, 77, 77};
        bool refused = cases[i].hour < 0;

        CHECK_INT(read(bytes_from_text(cases[i].text), &time), !refused, cases[i].text);
        CHECK_INT(time.hour, refused ? 77 : cases[i].hour, cases[i].text);
        CHECK_INT(time.minute, refused ? 77 : cases[i].minute, cases[i].text);
        CHECK_INT(time.second, refused ? 77 : cases[i].second, cases[i].text);
        CHECK_INT(date_compare(time.date, (struct date){2025, 10, 25}), 0, cases[i].text);
    }
}

static void twelve_hour_clocks_are_read(void **state)
{
    static const struct clock_case cases[] = {
        {"4:36:38pm", 16, 36, 38},
        {"12:51:55pm", 12, 51, 55},
        {"12:00:01am", 0, 0, 1},
        {"12:00:00pm", 12, 0, 0},
        {"11:59:59pm", 23, 59, 59},
        {"1:00:00am", 1, 0, 0},
        {"04:36:38pm", 16, 36, 38},
        {"0:30:00am", -1, 0, 0},
        {"13:00:00pm", -1, 0, 0},
        {"4:60:00pm", -1, 0, 0},
        {"4:00:60pm", -1, 0, 0},
        {"4:36pm", -1, 0, 0},
        {"4:36:38", -1, 0, 0},
        {"4:36:38 pm", -1, 0, 0},
        {"4:36:38xm", -1, 0, 0},
        {"4:36:38pmx", -1, 0, 0},
        {"4:6:38pm", -1, 0, 0},
        {" 4:36:38pm", -1, 0, 0},
        {"", -1, 0, 0},
    };

    (void)state;
    check_clock_reader(clock_read_12h, cases, N_OF(cases));
}

static void clocks_of_events_have_no_seconds(void **state)
{
    static const struct clock_case cases[] = {
        {"5:30pm", 17, 30, 0},   {"12:00am", 0, 0, 0},   {"12:59pm", 12, 59, 0},
        {"11:59am", 11, 59, 0},  {"05:30pm", 17, 30, 0}, {"0:30am", -1, 0, 0},
        {"13:30pm", -1, 0, 0},   {"5:60pm", -1, 0, 0},   {"5:3pm", -1, 0, 0},
        {"5:30:00pm", -1, 0, 0}, {"5:30", -1, 0, 0},     {"5:30 pm", -1, 0, 0},
        {"5:30PM", -1, 0, 0},    {"5:30pm ", -1, 0, 0},  {"", -1, 0, 0},
    };

    (void)state;
    check_clock_reader(clock_read_12h_minutes, cases, N_OF(cases));
}

static void twenty_four_hour_clocks_are_read(void **state)
{
    static const struct clock_case cases[] = {
        {"14:44:10", 14, 44, 10}, {"00:00:00", 0, 0, 0},    {"23:59:59", 23, 59, 59},
        {"24:00:00", -1, 0, 0},   {"25:00:00", -1, 0, 0},   {"14:60:10", -1, 0, 0},
        {"14:44:60", -1, 0, 0},   {"4:44:10", -1, 0, 0},    {"14:44", -1, 0, 0},
        {"14:44:10Z", -1, 0, 0},  {"14:44:10.5", -1, 0, 0}, {"", -1, 0, 0},
    };

    (void)state;
    check_clock_reader(clock_read_24h, cases, N_OF(cases));
}

static void local_times_are_read_with_blank_or_t(void **state)
{
    static const struct {
        const char *text, *time; /* NULL: refused */
    } cases[] = {
        {"2025-10-25 16:36:38", "2025-10-25T16:36:38"},
        {"2025-10-25T00:00:00", "2025-10-25T00:00:00"},
        {"2025-10-25t16:36:38", NULL},
        {"2025-10-25  16:36:38", NULL},
        {"2025-10-2516:36:38", NULL},
        {"2025-10-25 16:36:38Z", NULL},
        {"2025-10-25 16:36", NULL},
        {"2025-10-25 24:00:00", NULL},
        {"2025-02-30 16:36:38", NULL},
        {"2025-10-25", NULL},
        {"", NULL},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct local_time time = {{1999, 12, 31}, 1, 2, 3};
        char shown[CALENDAR_TEXT_SIZE];
        bool accepted = local_time_read(bytes_from_text(cases[i].text), &time);

        CHECK_INT(accepted, cases[i].time != NULL, cases[i].text);
        CHECK_TEXT(local_time_format(time, shown),
                   cases[i].time ? cases[i].time : "1999-12-31T01:02:03", cases[i].text);
    }
}

static void local_times_turn_into_seconds_and_back(void **state)
{
    static const struct {
        const char *time;
        int64_t seconds;
    } cases[] = {
        {"1970-01-01T00:00:00", 0},          {"1970-01-01T23:59:59", 86399},
        {"1970-01-02T00:00:00", 86400},      {"2000-02-29T12:00:00", 951825600},
        {"2025-10-25T16:36:38", 1761410198}, {"9999-12-31T23:59:59", 253402300799},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        char shown[CALENDAR_TEXT_SIZE];
        struct local_time time;

        assert_true(local_time_read(bytes_from_text(cases[i].time), &time));
        CHECK_INT(local_time_seconds(time), cases[i].seconds, cases[i].time);
        CHECK_TEXT(local_time_format(local_time_from_seconds(cases[i].seconds), shown),
                   cases[i].time, cases[i].time);
    }
}

static void what_is_outside_the_calendar_is_absent(void **state)
{
    static const int64_t outside[] = {-1, 253402300800, INT64_MAX, ABSENT};
    char out[CALENDAR_TEXT_SIZE];

    (void)state;
    for (size_t i = 0; i < N_OF(outside); i++) {
        assert_true(local_time_is_absent(local_time_from_seconds(outside[i])));
        CHECK_TEXT(local_time_format(local_time_from_seconds(outside[i]), out), "", "local");
        CHECK_TEXT(utc_format(outside[i], out), "", "utc");
    }
    assert_true(is_absent(local_time_seconds((struct local_time){0})));
    assert_false(local_time_is_absent(local_time_from_seconds(0)));
}

static void utc_is_read_with_a_z_only(void **state)
{
    static const struct {
        const char *text;
        int64_t utc; /* ABSENT: refused */
    } cases[] = {
        {"2025-10-25T06:00:00Z", 1761372000},
        {"1970-01-01T00:00:00Z", 0},
        {"2025-10-25T06:00:00", ABSENT},
        {"2025-10-25 06:00:00Z", ABSENT},
        {"2025-10-25T06:00:00z", ABSENT},
        {"2025-10-25T06:00:00+00:00", ABSENT},
        {"2025-10-25T06:00:00.000Z", ABSENT},
        {"2025-10-25T25:00:00Z", ABSENT},
        {"Z", ABSENT},
        {"", ABSENT},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        int64_t utc = -5;
        char shown[CALENDAR_TEXT_SIZE];
        bool refused = is_absent(cases[i].utc);

        CHECK_INT(utc_read(bytes_from_text(cases[i].text), &utc), !refused, cases[i].text);
        CHECK_INT(utc, refused ? -5 : cases[i].utc, cases[i].text);
        if (!refused)
            CHECK_TEXT(utc_format(utc, shown), cases[i].text, cases[i].text);
    }
}

static void moments_are_written_as_http_has_them(void **state)
{
    static const struct {
        int64_t utc;
        const char *text;
    } cases[] = {
        {0, "Thu, 01 Jan 1970 00:00:00 GMT"},         {1761372000, "Sat, 25 Oct 2025 06:00:00 GMT"},
        {784111777, "Sun, 06 Nov 1994 08:49:37 GMT"}, /* RFC 9110's own */
        {951782400, "Tue, 29 Feb 2000 00:00:00 GMT"}, {-1, ""},
    };
    char out[CALENDAR_TEXT_SIZE];

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++)
        CHECK_TEXT(utc_format_http(cases[i].utc, out), cases[i].text, cases[i].text);
}

static void weekdays_follow_each_other(void **state)
{
    struct date date = {2023, 12, 31}; /* a Sunday */

    (void)state;
    for (int i = 0; i < 800; i++)
        CHECK_INT(date_weekday(date_add_days(date, i)), i % 7, "weekday");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_read_strictly),
        cmocka_unit_test(months_are_read_with_day_zero),
        cmocka_unit_test(headings_are_read_with_and_without_weekday),
        cmocka_unit_test(dates_of_events_have_short_months),
        cmocka_unit_test(every_month_has_its_name),
        cmocka_unit_test(an_absent_date_prints_as_nothing),
        cmocka_unit_test(dates_compare_by_year_month_and_day),
        cmocka_unit_test(days_are_added_over_months_and_leap_years),
        cmocka_unit_test(every_day_follows_the_day_before),
        cmocka_unit_test(twelve_hour_clocks_are_read),
        cmocka_unit_test(clocks_of_events_have_no_seconds),
        cmocka_unit_test(twenty_four_hour_clocks_are_read),
        cmocka_unit_test(local_times_are_read_with_blank_or_t),
        cmocka_unit_test(local_times_turn_into_seconds_and_back),
        cmocka_unit_test(what_is_outside_the_calendar_is_absent),
        cmocka_unit_test(utc_is_read_with_a_z_only),
        cmocka_unit_test(moments_are_written_as_http_has_them),
        cmocka_unit_test(weekdays_follow_each_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
