/*
 * Race pages made to hurt: they end in an error or with findings, never in a hang, a crash, or with
 * fewer drivers or laps in silence. What grows is measured at one size and at twice that size.
 */
#include "trackside/cleanup.h"
#include "trackside/page_kind.h"

#include "page_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum {
    PAGE_CEILING = 16 * 1024 * 1024,
};

static const char *directory;
static struct buffer race_page; /* the A-main: eight drivers */
static size_t n_laps_of_page;

struct outcome {
    int r;
    size_t n_drivers;
    size_t n_laps;
    size_t n_findings;
    size_t memory; /* of the results */
};

static struct outcome read_race(struct bytes page)
{
    CLEANUP(arena_deinit) struct arena arena;
    struct page_reading reading = {.kind = PAGE_RACE};
    struct error err;
    arena_init(&arena);
    struct outcome outcome = {.r = page_parse(page, PAGE_RACE, &arena, &reading, &err)};
    const struct race_page *race = reading.race;
    for (size_t i = 0; outcome.r == 0 && i < race->n_drivers; i++)
        outcome.n_laps += race->drivers[i].n_laps;
    if (outcome.r == 0) {
        outcome.n_drivers = race->n_drivers;
        outcome.n_findings = race->n_findings;
    }
    outcome.memory = arena.total_size;
    return outcome;
}

/* All drivers and laps, or an error, or findings. */
static void check_not_silent(struct outcome outcome)
{
    if (outcome.r < 0)
        assert_int_equal(outcome.r, ERROR_UNKNOWN_PAGE);
    else if (outcome.n_drivers != 8 || outcome.n_laps != n_laps_of_page)
        assert_true(outcome.n_findings > 0);
}

/* The page with something put in where a text stands for the first time. */
static void put_before(struct buffer *out, const char *mark, struct bytes text)
{
    struct bytes whole = buffer_bytes(&race_page);
    size_t at;
    assert_true(bytes_find(whole, bytes_from_text(mark), &at));
    buffer_init(out, PAGE_CEILING);
    buffer_append_bytes(out, bytes_first(whole, at));
    buffer_append_bytes(out, text);
    buffer_append_bytes(out, bytes_skip(whole, at));
    assert_false(out->full);
}

/* ---- large pages ---- */

/* n drivers of so many laps each, in table and script. */
static void put_race(struct buffer *out, size_t n, size_t n_laps)
{
    buffer_init(out, PAGE_CEILING);
    buffer_append_text(
        out, "<!DOCTYPE html><html><head><title>T :: E :: Buggy A-Main :: LiveRC</title></head>"
             "<body><h1 class=page-header>T</h1><h3 class=page-header>E</h3>"
             "<h5 class=page-header>Nov 16, 2025</h5><script>var racerLaps = {};\n");
    for (size_t i = 0; i < n; i++) {
        buffer_printf(out, "racerLaps[%zu]={'driverName':'D%zu','laps':[", 900000 + i, i);
        for (size_t lap = 1; lap <= n_laps; lap++)
            buffer_printf(out, "{'lapNum':'%zu','pos':'1','time':'40','pace':'1/1','segments':[]},",
                          lap);
        buffer_append_text(out, "]};\n");
    }
    buffer_append_text(out, "</script><table class=race_result><thead><tr><th>Pos<th>Driver"
                            "<th>Laps/Time<th>Behind</tr></thead><tbody>");
    for (size_t i = 0; i < n; i++)
        buffer_printf(out,
                      "<tr><td>%zu<td><span class=driver_name>D%zu</span><a class=driver_laps "
                      "data-driver-id=%zu>x</a><td>%zu/%zu.000<td>0.000</tr>\n",
                      i + 1, i, 900000 + i, n_laps, 40 * n_laps);
    buffer_append_text(out, "</tbody></table></body></html>");
    assert_false(out->full);
}

static struct outcome read_large(size_t n, size_t n_laps)
{
    CLEANUP(buffer_deinit) struct buffer page;
    put_race(&page, n, n_laps);
    struct outcome outcome = read_race(buffer_bytes(&page));
    if (outcome.r == 0) {
        assert_int_equal(outcome.n_drivers, n);
        assert_int_equal(outcome.n_laps, n * n_laps);
    }
    return outcome;
}

static void test_many_drivers(void **state)
{
    (void)state;
    struct outcome one = read_large(5000, 3), two = read_large(10000, 3);
    assert_int_equal(one.r, 0);
    assert_int_equal(two.r, 0);
    assert_true(two.memory <= 3 * one.memory);
}

/* A hundred thousand laps are more than a page of the site may have bytes: refused before it is
 * taken apart. */
static void test_many_laps(void **state)
{
    (void)state;
    struct outcome one = read_large(1, 40000), two = read_large(1, 80000);
    assert_int_equal(one.r, 0);
    assert_int_equal(two.r, 0);
    assert_true(two.memory <= 3 * one.memory);
    assert_int_equal(read_large(10, 15000).r, ERROR_UNKNOWN_PAGE);
}

/* All of one name and without links: nobody is told apart, and it takes no longer. */
static void test_namesakes(void **state)
{
    CLEANUP(buffer_deinit) struct buffer page;
    (void)state;
    buffer_init(&page, PAGE_CEILING);
    buffer_append_text(&page, "<html><title>T :: E :: A-Main :: LiveRC</title><script>");
    for (size_t i = 0; i < 10000; i++)
        buffer_printf(&page, "racerLaps[%zu]={'driverName':'D','laps':[]};", i);
    buffer_append_text(&page, "</script><table class=race_result><thead><tr><th>Pos<th>Driver"
                              "<th>Laps/Time<th>Behind</tr></thead><tbody>");
    for (size_t i = 0; i < 10000; i++)
        buffer_append_text(&page, "<tr><td>1<td><span class=driver_name>D</span><td>0<td></tr>");
    buffer_append_text(&page, "</tbody></table></html>");
    struct outcome outcome = read_race(buffer_bytes(&page));
    assert_int_equal(outcome.r, 0);
    assert_int_equal(outcome.n_drivers, 10000);
    assert_int_equal(outcome.n_findings, 1000);
}

