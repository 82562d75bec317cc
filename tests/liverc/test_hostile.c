/*
 * Pages made to hurt: they end in an error or with findings, never in a hang, a crash, or with
 * fewer rows in silence. What grows is measured at one size and at twice that size.
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

enum {
    N_ROWS = 56, /* of the day page */
    PAGE_CEILING = 16 * 1024 * 1024,
};

static const char *directory;
static struct buffer day_page, session_page;

static const char WRAPPER[] = "<div id=\"page-wrapper\">";

/* ---- making pages ---- */

/* The page with something put behind its wrapper's start, n times over. */
static void put_repeated(struct buffer *out, const struct buffer *page, const char *text, size_t n,
                         const char *behind)
{
    size_t at;
    struct bytes whole = buffer_bytes(page);
    assert_true(bytes_find(whole, BYTES("<div id=\"page-wrapper\">"), &at));
    at += strlen(WRAPPER);
    buffer_init(out, PAGE_CEILING);
    buffer_append_bytes(out, bytes_first(whole, at));
    for (size_t i = 0; i < n; i++)
        buffer_append_text(out, text);
    buffer_append_text(out, behind);
    buffer_append_bytes(out, bytes_skip(whole, at));
    assert_false(out->full);
}

struct outcome {
    int r;
    size_t n_rows;
    size_t n_findings;
    size_t memory; /* of the results */
};

static struct outcome read_day(struct bytes page)
{
    CLEANUP(arena_deinit) struct arena arena;
    const struct practice_day *day;
    struct error err;
    arena_init(&arena);
    struct outcome outcome = {.r = liverc_read_day(page, &arena, &day, &err)};
    if (outcome.r == 0) {
        outcome.n_rows = day->n_sessions;
        outcome.n_findings = day->n_findings;
    }
    outcome.memory = arena.total_size;
    return outcome;
}

static struct outcome read_repeated(const char *text, size_t n, const char *behind)
{
    CLEANUP(buffer_deinit) struct buffer page;
    put_repeated(&page, &day_page, text, n, behind);
    return read_day(buffer_bytes(&page));
}

/* All rows, or an error, or findings. */
static void check_not_silent(struct outcome outcome)
{
    if (outcome.r == 0 && outcome.n_rows != N_ROWS)
        assert_true(outcome.n_findings > 0);
    if (outcome.r < 0)
        assert_int_equal(outcome.r, ERROR_UNKNOWN_PAGE);
}

/* ---- tests ---- */

static void test_nested(void **state)
{
    static const char *const tags[] = {"<div>",   "<b>", "<table><tr><td>", "<ul><li>",
                                       "<small>", "<a>", "<font x=y>",      "<p><object>"};
    static const size_t sizes[] = {300, 100000};
    (void)state;
    for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
        for (size_t s = 0; s < 2; s++) {
            struct outcome outcome = read_repeated(tags[i], sizes[s], "");
            check_not_silent(outcome);
            if (strcmp(tags[i], "<a>") != 0)
                assert_int_equal(outcome.r, ERROR_UNKNOWN_PAGE);
        }
        check_not_silent(read_repeated(tags[i], 20, ""));
    }
}

