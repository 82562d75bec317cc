/* Ceilings: bodies and headers that would never end, or end too late. */
#include "rude_server.h"
#include "site.h"

#include "testing.h"

#include "trackside/compress.h"

#include <string.h>
#include <sys/resource.h>
#include <zlib.h>

static struct http_response *ask_for_body(struct bytes body, const char *headers)
{
    struct fixture_fault fault = {.match = SITE_DAY_KEY,
                                  .first_attempt = 1,
                                  .kind = FIXTURE_FAULT_BODY,
                                  .body = body,
                                  .headers = headers};
    struct site *site = site_open(&fault, 1);
    struct http_response *response = site_get(site, SITE_DAY);

    site_close(site);
    return response;
}

/* `size` bytes of nothing much, packed or not. */
static struct buffer filler(size_t size, bool packed)
{
    struct buffer plain, out;

    buffer_init(&plain, SIZE_MAX);
    for (size_t i = 0; i < size; i++)
        buffer_append_char(&plain, ' ');
    if (!packed)
        return plain;
    buffer_init(&out, SIZE_MAX);
    assert_int_equal(compress_gzip(buffer_bytes(&plain), &out, NULL), 0);
    buffer_deinit(&plain);
    return out;
}

static void assert_too_large(struct http_response *response, const char *problem)
{
    assert_int_equal(response->outcome, HTTP_TOO_LARGE);
    assert_int_equal(response->status, 0);
    assert_int_equal(response->body.size, 0);
    assert_string_equal(response->problem, problem);
    http_response_free(response);
}

static void a_body_up_to_the_ceiling_is_taken(void **state)
{
    struct buffer body = filler(SITE_MAX_BODY_SIZE, false);
    struct buffer packed = filler(SITE_MAX_BODY_SIZE, true);
    struct http_response *first = ask_for_body(buffer_bytes(&body), NULL);
    struct http_response *second = ask_for_body(buffer_bytes(&packed), "Content-Encoding: gzip");

    (void)state;
    assert_int_equal(first->outcome, HTTP_ANSWERED);
    assert_int_equal(first->body.size, SITE_MAX_BODY_SIZE);
    assert_int_equal(second->outcome, HTTP_ANSWERED);
    assert_int_equal(second->body.size, SITE_MAX_BODY_SIZE);
    http_response_free(first);
    http_response_free(second);
    buffer_deinit(&body);
    buffer_deinit(&packed);
}

static void one_byte_more_is_refused(void **state)
{
    struct buffer body = filler(SITE_MAX_BODY_SIZE + 1, false);
    struct buffer packed = filler(SITE_MAX_BODY_SIZE + 1, true);

    (void)state;
    assert_too_large(ask_for_body(buffer_bytes(&body), NULL), "the body has more than 256 KiB");
    assert_too_large(ask_for_body(buffer_bytes(&packed), "Content-Encoding: gzip"),
                     "the body has more than 256 KiB");
    buffer_deinit(&body);
    buffer_deinit(&packed);
}

static void a_bomb_is_refused(void **state)
{
    struct buffer bomb = filler(32 * 1024 * 1024, true);

    (void)state;
    assert_true(bomb.size < SITE_MAX_BODY_SIZE);
    assert_too_large(ask_for_body(buffer_bytes(&bomb), "Content-Encoding: gzip"),
                     "the body has more than 256 KiB");
    buffer_deinit(&bomb);
}

/* ---- how much memory a bomb takes ---- */

enum {
    MIB = 1024 * 1024,
    BOMB_MIB = 192,
    LITTLE_MIB = 48, /* the sanitizers' own share included */
};

/* So many MiB of blanks, packed piece by piece: they never stand in memory. */
static struct buffer packed_blanks(size_t n_mib)
{
    static unsigned char blanks[MIB], piece[64 * 1024];
    z_stream stream = {0};
    struct buffer out;

    memset(blanks, ' ', sizeof(blanks));
    buffer_init(&out, SIZE_MAX);
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    for (size_t i = 0; i < n_mib; i++) {
        stream.next_in = blanks;
        stream.avail_in = sizeof(blanks);
        do {
            stream.next_out = piece;
            stream.avail_out = sizeof(piece);
            deflate(&stream, i + 1 < n_mib ? Z_NO_FLUSH : Z_FINISH);
            buffer_append_bytes(
                &out, (struct bytes){(const char *)piece, sizeof(piece) - stream.avail_out});
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return out;
}

static long peak_kib(void)
{
    struct rusage usage;

    assert_int_equal(getrusage(RUSAGE_SELF, &usage), 0);
    return usage.ru_maxrss;
}

static void a_bomb_takes_little_memory(void **state)
{
    struct buffer bomb = packed_blanks(BOMB_MIB);
    long before = peak_kib();

    (void)state;
    assert_true(bomb.size < SITE_MAX_BODY_SIZE);
    assert_too_large(ask_for_body(buffer_bytes(&bomb), "Content-Encoding: gzip"),
                     "the body has more than 256 KiB");
    assert_true(peak_kib() - before < LITTLE_MIB * 1024L);
    buffer_deinit(&bomb);
}

static void assert_endless(struct bytes start, struct bytes repeat, const char *problem)
{
    struct rude_answer answer = {.start = start, .repeat = repeat, .n_repeats = 100000};
    struct rude_server *server = rude_start(&answer);
    struct http *http = client_open(SITE_MAX_BODY_SIZE);

    assert_too_large(client_get(http, rude_url(server), SITE_TIMEOUT_MS), problem);
    http_close(http);
    rude_stop(server);
}

static void endless_bodies_are_refused(void **state)
{
    (void)state;
    assert_endless(BYTES("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
                   BYTES("20\r\n0123456789abcdef0123456789abcdef\r\n"),
                   "the body has more than 256 KiB");
    assert_endless(BYTES("HTTP/1.1 200 OK\r\n\r\n"), BYTES("0123456789abcdef0123456789abcdef"),
                   "the body has more than 256 KiB");
}

/* Packed bytes without end that unpack to nothing: a gzip header, then empty stored blocks. */
static void an_endless_nothing_is_refused(void **state)
{
    (void)state;
    assert_endless(BYTES("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
                         "\x1f\x8b\x08\0\0\0\0\0\0\x03"),
                   BYTES("\0\0\0\xff\xff\0\0\0\xff\xff\0\0\0\xff\xff\0\0\0\xff\xff"),
                   "the body has more than 256 KiB");
}

static void a_flood_of_headers_is_refused(void **state)
{
    (void)state;
    assert_endless(BYTES("HTTP/1.1 200 OK\r\n"), BYTES("X-Flood: 0123456789abcdef\r\n"),
                   "more than 64 KiB of headers");
    assert_endless(BYTES(""), BYTES("HTTP/1.1 100 Continue\r\n\r\n"),
                   "more than 64 KiB of headers");
}

static void a_header_without_end_is_refused(void **state)
{
    (void)state;
    assert_endless(BYTES("HTTP/1.1 200 OK\r\nX-Flood: "), BYTES("0123456789abcdef"),
                   "more headers than memory is given to");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        /* first: the peak of another test would hide its own */
        cmocka_unit_test(a_bomb_takes_little_memory),
        cmocka_unit_test(a_body_up_to_the_ceiling_is_taken),
        cmocka_unit_test(one_byte_more_is_refused),
        cmocka_unit_test(a_bomb_is_refused),
        cmocka_unit_test(endless_bodies_are_refused),
        cmocka_unit_test(an_endless_nothing_is_refused),
        cmocka_unit_test(a_flood_of_headers_is_refused),
        cmocka_unit_test(a_header_without_end_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
