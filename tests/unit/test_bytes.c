/*
 * Slices: bounds, searching, trimming, splitting.
 */
#include "check.h"

#include <string.h>

static const struct bytes nothing = {0};

static void text_becomes_a_slice(void **state)
{
    (void)state;
    CHECK_BYTES(bytes_from_text("lap"), BYTES("lap"), "text");
    assert_int_equal(bytes_from_text("").size, 0);
    assert_int_equal(bytes_from_text(NULL).size, 0);
    assert_int_equal(BYTES("a\0b").size, 3);
}

static void equality_asks_every_byte(void **state)
{
    static const struct {
        struct bytes a, b;
        bool equal;
    } cases[] = {
        {{"", 0}, {NULL, 0}, true},        {{"lap", 3}, {"lap", 3}, true},
        {{"lap", 3}, {"lap", 2}, false},   {{"lap", 3}, {"Lap", 3}, false},
        {{"a\0b", 3}, {"a\0c", 3}, false},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        CHECK_INT(bytes_equal(cases[i].a, cases[i].b), cases[i].equal, cases[i].a.data);
        CHECK_INT(bytes_equal(cases[i].b, cases[i].a), cases[i].equal, cases[i].a.data);
    }
}

static void a_slice_is_compared_with_a_text(void **state)
{
    (void)state;
    assert_true(bytes_equal_text(BYTES("heat"), "heat"));
    assert_false(bytes_equal_text(BYTES("heat"), "heats"));
    assert_false(bytes_equal_text(BYTES("heats"), "heat"));
    assert_true(bytes_equal_text(nothing, ""));
    assert_true(bytes_equal_text(nothing, NULL));
}

static void starts_and_ends_are_seen(void **state)
{
    static const struct {
        const char *whole, *part;
        bool starts, ends;
    } cases[] = {
        {"practice", "prac", true, false},
        {"practice", "tice", false, true},
        {"practice", "", true, true},
        {"practice", "practice", true, true},
        {"prac", "practice", false, false},
        {"", "", true, true},
        {"", "p", false, false},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct bytes whole = bytes_from_text(cases[i].whole);
        struct bytes part = bytes_from_text(cases[i].part);

        CHECK_INT(bytes_starts_with(whole, part), cases[i].starts, cases[i].part);
        CHECK_INT(bytes_ends_with(whole, part), cases[i].ends, cases[i].part);
    }
    assert_true(bytes_starts_with(nothing, nothing));
    assert_true(bytes_ends_with(nothing, nothing));
}

static void the_first_place_is_found(void **state)
{
    static const struct {
        const char *whole, *needle;
        int at; /* -1: not there */
    } cases[] = {
        {"one lap, two laps", "lap", 4},
        {"lap", "lap", 0},
        {"la", "lap", -1},
        {"one two", "lap", -1},
        {"lap", "", 0},
        {"", "", 0},
        {"", "lap", -1},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        size_t at = 99;
        bool found =
            bytes_find(bytes_from_text(cases[i].whole), bytes_from_text(cases[i].needle), &at);

        CHECK_INT(found, cases[i].at >= 0, cases[i].whole);
        CHECK_INT(at, cases[i].at >= 0 ? cases[i].at : 99, cases[i].whole);
    }
}

static void searching_stops_at_the_end_of_the_slice(void **state)
{
    size_t at = 99;

    (void)state;
    assert_false(bytes_find((struct bytes){"xxlap", 4}, BYTES("lap"), &at));
    assert_false(bytes_find_last((struct bytes){"xxlap", 4}, 'p', &at));
    assert_int_equal(at, 99);
}

static void the_last_place_of_a_character_is_found(void **state)
{
    size_t at = 99;

    (void)state;
    assert_false(bytes_find_last(nothing, '/', &at));
    assert_false(bytes_find_last(BYTES("abc"), '/', &at));
    assert_int_equal(at, 99);
    assert_true(bytes_find_last(BYTES("a/b/c"), '/', &at));
    assert_int_equal(at, 3);
}

static void parts_are_cut_to_the_size(void **state)
{
    (void)state;
    CHECK_BYTES(bytes_first(BYTES("heat"), 2), BYTES("he"), "first 2");
    CHECK_BYTES(bytes_first(BYTES("heat"), 9), BYTES("heat"), "first 9");
    CHECK_BYTES(bytes_skip(BYTES("heat"), 1), BYTES("eat"), "skip 1");
    CHECK_BYTES(bytes_skip(BYTES("heat"), 4), BYTES(""), "skip 4");
    CHECK_BYTES(bytes_skip(BYTES("heat"), SIZE_MAX), BYTES(""), "skip all");
    assert_int_equal(bytes_skip(nothing, 3).size, 0);
    assert_int_equal(bytes_first(nothing, 3).size, 0);
}

