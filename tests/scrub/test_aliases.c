/* Pseudowords and numbers: what they are like, and that they differ. */
#include "pseudoword.h"

#include "set.h"
#include "testing.h"
#include "token.h"

#include "trackside/character.h"
#include "trackside/text.h"

#include <string.h>

enum {
    N_SEEDS = 50,
};

static const char *const words[] = {
    "tim",
    "jo",
    "boundy",
    "o",
    "jose\xCC\x81",
    "n\u0303andu\u0301",
    "иван",
    "ñ",
    "øster",
    "田",
    "김",
    "μαρια",
    "שרה",
    "a",
    "z",
    "я",
    "averyveryverylongnameindeedthatgoesonandon",
};

static size_t count(const char *text, enum character_class class)
{
    struct bytes rest = bytes_from_text(text);
    size_t n = 0;
    int32_t c;

    while (rest.size > 0) {
        assert_true(character_take(&rest, &c));
        n += character_class_of(c) == class;
    }
    return n;
}

static size_t n_wide(const char *text)
{
    size_t n = 0;

    for (; *text != '\0'; text++)
        n += (signed char)*text < 0;
    return n;
}

/* One token again, as long or a little longer, with its marks and in its own script. */
static void a_word_stays_like_itself(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < N_OF(words); i++) {
        for (int attempt = 0; attempt < N_SEEDS; attempt++) {
            struct choice choice = {BYTES("7"), words[i], attempt};
            const char *alias = pseudoword(&choice, &arena);
            size_t n_before = text_n_characters(bytes_from_text(words[i]));
            size_t n_after = text_n_characters(bytes_from_text(alias));
            struct tokens tokens;

            tokens_of_text(alias, &arena, &tokens);
            assert_int_equal(tokens.n, 1);
            assert_string_equal(tokens.items[0].key, alias);
            assert_in_range(n_after, n_before, n_before + 2);
            assert_int_equal(count(alias, CHARACTER_MARK), count(words[i], CHARACTER_MARK));
            assert_int_equal(count(alias, CHARACTER_IDEOGRAPH),
                             count(words[i], CHARACTER_IDEOGRAPH));
            assert_int_equal(n_wide(alias) > 0, n_wide(words[i]) > 0);
            assert_string_equal(alias, pseudoword(&choice, &arena));
        }
    }
    arena_deinit(&arena);
}

/* Initials are few: each becomes another letter, and no two the same. */
static void initials_stay_apart(void **state)
{
    struct arena arena;
    bool taken[26] = {false};

    (void)state;
    arena_init(&arena);
    for (char letter = 'a'; letter <= 'z'; letter++) {
        char key[2] = {letter, '\0'};
        struct choice choice = {BYTES("7"), key, 0};
        const char *alias = pseudoword(&choice, &arena);

        assert_int_equal(strlen(alias), 1);
        assert_in_range(alias[0], 'a', 'z');
        assert_int_not_equal(alias[0], letter);
        assert_false(taken[alias[0] - 'a']);
        taken[alias[0] - 'a'] = true;
    }
    arena_deinit(&arena);
}

static void a_number_keeps_its_digits(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (int attempt = 0; attempt < N_SEEDS; attempt++) {
        struct choice choice = {BYTES("7"), "2222363", attempt};
        struct choice padded = {BYTES("7"), "0012", attempt};
        const char *number = pseudonumber(&choice, &arena);

        assert_int_equal(strlen(number), 7);
        assert_int_equal(strspn(number, "0123456789"), 7);
        assert_int_not_equal(number[0], '0');
        assert_int_equal(strlen(pseudonumber(&padded, &arena)), 4);
    }
    arena_deinit(&arena);
}

/* Two digits have 90 aliases, less those that are taken: enough for some, and told when they end.
 */
static void too_few_aliases_are_told(void **state)
{
    struct scrub_identity known[80];
    struct set set;

    (void)state;
    set_open(&set, TORTURE_DIR);
    set.n = 2;
    for (int i = 0; i < 80; i++)
        known[i] =
            (struct scrub_identity){SCRUB_TRANSPONDER, arena_format(&set.arena, "%d", 10 + i)};
    set.options.known = known;
    set.options.n_known = 20;
    assert_int_equal(set_scrub(&set), 0);
    set.options.n_known = 80;
    assert_int_equal(set_scrub(&set), ERROR_CHECK);
    assert_non_null(strstr(set.err.message, "not enough aliases of 2 digits"));
    set_close(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_stays_like_itself),
        cmocka_unit_test(initials_stay_apart),
        cmocka_unit_test(a_number_keeps_its_digits),
        cmocka_unit_test(too_few_aliases_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
