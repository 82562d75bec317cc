/*
 * Memory that ends: for pages of several kinds every allocation fails in turn, libxml2's and our
 * own. Each time the reading must end with an error that says so, hold nothing, and leave the next
 * reading whole.
 */
#include "trackside/cleanup.h"
#include "trackside/page_kind.h"

#include "memory.h"
#include "page_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *directory; /* of the practice day */
static const char *cases;     /* fixtures/liverc */

/* ---- allocations of this program's own objects: the linker sends them here ---- */

static size_t calls_to_failure; /* 0: none fails */
static long n_live;

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *memory, size_t size);
void __real_free(void *memory);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *memory, size_t size);
void __wrap_free(void *memory);

static bool fails(void)
{
    return calls_to_failure > 0 && --calls_to_failure == 0;
}

static void *counted(void *memory)
{
    n_live += memory != NULL;
    return memory;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : counted(__real_malloc(size));
}

void *__wrap_calloc(size_t n, size_t size)
{
    return fails() ? NULL : counted(__real_calloc(n, size));
}

void *__wrap_realloc(void *memory, size_t size)
{
    if (fails())
        return NULL;
    void *larger = __real_realloc(memory, size);
    return memory == NULL ? counted(larger) : larger;
}

void __wrap_free(void *memory)
{
    n_live -= memory != NULL;
    __real_free(memory);
}

/* ---- readings ---- */

static int read_page(struct bytes page, enum page_kind kind, struct arena *arena, struct error *err)
{
    struct page_reading reading;
    return page_parse(page, kind, arena, &reading, err);
}

static void exhausted(void *context)
{
    (void)context;
    fail_msg("the caller's own exit was taken");
}

/* True when the page was read; false when memory ended, as it should. */
static bool survives(struct bytes page, enum page_kind kind)
{
    struct arena arena;
    struct error err = {0};
    long live_before = n_live;
    arena_init(&arena);
    arena.exhausted = exhausted;
    int r = read_page(page, kind, &arena, &err);
    assert_ptr_equal(arena.exhausted, exhausted);
    arena_deinit(&arena);
    assert_int_equal(n_live, live_before);
    if (r == 0)
        return true;
    assert_int_equal(r, ERROR_FAILED);
    assert_int_equal(err.code, ERROR_FAILED);
    assert_non_null(strstr(err.message, "out of memory"));
    return false;
}

static void fail_library(size_t n)
{
    memory_fail_at(n);
}

static void fail_own(size_t n)
{
    calls_to_failure = n;
}

/* The n-th allocation fails, for every n until none is left to fail; returns how many failed. */
static size_t fail_each(struct bytes page, enum page_kind kind, void (*fail_at)(size_t n))
{
    for (size_t n = 1;; n++) {
        fail_at(n);
        bool read = survives(page, kind);
        fail_at(0);
        if (read)
            return n - 1;
        if (n % 50 == 0)
            assert_true(survives(page, kind));
    }
}

static void check_page(const char *folder, const char *name, enum page_kind kind)
{
    CLEANUP(buffer_deinit) struct buffer page = {0};
    assert_true(page_file_read(folder, name, ".html", &page));
    size_t of_library = fail_each(buffer_bytes(&page), kind, fail_library);
    size_t of_ours = fail_each(buffer_bytes(&page), kind, fail_own);
    printf("# %s: %zu allocations of the parser, %zu of ours\n", name, of_library, of_ours);
    assert_true(of_library > 100);
    assert_true(of_ours > 2);
}

static void test_month(void **state)
{
    (void)state;
    check_page(directory, "month-2025-10", PAGE_MONTH);
}

static void test_day(void **state)
{
    (void)state;
    check_page(directory, "day-2025-10-25", PAGE_DAY);
}

static void test_session(void **state)
{
    (void)state;
    check_page(directory, "session-21290210", PAGE_SESSION);
}

static void test_event(void **state)
{
    (void)state;
    check_page(cases, "event_page/whole_event", PAGE_EVENT);
}

static void test_race(void **state)
{
    (void)state;
    check_page(cases, "race_page/main", PAGE_RACE);
}

static void test_points(void **state)
{
    (void)state;
    check_page(cases, "points_page/best_1_of_2", PAGE_POINTS);
}

/* libxml2 sets itself up once, for good. */
static int set_up(void **state)
{
    (void)state;
    liverc_recognize(BYTES("<html></html>"), NULL);
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_month), cmocka_unit_test(test_day),  cmocka_unit_test(test_session),
        cmocka_unit_test(test_event), cmocka_unit_test(test_race), cmocka_unit_test(test_points),
    };
    if (argc != 3) {
        fprintf(stderr, "usage: test_alloc PRACTICE_DAY CASES\n");
        return 2;
    }
    directory = argv[1];
    cases = argv[2];
    return cmocka_run_group_tests(tests, set_up, NULL);
}
