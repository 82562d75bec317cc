/*
 * gzip both ways, and what a damaged or bloated body does.
 */
#include "check.h"

#include "trackside/cleanup.h"
#include "trackside/compress.h"

#include <stdlib.h>
#include <string.h>

enum {
    ROOM = 1024 * 1024,
};

/* printf 'abc' | gzip -9n, byte for byte of another implementation's framing. */
static const struct bytes packed_abc =
    SLICE("\x1F\x8B\x08\x00\x00\x00\x00\x00\x02\x03\x4B\x4C\x4A\x06\x00\xC2\x41\x24\x35\x03\x00"
          "\x00\x00");

static void pack(struct bytes content, struct buffer *packed)
{
    struct error err;

    buffer_init(packed, ROOM);
    assert_int_equal(compress_gzip(content, packed, &err), 0);
}

static void content_comes_back_as_it_was(void **state)
{
    static char noise[300000];
    static const struct bytes contents[] = {
        {NULL, 0}, SLICE("a"), SLICE("a\0b"), {noise, sizeof(noise)}, {noise, 16384}};
    unsigned seed = 1;

    (void)state;
    for (size_t i = 0; i < sizeof(noise); i++) {
        seed = seed * 1103515245 + 12345;
        noise[i] = (char)(seed >> 24);
    }
    for (size_t i = 0; i < N_OF(contents); i++) {
        CLEANUP(buffer_deinit) struct buffer packed;
        CLEANUP(buffer_deinit) struct buffer unpacked;
        struct error err;

        pack(contents[i], &packed);
        buffer_init(&unpacked, ROOM);
        assert_int_equal(compress_gunzip(buffer_bytes(&packed), &unpacked, &err), 0);
        CHECK_BYTES(buffer_bytes(&unpacked), contents[i], "content");
    }
}

static void both_ways_append_to_what_is_there(void **state)
{
    CLEANUP(buffer_deinit) struct buffer packed;
    CLEANUP(buffer_deinit) struct buffer unpacked;
    struct error err;

    (void)state;
    buffer_init(&packed, ROOM);
    buffer_append_text(&packed, "head");
    assert_int_equal(compress_gzip(BYTES("lap"), &packed, &err), 0);
    CHECK_BYTES(bytes_first(buffer_bytes(&packed), 6), BYTES("head\x1F\x8B"), "start");
    buffer_init(&unpacked, ROOM);
    buffer_append_text(&unpacked, "one ");
    assert_int_equal(compress_gunzip(bytes_skip(buffer_bytes(&packed), 4), &unpacked, &err), 0);
    assert_string_equal(buffer_text(&unpacked), "one lap");
}

static void equal_content_gives_equal_bytes_without_a_time(void **state)
{
    CLEANUP(buffer_deinit) struct buffer first;
    CLEANUP(buffer_deinit) struct buffer second;

    (void)state;
    pack(BYTES("a page"), &first);
    pack(BYTES("a page"), &second);
    CHECK_BYTES(buffer_bytes(&first), buffer_bytes(&second), "bytes");
    CHECK_BYTES(bytes_first(bytes_skip(buffer_bytes(&first), 4), 4), BYTES("\0\0\0\0"), "mtime");
}

static void what_gzip_wrote_is_read(void **state)
{
    CLEANUP(buffer_deinit) struct buffer unpacked;
    struct error err;

    (void)state;
    buffer_init(&unpacked, ROOM);
    assert_int_equal(compress_gunzip(packed_abc, &unpacked, &err), 0);
    assert_string_equal(buffer_text(&unpacked), "abc");
}

static void members_one_after_the_other_are_one_content(void **state)
{
    CLEANUP(buffer_deinit) struct buffer twice;
    CLEANUP(buffer_deinit) struct buffer unpacked;
    struct error err;

    (void)state;
    buffer_init(&twice, ROOM);
    buffer_append_bytes(&twice, packed_abc);
    buffer_append_bytes(&twice, packed_abc);
    buffer_init(&unpacked, ROOM);
    assert_int_equal(compress_gunzip(buffer_bytes(&twice), &unpacked, &err), 0);
    assert_string_equal(buffer_text(&unpacked), "abcabc");
}

