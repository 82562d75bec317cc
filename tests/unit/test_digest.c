/*
 * Names made from content.
 */
#include "check.h"

#include "trackside/digest.h"

#include <string.h>

/* The first three are the examples of FIPS 180-2. */
static void sha256_agrees_with_its_standard(void **state)
{
    static const struct {
        struct bytes content;
        const char *digest;
    } cases[] = {
        {SLICE("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {SLICE(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {SLICE("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {{NULL, 0}, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {SLICE("\0"), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        char out[DIGEST_HEX_SIZE];

        assert_ptr_equal(digest_sha256(cases[i].content, out), out);
        CHECK_TEXT(out, cases[i].digest, "sha256");
    }
}

/* Expected values from another implementation of RFC 4122 (Python's uuid.uuid5). */
static void uuids_are_the_same_everywhere(void **state)
{
    static const struct {
        struct bytes name;
        const char *uuid;
    } cases[] = {
        {SLICE("track:wattlecreek"), "2ee1a561-b6ac-5336-8b3c-becbcc09ed52"},
        {SLICE(""), "0a30b7e9-1104-5bd9-9ec6-4df2825bb493"},
        {{NULL, 0}, "0a30b7e9-1104-5bd9-9ec6-4df2825bb493"},
        {SLICE("a\0b"), "b2b8a5d8-f525-5ac0-b34d-5808cdd67539"},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(cases); i++) {
        char out[DIGEST_UUID_SIZE];

        assert_ptr_equal(digest_uuid(cases[i].name, out), out);
        CHECK_TEXT(out, cases[i].uuid, "uuid");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sha256_agrees_with_its_standard),
        cmocka_unit_test(uuids_are_the_same_everywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