static void white_space_is_trimmed_at_both_ends_only(void **state)
{
    static const struct {
        const char *text, *trimmed;
    } cases[] = {
        {"  a b  ", "a b"}, {"\t\n\v\f\r lap \r\f\v\n\t", "lap"}, {"", ""},
        {" \n ", ""},       {"\xC2\xA0lap", "\xC2\xA0lap"}, /* a no-break space is no ASCII */
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++)
        CHECK_BYTES(bytes_trim(bytes_from_text(cases[i].text)), bytes_from_text(cases[i].trimmed),
                    cases[i].text);
    assert_int_equal(bytes_trim(nothing).size, 0);
}

static void splitting_gives_every_part_and_then_stops(void **state)
{
    static const struct {
        const char *whole;
        const char *parts[4];
        size_t n;
    } cases[] = {
        {"a,,b", {"a", "", "b"}, 3}, {"abc", {"abc"}, 1}, {"a,", {"a"}, 1},
        {",a", {"", "a"}, 2},        {",", {""}, 1},      {"", {NULL}, 0},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct bytes rest = bytes_from_text(cases[i].whole);
        struct bytes part = BYTES("untouched");

        for (size_t k = 0; k < cases[i].n; k++) {
            CHECK_INT(bytes_split(&rest, ',', &part), true, cases[i].whole);
            CHECK_BYTES(part, bytes_from_text(cases[i].parts[k]), cases[i].whole);
        }
        part = BYTES("untouched");
        CHECK_INT(bytes_split(&rest, ',', &part), false, cases[i].whole);
        CHECK_BYTES(part, BYTES("untouched"), cases[i].whole);
    }
}

static void characters_are_classed_as_ascii_does(void **state)
{
    (void)state;
    for (int c = 0; c < 256; c++) {
        bool digit = c >= 48 && c <= 57;
        bool space = c == 32 || (c >= 9 && c <= 13);
        bool large = c >= 65 && c <= 90;
        bool small = c >= 97 && c <= 122;

        CHECK_INT(bytes_is_digit((char)c), digit, "digit");
        CHECK_INT(bytes_is_space((char)c), space, "space");
        CHECK_INT(bytes_is_letter((char)c), large || small, "letter");
        CHECK_INT(bytes_lower((char)c), large ? (char)(c + 32) : (char)c, "lower");
    }
}

static void case_may_differ(void **state)
{
    static const struct {
        const char *a;
        const char *b;
        bool same;
    } cases[] = {
        {"", "", true},
        {"a", "A", true},
        {"Lap-1", "lAP-1", true},
        {"a", "b", false},
        {"a", "ab", false},
        {"@", "`", false},
        {"[", "{", false},
        {"\xC3\x89", "\xC3\xA9", false}, /* only ASCII */
        {"k", "\xE2\x84\xAA", false},    /* the sign of Kelvin */
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++)
        CHECK_INT(bytes_same(bytes_from_text(cases[i].a), bytes_from_text(cases[i].b)),
                  cases[i].same, cases[i].a);
}

static void base_16_is_written_and_read(void **state)
{
    for (int c = 0; c < 256; c++) {
        char text[3];
        char byte = (char)c;

        bytes_write_hex((struct bytes){&byte, 1}, text);
        CHECK_INT(bytes_hex_value(text[0]) * 16 + bytes_hex_value(text[1]), c, text);
        CHECK_INT(strlen(text), 2, text);
    }
    (void)state;
    CHECK_INT(bytes_hex_value('F'), 15, "F");
    CHECK_INT(bytes_hex_value('g'), -1, "g");
    CHECK_INT(bytes_hex_value('\0'), -1, "NUL");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_becomes_a_slice),
        cmocka_unit_test(equality_asks_every_byte),
        cmocka_unit_test(a_slice_is_compared_with_a_text),
        cmocka_unit_test(starts_and_ends_are_seen),
        cmocka_unit_test(the_first_place_is_found),
        cmocka_unit_test(searching_stops_at_the_end_of_the_slice),
        cmocka_unit_test(the_last_place_of_a_character_is_found),
        cmocka_unit_test(parts_are_cut_to_the_size),
        cmocka_unit_test(white_space_is_trimmed_at_both_ends_only),
        cmocka_unit_test(splitting_gives_every_part_and_then_stops),
        cmocka_unit_test(characters_are_classed_as_ascii_does),
        cmocka_unit_test(case_may_differ),
        cmocka_unit_test(base_16_is_written_and_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
