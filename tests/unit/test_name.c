/* What becomes a name. */
#include "check.h"

#include "trackside/name.h"

#include <string.h>

static void names_are_told_from_what_leads_elsewhere(void **state)
{
    static const struct {
        const char *text;
        bool slug, id, file;
    } cases[] = {
        {"canberraoffroad", true, false, true},
        {"rc-track-2", true, false, true},
        {"-track", false, false, false},
        {"track-", false, false, true},
        {"Track", false, false, true},
        {"21287637", true, true, true},
        {"123456789012345678901", true, false, true},
        {"", false, false, false},
        {".", false, false, false},
        {"..", false, false, false},
        {".hidden", false, false, false},
        {"../x", false, false, false},
        {"a/b", false, false, false},
        {"a\\b", false, false, false},
        {"a b", false, false, false},
        {"a\nb", false, false, false},
        {"a\x7f", false, false, false},
        {"day-2025-10-25.html", false, false, true},
        {"-rf", false, false, false},
        {"+1", false, false, true},
        {"1.5", false, false, true},
        {"tr\xc3\xa4"
         "ck",
         false, false, true},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        struct bytes text = bytes_from_text(cases[i].text);

        CHECK_INT(name_is_slug(text), cases[i].slug, cases[i].text);
        CHECK_INT(name_is_id(text), cases[i].id, cases[i].text);
        CHECK_INT(name_is_file(text), cases[i].file, cases[i].text);
    }
}

static void names_have_an_end(void **state)
{
    char text[NAME_FILE_MAX + 1];

    (void)state;
    memset(text, 'a', sizeof(text));
    assert_true(name_is_slug((struct bytes){text, NAME_SLUG_MAX}));
    assert_false(name_is_slug((struct bytes){text, NAME_SLUG_MAX + 1}));
    assert_true(name_is_file((struct bytes){text, NAME_FILE_MAX}));
    assert_false(name_is_file((struct bytes){text, NAME_FILE_MAX + 1}));
    assert_false(name_is_file(BYTES("a\0b")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_told_from_what_leads_elsewhere),
        cmocka_unit_test(names_have_an_end),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