/* ---- damaged pages ---- */

/* Half a page is refused, wherever it ends. */
static void test_half_a_page(void **state)
{
    struct bytes whole = buffer_bytes(&race_page);
    size_t end;
    (void)state;
    assert_true(bytes_find(whole, BYTES("</html"), &end));
    for (size_t size = 0; size < end; size += 997)
        assert_int_equal(read_race(bytes_first(whole, size)).r, ERROR_UNKNOWN_PAGE);
}

/* A piece out of the middle, or something else in its place. */
static void test_damaged(void **state)
{
    static const char *const patches[] = {"",     "<",         ">", "\"", "'",  "<!--",
                                          "\xff", "</script>", "{", "]",  "/*", "</table>"};
    uint32_t random = 1;
    (void)state;
    for (int i = 0; i < 400; i++) {
        CLEANUP(buffer_deinit) struct buffer page;
        struct bytes whole = buffer_bytes(&race_page);
        random = random * 1664525 + 1013904223;
        size_t at = (random >> 8) % whole.size;
        size_t skip = (size_t)17 * ((random >> 4) % 3);
        buffer_init(&page, PAGE_CEILING);
        buffer_append_bytes(&page, bytes_first(whole, at));
        buffer_append_text(&page, patches[i % 12]);
        buffer_append_bytes(&page, bytes_skip(whole, at + skip));
        struct outcome outcome = read_race(buffer_bytes(&page));
        if (outcome.r == 0 && outcome.n_findings == 0 && outcome.n_laps != n_laps_of_page)
            printf("# %zu bytes at %zu replaced by %s: %zu laps\n", skip, at, patches[i % 12],
                   outcome.n_laps);
        check_not_silent(outcome);
    }
}

/* ---- scripts ---- */

static void test_scripts(void **state)
{
    static const char *const scripts[] = {
        "racerLaps[",
        "racerLaps[1] = {'laps':[{'lapNum':'1'",
        "racerLaps[1] = {a:",
        "racerLaps[1] = {'laps':[",
        "racerLaps[1] = {'x':[[",
        "racerLaps[1] = {'laps':[{'segments':[",
        "racerLaps[1].a[",
        "racerLaps",
        "positionDataDriver.data.push([",
        "positionDataDriver.label = '",
        "positionDataDriver = ",
        "/*",
        "`",
        "'\\",
        "racerLaps = {};",
        "//",
        "<!--",
    };
    (void)state;
    for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
        CLEANUP(buffer_deinit) struct buffer page, script;
        buffer_init(&script, PAGE_CEILING);
        buffer_append_text(&script, "<script>racerLaps;");
        for (size_t n = 0; n < 400000 / strlen(scripts[i]); n++)
            buffer_append_text(&script, scripts[i]);
        buffer_append_text(&script, "</script>");
        put_before(&page, "<table class=\"table table-striped race_result\"",
                   buffer_bytes(&script));
        check_not_silent(read_race(buffer_bytes(&page)));
    }
}

/* Names, cells and labels that are most of a page. */
static void test_long_texts(void **state)
{
    static const char *const marks[] = {"<span class=\"driver_name\">",
                                        "<span class=\"class_header\">",
                                        "'driverName' : '",
                                        "'time' : '",
                                        "'pace' : '",
                                        "Length: "};
    static const char *const texts[] = {"(", "((a", "A-Main ", "9", "x", "/", ":"};
    (void)state;
    for (size_t m = 0; m < sizeof(marks) / sizeof(marks[0]); m++) {
        for (size_t t = 0; t < sizeof(texts) / sizeof(texts[0]); t++) {
            CLEANUP(buffer_deinit) struct buffer page, text;
            struct bytes whole = buffer_bytes(&race_page);
            size_t at;
            buffer_init(&text, PAGE_CEILING);
            for (size_t n = 0; n < 200000 / strlen(texts[t]); n++)
                buffer_append_text(&text, texts[t]);
            assert_true(bytes_find(whole, bytes_from_text(marks[m]), &at));
            at += strlen(marks[m]);
            buffer_init(&page, PAGE_CEILING);
            buffer_append_bytes(&page, bytes_first(whole, at));
            buffer_append_bytes(&page, buffer_bytes(&text));
            buffer_append_bytes(&page, bytes_skip(whole, at));
            check_not_silent(read_race(buffer_bytes(&page)));
        }
    }
}

static int set_up(void **state)
{
    (void)state;
    if (!page_file_read(directory, "race-6304814", ".html", &race_page))
        return -1;
    struct outcome outcome = read_race(buffer_bytes(&race_page));
    n_laps_of_page = outcome.n_laps;
    return outcome.r == 0 && outcome.n_drivers == 8 && outcome.n_findings == 0 ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    buffer_deinit(&race_page);
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many_drivers), cmocka_unit_test(test_many_laps),
        cmocka_unit_test(test_namesakes),    cmocka_unit_test(test_half_a_page),
        cmocka_unit_test(test_damaged),      cmocka_unit_test(test_scripts),
        cmocka_unit_test(test_long_texts),
    };
    if (argc != 2) {
        fprintf(stderr, "usage: test_hostile_race DIRECTORY\n");
        return 2;
    }
    directory = argv[1];
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
