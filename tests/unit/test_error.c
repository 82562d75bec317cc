/*
 * The one sentence of a failure.
 */
#include "check.h"

#include "trackside/error.h"

#include <string.h>

static void code_and_sentence_are_set_and_the_code_returned(void **state)
{
    struct error err = {0};

    (void)state;
    assert_int_equal(error_set(&err, ERROR_NOT_FOUND, "No track \"%s\".", "x"), ERROR_NOT_FOUND);
    assert_int_equal(err.code, ERROR_NOT_FOUND);
    assert_string_equal(err.message, "No track \"x\".");
}

static void nobody_needs_to_listen(void **state)
{
    (void)state;
    assert_int_equal(error_set(NULL, ERROR_USAGE, "%d", 1), ERROR_USAGE);
}

static void the_newline_of_a_foreign_message_goes(void **state)
{
    struct error err;

    (void)state;
    error_set(&err, ERROR_FAILED, "%s", "no such table\n\n");
    assert_string_equal(err.message, "no such table");
    error_set(&err, ERROR_FAILED, "%s", "\n");
    assert_string_equal(err.message, "");
}

static void an_old_message_may_be_part_of_the_new(void **state)
{
    struct error err;

    (void)state;
    error_set(&err, ERROR_FAILED, "inner");
    error_set(&err, ERROR_FAILED, "outer: %s", err.message);
    assert_string_equal(err.message, "outer: inner");
}

static void a_long_message_is_cut(void **state)
{
    char text[2000];
    struct error err;

    (void)state;
    memset(text, 'a', sizeof(text));
    text[sizeof(text) - 1] = '\0';
    error_set(&err, ERROR_FAILED, "%s", text);
    assert_int_equal(strlen(err.message), sizeof(err.message) - 1);
}

/* A four-byte character behind 0 to 4 letters: the cut falls at every place in it. */
static void a_cut_never_halves_a_character(void **state)
{
    static const size_t room = sizeof(((struct error *)NULL)->message) - 1;
    char text[2000];
    struct error err;

    (void)state;
    for (size_t visible = 0; visible <= 4; visible++) {
        size_t letters = room - visible;

        memset(text, 'a', letters);
        memcpy(text + letters, "\xF0\x9F\x8F\x81 and more", sizeof("\xF0\x9F\x8F\x81 and more"));
        error_set(&err, ERROR_FAILED, "%s", text);
        CHECK_INT(strlen(err.message), visible < 4 ? letters : room, "size");
    }
}

static void a_hint_keeps_what_it_names(void **state)
{
    struct error err;
    char long_name[500];

    (void)state;
    memset(long_name, 'n', sizeof(long_name));
    long_name[sizeof(long_name) - 1] = '\0';
    assert_int_equal(error_set_hint_about(&err, ERROR_FAILED, HINT_RESTORE_DAY, "redhill",
                                          "2025-10-25", "%s is away", "it"),
                     ERROR_FAILED);
    assert_string_equal(err.message, "it is away");
    assert_int_equal(err.hint, HINT_RESTORE_DAY);
    assert_string_equal(err.names[0], "redhill");
    assert_string_equal(err.names[1], "2025-10-25");
    error_set_hint_about(&err, ERROR_USAGE, HINT_GIVE_PARAMETER, long_name, NULL, "none");
    assert_int_equal(strlen(err.names[0]), sizeof(err.names[0]) - 1);
    assert_string_equal(err.names[1], "");
    assert_int_equal(error_set_hint(NULL, ERROR_USAGE, HINT_SWAP_RANGE, "%d", 1), ERROR_USAGE);
    assert_int_equal(error_set_hint_about(NULL, ERROR_BUSY, HINT_RESTORE_DAY, "a", "b", "%d", 1),
                     ERROR_BUSY);
}

/* An old hint does not outlive its sentence. */
static void each_sentence_has_its_own_hint(void **state)
{
    struct error err;

    (void)state;
    error_set_hint_about(&err, ERROR_FAILED, HINT_RESTORE_DAY, "redhill", "2025-10-25", "away");
    error_set_hint(&err, ERROR_FAILED, HINT_OTHER_DATA, "elsewhere");
    assert_int_equal(err.hint, HINT_OTHER_DATA);
    assert_string_equal(err.names[0], "");
    error_set(&err, ERROR_FAILED, "nowhere");
    assert_int_equal(err.hint, HINT_NONE);
}

static void a_hint_goes_along(void **state)
{
    struct error why, err, same;

    (void)state;
    error_set_hint_about(&why, ERROR_NOT_FOUND, HINT_INGEST_DAY, "redhill", "2025-10-25", "no day");
    assert_int_equal(error_pass(&err, &why), ERROR_NOT_FOUND);
    assert_memory_equal(&err, &why, sizeof(err));
    assert_int_equal(error_pass(NULL, &why), ERROR_NOT_FOUND);

    assert_int_equal(error_wrap(&err, ERROR_PARTIAL, &why, "line %d: %s", 7, why.message),
                     ERROR_PARTIAL);
    assert_int_equal(err.code, ERROR_PARTIAL);
    assert_string_equal(err.message, "line 7: no day");
    assert_int_equal(err.hint, HINT_INGEST_DAY);
    assert_string_equal(err.names[1], "2025-10-25");

    same = why;
    error_wrap(&same, ERROR_NOT_FOUND, &same, "again: %s", same.message);
    assert_string_equal(same.message, "again: no day");
    assert_string_equal(same.names[0], "redhill");
    assert_int_equal(error_wrap(NULL, ERROR_PARTIAL, &why, "%d", 1), ERROR_PARTIAL);
}

static const char *words_of(enum hint hint)
{
    if (hint == HINT_OTHER_DATA)
        return ", or {move} it {3} {";
    return hint == HINT_RESTORE_DAY ? "; bring {2} of {1} back on {2}" : "";
}

static void a_face_words_the_hint(void **state)
{
    struct arena arena;
    struct error err;

    (void)state;
    arena_init(&arena);
    error_set(&err, ERROR_FAILED, "100 {1} %% away");
    assert_string_equal(error_sentence(&err, words_of, &arena), "100 {1} % away");
    error_set_hint(&err, ERROR_FAILED, HINT_OTHER_DATA, "away");
    assert_string_equal(error_sentence(&err, words_of, &arena), "away, or {move} it {3} {");
    error_set_hint_about(&err, ERROR_FAILED, HINT_RESTORE_DAY, "a{2}", "b", "away");
    assert_string_equal(error_sentence(&err, words_of, &arena), "away; bring b of a{2} back on b");
    arena_deinit(&arena);
}

static void every_code_has_a_word(void **state)
{
    (void)state;
    for (int code = ERROR_INTERRUPTED; code < ERROR_FAILED; code++)
        assert_string_not_equal(error_code_name((enum error_code)code), "failed");
    assert_string_equal(error_code_name(ERROR_FAILED), "failed");
    assert_string_equal(error_code_name(ERROR_CHECK), "check_failed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_and_sentence_are_set_and_the_code_returned),
        cmocka_unit_test(nobody_needs_to_listen),
        cmocka_unit_test(the_newline_of_a_foreign_message_goes),
        cmocka_unit_test(an_old_message_may_be_part_of_the_new),
        cmocka_unit_test(a_long_message_is_cut),
        cmocka_unit_test(a_cut_never_halves_a_character),
        cmocka_unit_test(a_hint_keeps_what_it_names),
        cmocka_unit_test(each_sentence_has_its_own_hint),
        cmocka_unit_test(a_hint_goes_along),
        cmocka_unit_test(a_face_words_the_hint),
        cmocka_unit_test(every_code_has_a_word),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
