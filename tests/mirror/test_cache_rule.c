/* How long pages may be used: the table of the cache rules, in microseconds. */
#include "cache_rule.h"

#include "trackside/cleanup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct mirror_policy policy = {
    .ttl_s = {[PAGE_MONTH] = 86400, [PAGE_DAY] = 3600, [PAGE_SESSION] = 900},
    .settled_ttl_s = {[PAGE_MONTH] = 86401, [PAGE_DAY] = 86402, [PAGE_SESSION] = 2592000},
    .current_month_ttl_s = 600,
    .settled_after_s = 48 * 3600,
};

struct rule_case {
    enum page_kind kind;
    struct date date;
    const char *zone;
    const char *now;
    bool settled;
    int64_t ttl_s;
};

static const struct rule_case cases[] = {
    /* Sydney's 25 October ends at 13:00 UTC; settled 48 hours later. */
    {PAGE_DAY, {2025, 10, 25}, "Australia/Sydney", "2025-10-25T04:00:00Z", false, 3600},
    {PAGE_DAY, {2025, 10, 25}, "Australia/Sydney", "2025-10-27T13:00:00Z", false, 3600},
    {PAGE_DAY, {2025, 10, 25}, "Australia/Sydney", "2025-10-27T13:00:01Z", true, 86402},
    /* Unknown zone: UTC. */
    {PAGE_DAY, {2025, 10, 25}, NULL, "2025-10-28T00:00:00Z", false, 3600},
    {PAGE_DAY, {2025, 10, 25}, NULL, "2025-10-28T00:00:01Z", true, 86402},
    /* The day that daylight saving makes 23 hours long ends an hour earlier in UTC. */
    {PAGE_DAY, {2025, 10, 5}, "Australia/Sydney", "2025-10-07T13:00:01Z", true, 86402},
    {PAGE_SESSION, {2025, 10, 25}, NULL, "2025-10-25T12:00:00Z", false, 900},
    {PAGE_SESSION, {2025, 10, 25}, NULL, "2026-01-01T00:00:00Z", true, 2592000},
    /* A session of a day nobody knows is never settled. */
    {PAGE_SESSION, {0, 0, 0}, NULL, "2026-01-01T00:00:00Z", false, 900},
    /* The current month changes while one looks at it; the one before does not. */
    {PAGE_MONTH, {2025, 10, 0}, NULL, "2025-10-31T23:59:59Z", false, 600},
    {PAGE_MONTH, {2025, 10, 0}, NULL, "2025-11-01T00:00:00Z", false, 86400},
    {PAGE_MONTH, {2025, 12, 0}, NULL, "2025-12-31T23:59:59Z", false, 600},
    {PAGE_MONTH, {2025, 12, 0}, NULL, "2026-01-05T00:00:00Z", true, 86401},
};

static void pages_live_as_the_rules_say(void **state)
{
    CLEANUP(arena_deinit) struct arena arena = {0};

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct page_id page = {
            .kind = cases[i].kind, .track_slug = "wattlecreek", .date = cases[i].date};
        const struct zone *zone = NULL;
        int64_t now;

        if (cases[i].zone != NULL)
            assert_int_equal(zone_open(cases[i].zone, &arena, &zone, NULL), 0);
        assert_true(utc_read(bytes_from_text(cases[i].now), &now));
        print_message("# case %zu\n", i);
        assert_int_equal(cache_rule_is_settled(&policy, &page, zone, now), cases[i].settled);
        assert_int_equal(cache_rule_ttl(&policy, &page, zone, now), cases[i].ttl_s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(pages_live_as_the_rules_say)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
