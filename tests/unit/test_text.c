/*
 * Repair, squeezing, display, folding and width of human text.
 */
#include "check.h"

#include "trackside/cleanup.h"
#include "trackside/text.h"

#include <string.h>

#define BAD "\xEF\xBF\xBD" /* U+FFFD */

static void bad_sequences_are_replaced_and_counted(void **state)
{
    static const struct {
        struct bytes text, repaired;
        size_t n_bad;
    } cases[] = {
        {SLICE("a\x80z"), SLICE("a" BAD "z"), 1},       /* lone continuation */
        {SLICE("\xC0\xAF"), SLICE(BAD BAD), 2},         /* overlong / in two bytes */
        {SLICE("\xE0\x80\xAF"), SLICE(BAD BAD BAD), 3}, /* overlong / in three */
        {SLICE("\xF0\x80\x80\xAF"), SLICE(BAD BAD BAD BAD), 4},
        {SLICE("\xED\xA0\x80"), SLICE(BAD BAD BAD), 3},         /* surrogate */
        {SLICE("\xF4\x90\x80\x80"), SLICE(BAD BAD BAD BAD), 4}, /* above U+10FFFF */
        {SLICE("\xF5z\xFF"), SLICE(BAD "z" BAD), 2},
        {SLICE("a\xE2\x82"), SLICE("a" BAD), 1}, /* cut short by the end */
        {SLICE("\xE2\x82z"), SLICE(BAD "z"), 1}, /* ... or by another character */
        {SLICE("\xF0\x9F\x8F\xC3\xA9"), SLICE(BAD "\xC3\xA9"), 1},
        {SLICE("\xC3"), SLICE(BAD), 1},
        {SLICE("a\0b"), SLICE("a" BAD "b"), 1},
        {SLICE("Jos\xE9 \x80"), SLICE("Jos" BAD " " BAD), 2}, /* Latin-1 */
    };
    CLEANUP(arena_deinit) struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(cases); i++) {
        size_t n_bad = 99;

        CHECK_BYTES(text_repair(cases[i].text, &arena, &n_bad), cases[i].repaired,
                    cases[i].repaired.data);
        CHECK_INT(n_bad, cases[i].n_bad, cases[i].repaired.data);
        CHECK_BYTES(text_repair(cases[i].text, &arena, NULL), cases[i].repaired, "no count");
    }
}

static void good_text_is_returned_as_it_is(void **state)
{
    static const struct bytes good[] = {
        SLICE(""),
        SLICE("plain"),
        SLICE("\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"),
        SLICE("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"),
        SLICE(BAD),
    };
    CLEANUP(arena_deinit) struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(good); i++) {
        size_t n_bad = 99;
        struct bytes repaired = text_repair(good[i], &arena, &n_bad);

        assert_ptr_equal(repaired.data, good[i].data);
        assert_int_equal(repaired.size, good[i].size);
        assert_int_equal(n_bad, 0);
    }
    assert_int_equal(arena.total_size, 0);
}

static void repairing_twice_changes_nothing_more(void **state)
{
    CLEANUP(arena_deinit) struct arena arena;
    char every_pair[2 * 65536];
    struct bytes once;
    size_t n_bad;

    (void)state;
    arena_init(&arena);
    for (int i = 0; i < 65536; i++) {
        every_pair[2 * i] = (char)(i >> 8);
        every_pair[2 * i + 1] = (char)(i & 0xFF);
    }
    once = text_repair((struct bytes){every_pair, sizeof(every_pair)}, &arena, &n_bad);
    assert_true(n_bad > 0);
    text_repair(once, &arena, &n_bad);
    assert_int_equal(n_bad, 0);
}

static void white_space_of_every_kind_is_squeezed(void **state)
{
    static const struct {
        const char *text, *squeezed;
    } cases[] = {
        {"  a  b\t\r\n c ", "a b c"},
        {"a\xC2\xA0\xC2\xA0"
         "b",
         "a b"}, /* no-break space */
        {"\xE2\x80\xAF"
         "a\xE3\x80\x80"
         "b\xE2\x80\xA8",
         "a b"}, /* narrow, ideographic, line separator */
        {"a\xC2\x85"
         "b\v\fc",
         "a b c"},
        {"", ""},
        {" \xC2\xA0 ", ""},
        {"Jos\xC3\xA9", "Jos\xC3\xA9"},
        {"a\x80 b", "a\x80 b"}, /* repair is another function */
    };
    CLEANUP(arena_deinit) struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(cases); i++)
        CHECK_TEXT(text_squeeze(bytes_from_text(cases[i].text), &arena), cases[i].squeezed,
                   cases[i].text);
}

