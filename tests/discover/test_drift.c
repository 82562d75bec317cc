/* How the site's list differs from the store: by count, and by id. */
#include "trackside/discover_range.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void assert_drift(struct discover_drift drift, int64_t n_new, int64_t n_removed)
{
    assert_int_equal(drift.n_new, n_new);
    assert_int_equal(drift.n_removed, n_removed);
}

static void counts_tell_one_side(void **state)
{
    (void)state;
    assert_drift(discover_drift_by_count(56, 56), 0, 0);
    assert_drift(discover_drift_by_count(58, 56), 2, 0);
    assert_drift(discover_drift_by_count(50, 56), 0, 6);
    assert_drift(discover_drift_by_count(0, 0), 0, 0);
}

static void ids_tell_both_sides(void **state)
{
    const char *listed[] = {"9", "12", "10"};
    const char *stored[] = {"10", "11", "9"};

    (void)state;
    assert_drift(discover_drift_by_id(listed, 3, stored, 3, 0), 1, 1);
    assert_drift(discover_drift_by_id(listed, 3, NULL, 0, 0), 3, 0);
    assert_drift(discover_drift_by_id(NULL, 0, stored, 3, 0), 0, 3);
    assert_drift(discover_drift_by_id(NULL, 0, NULL, 0, 0), 0, 0);
}

/* A row that could not be read may be the session that seems to be gone. */
static void skipped_rows_may_be_the_missing_ones(void **state)
{
    const char *listed[] = {"9"};
    const char *stored[] = {"10", "11", "9"};

    (void)state;
    assert_drift(discover_drift_by_id(listed, 1, stored, 3, 1), 0, 1);
    assert_drift(discover_drift_by_id(listed, 1, stored, 3, 5), 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_tell_one_side),
        cmocka_unit_test(ids_tell_both_sides),
        cmocka_unit_test(skipped_rows_may_be_the_missing_ones),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
