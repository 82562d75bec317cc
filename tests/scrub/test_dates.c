/* Dates moved in every form that pages have. */
#include "dates.h"

#include "set.h"
#include "testing.h"

#include <string.h>

static const struct {
    int days, months;
    const char *before, *after;
} moves[] = {
    {7, 0, "d=2025-10-18&x", "d=2025-10-25&x"},
    {7, 1, "2025-10-25 16:41:58", "2025-11-01 16:41:58"},
    {1, 0, "\"2024-02-28T00:00\"", "\"2024-02-29T00:00\""},
    {365, 12, "value=\"2025-10\" selected", "value=\"2026-10\" selected"},
    {-31, -1, "2025-01, 2025-12.", "2024-12, 2025-11."},
    {7, 0, "on October 18, 2025 (Saturday) at", "on October 25, 2025 (Saturday) at"},
    {8, 0, "on October 18, 2025 (Saturday) at", "on October 26, 2025 (Sunday) at"},
    {-1, 0, "Sat, Oct 25, 2025", "Fri, Oct 24, 2025"},
    {30, 1, "October 2025<", "November 2025<"},
    {70, 2, "Nov 2025", "Jan 2026"},
    {7, 0, "10\\/18\\/2025 1:25:32pm", "10\\/25\\/2025 1:25:32pm"},
    {-20, 0, "10/25/2025", "10/05/2025"},
    {3, 0, "1/9/2025", "1/12/2025"},
    {1, 0, "OCTOBER 25, 2025 (SATURDAY)", "OCTOBER 26, 2025 (SUNDAY)"},
    {1, 0, "oct 5 2025", "Oct 6 2025"},
    {1, 0, "Sep 09, 2025", "Sep 10, 2025"},
    {7, 0, "day-2025-10-18.html", "day-2025-10-25.html"},
    {1, 0, "\\n2025-10-18", "\\n2025-10-19"},
    /* none of these is a date */
    {7, 1, "1/10 Open 1/8", "1/10 Open 1/8"},
    {7, 1, "20251018 12025-10-18 2025-13-40", "20251018 12025-10-18 2025-13-40"},
    {7, 1, "10/25/20251", "10/25/20251"},
    {7, 1, "May be 2025 March on", "May be 2025 March on"},
    {7, 1, "34.746 2025 0001-10-18", "34.746 2025 0001-10-18"},
    {7, 1, "Sat, 25", "Sat, 25"},
    {7, 1, "October 45, 2025", "October 45, 2025"},
    {7, 1, "", ""},
};

static void every_form_is_moved(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_OF(moves); i++) {
        struct date_move move = {moves[i].days, moves[i].months};
        struct arena arena;
        struct bytes moved;
        size_t n = 0;

        arena_init(&arena);
        moved = dates_move(bytes_from_text(moves[i].before), &move, &arena, &n);
        if (!bytes_equal_text(moved, moves[i].after))
            fail_msg("%s by %d: %.*s", moves[i].before, moves[i].days, (int)moved.size, moved.data);
        assert_int_equal(n > 0, strcmp(moves[i].before, moves[i].after) != 0);
        arena_deinit(&arena);
    }
}

/* The practice day's month page lists 4 to 26 October. */
static void a_month_page_stays_one_month(void **state)
{
    static const struct {
        int days;
        int r;
        const char *says;
    } cases[] = {{5, 0, NULL},
                 {6, ERROR_USAGE, "by 5 days"},
                 {-3, 0, NULL},
                 {-4, ERROR_USAGE, "by -3 days"},
                 {364, 0, NULL},
                 {28, 0, NULL},
                 {20, ERROR_USAGE, "by 28 days"}};

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct set set;

        set_open(&set, PRACTICE_DAY_DIR);
        set.n = 2; /* the month and the day */
        set.options.shift_days = cases[i].days;
        assert_int_equal(set_scrub(&set), cases[i].r);
        if (cases[i].says != NULL && strstr(set.err.message, cases[i].says) == NULL)
            fail_msg("%d: %s", cases[i].days, set.err.message);
        set_close(&set);
    }
}

static void identities_move_along(void **state)
{
    struct set set;

    (void)state;
    set_open(&set, PRACTICE_DAY_DIR);
    set.n = 3;
    set.options.shift_days = 364;
    assert_int_equal(set_scrub(&set), 0);
    assert_int_equal(set.scrubbed[0].id.date.year, 2026);
    assert_int_equal(set.scrubbed[0].id.date.month, 10);
    assert_int_equal(set.scrubbed[0].id.date.day, 0);
    assert_int_equal(set.scrubbed[1].id.date.day, 24);
    assert_true(set_has(&set, set.pages[0].name, BYTES("Sat, Oct 24, 2026")));
    assert_true(set_has(&set, set.pages[1].name, BYTES("October 24, 2026 (Saturday)")));
    assert_true(set_has(&set, set.pages[2].name, BYTES("10\\/24\\/2026 8:43")));
    assert_false(set_has(&set, set.pages[2].name, BYTES("2025")));
    assert_string_equal(scrub_move_moment("2025-11-02T08:00:00Z", 364, &set.arena),
                        "2026-11-01T08:00:00Z");
    set_close(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_is_moved),
        cmocka_unit_test(a_month_page_stays_one_month),
        cmocka_unit_test(identities_move_along),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