static void expect_refusal(struct bytes packed, const char *what)
{
    CLEANUP(buffer_deinit) struct buffer unpacked;
    struct error err = {0};

    buffer_init(&unpacked, ROOM);
    buffer_append_text(&unpacked, "before");
    CHECK_INT(compress_gunzip(packed, &unpacked, &err), ERROR_FAILED, what);
    CHECK_INT(err.code, ERROR_FAILED, what);
    CHECK_INT(err.message[0] != '\0', true, what);
    CHECK_TEXT(buffer_text(&unpacked), "before", what);
}

static void members_are_unpacked_one_by_one(void **state)
{
    CLEANUP(buffer_deinit) struct buffer twice;
    CLEANUP(buffer_deinit) struct buffer unpacked;
    struct bytes rest;
    struct error err;

    (void)state;
    buffer_init(&twice, ROOM);
    buffer_append_bytes(&twice, packed_abc);
    buffer_append_bytes(&twice, packed_abc);
    buffer_append_text(&twice, "no member");
    buffer_init(&unpacked, ROOM);
    rest = buffer_bytes(&twice);
    assert_int_equal(compress_gunzip_member(&rest, &unpacked, &err), 0);
    assert_string_equal(buffer_text(&unpacked), "abc");
    assert_int_equal(rest.size, packed_abc.size + strlen("no member"));
    assert_int_equal(compress_gunzip_member(&rest, &unpacked, &err), 0);
    assert_string_equal(buffer_text(&unpacked), "abcabc");
    assert_int_equal(compress_gunzip_member(&rest, &unpacked, &err), ERROR_FAILED);
    CHECK_BYTES(rest, BYTES("no member"), "rest");
    assert_string_equal(buffer_text(&unpacked), "abcabc");
}

static void what_is_cut_short_is_refused(void **state)
{
    (void)state;
    for (size_t size = 0; size < packed_abc.size; size++)
        expect_refusal(bytes_first(packed_abc, size), "cut short");
}

static void what_is_damaged_is_refused(void **state)
{
    char damaged[32];
    struct bytes whole = {damaged, packed_abc.size};

    (void)state;
    memcpy(damaged, packed_abc.data, packed_abc.size);
    damaged[15] ^= 1; /* the checksum */
    expect_refusal(whole, "checksum");
    memcpy(damaged, packed_abc.data, packed_abc.size);
    damaged[19] ^= 1;
    expect_refusal(whole, "length");
    memcpy(damaged, packed_abc.data, packed_abc.size);
    damaged[11] ^= 1;
    expect_refusal(whole, "content");
    expect_refusal(BYTES("<html>no gzip</html>"), "no gzip");
}

static void more_behind_the_end_is_refused(void **state)
{
    char longer[32] = {0};

    (void)state;
    memcpy(longer, packed_abc.data, packed_abc.size);
    memcpy(longer + packed_abc.size, "junk", 4);
    expect_refusal((struct bytes){longer, packed_abc.size + 4}, "junk");
}

static void a_bloated_body_stops_at_the_ceiling(void **state)
{
    CLEANUP(buffer_deinit) struct buffer packed;
    CLEANUP(buffer_deinit) struct buffer unpacked;
    size_t size = 50 * 1024 * 1024;
    char *zeros = calloc(1, size);
    struct error err = {0};

    (void)state;
    assert_non_null(zeros);
    pack((struct bytes){zeros, size}, &packed);
    free(zeros);
    assert_true(packed.size < 100000);
    buffer_init(&unpacked, ROOM);
    assert_int_equal(compress_gunzip(buffer_bytes(&packed), &unpacked, &err), ERROR_FAILED);
    assert_non_null(strstr(err.message, "1048576"));
    assert_int_equal(unpacked.size, 0);
    assert_true(unpacked.capacity <= 2 * ROOM + 1);
}

static void content_may_fill_the_ceiling_exactly(void **state)
{
    CLEANUP(buffer_deinit) struct buffer unpacked;
    struct error err = {0};

    (void)state;
    buffer_init(&unpacked, 3);
    assert_int_equal(compress_gunzip(packed_abc, &unpacked, &err), 0);
    buffer_deinit(&unpacked);
    buffer_init(&unpacked, 2);
    assert_int_equal(compress_gunzip(packed_abc, &unpacked, &err), ERROR_FAILED);
}

static void packing_stops_at_the_ceiling_too(void **state)
{
    CLEANUP(buffer_deinit) struct buffer packed;
    struct error err = {0};

    (void)state;
    buffer_init(&packed, 10);
    assert_int_equal(compress_gzip(BYTES("a page"), &packed, &err), ERROR_FAILED);
    assert_int_equal(err.code, ERROR_FAILED);
    assert_int_equal(packed.size, 0);
}

