/*
 * Arenas: zeroed, aligned, separate memory, and the one exit where there is none.
 */
#include "check.h"

#include "trackside/arena.h"
#include "trackside/cleanup.h"

#include <signal.h>
#include <stdalign.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void memory_is_zeroed_and_aligned(void **state)
{
    static const size_t sizes[] = {0, 1, 7, 16, 17, 1000, 16 * 1024, 16 * 1024 + 1, 3000000};
    CLEANUP(arena_deinit) struct arena arena;

    (void)state;
    arena_init(&arena);
    for (int round = 0; round < 20; round++) {
        for (size_t i = 0; i < N_OF(sizes); i++) {
            unsigned char *memory = arena_alloc(&arena, sizes[i]);

            assert_non_null(memory);
            assert_int_equal((uintptr_t)memory % alignof(max_align_t), 0);
            for (size_t k = 0; k < sizes[i]; k++) {
                if (memory[k] != 0)
                    fail_msg("byte %zu of %zu is not zero", k, sizes[i]);
            }
            memset(memory, 0xAA, sizes[i]); /* so that an overlap is seen later */
        }
    }
}

static void no_two_requests_share_memory(void **state)
{
    CLEANUP(arena_deinit) struct arena arena;
    char *empty, *small, *large, *small_again;

    (void)state;
    arena_init(&arena);
    empty = arena_alloc(&arena, 0);
    small = arena_text(&arena, "small");
    large = arena_alloc(&arena, 5000000);
    memset(large, 'x', 5000000);
    small_again = arena_text(&arena, "again");
    assert_ptr_not_equal(empty, small);
    assert_string_equal(small, "small");
    assert_string_equal(small_again, "again");
    assert_int_equal(large[0], 'x');
    assert_int_equal(large[4999999], 'x');
}

static void the_bytes_handed_out_are_counted(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    arena_alloc(&arena, 10);
    arena_alloc_array(&arena, 3, 100);
    assert_int_equal(arena.total_size, 310);
    arena_deinit(&arena);
    assert_int_equal(arena.total_size, 0);
}

static void an_arena_may_be_used_again_after_deinit(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    arena_alloc(&arena, 100);
    arena_deinit(&arena);
    assert_string_equal(arena_text(&arena, "again"), "again");
    arena_deinit(&arena);
    arena_deinit(&arena);
    arena_deinit(NULL);
}

static void an_array_grows_one_by_one(void **state)
{
    CLEANUP(arena_deinit) struct arena arena;
    int *items = NULL;

    (void)state;
    arena_init(&arena);
    for (int i = 0; i < 5000; i++) {
        items = arena_grow(&arena, items, (size_t)i, sizeof(*items));
        items[i] = i;
    }
    for (int i = 0; i < 5000; i++)
        assert_int_equal(items[i], i);
}

static void an_array_stays_where_it_is_while_there_is_room(void **state)
{
    CLEANUP(arena_deinit) struct arena arena;
    long *four, *eight;

    (void)state;
    arena_init(&arena);
    four = arena_new_array(&arena, 4, long);
    for (size_t i = 0; i < 4; i++)
        four[i] = (long)i + 1;
    assert_ptr_equal(arena_grow(&arena, four, 3, sizeof(*four)), four);
    eight = arena_grow(&arena, four, 4, sizeof(*four));
    assert_ptr_not_equal(eight, four);
    assert_memory_equal(eight, four, 4 * sizeof(*four));
    for (size_t n = 5; n < 8; n++)
        assert_ptr_equal(arena_grow(&arena, eight, n, sizeof(*eight)), eight);
    assert_int_equal(eight[7], 0);
}

static void texts_are_copied_with_a_nul(void **state)
{
    CLEANUP(arena_deinit) struct arena arena;
    char original[] = "lap";
    char *copy;

    (void)state;
    arena_init(&arena);
    copy = arena_text(&arena, original);
    original[0] = 't';
    assert_string_equal(copy, "lap");
    assert_null(arena_text(&arena, NULL));
    assert_string_equal(arena_text_of(&arena, bytes_first(BYTES("practice"), 4)), "prac");
    assert_string_equal(arena_text_of(&arena, (struct bytes){0}), "");
    assert_string_equal(arena_format(&arena, "%s:%d", "heat", 3), "heat:3");
    assert_string_equal(arena_format(&arena, "%s", ""), "");
    for (int size = 200; size < 300; size++)
        assert_int_equal(strlen(arena_format(&arena, "%*d", size, 1)), size);
    assert_int_equal(strlen(arena_format(&arena, "%70000d", 1)), 70000);
}

static void jump_out(void *context)
{
    longjmp(*(jmp_buf *)context, 1);
}

/* What must end in the arena's exit; each in a fresh arena. */
static void ask_for_too_much(struct arena *arena, int way)
{
    static char item;

    switch (way) {
    case 0:
        arena_alloc(arena, SIZE_MAX);
        break;
    case 1:
        arena_alloc(arena, SIZE_MAX - 64);
        break;
    case 2:
        arena_alloc_array(arena, SIZE_MAX / 2, 3);
        break;
    case 3:
        arena_alloc_array(arena, 3, SIZE_MAX / 2);
        break;
    case 4:
        arena_grow(arena, &item, SIZE_MAX / 2 + 1, 1);
        break;
    case 5:
        arena_grow(arena, &item, (size_t)1 << 60, 16);
        break;
    default:
        arena_text_of(arena, (struct bytes){&item, SIZE_MAX});
        break;
    }
}

static void a_size_that_overflows_goes_to_the_exit(void **state)
{
    (void)state;
    for (volatile int way = 0; way < 7; way++) {
        struct arena arena;
        jmp_buf out;

        arena_init(&arena);
        arena.exhausted = jump_out;
        arena.context = &out;
        if (setjmp(out) == 0) {
            ask_for_too_much(&arena, way);
            fail_msg("way %d was granted", way);
        }
        arena_deinit(&arena);
    }
}

/* How a child ends that asks for too much; exhausted may be NULL. */
static int status_of_child(void (*exhausted)(void *))
{
    int status = 0;
    pid_t child = fork();

    if (child == 0) {
        struct rlimit no_core = {0, 0};
        struct arena arena;

        setrlimit(RLIMIT_CORE, &no_core);
        signal(SIGABRT, SIG_DFL);
        arena_init(&arena);
        arena.exhausted = exhausted;
        arena_alloc(&arena, SIZE_MAX);
        _exit(0);
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void come_back(void *context)
{
    (void)context;
}

static void the_default_exit_aborts(void **state)
{
    int status = status_of_child(NULL);

    (void)state;
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
}

static void an_exit_that_returns_aborts_too(void **state)
{
    int status = status_of_child(come_back);

    (void)state;
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(no_two_requests_share_memory),
        cmocka_unit_test(the_bytes_handed_out_are_counted),
        cmocka_unit_test(an_arena_may_be_used_again_after_deinit),
        cmocka_unit_test(an_array_grows_one_by_one),
        cmocka_unit_test(an_array_stays_where_it_is_while_there_is_room),
        cmocka_unit_test(texts_are_copied_with_a_nul),
        cmocka_unit_test(a_size_that_overflows_goes_to_the_exit),
        cmocka_unit_test(the_default_exit_aborts),
        cmocka_unit_test(an_exit_that_returns_aborts_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
