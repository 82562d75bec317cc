/*
 * Literals in scripts: every notation that is read, and every one that is refused.
 */
#include "trackside/buffer.h"
#include "trackside/cleanup.h"

#include "trackside/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define N(table) (sizeof(table) / sizeof((table)[0]))

/* One form for each tree: {name=value ...}, [value ...], "text", number, word. */
static void put_value(const struct script_value *value, struct buffer *out)
{
    if (value->name != NULL)
        buffer_printf(out, "%s=", value->name);
    if (value->kind == SCRIPT_TEXT)
        buffer_printf(out, "\"%s\"", value->text);
    else if (value->kind == SCRIPT_NUMBER || value->kind == SCRIPT_WORD)
        buffer_append_text(out, value->text);
    else {
        bool object = value->kind == SCRIPT_OBJECT;
        buffer_append_char(out, object ? '{' : '[');
        for (const struct script_value *v = value->first; v != NULL; v = v->next) {
            put_value(v, out);
            if (v->next != NULL)
                buffer_append_char(out, ' ');
        }
        buffer_append_char(out, object ? '}' : ']');
    }
}

static void check_read(const char *literal, const char *expected)
{
    CLEANUP(arena_deinit) struct arena arena;
    CLEANUP(buffer_deinit) struct buffer found;
    const struct script_value *value;
    struct error err;
    arena_init(&arena);
    buffer_init(&found, 4096);
    if (script_read(bytes_from_text(literal), &arena, &value, &err) != 0)
        fail_msg("%s: %s", literal, err.message);
    put_value(value, &found);
    assert_string_equal(buffer_text(&found), expected);
}

static void test_notations(void **state)
{
    static const struct {
        const char *literal, *expected;
    } cases[] = {
        {"[]", "[]"},
        {"{}", "{}"},
        {"[{\"x\":\"1\",\"lap_time\":\"42.996\"},{\"x\":\"2\"}]",
         "[{x=\"1\" lap_time=\"42.996\"} {x=\"2\"}]"},
        {"{'driverName' : 'SAM', laps: [40.02, -1, .5, 1e3,],}",
         "{driverName=\"SAM\" laps=[40.02 -1 .5 1e3]}"},
        {"[true, false, null, undefined]", "[true false null undefined]"},
        {" // first\n [ /* one */ 1 /* , 2 */, // two\n 3 ] ; more();", "[1 3]"},
        {"[\"1\\/10 Open\", 'MATTHEW O\\'HARA', \"a'b\", 'a\"b']",
         "[\"1/10 Open\" \"MATTHEW O'HARA\" \"a'b\" \"a\"b\"]"},
        {"[\"</div>\", \"// no comment\", \"/* nor this */\", \"]\"]",
         "[\"</div>\" \"// no comment\" \"/* nor this */\" \"]\"]"},
        {"[\"\\u00e9\", \"\\u2013\", \"\\ud83c\\udfc1\", \"\\x41\"]",
         "[\"\xc3\xa9\" \"\xe2\x80\x93\" \"\xf0\x9f\x8f\x81\" \"A\"]"},
        /* half a pair, a NUL, and no digits */
        {"[\"\\ud83c!\", \"\\udfc1\", \"\\u0000\", \"\\0\", \"\\uzz\"]",
         "[\"\xef\xbf\xbd!\" \"\xef\xbf\xbd\" \"\xef\xbf\xbd\" \"\xef\xbf\xbd\" "
         "\"\xef\xbf\xbdzz\"]"},
        {"[\"\\ud83c\\u0041\"]", "[\"\xef\xbf\xbd"
                                 "A\"]"},
        {"\"a\\tb\\\\c\"", "\"a\tb\\c\""},
        {"{12: 1, $a_b: 2}", "{12=1 $a_b=2}"},
    };
    (void)state;
    for (size_t i = 0; i < N(cases); i++)
        check_read(cases[i].literal, cases[i].expected);
}

static void test_refused(void **state)
{
    static const char *const cases[] = {
        "",
        "  ",
        "[",
        "[1",
        "[1,",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\" 1}",
        "{1}",
        "[1 2]",
        "[,]",
        "{,}",
        "[}",
        "{]",
        "[\"abc]",
        "[\"a\nb\"]",
        "[\"a\\\"]",
        "(1)",
        "[function () { return 1; }]",
        "[1, /* no end",
        "[a b]",
        "[`x`]",
        "[\"a\" + \"b\"]",
        "}",
    };
    (void)state;
    for (size_t i = 0; i < N(cases); i++) {
        CLEANUP(arena_deinit) struct arena arena;
        const struct script_value *value = NULL;
        struct error err = {0};
        arena_init(&arena);
        if (script_read(bytes_from_text(cases[i]), &arena, &value, &err) != ERROR_UNKNOWN_PAGE)
            fail_msg("%s was read", cases[i]);
        assert_null(value);
        assert_true(strlen(err.message) > 20);
    }
}