/* ---- differences ---- */

enum {
    PAGE_SIZE = 200000, /* far beyond what zlib looks back */
};

/* Words in no order, so that a page gives a difference from itself nothing to find. */
static void fill_page(char *page, size_t size)
{
    unsigned seed = 7;

    for (size_t i = 0; i < size; i++) {
        seed = seed * 1103515245 + 12345;
        page[i] = (char)('a' + (seed >> 16) % 26);
    }
}

static void expect_difference(struct bytes base, struct bytes content, size_t most)
{
    CLEANUP(buffer_deinit) struct buffer difference = {0};
    CLEANUP(buffer_deinit) struct buffer again = {0};
    struct error err;

    buffer_init(&difference, ROOM);
    buffer_init(&again, content.size);
    assert_int_equal(compress_difference(base, content, &difference, &err), 0);
    assert_true(difference.size <= most);
    assert_int_equal(compress_apply(base, buffer_bytes(&difference), &again, &err), 0);
    assert_true(bytes_equal(buffer_bytes(&again), content));
}

static void versions_differ_by_little(void **state)
{
    static char one[PAGE_SIZE], other[PAGE_SIZE];
    const struct bytes base = {one, sizeof(one)};

    (void)state;
    fill_page(one, sizeof(one));
    expect_difference(base, base, 3000);
    /* a token at both ends and in the middle */
    memcpy(other, one, sizeof(one));
    memcpy(other + 100, "0123456789abcdef", 16);
    memcpy(other + PAGE_SIZE / 2, "token", 5);
    memcpy(other + PAGE_SIZE - 20, "in 0.0123 seconds", 17);
    expect_difference(base, (struct bytes){other, sizeof(other)}, 3200);
    /* a row more in front: all of it moved */
    memcpy(other, one, 100);
    memset(other + 100, 'R', 360);
    memcpy(other + 460, one + 100, PAGE_SIZE - 460);
    expect_difference(base, (struct bytes){other, sizeof(other)}, 3200);
    /* nothing in common, no base, no content, half of it */
    expect_difference((struct bytes){0}, base, PAGE_SIZE);
    expect_difference(base, (struct bytes){0}, 0);
    expect_difference(base, bytes_first(base, PAGE_SIZE / 2), 1600);
    expect_difference(bytes_first(base, PAGE_SIZE / 2), base, PAGE_SIZE);
}

static void a_difference_from_something_else_is_refused(void **state)
{
    static char one[PAGE_SIZE];
    const struct bytes base = {one, sizeof(one)};
    CLEANUP(buffer_deinit) struct buffer difference = {0};
    struct error err;

    (void)state;
    fill_page(one, sizeof(one));
    buffer_init(&difference, ROOM);
    assert_int_equal(compress_difference(base, base, &difference, &err), 0);
    for (size_t cut = 1; cut < difference.size; cut += difference.size / 7 + 1) {
        CLEANUP(buffer_deinit) struct buffer again = {0};
        int r;

        buffer_init(&again, base.size);
        r = compress_apply(base, bytes_first(buffer_bytes(&difference), cut), &again, &err);
        assert_true(r < 0 || !bytes_equal(buffer_bytes(&again), base));
    }
    for (size_t ceiling = 0; ceiling < base.size; ceiling += base.size / 3) {
        CLEANUP(buffer_deinit) struct buffer again = {0};

        buffer_init(&again, ceiling);
        assert_true(compress_apply(base, buffer_bytes(&difference), &again, &err) < 0);
        assert_int_equal(again.size, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(content_comes_back_as_it_was),
        cmocka_unit_test(both_ways_append_to_what_is_there),
        cmocka_unit_test(equal_content_gives_equal_bytes_without_a_time),
        cmocka_unit_test(what_gzip_wrote_is_read),
        cmocka_unit_test(members_one_after_the_other_are_one_content),
        cmocka_unit_test(members_are_unpacked_one_by_one),
        cmocka_unit_test(what_is_cut_short_is_refused),
        cmocka_unit_test(what_is_damaged_is_refused),
        cmocka_unit_test(more_behind_the_end_is_refused),
        cmocka_unit_test(a_bloated_body_stops_at_the_ceiling),
        cmocka_unit_test(content_may_fill_the_ceiling_exactly),
        cmocka_unit_test(packing_stops_at_the_ceiling_too),
        cmocka_unit_test(versions_differ_by_little),
        cmocka_unit_test(a_difference_from_something_else_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
