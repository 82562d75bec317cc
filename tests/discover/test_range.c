/* Which range is meant, which is refused and how, and which months it touches. */
#include "trackside/discover_range.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

struct range_case {
    const char *from, *to, *today; /* NULL: not given */
    const char *meant_from, *meant_to;
    bool is_cut, is_open;
    const char *refused; /* part of the sentence; NULL: it is a good range */
    const char *months;  /* newest first */
};

static const struct range_case cases[] = {
    {NULL, NULL, "2025-11-08", "2025-05-12", "2025-11-08", false, true, NULL,
     "2025-11 2025-10 2025-09 2025-08 2025-07 2025-06 2025-05"},
    {NULL, "2025-07-01", "2025-11-08", "2025-01-02", "2025-07-01", false, false, NULL,
     "2025-07 2025-06 2025-05 2025-04 2025-03 2025-02 2025-01"},
    {"2025-10-01", "2025-10-31", "2025-11-08", "2025-10-01", "2025-10-31", false, false, NULL,
     "2025-10"},
    {"2024-12-31", "2025-01-01", "2025-11-08", "2024-12-31", "2025-01-01", false, false, NULL,
     "2025-01 2024-12"},
    {"2025-11-08", "2025-11-08", "2025-11-08", "2025-11-08", "2025-11-08", false, false, NULL,
     "2025-11"},
    {"2025-11-01", "2026-05-01", "2025-11-08", "2025-11-01", "2025-11-08", true, true, NULL,
     "2025-11"},
    /* Twelve months exactly, from any day and from a leap day; a day more is too long. */
    {"2024-11-08", NULL, "2025-11-08", "2024-11-08", "2025-11-08", false, true, NULL,
     "2025-11 2025-10 2025-09 2025-08 2025-07 2025-06 2025-05 2025-04 2025-03 2025-02 2025-01 "
     "2024-12 2024-11"},
    {"2024-11-07", NULL, "2025-11-08", NULL, NULL, false, false, "12 months", NULL},
    {"2023-02-28", "2024-02-29", "2025-11-08", "2023-02-28", "2024-02-29", false, false, NULL,
     "2024-02 2024-01 2023-12 2023-11 2023-10 2023-09 2023-08 2023-07 2023-06 2023-05 2023-04 "
     "2023-03 2023-02"},
    {"2023-02-27", "2024-02-29", "2025-11-08", NULL, NULL, false, false, "12 months", NULL},
    /* It is the part until today that counts. */
    {"2025-01-01", "2026-12-31", "2025-11-08", "2025-01-01", "2025-11-08", true, true, NULL,
     "2025-11 2025-10 2025-09 2025-08 2025-07 2025-06 2025-05 2025-04 2025-03 2025-02 2025-01"},
    {"2025-10-02", "2025-10-01", "2025-11-08", NULL, NULL, false, false, "before it begins", NULL},
    {"2025-11-09", NULL, "2025-11-08", NULL, NULL, false, false, "today is 2025-11-08", NULL},
    {"2025-11-09", "2025-11-10", "2025-11-08", NULL, NULL, false, false, "today is", NULL},
    {"2025-12-09", "2025-11-10", "2025-11-08", NULL, NULL, false, false, "before it", NULL},
};

static struct date date_of(const char *text)
{
    struct date date = {0};

    if (text != NULL)
        assert_true(date_read(bytes_from_text(text), &date));
    return date;
}

static void assert_date(struct date date, const char *expected)
{
    char text[CALENDAR_TEXT_SIZE];

    assert_string_equal(date_format(date, text), expected);
}

static void assert_months(const struct discover_range *range, const char *expected)
{
    struct date months[DISCOVER_MAX_PAGES];
    size_t n = discover_months(range, months);
    char all[16 * DISCOVER_MAX_PAGES] = "";

    for (size_t i = 0; i < n; i++) {
        char text[CALENDAR_TEXT_SIZE];

        strcat(all, i == 0 ? "" : " ");
        strcat(all, date_format_month(months[i], text));
    }
    assert_string_equal(all, expected);
}

static void ranges_are_as_meant(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct range_case *c = &cases[i];
        struct discover_range range;
        struct error err;
        int r = discover_range(date_of(c->from), date_of(c->to), date_of(c->today), &range, &err);

        print_message("# case %zu\n", i);
        if (c->refused != NULL) {
            assert_int_equal(r, ERROR_USAGE);
            assert_non_null(strstr(err.message, c->refused));
            continue;
        }
        assert_int_equal(r, 0);
        assert_date(range.from, c->meant_from);
        assert_date(range.to, c->meant_to);
        assert_int_equal(range.is_cut, c->is_cut);
        assert_int_equal(range.is_open, c->is_open);
        assert_months(&range, c->months);
    }
}

static void days_are_in_it_or_not(void **state)
{
    struct discover_range closed = {.from = date_of("2025-10-05"), .to = date_of("2025-10-19")};
    struct discover_range open = closed;

    (void)state;
    open.is_open = true;
    assert_false(discover_range_has(&closed, date_of("2025-10-04")));
    assert_true(discover_range_has(&closed, date_of("2025-10-05")));
    assert_true(discover_range_has(&closed, date_of("2025-10-19")));
    assert_false(discover_range_has(&closed, date_of("2025-10-20")));
    assert_true(discover_range_has(&open, date_of("2025-10-20")));
    assert_false(discover_range_has(&open, date_of("2025-10-04")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranges_are_as_meant),
        cmocka_unit_test(days_are_in_it_or_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
