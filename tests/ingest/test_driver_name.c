/* drivers.normalized_name, by the central system's own examples. */
#include "driver_name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct {
    const char *name;
    const char *normalized;
} cases[] = {
    {"1 AUSTIN MCMAHON", "austin mcmahon"},
    {"Smith John", "john smith"},
    {"John Smith", "john smith"},
    {"O'Brien, Sean", "obrien sean"},
    {"O\xE2\x80\x99"
     "Brien Sean",
     "obrien sean"},
    {"Tom & Jerry", "and jerry tom"},
    {"Jean-Luc Picard", "jeanluc picard"},
    {"RileyRiley Parker", "parker riley"},
    {"Lulu Smith", "lu smith"},
    {"Riley Parker RC", "parker riley"},
    {"Smith Inc.", "smith"},
    {"Team Losi Racing", "losi racing team"},
    {"Acme Raceway Club", "acme"},
    {"RC Club", ""},
    {"José Ñandú", "josé ñandú"},
    {"J.R. Ewing Jr.", "ewing jr"},
    {"Unknown Driver", "driver unknown"},
    {"McMahon 2", "2 mcmahon"},
    {"123", "123"},
    {"12 ", "12"},
    {"", ""},
    {"  Casey\xC2\xA0 Morgan  ", "casey morgan"},
    {"Morgan casey MORGAN", "casey morgan"},
    {"Dale \"Dusty\" Rhodes", "dale dusty rhodes"},
};

static void names_are_normalized_as_the_central_system_does(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_string_equal(driver_name_normalize(cases[i].name, &arena), cases[i].normalized);
    assert_string_equal(driver_name_normalize(NULL, &arena), "");
    arena_deinit(&arena);
}

static void only_the_sites_own_text_means_unknown(void **state)
{
    (void)state;
    assert_true(driver_name_is_unknown(NULL));
    assert_true(driver_name_is_unknown("Unknown Driver"));
    assert_false(driver_name_is_unknown("unknown driver"));
    assert_false(driver_name_is_unknown("Casey Morgan"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_normalized_as_the_central_system_does),
        cmocka_unit_test(only_the_sites_own_text_means_unknown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
