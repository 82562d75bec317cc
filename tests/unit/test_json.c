/*
 * JSON: building, printing, reading, looking around.
 */
#include "check.h"

#include "trackside/cleanup.h"
#include "trackside/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    ROOM = 1024 * 1024,
};

static void check_written(const struct json *json, bool pretty, const char *expected,
                          const char *what)
{
    CLEANUP(buffer_deinit) struct buffer out;

    buffer_init(&out, ROOM);
    json_write(json, pretty, &out);
    CHECK_TEXT(buffer_text(&out), expected, what);
}

static struct json *must_read(const char *text)
{
    struct json *json = NULL;
    struct error err = {0};

    if (json_read(bytes_from_text(text), &json, NULL, &err) < 0)
        fail_msg("%s: %s", text, err.message);
    return json;
}

static void every_kind_of_value_is_put_and_written(void **state)
{
    CLEANUP(json_free_at) struct json *json = json_new_object();

    (void)state;
    json_put_text(json, "text", "lap");
    json_put_int(json, "int", -42);
    json_put_bool(json, "yes", true);
    json_put_bool(json, "no", false);
    json_put_null(json, "null");
    json_put_thousandths(json, "seconds", 30500);
    json_put(json, "object", json_new_object());
    json_put(json, "array", json_new_array());
    json_put_raw(json, "raw", "[1, 2]");
    check_written(json, false,
                  "{\"text\":\"lap\",\"int\":-42,\"yes\":true,\"no\":false,\"null\":null,"
                  "\"seconds\":30.500,\"object\":{},\"array\":[],\"raw\":[1, 2]}",
                  "object");
}

static void a_member_is_replaced_in_its_place(void **state)
{
    CLEANUP(json_free_at) struct json *json = must_read("{\"a\":1,\"b\":[2],\"c\":3}");
    CLEANUP(json_free_at) struct json *copy = json_copy(json);

    (void)state;
    json_replace(json, "b", json_new_text("two"));
    json_replace(json, "d", NULL);
    check_written(json, false, "{\"a\":1,\"b\":\"two\",\"c\":3,\"d\":null}", "replaced");
    check_written(copy, false, "{\"a\":1,\"b\":[2],\"c\":3}", "the copy is a tree of its own");
    CHECK_TEXT(json_key_at(json, 3), "d", "fourth member");
    assert_null(json_key_at(json, 4));
    assert_null(json_key_at(json_get(json, "b"), 0));
}

static void an_array_is_walked_element_by_element(void **state)
{
    CLEANUP(json_free_at) struct json *json = must_read("[1,null,3]");
    const struct json *first = json_at(json, 0), *second = json_next(first);

    (void)state;
    assert_int_equal(json_int(first), 1);
    assert_true(json_is_null(second));
    assert_false(json_is_null(first));
    assert_int_equal(json_int(json_next(second)), 3);
    assert_null(json_next(json_next(second)));
    assert_null(json_next(NULL));
    assert_false(json_is_null(NULL));
}

static void what_is_absent_becomes_null(void **state)
{
    CLEANUP(json_free_at) struct json *json = json_new_object();
    struct json *array = json_new_array();

    (void)state;
    json_put_text(json, "text", NULL);
    json_put_int(json, "int", ABSENT);
    json_put_thousandths(json, "ms", ABSENT);
    json_put(json, "child", NULL);
    json_put_raw(json, "raw", NULL);
    json_append(array, NULL);
    json_append_text(array, NULL);
    json_append_thousandths(array, ABSENT);
    json_put(json, "array", array);
    check_written(json, false,
                  "{\"text\":null,\"int\":null,\"ms\":null,\"child\":null,\"raw\":null,"
                  "\"array\":[null,null,null]}",
                  "absent");
}

static void numbers_never_pass_through_floating_point(void **state)
{
    CLEANUP(json_free_at) struct json *json = json_new_array();
    struct json *object = json_new_object();

    (void)state;
    json_append_thousandths(json, INT64_MAX);
    json_append_thousandths(json, -1);
    json_append_thousandths(json, 0);
    json_put_int(object, "most", INT64_MAX);
    json_put_int(object, "least", -INT64_MAX);
    assert_true(json_get_int(object, "most") == INT64_MAX);
    json_append(json, object);
    check_written(json, false,
                  "[9223372036854775.807,-0.001,0.000,"
                  "{\"most\":9223372036854775807,\"least\":-9223372036854775807}]",
                  "numbers");
}