static void no_text_can_speak_to_the_terminal(void **state)
{
    static const struct {
        const char *text, *shown;
    } cases[] = {
        {"\x1B[31mred", "\\x1B[31mred"},
        {"a\tb\r\n\a\x7F", "a\\x09b\\x0D\\x0A\\x07\\x7F"},
        {"\xC2\x9B"
         "31m",
         "\\u{009B}31m"}, /* C1: a control sequence in one character */
        {"\xC2\x80\xC2\x9F\xC2\xA0", "\\u{0080}\\u{009F}\xC2\xA0"},
        {"\xE2\x80\x8E\xE2\x80\x8F", "\\u{200E}\\u{200F}"},
        {"\xE2\x80\xAA\xE2\x80\xAE", "\\u{202A}\\u{202E}"},
        {"\xE2\x81\xA6\xE2\x81\xA9", "\\u{2066}\\u{2069}"},
        {"\xE2\x80\xA8\xE2\x80\xA9", "\\u{2028}\\u{2029}"},
        {"\xD8\x9C", "\\u{061C}"},
        {"\x9B"
         "31m\xE2\x80",
         "\\x9B31m\\xE2\\x80"}, /* not even as bad UTF-8 */
    };
    CLEANUP(arena_deinit) struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(cases); i++)
        CHECK_TEXT(text_for_terminal(cases[i].text, &arena), cases[i].shown, cases[i].shown);
}

static void harmless_text_is_shown_as_it_is(void **state)
{
    static const char *const texts[] = {
        "",
        "Jos\xC3\xA9 \"\\x\" O'Neill",
        "\xE2\x80\x8B\xE2\x80\x8D\xE2\x80\xA7\xE2\x80\xAF",
        "\xE2\x81\xA5\xE2\x81\xAA",
        "\xF0\x9F\x8F\x81",
        BAD,
    };
    CLEANUP(arena_deinit) struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(texts); i++)
        CHECK_TEXT(text_for_terminal(texts[i], &arena), texts[i], "as is");
    CHECK_TEXT(text_for_terminal(NULL, &arena), "", "NULL");
}

static void a_name_has_one_key_however_it_is_written(void **state)
{
    static const struct {
        const char *name, *key;
    } cases[] = {
        {"Sean O'Brien", "seanobrien"},
        {"O'Brien, Sean", "seanobrien"},
        {"O\xE2\x80\x99"
         "BRIEN ,  SEAN",
         "seanobrien"},
        {"SEAN O BRIEN", "seanobrien"},
        {"José  Ñandú", "josenandu"},
        {"Ñandú,José", "josenandu"},
        {"Jean-Luc Picard", "jeanlucpicard"},
        {"J.R. Ewing, Jr.", "jrewingjr"},
        {"Ewing,", "ewing"},
        {", Sean", "sean"},
        {"a, b, c", "abc"}, /* a list is no name */
        {"...", ""},
        {"", ""},
        {NULL, ""},
    };
    struct arena arena CLEANUP(arena_deinit) = {0};

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(cases); i++)
        CHECK_TEXT(text_name_key(cases[i].name, &arena), cases[i].key, cases[i].name);
    assert_true(text_name_has("Sean O'Brien", "obrien, SEAN", &arena));
    assert_true(text_name_has("Sean O'Brien", "o brien", &arena));
    assert_true(text_name_has("van der Berg, Ann", "ann vanderberg", &arena));
    assert_false(text_name_has("Sean O'Brien", "brian", &arena));
    assert_false(text_name_has("Sean O'Brien", "...", &arena));
    assert_false(text_name_has(NULL, "sean", &arena));
}

static void folding_leaves_what_one_searches_for(void **state)
{
    static const struct {
        const char *text, *key;
    } cases[] = {
        {"Jos\xC3\xA9  \xC3\x91"
         "AND\xC3\x9A",
         "jose nandu"},
        {"jose nandu", "jose nandu"},
        {"Jose\xCC\x81", "jose"}, /* the accent as a character of its own */
        {"O'Neill", "oneill"},
        {"O\xE2\x80\x99Neill", "oneill"},
        {"Smith-Jones, Jr.", "smith jones jr"},
        {"1/10 Buggy (2WD)", "1 10 buggy 2wd"},
        {"1-10  buggy 2wd", "1 10 buggy 2wd"},
        {"\xC2\xBD scale", "1 2 scale"},
        {"STRASSE", "strasse"},
        {"stra\xC3\x9F"
         "e",
         "strasse"},
        {"\xC4\xB0stanbul", "istanbul"},
        {"\xEF\xBC\xA1\xEF\xBC\xA2", "ab"}, /* full width */
        {"\xCE\xA3\xCE\xAF\xCF\x83\xCF\x85\xCF\x86\xCE\xBF\xCF\x82",
         "\xCF\x83\xCE\xB9\xCF\x83\xCF\x85\xCF\x86\xCE\xBF\xCF\x83"},
        {"\xC2\xA0"
         "a\xC2\xA0"
         "b\t",
         "a b"},
        {"A\x80"
         "B",
         "a b"},
        {"...", ""},
        {"", ""},
    };
    CLEANUP(arena_deinit) struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(cases); i++) {
        const char *key = text_fold(cases[i].text, &arena);

        CHECK_TEXT(key, cases[i].key, cases[i].text);
        CHECK_TEXT(text_fold(key, &arena), cases[i].key, "folded twice");
    }
}

