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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_and_sentence_are_set_and_the_code_returned),
        cmocka_unit_test(nobody_needs_to_listen),
        cmocka_unit_test(the_newline_of_a_foreign_message_goes),
        cmocka_unit_test(an_old_message_may_be_part_of_the_new),
        cmocka_unit_test(a_long_message_is_cut),
        cmocka_unit_test(a_cut_never_halves_a_character),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
