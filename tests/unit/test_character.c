/* Characters: classes, folding, composing. */
#include "trackside/character.h"

#include "check.h"

#include <string.h>

static const struct {
    int32_t character;
    enum character_class class;
} classes[] = {
    {'a', CHARACTER_LETTER},       {0xE9, CHARACTER_LETTER},      {0x416, CHARACTER_LETTER},
    {0xAC00, CHARACTER_LETTER},    {0x4E2D, CHARACTER_IDEOGRAPH}, {0x3042, CHARACTER_IDEOGRAPH},
    {0x0E01, CHARACTER_IDEOGRAPH}, {0x301, CHARACTER_MARK},       {'7', CHARACTER_DIGIT},
    {0x663, CHARACTER_DIGIT},      {0xBD, CHARACTER_OTHER},       {' ', CHARACTER_SPACE},
    {'\n', CHARACTER_SPACE},       {0xA0, CHARACTER_SPACE},       {0xAD, CHARACTER_IGNORABLE},
    {0x200B, CHARACTER_IGNORABLE}, {'_', CHARACTER_OTHER},        {0, CHARACTER_OTHER},
    {'\'', CHARACTER_OTHER},       {0x1F600, CHARACTER_OTHER},
};

static void characters_have_a_class(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
        if (character_class_of(classes[i].character) != classes[i].class)
            fail_msg("U+%04X is of class %d", (unsigned)classes[i].character,
                     (int)character_class_of(classes[i].character));
    }
}

static const struct {
    int32_t character;
    size_t n;
    int32_t folded[3];
} folds[] = {
    {'A', 1, {'a'}},         {'z', 1, {'z'}},
    {0xC9, 2, {'e', 0x301}}, {0xDF, 2, {'s', 's'}},
    {0x410, 1, {0x430}},     {0xFF21, 1, {'a'}},
    {0xAD, 0, {0}},          {0xAC00, 1, {0xAC00}},
    {0x4E2D, 1, {0x4E2D}},   {0xFB03, 3, {'f', 'f', 'i'}},
    {0x301, 1, {0x301}},
};

static void case_and_form_fold_away(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(folds) / sizeof(folds[0]); i++) {
        int32_t folded[CHARACTER_FOLD_MAX];

        assert_int_equal(character_fold(folds[i].character, folded), folds[i].n);
        assert_memory_equal(folded, folds[i].folded, folds[i].n * sizeof(folded[0]));
    }
}

static void a_byte_that_begins_nothing_is_taken_alone(void **state)
{
    struct bytes rest = BYTES("a\xC3\xA9\xE9z");
    int32_t c;

    (void)state;
    assert_true(character_take(&rest, &c));
    assert_int_equal(c, 'a');
    assert_true(character_take(&rest, &c));
    assert_int_equal(c, 0xE9);
    assert_false(character_take(&rest, &c));
    assert_int_equal(c, 0xE9);
    assert_int_equal(rest.size, 1);
}

static void marks_compose(void **state)
{
    (void)state;
    assert_int_equal(character_compose('e', 0x301), 0xE9);
    assert_int_equal(character_compose('q', 0x301), 0);
    assert_true(character_is_composed(0xE9));
    assert_false(character_is_composed('e'));
    assert_int_equal(character_upper(0xE9), 0xC9);
    assert_int_equal(character_upper('7'), '7');
    assert_true(character_is_upper(0x416));
    assert_false(character_is_upper(0x436));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_have_a_class),
        cmocka_unit_test(case_and_form_fold_away),
        cmocka_unit_test(a_byte_that_begins_nothing_is_taken_alone),
        cmocka_unit_test(marks_compose),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