static void whole_numbers_are_appended(void **state)
{
    CLEANUP(json_free_at) struct json *json = json_new_array();

    (void)state;
    json_append_int(json, INT64_MAX);
    json_append_int(json, 0);
    json_append_int(json, ABSENT);
    check_written(json, false, "[9223372036854775807,0,null]", "array");
}

static void note_leaf(void *context, const char *path, const char *text)
{
    struct buffer *seen = context;

    buffer_printf(seen, "%s=%s;", path, text != NULL ? text : "(null)");
}

static void a_walk_meets_every_leaf_with_its_path(void **state)
{
    CLEANUP(json_free_at)
    struct json *json = must_read("{\"a\":[1,{\"b\":\"x\"}],\"c\":null,\"d\":[],\"e\":true}");
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct buffer seen CLEANUP(buffer_deinit) = {0};

    (void)state;
    buffer_init(&seen, 4096);
    json_walk(json, &arena, note_leaf, &seen);
    json_walk(NULL, &arena, note_leaf, &seen);
    assert_string_equal(buffer_text(&seen), "a[0]=1;a[1].b=x;c=(null);d=[];e=true;");
}

static void people_get_two_blanks_a_level(void **state)
{
    CLEANUP(json_free_at) struct json *json = json_new_object();
    struct json *laps = json_new_array();

    (void)state;
    json_append_thousandths(laps, 34746);
    json_append_text(laps, "x");
    json_put_int(json, "n", 1);
    json_put(json, "laps", laps);
    json_put(json, "none", json_new_array());
    json_put(json, "empty", json_new_object());
    check_written(json, true,
                  "{\n"
                  "  \"n\": 1,\n"
                  "  \"laps\": [\n"
                  "    34.746,\n"
                  "    \"x\"\n"
                  "  ],\n"
                  "  \"none\": [],\n"
                  "  \"empty\": {}\n"
                  "}",
                  "pretty");
}

static void texts_are_escaped(void **state)
{
    static const struct {
        const char *text, *written;
    } cases[] = {
        {"plain", "\"plain\""},
        {"", "\"\""},
        {"\"quoted\" \\ /", "\"\\\"quoted\\\" \\\\ /\""},
        {"\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\""},
        {"\x01\x1B\x1F\x7F", "\"\\u0001\\u001b\\u001f\\u007f\""},
        {"\xC2\x9B\xE2\x80\xAE", "\"\\u009b\\u202e\""}, /* what a terminal would act on */
        {"Jos\xC3\xA9 \xF0\x9F\x8F\x81", "\"Jos\xC3\xA9 \xF0\x9F\x8F\x81\""},
        {"a\x80z", "\"a\\ufffdz\""},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        CLEANUP(json_free_at) struct json *json = json_new_array();
        char expected[100];

        json_append_text(json, cases[i].text);
        snprintf(expected, sizeof(expected), "[%s]", cases[i].written);
        check_written(json, false, expected, cases[i].text);
    }
}

static void keys_are_escaped_too(void **state)
{
    CLEANUP(json_free_at) struct json *json = json_new_object();

    (void)state;
    json_put_int(json, "a\"b\n", 1);
    check_written(json, false, "{\"a\\\"b\\n\":1}", "key");
}

static void what_was_read_is_written_the_same(void **state)
{
    static const char *const texts[] = {
        "null",
        "true",
        "false",
        "0",
        "-7",
        "9007199254740992",
        "-9007199254740992",
        "34.746",
        "0.1",
        "1e+300",
        "\"lap\"",
        "[]",
        "{}",
        "[[],{\"a\":[1,2,{\"b\":null}]}]",
        "{\"b\":1,\"a\":2}", /* the order is kept */
    };

    (void)state;
    for (size_t i = 0; i < N_OF(texts); i++) {
        CLEANUP(json_free_at) struct json *json = must_read(texts[i]);

        check_written(json, false, texts[i], texts[i]);
    }
}

static void a_number_too_large_for_a_double_is_written_as_null(void **state)
{
    CLEANUP(json_free_at) struct json *json = must_read("[1e999,-1e999]");

    (void)state;
    check_written(json, false, "[null,null]", "infinity");
}

static void writing_stops_at_the_ceiling(void **state)
{
    CLEANUP(json_free_at) struct json *json = must_read("[\"a long text\",2]");
    CLEANUP(buffer_deinit) struct buffer out;

    (void)state;
    buffer_init(&out, 5);
    json_write(json, false, &out);
    assert_true(out.full);
}