static void a_class_has_one_key_however_it_is_spelled(void **state)
{
    static const struct {
        const char *name, *key;
    } cases[] = {
        {"1/10 Buggy", "1 10 buggy"},
        {"1-10 BUGGY", "1 10 buggy"},
        {" 1/10  buggy ", "1 10 buggy"},
        {"1/10 B\xC3\xBCggy", "1 10 buggy"},
        {"Stock (17.5)", "stock 17 5"},
        {"Stock 175", "stock 175"},
        {"Masters 40+", "masters 40+"},
        {"masters 40 +", "masters 40+"},
        {"Masters 40", "masters 40"},
        {"40+Masters", "40+ masters"},
        {"+ Open", "+ open"},
        {"???", "???"},
        {" - ", "-"},
        {"", ""},
    };
    CLEANUP(arena_deinit) struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(cases); i++) {
        const char *key = text_class_key(cases[i].name, &arena);

        CHECK_TEXT(key, cases[i].key, cases[i].name);
        CHECK_TEXT(text_class_key(key, &arena), cases[i].key, "folded twice");
    }
    assert_true(text_class_has("1/10 Buggy", "1-10 bug", &arena));
    assert_true(text_class_has("Masters 40+", "40", &arena));
    assert_false(text_class_has("Masters 40", "40+", &arena));
    assert_false(text_class_has("1/10 Buggy", "", &arena));
}

static void lower_case_needs_no_locale(void **state)
{
    static const struct {
        const char *text, *lower;
    } cases[] = {
        {"Jos\xC3\x89 \xC3\x91"
         "and\xC3\xBA 1/10",
         "jos\xC3\xA9 \xC3\xB1"
         "and\xC3\xBA 1/10"},
        {"\xCE\xA3\xD0\x96", "\xCF\x83\xD0\xB6"},
        {"STRA\xC3\x9F"
         "E",
         "stra\xC3\x9F"
         "e"}, /* one character stays one */
        {"A\x80", "a" BAD},
        {"", ""},
    };
    CLEANUP(arena_deinit) struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(cases); i++)
        CHECK_TEXT(text_lower(cases[i].text, &arena), cases[i].lower, cases[i].text);
}

static void words_are_kept_and_signs_are_not(void **state)
{
    static const struct {
        const char *text, *kept;
    } cases[] = {
        {"O'Neill, J.-P. (2WD)_x", "ONeill JP 2WD_x"},
        {" a\t b\xC2\xA0", " a\t b\xC2\xA0"}, /* white space is kept as it is */
        {"Jos\xC3\xA9 \xE6\x97\xA5\xC2\xBD", "Jos\xC3\xA9 \xE6\x97\xA5\xC2\xBD"},
        {"Jose\xCC\x81", "Jose"}, /* a combining accent is no letter */
        {"a\xF0\x9F\x8F\x81\x80+$b", "ab"},
        {"!?", ""},
        {"", ""},
    };
    CLEANUP(arena_deinit) struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(cases); i++)
        CHECK_TEXT(text_keep_words(cases[i].text, &arena), cases[i].kept, cases[i].text);
}

static void characters_are_counted_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(text_n_characters(bytes_from_text("")), 0);
    assert_int_equal(text_n_characters(bytes_from_text("lap")), 3);
    assert_int_equal(text_n_characters(bytes_from_text("Jos\xC3\xA9")), 4);
    assert_int_equal(text_n_characters(bytes_from_text("Jose\xCC\x81")), 5);
    assert_int_equal(text_n_characters(bytes_from_text("\xF0\x9F\x8F\x81\x80")), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_sequences_are_replaced_and_counted),
        cmocka_unit_test(good_text_is_returned_as_it_is),
        cmocka_unit_test(repairing_twice_changes_nothing_more),
        cmocka_unit_test(white_space_of_every_kind_is_squeezed),
        cmocka_unit_test(no_text_can_speak_to_the_terminal),
        cmocka_unit_test(harmless_text_is_shown_as_it_is),
        cmocka_unit_test(a_name_has_one_key_however_it_is_written),
        cmocka_unit_test(folding_leaves_what_one_searches_for),
        cmocka_unit_test(a_class_has_one_key_however_it_is_spelled),
        cmocka_unit_test(lower_case_needs_no_locale),
        cmocka_unit_test(words_are_kept_and_signs_are_not),
        cmocka_unit_test(characters_are_counted_not_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
