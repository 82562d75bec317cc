/* Archives: what GNU tar makes of such files, byte for byte where it matters. */
#include "trackside/tar.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

enum {
    BLOCK_SIZE = 512,
};

static unsigned checksum_of(const char *header)
{
    unsigned sum = 0;

    for (size_t i = 0; i < BLOCK_SIZE; i++)
        sum += i >= 148 && i < 156 ? ' ' : (unsigned char)header[i];
    return sum;
}

static void files_fill_blocks(void **state)
{
    struct buffer archive;
    char sum[8];

    (void)state;
    buffer_init(&archive, 64 * 1024);
    assert_int_equal(tar_add(&archive, "folder/a.html", BYTES("abc"), NULL), 0);
    assert_int_equal(archive.size, 2 * BLOCK_SIZE);
    assert_int_equal(tar_add(&archive, "empty", (struct bytes){NULL, 0}, NULL), 0);
    assert_int_equal(archive.size, 3 * BLOCK_SIZE);
    tar_end(&archive);
    assert_int_equal(archive.size, 5 * BLOCK_SIZE);
    assert_string_equal(archive.data, "folder/a.html");
    assert_string_equal(archive.data + 100, "0000644");
    assert_string_equal(archive.data + 124, "00000000003");
    assert_memory_equal(archive.data + 257, "ustar\00000", 8);
    assert_memory_equal(archive.data + BLOCK_SIZE, "abc\0", 4);
    memcpy(sum, archive.data + 148, 7);
    sum[6] = '\0';
    assert_int_equal(strtoul(sum, NULL, 8), checksum_of(archive.data));
    buffer_deinit(&archive);
}

static void a_name_too_long_is_refused(void **state)
{
    char name[101];
    struct buffer archive;
    struct error err;

    (void)state;
    memset(name, 'n', 100);
    name[100] = '\0';
    buffer_init(&archive, 4096);
    assert_int_equal(tar_add(&archive, name, BYTES("x"), &err), ERROR_FAILED);
    assert_int_equal(archive.size, 0);
    assert_int_equal(tar_add(&archive, name + 1, BYTES("x"), &err), 0);
    buffer_deinit(&archive);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_fill_blocks),
        cmocka_unit_test(a_name_too_long_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
