/*
 * A whole practice day: its rows against the day's own totals, and every session's page against
 * its row and against its own laps.
 */
#include "trackside/cleanup.h"
#include "trackside/liverc.h"

#include "page_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *directory;

struct whole_day {
    struct arena arena;
    const struct practice_day *day;
};

static int set_up(void **state)
{
    static struct whole_day whole;
    CLEANUP(buffer_deinit) struct buffer page = {0};
    struct error err;
    arena_init(&whole.arena);
    *state = &whole;
    if (!page_file_read(directory, "day-2025-10-25", ".html", &page))
        return -1;
    return liverc_read_day(buffer_bytes(&page), &whole.arena, &whole.day, &err);
}

static int tear_down(void **state)
{
    struct whole_day *whole = *state;
    arena_deinit(&whole->arena);
    return 0;
}

static int64_t laps_of_class(const struct practice_day *day, const char *class_name)
{
    int64_t n = 0;
    for (size_t i = 0; i < day->n_sessions; i++) {
        if (strcmp(day->sessions[i].class_name, class_name) == 0)
            n += day->sessions[i].n_laps;
    }
    return n;
}

static void test_rows_make_the_totals(void **state)
{
    const struct practice_day *day = ((const struct whole_day *)*state)->day;
    int64_t n_laps = 0, length_s = 0;
    assert_int_equal(day->n_sessions, 56);
    assert_true(day->panel.present);
    for (size_t i = 0; i < day->n_sessions; i++) {
        n_laps += day->sessions[i].n_laps;
        length_s += day->sessions[i].length_s;
    }
    assert_int_equal(n_laps, day->panel.n_laps);
    assert_in_range(length_s, day->panel.track_time_s - 28, day->panel.track_time_s + 28);
    assert_int_equal(day->panel.n_class_laps, day->panel.n_classes);
    for (size_t i = 0; i < day->panel.n_class_laps; i++)
        assert_int_equal(laps_of_class(day, day->panel.classes[i].class_name),
                         day->panel.classes[i].n_laps);
}

static void test_range_is_first_and_last_start(void **state)
{
    const struct practice_day *day = ((const struct whole_day *)*state)->day;
    assert_int_equal(local_time_seconds(day->panel.last),
                     local_time_seconds(day->sessions[0].start));
    assert_int_equal(local_time_seconds(day->panel.first),
                     local_time_seconds(day->sessions[day->n_sessions - 1].start));
}

static void test_figures_are_the_printed_row(void **state)
{
    const struct practice_day *day = ((const struct whole_day *)*state)->day;
    assert_string_equal(day->sessions[0].figures,
                        "Sean O'Brien|1/8 Electric Buggy (7401126)|2025-10-25 16:41:58|6|3:48|"
                        "37.243|38.000");
    for (size_t i = 1; i < day->n_sessions; i++)
        assert_string_not_equal(day->sessions[i].figures, day->sessions[i - 1].figures);
}

/* The pages are as the site is known to write them: nothing about them is odd but midnight. */
static void check_no_findings(const char *name, const struct finding *findings, size_t n)
{
    for (size_t i = 0; i < n; i++)
        fail_msg("%s: %s: %s: %s", name, finding_kind_name(findings[i].kind), findings[i].where,
                 findings[i].text);
}

static void test_nothing_is_odd(void **state)
{
    const struct practice_day *day = ((const struct whole_day *)*state)->day;
    CLEANUP(arena_deinit) struct arena arena;
    CLEANUP(buffer_deinit) struct buffer page = {0};
    const struct practice_month *month;
    struct error err;
    arena_init(&arena);
    check_no_findings("day", day->findings, day->n_findings);
    assert_true(day->leaderboard.has_overall);
    assert_int_equal(day->leaderboard.n_classes, 5);
    assert_true(page_file_read(directory, "month-2025-10", ".html", &page));
    assert_int_equal(liverc_read_month(buffer_bytes(&page), &arena, &month, &err), 0);
    check_no_findings("month", month->findings, month->n_findings);
    assert_int_equal(month->n_months, 20);
    assert_true(month->today.is_empty);
}

