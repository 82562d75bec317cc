/* Which months a page's list of months rules out, so that they cost no request. */
#include "trackside/discover_range.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct date listed[] = {{2025, 11, 0}, {2025, 10, 0}, {2025, 8, 0}};

static struct discover_month page_of(const char *validated_at)
{
    struct discover_month page = {.months = listed, .n_months = 3};

    assert_true(utc_read(bytes_from_text(validated_at), &page.validated_at));
    return page;
}

static void months_that_are_not_listed_are_ruled_out(void **state)
{
    struct discover_month page = page_of("2025-11-08T03:30:00Z");

    (void)state;
    assert_true(discover_rules_out(&page, (struct date){2025, 9, 0}));
    assert_true(discover_rules_out(&page, (struct date){2025, 7, 0}));
    assert_false(discover_rules_out(&page, (struct date){2025, 11, 0}));
    assert_false(discover_rules_out(&page, (struct date){2025, 8, 0}));
}

/* An old page knows nothing of what came after it. */
static void later_months_are_not(void **state)
{
    struct discover_month page = page_of("2025-11-30T23:59:59Z");

    (void)state;
    assert_false(discover_rules_out(&page, (struct date){2025, 12, 0}));
    assert_false(discover_rules_out(&page, (struct date){2026, 1, 0}));
    page = page_of("2025-12-01T00:00:00Z");
    assert_true(discover_rules_out(&page, (struct date){2025, 12, 0}));
}

static void a_page_without_list_rules_out_nothing(void **state)
{
    struct discover_month page = page_of("2025-11-08T03:30:00Z");

    (void)state;
    page.n_months = 0;
    assert_false(discover_rules_out(&page, (struct date){2025, 9, 0}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_that_are_not_listed_are_ruled_out),
        cmocka_unit_test(later_months_are_not),
        cmocka_unit_test(a_page_without_list_rules_out_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
