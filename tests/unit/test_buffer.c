/*
 * The growing buffer and its ceiling.
 */
#include "check.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"

#include <string.h>

static void appends_of_every_kind_follow_each_other(void **state)
{
    CLEANUP(buffer_deinit) struct buffer buffer;

    (void)state;
    buffer_init(&buffer, 1000);
    assert_true(buffer_append(&buffer, "a\0b", 3));
    assert_true(buffer_append_text(&buffer, "text"));
    assert_true(buffer_append_bytes(&buffer, BYTES(",bytes")));
    assert_true(buffer_append_char(&buffer, ';'));
    assert_true(buffer_printf(&buffer, "%d/%s", 7, "x"));
    CHECK_BYTES(buffer_bytes(&buffer), BYTES("a\0btext,bytes;7/x"), "contents");
    assert_int_equal(buffer.data[buffer.size], '\0');
}

static void an_empty_buffer_reads_as_an_empty_text(void **state)
{
    CLEANUP(buffer_deinit) struct buffer buffer;

    (void)state;
    buffer_init(&buffer, 10);
    assert_string_equal(buffer_text(&buffer), "");
    assert_int_equal(buffer_bytes(&buffer).size, 0);
    assert_true(buffer_append(&buffer, NULL, 0));
    assert_true(buffer_append_text(&buffer, NULL));
    assert_string_equal(buffer_text(&buffer), "");
}

static void it_grows_over_many_appends(void **state)
{
    CLEANUP(buffer_deinit) struct buffer buffer;

    (void)state;
    buffer_init(&buffer, SIZE_MAX);
    for (int i = 0; i < 10000; i++)
        assert_true(buffer_printf(&buffer, "%04d", i));
    assert_int_equal(buffer.size, 40000);
    assert_int_equal(strlen(buffer_text(&buffer)), 40000);
    CHECK_BYTES(bytes_skip(buffer_bytes(&buffer), 39992), BYTES("99989999"), "end");
    CHECK_BYTES(bytes_first(buffer_bytes(&buffer), 8), BYTES("00000001"), "start");
}

static void it_may_be_filled_to_the_ceiling(void **state)
{
    CLEANUP(buffer_deinit) struct buffer buffer;

    (void)state;
    buffer_init(&buffer, 5);
    assert_true(buffer_append_text(&buffer, "12345"));
    assert_true(buffer_append_text(&buffer, ""));
    assert_false(buffer.full);
    assert_false(buffer_append_char(&buffer, '6'));
    assert_true(buffer.full);
    assert_string_equal(buffer_text(&buffer), "12345");
}

static void past_the_ceiling_nothing_is_added_any_more(void **state)
{
    CLEANUP(buffer_deinit) struct buffer buffer;

    (void)state;
    buffer_init(&buffer, 5);
    assert_true(buffer_append_text(&buffer, "123"));
    assert_false(buffer_append_text(&buffer, "456"));
    assert_false(buffer_append_char(&buffer, '4'));
    assert_false(buffer_append_text(&buffer, ""));
    assert_string_equal(buffer_text(&buffer), "123");
}

static void the_ceiling_holds_for_every_kind_of_append(void **state)
{
    CLEANUP(buffer_deinit) struct buffer buffer;

    (void)state;
    buffer_init(&buffer, 3);
    assert_false(buffer_printf(&buffer, "%d", 1234));
    assert_true(buffer.full);
    buffer_clear(&buffer);
    assert_false(buffer_append_bytes(&buffer, BYTES("1234")));
    buffer_clear(&buffer);
    assert_false(buffer_append(&buffer, "1234", SIZE_MAX));
    assert_int_equal(buffer.size, 0);
}

static void an_absurd_size_is_refused_without_a_ceiling_too(void **state)
{
    CLEANUP(buffer_deinit) struct buffer buffer;

    (void)state;
    buffer_init(&buffer, SIZE_MAX);
    assert_true(buffer_append_char(&buffer, 'a'));
    assert_false(buffer_append(&buffer, "b", SIZE_MAX - 1));
    assert_string_equal(buffer_text(&buffer), "a");
}

static void clearing_keeps_memory_and_ceiling(void **state)
{
    CLEANUP(buffer_deinit) struct buffer buffer;
    const char *memory;

    (void)state;
    buffer_init(&buffer, 4);
    buffer_append_text(&buffer, "1234");
    buffer_append_text(&buffer, "5");
    memory = buffer.data;
    buffer_clear(&buffer);
    assert_string_equal(buffer_text(&buffer), "");
    assert_true(buffer_append_text(&buffer, "abcd"));
    assert_ptr_equal(buffer.data, memory);
    assert_false(buffer_append_char(&buffer, 'e'));
}

static void deinit_leaves_an_empty_buffer(void **state)
{
    struct buffer buffer;

    (void)state;
    buffer_init(&buffer, 100);
    buffer_append_text(&buffer, "lap");
    buffer_deinit(&buffer);
    assert_string_equal(buffer_text(&buffer), "");
    buffer_deinit(&buffer);
    buffer_deinit(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appends_of_every_kind_follow_each_other),
        cmocka_unit_test(an_empty_buffer_reads_as_an_empty_text),
        cmocka_unit_test(it_grows_over_many_appends),
        cmocka_unit_test(it_may_be_filled_to_the_ceiling),
        cmocka_unit_test(past_the_ceiling_nothing_is_added_any_more),
        cmocka_unit_test(the_ceiling_holds_for_every_kind_of_append),
        cmocka_unit_test(an_absurd_size_is_refused_without_a_ceiling_too),
        cmocka_unit_test(clearing_keeps_memory_and_ceiling),
        cmocka_unit_test(deinit_leaves_an_empty_buffer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