/* n times the opening, then n times the closing bracket. */
static int read_nested(size_t n)
{
    CLEANUP(arena_deinit) struct arena arena;
    CLEANUP(buffer_deinit) struct buffer literal;
    const struct script_value *value;
    struct error err;
    arena_init(&arena);
    buffer_init(&literal, (size_t)1024 * 1024);
    for (size_t i = 0; i < n; i++)
        buffer_append_char(&literal, '[');
    for (size_t i = 0; i < n; i++)
        buffer_append_char(&literal, ']');
    return script_read(buffer_bytes(&literal), &arena, &value, &err);
}

static int read_long(size_t n)
{
    CLEANUP(arena_deinit) struct arena arena;
    CLEANUP(buffer_deinit) struct buffer literal;
    const struct script_value *value;
    struct error err;
    arena_init(&arena);
    buffer_init(&literal, (size_t)1024 * 1024);
    buffer_append_char(&literal, '[');
    for (size_t i = 0; i < n; i++)
        buffer_append_text(&literal, "1,");
    buffer_append_char(&literal, ']');
    return script_read(buffer_bytes(&literal), &arena, &value, &err);
}

static void test_limits(void **state)
{
    (void)state;
    assert_int_equal(read_nested(SCRIPT_DEPTH), 0);
    assert_int_equal(read_nested(SCRIPT_DEPTH + 1), ERROR_UNKNOWN_PAGE);
    assert_int_equal(read_nested(100000), ERROR_UNKNOWN_PAGE);
    assert_int_equal(read_long(SCRIPT_VALUES), 0);
    assert_int_equal(read_long(SCRIPT_VALUES + 1), ERROR_UNKNOWN_PAGE);
}

static void test_find(void **state)
{
    static const struct {
        const char *script, *rest; /* NULL: not found */
    } cases[] = {
        {"var lapsObj = [1];", "[1];"},
        {"var a = 'it\\'s'; var lapsObj=[1]", "[1]"},
        {"\tlapsObj\n=\n/* here */ [1]", "[1]"},
        {"let x = 1, lapsObj = {};", "{};"},
        {"if (lapsObj == 2) {} var lapsObj = 3;", "3;"},
        {"/* var lapsObj = 1; */ // lapsObj = 2\nvar lapsObj = 3", "3"},
        {"say(\"var lapsObj = 1\"); say('lapsObj = 2'); var lapsObj = 3", "3"},
        {"x.match(/it's/);\nvar lapsObj = 1", "1"},
        {"var lapsObj2 = 1; var myLapsObj = 2; var xlapsObj = 3;", NULL},
        {"lapsObj.length; lapsObj == 1; lapsObj => 1", NULL},
        {"var lapsObj =", NULL},
        {"var lapsObj = // nothing", NULL},
        {"/* var lapsObj = 1;", NULL},
        {"", NULL},
    };
    (void)state;
    for (size_t i = 0; i < N(cases); i++) {
        struct bytes rest;
        bool found = script_find(bytes_from_text(cases[i].script), "lapsObj", &rest);
        if (found != (cases[i].rest != NULL))
            fail_msg("%s: %s", cases[i].script, found ? "found" : "not found");
        if (found)
            assert_true(bytes_equal_text(rest, cases[i].rest));
    }
}

static void test_find_element(void **state)
{
    struct bytes rest =
        BYTES("racerLaps = {}; racerLaps['7'] = 1; racerLaps[ 8 ]={2}; racerLaps[9]");
    struct bytes literal;
    (void)state;
    assert_true(script_find_element(&rest, "racerLaps", &literal));
    assert_true(bytes_starts_with(literal, BYTES("1;")));
    assert_true(script_find_element(&rest, "racerLaps", &literal));
    assert_true(bytes_starts_with(literal, BYTES("{2}")));
    assert_false(script_find_element(&rest, "racerLaps", &literal));
}

static void test_replaced_are_counted(void **state)
{
    CLEANUP(arena_deinit) struct arena arena;
    const struct script_value *value;
    (void)state;
    arena_init(&arena);
    assert_int_equal(
        script_read(BYTES("['\\ud83c', {a: '\\0 \\u0041'}, '\\uzz']"), &arena, &value, NULL), 0);
    assert_int_equal(value->n_replaced, 3);
}

static void test_get(void **state)
{
    CLEANUP(arena_deinit) struct arena arena;
    const struct script_value *value;
    (void)state;
    arena_init(&arena);
    assert_int_equal(
        script_read(BYTES("{a: 'x', n: 4, a: 'y', w: null, o: {}}"), &arena, &value, NULL), 0);
    assert_string_equal(script_get_text(value, "a"), "y");
    assert_string_equal(script_get_text(value, "n"), "4");
    assert_null(script_get_text(value, "w"));
    assert_null(script_get_text(value, "o"));
    assert_null(script_get_text(value, "none"));
    assert_null(script_get_text(NULL, "a"));
    assert_null(script_get(script_get(value, "a"), "a"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_notations),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_get),
        cmocka_unit_test(test_find_element),
        cmocka_unit_test(test_replaced_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