static void a_value_at_the_start_of_more_is_read(void **state)
{
    static const struct {
        const char *text;
        size_t used;
    } cases[] = {
        {"[1,2]; var x = 3;", 5},
        {"  {\"a\":1}</script>", 9},
        {"7", 1},
        {"\"x\" y", 3},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        CLEANUP(json_free_at) struct json *json = NULL;
        struct error err;
        size_t used = 0;

        CHECK_INT(json_read(bytes_from_text(cases[i].text), &json, &used, &err), 0, cases[i].text);
        CHECK_INT(used, cases[i].used, cases[i].text);
    }
}

static void a_value_may_have_white_space_around_it(void **state)
{
    CLEANUP(json_free_at) struct json *json = must_read(" \t\r\n[1] \t\r\n");

    (void)state;
    assert_int_equal(json_length(json), 1);
}

static void expect_refusal(struct bytes text, const char *what)
{
    CLEANUP(json_free_at) struct json *untouched = json_new_array();
    struct json *json = untouched;
    struct error err = {0};

    CHECK_INT(json_read(text, &json, NULL, &err), ERROR_FAILED, what);
    CHECK_INT(json == untouched, true, what);
    CHECK_INT(err.message[0] != '\0', true, what);
}

static void what_is_not_json_is_refused(void **state)
{
    static const char *const texts[] = {
        "",       " ",      "nul",     "[1,2",      "[1 2]",       "{\"a\":}", "{\"a\" 1}",
        "{a:1}",  "\"open", "[1],",    "[1] x",     "{\"a\":1",    "[1,]",     "'a'",
        "<html>", "-",      "\"\\q\"", "\"\\u12\"", "\"\\ud800\"",
    };

    (void)state;
    for (size_t i = 0; i < N_OF(texts); i++)
        expect_refusal(bytes_from_text(texts[i]), texts[i]);
    expect_refusal((struct bytes){NULL, 0}, "nothing");
}

static void reading_stops_at_the_end_of_the_slice(void **state)
{
    char *slice;

    (void)state;
    /* On the heap and with nothing behind, so that a sanitizer sees one byte too many. */
    slice = malloc(8);
    assert_non_null(slice);
    memcpy(slice, "{\"1\":1, ", 8);
    expect_refusal((struct bytes){slice, 8}, "object");
    expect_refusal((struct bytes){slice, 7}, "object");
    expect_refusal((struct bytes){slice, 2}, "key");
    free(slice);
    expect_refusal((struct bytes){"[1]", 2}, "array");
}

static void a_nul_is_refused_escaped_or_not(void **state)
{
    CLEANUP(json_free_at) struct json *backslash = must_read("\"\\\\u0000\"");

    (void)state;
    expect_refusal(BYTES("\"a\\u0000b\""), "escaped");
    expect_refusal(BYTES("{\"a\\u0000b\":1}"), "in a key");
    expect_refusal(BYTES("[1,\0 2]"), "as it is");
    assert_string_equal(json_text(backslash), "\\u0000");
}

static void depth_is_limited(void **state)
{
    enum {
        DEEP = 100000,
        FINE = 500,
    };
    static char nested[2 * DEEP];
    CLEANUP(json_free_at) struct json *json = NULL;
    struct error err;

    (void)state;
    memset(nested, '[', DEEP);
    memset(nested + DEEP, ']', DEEP);
    expect_refusal((struct bytes){nested, sizeof(nested)}, "deep");
    expect_refusal((struct bytes){nested, DEEP}, "deep and open");
    assert_int_equal(json_read((struct bytes){nested + DEEP - FINE, 2 * FINE}, &json, NULL, &err),
                     0);
}

static void escapes_are_read(void **state)
{
    CLEANUP(json_free_at)
    struct json *json = must_read("\"10\\/25\\/2025 \\\"q\\\" \\u00e9 \\ud83c\\udfc1 \\n\"");

    (void)state;
    assert_string_equal(json_text(json), "10/25/2025 \"q\" \xC3\xA9 \xF0\x9F\x8F\x81 \n");
}

static void whole_numbers_are_read_exactly_or_not_at_all(void **state)
{
    static const struct {
        const char *text;
        int64_t value;
    } cases[] = {
        {"0", 0},
        {"-7", -7},
        {"42.0", 42},
        {"1e3", 1000},
        {"9007199254740991", 9007199254740991},
        {"9007199254740992", 9007199254740992},
        {"-9007199254740992", -9007199254740992},
        {"9007199254740994", ABSENT},
        {"9223372036854775807", ABSENT},
        {"1e300", ABSENT},
        {"1e999", ABSENT},
        {"34.746", ABSENT},
        {"\"42\"", ABSENT},
        {"true", ABSENT},
        {"null", ABSENT},
        {"[1]", ABSENT},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        CLEANUP(json_free_at) struct json *json = must_read(cases[i].text);

        CHECK_INT(json_int(json), cases[i].value, cases[i].text);
    }
}

