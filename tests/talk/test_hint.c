/* Every hint has its words on the command line. */
#include "hint.h"

#include "trackside/cleanup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void every_hint_has_words(void **state)
{
    struct arena arena CLEANUP(arena_deinit) = {0};

    (void)state;
    arena_init(&arena);
    for (int hint = HINT_NONE + 1; hint < HINT_N; hint++) {
        struct error error;
        const char *sentence;

        error_set_hint_about(&error, ERROR_FAILED, (enum hint)hint, "this", "that", "a fact");
        sentence = hint_sentence(&error, &arena);
        if (strncmp(sentence, "a fact", strlen("a fact")) != 0 || strlen(sentence) < 12 ||
            strpbrk(sentence, "{}") != NULL)
            fail_msg("hint %d: %s", hint, sentence);
    }
}

static void what_is_named_stands_in_its_place(void **state)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct error error;

    (void)state;
    arena_init(&arena);
    error_set_hint_about(&error, ERROR_FAILED, HINT_RESTORE_DAY, "redhill", "2025-10-25", "away");
    assert_string_equal(hint_sentence(&error, &arena),
                        "away; `trackside restore redhill 2025-10-25` brings it back");
    error_set(&error, ERROR_FAILED, "away");
    assert_string_equal(hint_sentence(&error, &arena), "away");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_hint_has_words),
        cmocka_unit_test(what_is_named_stands_in_its_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
