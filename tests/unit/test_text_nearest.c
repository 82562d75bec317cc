/*
 * Which word was meant.
 */
#include "check.h"

#include "trackside/text.h"

#include <string.h>

static const char *const commands[] = {"doctor",  "export",  "ingest", "laps", "practice",
                                       "rebuild", "session", "status", "sync", "track"};

struct nearest_case {
    const char *word;
    const char *nearest; /* NULL: none */
};

static void check_nearest(const struct nearest_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        CHECK_TEXT(text_nearest(cases[i].word, commands, N_OF(commands)), cases[i].nearest,
                   cases[i].word);
}

static void one_slip_of_any_kind_is_near(void **state)
{
    static const struct nearest_case cases[] = {
        {"track", "track"}, {"trak", "track"},  {"tracck", "track"}, {"trakc", "track"},
        {"trock", "track"}, {"rtack", "track"}, {"yrack", "track"},  {"tracks", "track"},
        {"SYNC", "sync"},   {"snyc", "sync"},   {"syn", "sync"},
    };

    (void)state;
    check_nearest(cases, N_OF(cases));
}

static void more_slips_are_near_in_longer_words(void **state)
{
    static const struct nearest_case cases[] = {
        {"stattus", "status"},
        {"statsu", "status"},
        {"ttatsu", "status"}, /* two in six */
        {"prectise", "practice"},
        {"traok", "track"},
        {"trxxk", NULL}, /* two in five are too many */
        {"lxxs", NULL},
        {"help", NULL},
        {"zz", NULL},
    };

    (void)state;
    check_nearest(cases, N_OF(cases));
}

static void no_more_than_three_slips_are_forgiven(void **state)
{
    static const char *const long_word[] = {"abcdefghijklmnop"};

    (void)state;
    CHECK_TEXT(text_nearest("abcXefgXijkXmnop", long_word, 1), long_word[0], "three");
    CHECK_TEXT(text_nearest("abcXefgXijkXmnXp", long_word, 1), NULL, "four");
}

static void the_start_of_a_word_is_near(void **state)
{
    static const struct nearest_case cases[] = {
        {"prac", "practice"}, {"se", "session"}, {"Reb", "rebuild"}, {"p", NULL}, {"racti", NULL},
    };

    (void)state;
    check_nearest(cases, N_OF(cases));
}

static void a_slip_is_nearer_than_a_start(void **state)
{
    static const char *const words[] = {"lapse-rate", "lap"};

    (void)state;
    CHECK_TEXT(text_nearest("laps", words, 2), "lap", "laps");
}

static void fewer_slips_win_and_the_first_of_equals(void **state)
{
    static const char *const words[] = {"heats", "heat", "seat", "beat"};

    (void)state;
    CHECK_TEXT(text_nearest("heat", words, 4), "heat", "exact");
    CHECK_TEXT(text_nearest("xeat", words, 4), "heat", "first of three");
}

static void letters_are_characters_not_bytes(void **state)
{
    static const char *const words[] = {"\xC3\xA9t\xC3\xA9"};

    (void)state;
    CHECK_TEXT(text_nearest("\xC3\xA9ta", words, 1), words[0], "one letter of three");
}

static void nothing_is_near_nothing(void **state)
{
    static const char *const words[] = {"", "a"};
    char long_word[200];

    (void)state;
    memset(long_word, 'a', sizeof(long_word) - 1);
    long_word[sizeof(long_word) - 1] = '\0';
    CHECK_TEXT(text_nearest("", words, 2), NULL, "empty word");
    CHECK_TEXT(text_nearest("b", words, 2), NULL, "another letter");
    CHECK_TEXT(text_nearest("a", NULL, 0), NULL, "no candidates");
    CHECK_TEXT(text_nearest(long_word, words, 2), NULL, "a very long word");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_slip_of_any_kind_is_near),
        cmocka_unit_test(more_slips_are_near_in_longer_words),
        cmocka_unit_test(no_more_than_three_slips_are_forgiven),
        cmocka_unit_test(the_start_of_a_word_is_near),
        cmocka_unit_test(a_slip_is_nearer_than_a_start),
        cmocka_unit_test(fewer_slips_win_and_the_first_of_equals),
        cmocka_unit_test(letters_are_characters_not_bytes),
        cmocka_unit_test(nothing_is_near_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