/* Far below a limit or far above it, and each of these once more at twice the size. */
static void test_repeated(void **state)
{
    static const struct {
        const char *text;
        const char *behind;
    } cases[] = {
        {"</p>", ""},
        {"</nothing>", ""},
        {"<br/>", ""},
        {"<tr>", ""},
        {"<", ""},
        {"<<a>", "</a>"},
        {"&", ""},
        {"&amp", ""},
        {"&#x41;&#0;&#xD800;", ""},
        {"<!-- -->", ""},
        {"<!--", "-->"},
        {"<!-->", ""},
        {"<!-- --!>", ""},
        {"<!DOCTYPE html>", ""},
        {"<?php ?>", ""},
        {"<![CDATA[", "]]>"},
        {"<script></script>", ""},
        {"<script>var data = [", "</script>"},
        {"<style>", "</style>"},
        {"<html><body>", ""},
        {"<div class=\"panel\"></div>", ""},
        {"<div class=\"panel\"><div class=\"panel-heading\">Practice Leaderboard</div></div>", ""},
        {"<table><tr><th>Total Laps</th><td>x</td></tr></table>", ""},
        {"<select id=\"x\"><option value=\"2025-10\"></select>", ""},
        {"<a href=\"/practice/?p=view_session&id=1\">next</a>", ""},
        {"<h5 class=\"page-header\">x</h5>", ""},
        {"\xff\xfe\xc3(", ""},
        {"\xe2\x80\x8b", ""},
        {" \n\t", ""},
        {"\"'", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        size_t n = 200000 / strlen(cases[i].text);
        struct outcome one = read_repeated(cases[i].text, n, cases[i].behind);
        struct outcome two = read_repeated(cases[i].text, 2 * n, cases[i].behind);
        check_not_silent(one);
        check_not_silent(two);
        assert_true(two.memory <= 3 * one.memory);
    }
}

static void test_attributes(void **state)
{
    CLEANUP(buffer_deinit) struct buffer list;
    (void)state;
    buffer_init(&list, PAGE_CEILING);
    buffer_append_text(&list, "<i ");
    for (int i = 0; i < 100000; i++)
        buffer_printf(&list, "a%d=\"%d\" ", i, i);
    assert_int_equal(read_repeated(buffer_text(&list), 1, ">").r, ERROR_UNKNOWN_PAGE);
    check_not_silent(read_repeated("<i title=\"", 1, ">"));
    assert_int_equal(read_repeated("<i title='x' title='x' title='x' title='x'>", 5000, "").r,
                     ERROR_UNKNOWN_PAGE); /* too deep */
    check_not_silent(read_repeated("<br title='x' title='x' id='x'id='x'>", 20000, ""));
}

static void test_too_large(void **state)
{
    (void)state;
    assert_int_equal(read_repeated("<br>                ", 500000, "").r, ERROR_UNKNOWN_PAGE);
}

/* However much of the page is there, and however its end looks. */
static void test_half_a_page(void **state)
{
    struct bytes whole = buffer_bytes(&day_page);
    size_t end;
    (void)state;
    assert_true(bytes_find(whole, BYTES("</html"), &end));
    for (size_t size = 0; size < end; size += 97) {
        assert_int_equal(read_day(bytes_first(whole, size)).r, ERROR_UNKNOWN_PAGE);
        struct page_guess guess;
        enum page_form form = liverc_recognize(bytes_first(whole, size), &guess);
        assert_true(form == PAGE_FORM_TRUNCATED || form == PAGE_FORM_EMPTY);
    }
}

/* A piece out of the middle, or something else in its place. */
static void test_damaged(void **state)
{
    static const char *const patches[] = {"",     "<",    ">",        "\"",
                                          "<!--", "\xff", "<script>", "</table>"};
    uint32_t random = 1;
    (void)state;
    for (int i = 0; i < 600; i++) {
        CLEANUP(buffer_deinit) struct buffer page;
        struct bytes whole = buffer_bytes(&day_page);
        random = random * 1664525 + 1013904223;
        size_t at = (random >> 8) % whole.size;
        size_t skip = (size_t)17 * ((random >> 4) % 3);
        buffer_init(&page, PAGE_CEILING);
        buffer_append_bytes(&page, bytes_first(whole, at));
        buffer_append_text(&page, patches[i % 8]);
        buffer_append_bytes(&page, bytes_skip(whole, at + skip));
        struct outcome outcome = read_day(buffer_bytes(&page));
        if (outcome.r == 0 && outcome.n_rows != N_ROWS && outcome.n_findings == 0)
            printf("# %zu bytes at %zu replaced by %s: %zu rows\n", skip, at, patches[i % 8],
                   outcome.n_rows);
        check_not_silent(outcome);
    }
}

static void test_nul_bytes(void **state)
{
    CLEANUP(buffer_deinit) struct buffer page;
    static const char nuls[4096];
    (void)state;
    put_repeated(&page, &day_page, "", 0, "");
    buffer_append(&page, nuls, sizeof(nuls));
    struct outcome behind = read_day(buffer_bytes(&page));
    assert_int_equal(behind.r, 0);
    assert_int_equal(behind.n_rows, N_ROWS);
    assert_int_equal(behind.n_findings, 1);
    assert_int_equal(read_day((struct bytes){nuls, sizeof(nuls)}).r, ERROR_UNKNOWN_PAGE);
}

/* Rows of its own, each a session more. */
static struct outcome read_rows(size_t n)
{
    CLEANUP(buffer_deinit) struct buffer page;
    struct bytes whole = buffer_bytes(&day_page);
    size_t at;
    assert_true(bytes_find(whole, BYTES("<tbody>"), &at));
    buffer_init(&page, PAGE_CEILING);
    buffer_append_bytes(&page, bytes_first(whole, at + strlen("<tbody>")));
    for (size_t i = 0; i < n; i++)
        buffer_printf(
            &page,
            "<tr>\n\t<td><a href=\"/practice/?p=view_session&id=%zu\">Casey Morgan</a>"
            "<br /><small>1/10 Open (9700001)</small></td>\n\t<td><div class=\"hidden\">"
            "2025-10-25 16:36:38</div>4:36:38pm</td>\n\t<td>9<br />8:28</td>\n\t<td>Fast: "
            "34.746<br />Avg: 56.437</td>\n</tr>\n",
            90000000 - i);
    buffer_append_bytes(&page, bytes_skip(whole, at + strlen("<tbody>")));
    return read_day(buffer_bytes(&page));
}

static void test_long_days(void **state)
{
    static const size_t sizes[] = {500, 5000, 10000};
    struct outcome outcomes[3];
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        outcomes[i] = read_rows(sizes[i]);
        assert_int_equal(outcomes[i].r, 0);
        assert_int_equal(outcomes[i].n_rows, sizes[i] + N_ROWS);
    }
    assert_true(outcomes[2].memory < 3 * outcomes[1].memory);
}

