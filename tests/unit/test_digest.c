/*
 * Names made from content.
 */
#include "check.h"

#include "trackside/digest.h"

#include <stdio.h>
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

/* RFC 4231, test cases 2 and 6; and Python's hmac. */
static void hmacs_agree_with_their_standard(void **state)
{
    char filled[131];
    const struct {
        struct bytes key, message;
        const char *digest;
    } cases[] = {
        {BYTES("Jefe"), BYTES("what do ya want for nothing?"),
         "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
        {{NULL, 0}, {NULL, 0}, "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"},
        {BYTES("k\0y"), BYTES("a\0b"),
         "20b3a393e9f0e606ae91954f1f871ebd5cd9c3a8f26e7b22beaed26ab4891891"},
        {{filled, sizeof(filled)},
         BYTES("Test Using Larger Than Block-Size Key - Hash Key First"),
         "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
    };

    (void)state;
    memset(filled, 0xAA, sizeof(filled));
    for (size_t i = 0; i < N_OF(cases); i++) {
        unsigned char out[DIGEST_HMAC_SIZE];
        char hex[2 * DIGEST_HMAC_SIZE + 1];

        digest_hmac(cases[i].key, cases[i].message, out);
        for (size_t k = 0; k < sizeof(out); k++)
            snprintf(hex + 2 * k, 3, "%02x", out[k]);
        CHECK_TEXT(hex, cases[i].digest, "hmac");
    }
}

static void random_bytes_differ(void **state)
{
    unsigned char a[32] = {0}, b[32] = {0};

    (void)state;
    digest_random(a, sizeof(a));
    digest_random(b, sizeof(b));
    assert_memory_not_equal(a, b, sizeof(a));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sha256_agrees_with_its_standard),
        cmocka_unit_test(hmacs_agree_with_their_standard),
        cmocka_unit_test(random_bytes_differ),
        cmocka_unit_test(uuids_are_the_same_everywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