static void one_finds_the_way_in_a_tree(void **state)
{
    CLEANUP(json_free_at)
    struct json *json =
        must_read("{\"name\":\"x\",\"Name\":\"y\",\"n\":3,\"laps\":[{\"t\":1},{\"t\":2}]}");
    const struct json *laps = json_get(json, "laps");

    (void)state;
    assert_string_equal(json_get_text(json, "name"), "x");
    assert_string_equal(json_get_text(json, "Name"), "y");
    assert_int_equal(json_get_int(json, "n"), 3);
    assert_true(json_is_array(laps));
    assert_int_equal(json_length(laps), 2);
    assert_int_equal(json_get_int(json_at(laps, 1), "t"), 2);
}

static void what_is_not_there_is_null_absent_or_zero(void **state)
{
    CLEANUP(json_free_at) struct json *json = must_read("{\"a\":[1],\"t\":\"x\"}");
    const struct json *array = json_get(json, "a");

    (void)state;
    assert_null(json_get(json, "none"));
    assert_null(json_get(array, "a"));
    assert_null(json_get(NULL, "a"));
    assert_null(json_at(array, 1));
    assert_null(json_at(array, SIZE_MAX));
    assert_null(json_at(array, (size_t)1 << 32));
    assert_null(json_at(json, 0));
    assert_null(json_at(NULL, 0));
    assert_int_equal(json_length(json), 0);
    assert_int_equal(json_length(NULL), 0);
    assert_null(json_text(NULL));
    assert_null(json_text(array));
    assert_null(json_get_text(json, "a"));
    assert_true(is_absent(json_int(NULL)));
    assert_true(is_absent(json_get_int(json, "none")));
    assert_true(is_absent(json_get_int(NULL, "a")));
    assert_false(json_is_array(json));
    assert_false(json_is_array(NULL));
}

static void numbers_may_keep_their_text(void **state)
{
    static const char text[] =
        "{\"a\":38.000,\"-1\":\"a \\\" 2\",\"b\":[-0.50,{\"c\":1e3}],\"d\":7,\"e\":null}";
    struct json *json CLEANUP(json_free_at) = NULL;
    CLEANUP(buffer_deinit) struct buffer out = {0};
    struct error err;

    (void)state;
    assert_int_equal(json_read_exact(text, &json, &err), 0);
    buffer_init(&out, sizeof(text));
    json_write(json, false, &out);
    assert_string_equal(buffer_text(&out), text);
    assert_int_equal(json_get_int(json, "d"), 7);
    assert_int_equal(json_read_exact("{\"a\":}", &json, &err), ERROR_FAILED);
}

static void an_empty_handle_may_be_freed(void **state)
{
    struct json *json = NULL;

    (void)state;
    json_free(NULL);
    json_free_at(&json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_value_is_put_and_written),
        cmocka_unit_test(a_member_is_replaced_in_its_place),
        cmocka_unit_test(an_array_is_walked_element_by_element),
        cmocka_unit_test(what_is_absent_becomes_null),
        cmocka_unit_test(numbers_never_pass_through_floating_point),
        cmocka_unit_test(whole_numbers_are_appended),
        cmocka_unit_test(a_walk_meets_every_leaf_with_its_path),
        cmocka_unit_test(people_get_two_blanks_a_level),
        cmocka_unit_test(texts_are_escaped),
        cmocka_unit_test(keys_are_escaped_too),
        cmocka_unit_test(what_was_read_is_written_the_same),
        cmocka_unit_test(a_number_too_large_for_a_double_is_written_as_null),
        cmocka_unit_test(writing_stops_at_the_ceiling),
        cmocka_unit_test(a_value_at_the_start_of_more_is_read),
        cmocka_unit_test(a_value_may_have_white_space_around_it),
        cmocka_unit_test(what_is_not_json_is_refused),
        cmocka_unit_test(reading_stops_at_the_end_of_the_slice),
        cmocka_unit_test(a_nul_is_refused_escaped_or_not),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(escapes_are_read),
        cmocka_unit_test(whole_numbers_are_read_exactly_or_not_at_all),
        cmocka_unit_test(one_finds_the_way_in_a_tree),
        cmocka_unit_test(what_is_not_there_is_null_absent_or_zero),
        cmocka_unit_test(numbers_may_keep_their_text),
        cmocka_unit_test(an_empty_handle_may_be_freed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