static void check_text(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        assert_true(a == b);
    else
        assert_string_equal(a, b);
}

static void check_against_row(const struct practice_session *session, const struct session_row *row)
{
    check_text(session->driver_name, row->driver_name);
    check_text(session->class_name, row->class_name);
    check_text(session->transponder, row->transponder);
    assert_int_equal(local_time_seconds(session->start), local_time_seconds(row->start));
    assert_int_equal(session->length_s, row->length_s);
    assert_int_equal(session->n_laps, row->n_laps);
    assert_int_equal(session->fast_ms, row->fast_ms);
    assert_int_equal(session->average_ms, row->average_ms);
}

/* Counted laps make number, length and fastest; each lap ends where the ones before it lead. */
static void check_against_laps(const struct practice_session *session)
{
    int64_t n = 0, sum_ms = 0, run_ms = 0, fast_ms = ABSENT;
    int64_t start = local_time_seconds(session->start);
    for (size_t i = 0; i < session->n_all_laps; i++) {
        const struct practice_lap *lap = &session->laps[i];
        assert_int_equal(lap->number, i + 1);
        run_ms += lap->time_ms;
        assert_in_range(local_time_seconds(lap->crossed), start + run_ms / 1000 - 1,
                        start + run_ms / 1000 + 1);
        if (!lap->is_valid)
            continue;
        n++;
        sum_ms += lap->time_ms;
        if (is_absent(fast_ms) || lap->time_ms < fast_ms)
            fast_ms = lap->time_ms;
    }
    assert_int_equal(n, session->n_laps);
    assert_int_equal((sum_ms + 500) / 1000, session->length_s);
    assert_int_equal(fast_ms, session->fast_ms);
}

static void test_session_pages_agree(void **state)
{
    const struct practice_day *day = ((const struct whole_day *)*state)->day;
    for (size_t i = 0; i < day->n_sessions; i++) {
        CLEANUP(arena_deinit) struct arena arena;
        CLEANUP(buffer_deinit) struct buffer page = {0};
        const struct practice_session *session;
        struct error err;
        char name[64];
        arena_init(&arena);
        snprintf(name, sizeof(name), "session-%s", day->sessions[i].session_id);
        assert_true(page_file_read(directory, name, ".html", &page));
        if (liverc_read_session(buffer_bytes(&page), &arena, &session, &err) != 0)
            fail_msg("%s: %s", name, err.message);
        check_against_row(session, &day->sessions[i]);
        check_against_laps(session);
        check_no_findings(name, session->findings, session->n_findings);
    }
}

static void test_pages_are_kept(void **state)
{
    static const struct {
        const char *name;
        enum page_kind kind;
    } pages[] = {
        {"month-2025-10", PAGE_MONTH},
        {"day-2025-10-25", PAGE_DAY},
        {"session-21290440", PAGE_SESSION},
    };
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        CLEANUP(buffer_deinit) struct buffer page = {0};
        struct error err;
        assert_true(page_file_read(directory, pages[i].name, ".html", &page));
        for (unsigned kind = 0; kind < PAGE_N_KINDS; kind++)
            assert_int_equal(liverc_check_page(buffer_bytes(&page), (enum page_kind)kind, &err),
                             kind == pages[i].kind ? 0 : ERROR_UNKNOWN_PAGE);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_make_the_totals),
        cmocka_unit_test(test_range_is_first_and_last_start),
        cmocka_unit_test(test_figures_are_the_printed_row),
        cmocka_unit_test(test_nothing_is_odd),
        cmocka_unit_test(test_session_pages_agree),
        cmocka_unit_test(test_pages_are_kept),
    };
    if (argc != 2) {
        fprintf(stderr, "usage: test_practice_day DIRECTORY\n");
        return 2;
    }
    directory = argv[1];
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
