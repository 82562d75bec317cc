/* The progress line: its bar, its guess, its width. */
#include "progress.h"

#include "trackside/number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct progress after(int64_t done, int64_t total, int64_t now_ms)
{
    const struct trace_event begin = {.kind = TRACE_REQUEST, .done = 0, .total = total};
    const struct trace_event now = {.kind = TRACE_STORED, .done = done, .total = total};
    struct progress progress = {0};

    progress_note(&progress, &begin, 1000);
    progress_note(&progress, &now, now_ms);
    return progress;
}

static void the_rest_takes_as_long_as_what_is_done_did(void **state)
{
    struct progress progress = after(14, 56, 11000);

    (void)state;
    assert_int_equal(progress_left_ms(&progress, 11000), 30000);
    assert_int_equal(progress_left_ms(&progress, 12400), 34200);
}

static void nothing_done_is_no_guess(void **state)
{
    struct progress progress = after(0, 56, 11000);

    (void)state;
    assert_true(is_absent(progress_left_ms(&progress, 11000)));
}

static void another_step_begins_anew(void **state)
{
    const struct trace_event other = {.kind = TRACE_STORED, .done = 1, .total = 3};
    const struct trace_event again = {.kind = TRACE_REQUEST, .done = 0, .total = 3};
    struct progress progress = after(14, 56, 11000);

    (void)state;
    progress_note(&progress, &other, 20000);
    assert_int_equal(progress.began_ms, 20000);
    progress_note(&progress, &again, 30000);
    assert_int_equal(progress.began_ms, 30000);
}

static void a_line_has_a_bar_a_count_a_guess_and_the_page_in_hand(void **state)
{
    static const struct {
        int64_t done, total, now_ms;
        size_t columns;
        const char *line;
    } cases[] = {
        {0, 56, 1000, 79, "[....................] 0/56 page"},
        {14, 56, 11000, 79, "[#####...............] 14/56 ETA 0:30 page"},
        {14, 56, 11001, 79, "[#####...............] 14/56 ETA 0:31 page"},
        {1, 3, 1862501, 79, "[######..............] 1/3 ETA 1:02:04 page"},
        {56, 56, 11000, 79, "[####################] 56/56 ETA 0:00 page"},
        {14, 56, 11000, 31, "[#####...............] 14/56 ET"},
        {14, 56, 11000, 0, ""},
        {0, 1, 1000, 79, "page"},
        {0, 0, 1000, 79, "page"},
        {0, 0, 1000, 2, "pa"},
    };
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct progress progress = after(cases[i].done, cases[i].total, cases[i].now_ms);

        assert_string_equal(
            progress_line(&progress, "page", cases[i].now_ms, cases[i].columns, &arena),
            cases[i].line);
    }
    arena_deinit(&arena);
}

static void a_run_over_days_tells_which_it_is_at(void **state)
{
    struct progress progress = after(14, 56, 11000);
    struct date day = {2025, 10, 25};
    struct arena arena;

    (void)state;
    arena_init(&arena);
    progress_begin_day(&progress, day, 0, 1);
    assert_string_equal(progress_line(&progress, "page", 11000, 79, &arena),
                        "[#####...............] 14/56 ETA 0:30 page");
    progress_begin_day(&progress, day, 2, 12);
    assert_string_equal(progress_line(&progress, "page", 11000, 79, &arena),
                        "2025-10-25 (3 of 12) [#####...............] 14/56 ETA 0:30 page");
    progress = (struct progress){0};
    progress_begin_day(&progress, day, 2, 12);
    assert_string_equal(progress_line(&progress, "page", 0, 79, &arena),
                        "2025-10-25 (3 of 12) page");
    arena_deinit(&arena);
}

static void no_character_is_cut_in_two(void **state)
{
    struct progress none = {0};
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_string_equal(progress_line(&none, "caf\xc3\xa9", 0, 4, &arena), "caf");
    assert_string_equal(progress_line(&none, "caf\xc3\xa9", 0, 5, &arena), "caf\xc3\xa9");
    arena_deinit(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rest_takes_as_long_as_what_is_done_did),
        cmocka_unit_test(nothing_done_is_no_guess),
        cmocka_unit_test(another_step_begins_anew),
        cmocka_unit_test(a_line_has_a_bar_a_count_a_guess_and_the_page_in_hand),
        cmocka_unit_test(a_run_over_days_tells_which_it_is_at),
        cmocka_unit_test(no_character_is_cut_in_two),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