static int read_session(struct bytes page)
{
    CLEANUP(arena_deinit) struct arena arena;
    const struct practice_session *session;
    struct error err;
    arena_init(&arena);
    int r = liverc_read_session(page, &arena, &session, &err);
    if (r == 0 && session->n_all_laps != 5)
        assert_true(session->n_findings > 0);
    return r;
}

static void test_scripts(void **state)
{
    static const char *const scripts[] = {
        "racerLaps[",
        "racerLaps[1] = {'laps':[{'lapNum':'1'",
        "var lapsObj = [",
        "var lapsObj = [[",
        "var lapsObj = [{\"x\":\"1\"},",
        "/*",
        "\"",
        "'\\",
        "lapsObj = ",
        "var lapsObj = {a:",
        "//",
        "<!--",
    };
    (void)state;
    for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
        CLEANUP(buffer_deinit) struct buffer page, script;
        buffer_init(&script, PAGE_CEILING);
        buffer_append_text(&script, "<script>");
        for (size_t n = 0; n < 400000 / strlen(scripts[i]); n++)
            buffer_append_text(&script, scripts[i]);
        buffer_append_text(&script, "</script>");
        put_repeated(&page, &session_page, buffer_text(&script), 1, "");
        int r = read_session(buffer_bytes(&page));
        assert_true(r == 0 || r == ERROR_UNKNOWN_PAGE);
    }
}

static int set_up(void **state)
{
    (void)state;
    return page_file_read(directory, "day-2025-10-25", ".html", &day_page) &&
                   page_file_read(directory, "session-21290210", ".html", &session_page)
               ? 0
               : -1;
}

static int tear_down(void **state)
{
    (void)state;
    buffer_deinit(&day_page);
    buffer_deinit(&session_page);
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nested),      cmocka_unit_test(test_repeated),
        cmocka_unit_test(test_attributes),  cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_half_a_page), cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_nul_bytes),   cmocka_unit_test(test_long_days),
        cmocka_unit_test(test_scripts),
    };
    if (argc != 2) {
        fprintf(stderr, "usage: test_hostile DIRECTORY\n");
        return 2;
    }
    directory = argv[1];
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
