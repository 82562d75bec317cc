/*
 * Web archives: what is written reads back, what others write is read, and nothing is believed.
 */
#include "check.h"

#include "trackside/cleanup.h"
#include "trackside/compress.h"
#include "trackside/number.h"
#include "trackside/warc.h"

#include <stdio.h>
#include <string.h>

enum {
    ROOM = 4 * 1024 * 1024,
    DATE = 1761372000, /* 2025-10-25T06:00:00Z */
};

#define PAGE_URL "https://redhill.liverc.com/practice/?p=view_session&id=1"

/* A reader over one archive, with what it read last. */
struct scene {
    struct arena arena;
    struct buffer archive;
    struct warc_reader reader;
    struct warc_record record;
    struct error err;
};

static void scene_open(struct scene *scene, struct bytes archive, const struct warc_limits *limits)
{
    memset(scene, 0, sizeof(*scene));
    arena_init(&scene->arena);
    warc_reader_init(&scene->reader, archive, limits);
}

static void scene_close(struct scene *scene)
{
    warc_reader_deinit(&scene->reader);
    buffer_deinit(&scene->archive);
    arena_deinit(&scene->arena);
}

static int next(struct scene *scene)
{
    return warc_read(&scene->reader, &scene->arena, &scene->record, &scene->err);
}

/* ---- there and back ---- */

static void write_all(struct buffer *out, bool is_packed)
{
    CLEANUP(warc_writer_deinit) struct warc_writer writer;
    const struct warc_exchange exchange = {.url = PAGE_URL,
                                           .date = DATE,
                                           .status = 404,
                                           .headers = "Content-Type: text/html\r\n",
                                           .body = BYTES("<p>\0</p>")};

    buffer_init(out, ROOM);
    warc_writer_init(&writer, out, is_packed);
    warc_write_info(&writer, "software: tests\r\n", "salt", DATE);
    warc_write_resource(&writer, "metadata://tests/file", "text/plain", DATE, BYTES("notes"));
    warc_write_exchange(&writer, &exchange);
}

static void check_all(struct scene *scene)
{
    struct warc_answer answer;

    assert_int_equal(next(scene), 0);
    assert_int_equal(scene->record.type, WARC_INFO);
    CHECK_BYTES(scene->record.block, BYTES("software: tests\r\n"), "fields");
    assert_int_equal(next(scene), 0);
    assert_int_equal(scene->record.type, WARC_RESOURCE);
    assert_string_equal(scene->record.target_uri, "metadata://tests/file");
    assert_string_equal(scene->record.content_type, "text/plain");
    assert_int_equal(next(scene), 0);
    assert_int_equal(scene->record.type, WARC_REQUEST);
    CHECK_BYTES(scene->record.block,
                BYTES("GET /practice/?p=view_session&id=1 HTTP/1.1\r\nHost: redhill.liverc.com\r\n"
                      "\r\n"),
                "request");
    assert_int_equal(next(scene), 0);
    assert_int_equal(scene->record.type, WARC_RESPONSE);
    assert_int_equal(scene->record.number, 4);
    assert_int_equal(scene->record.date, DATE);
    assert_string_equal(scene->record.target_uri, PAGE_URL);
    assert_false(scene->record.is_falsified);
    assert_int_equal(warc_read_answer(&scene->record, ROOM, &scene->arena, &answer, &scene->err),
                     0);
    assert_int_equal(answer.status, 404);
    CHECK_BYTES(answer.body, BYTES("<p>\0</p>"), "body");
    assert_string_equal(warc_header(&answer, "content-type", &scene->arena), "text/html");
    assert_null(warc_header(&answer, "ETag", &scene->arena));
    assert_int_equal(next(scene), WARC_END);
    assert_int_equal(next(scene), WARC_END);
}

static void what_is_written_reads_back(void **state)
{
    (void)state;
    for (int is_packed = 0; is_packed <= 1; is_packed++) {
        CLEANUP(buffer_deinit) struct buffer archive;
        CLEANUP(scene_close) struct scene scene;

        write_all(&archive, is_packed != 0);
        scene_open(&scene, buffer_bytes(&archive), NULL);
        check_all(&scene);
    }
}

static void a_file_packed_as_a_whole_is_read_too(void **state)
{
    CLEANUP(buffer_deinit) struct buffer archive;
    CLEANUP(buffer_deinit) struct buffer packed;
    CLEANUP(scene_close) struct scene scene;

    (void)state;
    write_all(&archive, false);
    buffer_init(&packed, ROOM);
    assert_int_equal(compress_gzip(buffer_bytes(&archive), &packed, NULL), 0);
    scene_open(&scene, buffer_bytes(&packed), NULL);
    check_all(&scene);
}

static void the_same_records_give_the_same_bytes(void **state)
{
    CLEANUP(buffer_deinit) struct buffer first;
    CLEANUP(buffer_deinit) struct buffer second;

    (void)state;
    write_all(&first, true);
    write_all(&second, true);
    CHECK_BYTES(buffer_bytes(&first), buffer_bytes(&second), "archive");
}

/* ---- others' records ---- */

static void records_of_others_are_read(void **state)
{
    CLEANUP(scene_close) struct scene scene;

    (void)state;
    /* wget's brackets, lines that go on, names in any case, line ends of one byte, a fraction */
    scene_open(&scene,
               BYTES("\r\n\r\nWARC/1.0\nwarc-type: revisit\nWARC-Target-URI: <http://a/>\n"
                     "X-Note: goes\n on\nWARC-Refers-To: <urn:uuid:1>\n"
                     "WARC-Date: 2025-10-25T06:00:00.123456Z\nContent-Length: 3\n\nabc\n\n"
                     "WARC/0.18\r\nWARC-Type: dream\r\nWARC-Segment-Number: 1\r\n"
                     "WARC-Date: yesterday\r\nContent-Length: 0\r\n\r\n"),
               NULL);
    assert_int_equal(next(&scene), 0);
    assert_int_equal(scene.record.type, WARC_REVISIT);
    assert_string_equal(scene.record.target_uri, "http://a/");
    assert_string_equal(scene.record.refers_to, "urn:uuid:1");
    assert_int_equal(scene.record.date, DATE);
    CHECK_BYTES(scene.record.block, BYTES("abc"), "block");
    assert_int_equal(next(&scene), 0);
    assert_int_equal(scene.record.type, WARC_OTHER);
    assert_true(scene.record.is_segment);
    assert_true(is_absent(scene.record.date));
    assert_int_equal(next(&scene), WARC_END);
}

static void digests_are_checked_in_every_form(void **state)
{
    static const struct {
        const char *digest;
        bool holds;
    } digests[] = {
        {"sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", true}, /* of "abc" */
        {"sha1:vgmt4nsha2awvor6evyxqugcnsonbwe5", true},
        {"SHA1:a9993e364706816aba3e25717850c26c9cd0d89d", true},
        {"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", true},
        {"sha256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ====", true},
        {"md5:whatever", true}, /* nobody can say */
        {"sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE6", false},
        {"sha1:VGMT4NSHA2", false},
        {"sha1:", false},
        {"sha256:ba7816bf", false},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(digests); i++) {
        CLEANUP(scene_close) struct scene scene;
        char text[256];

        snprintf(text, sizeof(text),
                 "WARC/1.1\r\nWARC-Block-Digest: %s\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n",
                 digests[i].digest);
        scene_open(&scene, bytes_from_text(text), NULL);
        assert_int_equal(next(&scene), 0);
        if (scene.record.is_falsified == digests[i].holds)
            fail_msg("%s", digests[i].digest);
    }
}

static void what_cannot_be_a_record_is_told(void **state)
{
    static const struct {
        struct bytes archive;
        const char *says;
    } archives[] = {
        {SLICE("WARC"), "does not begin like one"},
        {SLICE("WARC/1.1"), "does not begin like one"},
        {SLICE("<html>"), "does not begin like one"},
        {SLICE("WARC/1.1\r\n"), "cut short in its head"},
        {SLICE("WARC/1.1\r\nContent-Length: 3\r\n"), "cut short in its head"},
        {SLICE("WARC/1.1\r\n\r\n"), "does not say how long"},
        {SLICE("WARC/1.1\r\nContent-Length: -3\r\n\r\nabc"), "does not say how long"},
        {SLICE("WARC/1.1\r\nContent-Length: 3x\r\n\r\nabc"), "does not say how long"},
        {SLICE("WARC/1.1\r\nContent-Length: 9223372036854775807\r\n\r\nabc"), "but 3 are there"},
        {SLICE("WARC/1.1\r\nContent-Length: 9223372036854775808\r\n\r\nabc"), "how long"},
        {SLICE("WARC/1.1\r\nContent-Length: 4\r\n\r\nabc"), "to have 4 bytes, but 3"},
        {SLICE("WARC/1.1\r\nContent-Length: 2\r\n\r\nabc\r\n\r\n"), "is longer than it says"},
        {SLICE("\x1F\x8B\x08\x00"), "cannot be unpacked"},
        {SLICE("\x1F\x8B\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"), "cannot be unpacked"},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(archives); i++) {
        CLEANUP(scene_close) struct scene scene;

        scene_open(&scene, archives[i].archive, NULL);
        assert_int_equal(next(&scene), ERROR_CHECK);
        assert_non_null(strstr(scene.err.message, "record 1 "));
        if (strstr(scene.err.message, archives[i].says) == NULL)
            fail_msg("\"%s\" lacks \"%s\"", scene.err.message, archives[i].says);
    }
}

static void put_zeros(struct buffer *out, size_t size)
{
    char block[4096] = {0};

    for (; size > 0; size -= sizeof(block))
        buffer_append(out, block, sizeof(block));
}

static void a_member_and_a_file_unpack_to_so_much(void **state)
{
    static const struct warc_limits member = {.member = 100000, .total = SIZE_MAX};
    static const struct warc_limits total = {.member = SIZE_MAX, .total = 300000};
    const struct warc_limits *limits[] = {&member, &total};

    (void)state;
    for (size_t i = 0; i < N_OF(limits); i++) {
        CLEANUP(buffer_deinit) struct buffer record = {0};
        CLEANUP(buffer_deinit) struct buffer archive = {0};
        CLEANUP(scene_close) struct scene scene;

        buffer_init(&record, ROOM);
        buffer_init(&archive, ROOM);
        buffer_append_text(&record, "WARC/1.1\r\nContent-Length: 122880\r\n\r\n");
        put_zeros(&record, 122880);
        for (int n = 0; n < 3; n++)
            assert_int_equal(compress_gzip(buffer_bytes(&record), &archive, NULL), 0);
        scene_open(&scene, buffer_bytes(&archive), limits[i]);
        for (int n = 0; n < 2 && limits[i] == &total; n++)
            assert_int_equal(next(&scene), 0);
        assert_int_equal(next(&scene), ERROR_CHECK);
        assert_non_null(strstr(scene.err.message, "unpacks to more than"));
    }
}

static void a_head_has_an_end(void **state)
{
    CLEANUP(buffer_deinit) struct buffer archive = {0};
    CLEANUP(scene_close) struct scene scene;

    (void)state;
    buffer_init(&archive, ROOM);
    buffer_append_text(&archive, "WARC/1.1\r\n");
    for (int i = 0; i < 10000; i++)
        buffer_append_text(&archive, "X-Field: on and on\r\n");
    scene_open(&scene, buffer_bytes(&archive), NULL);
    assert_int_equal(next(&scene), ERROR_CHECK);
    assert_non_null(strstr(scene.err.message, "has a head without end"));
}

/* ---- answers ---- */

static int read_answer(struct scene *scene, struct bytes block, const char *payload_digest,
                       struct warc_answer *ret_answer)
{
    struct warc_record record = {
        .number = 7, .type = WARC_RESPONSE, .payload_digest = payload_digest, .block = block};

    return warc_read_answer(&record, ROOM, &scene->arena, ret_answer, &scene->err);
}

static void chunks_and_encodings_are_undone(void **state)
{
    static const struct {
        struct bytes block;
        struct bytes body;
    } answers[] = {
        {SLICE("HTTP/1.1 200 OK\r\n\r\nabc"), SLICE("abc")},
        {SLICE("HTTP/2 200\r\n\r\nabc"), SLICE("abc")},
        {SLICE("HTTP/1.0 200 OK\nServer: x\n\nabc"), SLICE("abc")},
        {SLICE("HTTP/1.1 204 No Content\r\n\r\n"), {NULL, 0}},
        {SLICE("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n"
               "2\r\nab\r\n1;x=y\r\nc\r\n0\r\nX-Trailer: 1\r\n\r\n"),
         SLICE("abc")},
        {SLICE("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
               "00000A\r\n0123456789\r\n0\r\n\r\n"),
         SLICE("0123456789")},
        {SLICE("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
               "\x1F\x8B\x08\x00\x00\x00\x00\x00\x02\x03\x4B\x4C\x4A\x06\x00\xC2\x41\x24\x35\x03"
               "\x00\x00\x00"),
         SLICE("abc")},
        {SLICE("HTTP/1.1 200 OK\r\nContent-Encoding: x-gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
               "17\r\n"
               "\x1F\x8B\x08\x00\x00\x00\x00\x00\x02\x03\x4B\x4C\x4A\x06\x00\xC2\x41\x24\x35\x03"
               "\x00\x00\x00"
               "\r\n0\r\n\r\n"),
         SLICE("abc")},
        {SLICE("HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\n\r\nabc"), SLICE("abc")},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(answers); i++) {
        CLEANUP(scene_close) struct scene scene;
        struct warc_answer answer;

        scene_open(&scene, (struct bytes){0}, NULL);
        if (read_answer(&scene, answers[i].block, NULL, &answer) < 0)
            fail_msg("answer %zu: %s", i, scene.err.message);
        CHECK_BYTES(answer.body, answers[i].body, "body");
    }
}

static void answers_that_lie_are_told(void **state)
{
    static const struct {
        struct bytes block;
        const char *says;
    } answers[] = {
        {SLICE(""), "has no HTTP answer"},
        {SLICE("GET / HTTP/1.1\r\n\r\n"), "has no HTTP answer"},
        {SLICE("HTTP/1.1 20 OK\r\n\r\n"), "has no HTTP answer"},
        {SLICE("HTTP/1.1 -20 OK\r\n\r\n"), "has no HTTP answer"},
        {SLICE("HTTP/1.1 200 OK\r\nServer: x\r\n"), "has no HTTP answer"},
        {SLICE("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc"), "chunks"},
        {SLICE("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"), "chunks"},
        {SLICE("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n"), "chunks"},
        {SLICE("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\na\r\n"), "chunks"},
        {SLICE("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFF\r\na\r\n"),
         "chunks"},
        {SLICE("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\na\r\n"), "chunks"},
        {SLICE("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n"), "chunks"},
        {SLICE("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nabc"), "cannot be unpacked"},
        {SLICE("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nabc"), "in br, of which only gzip"},
    };

    (void)state;
    for (size_t i = 0; i < N_OF(answers); i++) {
        CLEANUP(scene_close) struct scene scene;
        struct warc_answer answer;

        scene_open(&scene, (struct bytes){0}, NULL);
        assert_int_equal(read_answer(&scene, answers[i].block, NULL, &answer), ERROR_CHECK);
        assert_non_null(strstr(scene.err.message, "record 7 "));
        if (strstr(scene.err.message, answers[i].says) == NULL)
            fail_msg("\"%s\" lacks \"%s\"", scene.err.message, answers[i].says);
    }
}

static void a_payload_is_digested_with_or_without_chunks(void **state)
{
    static const struct bytes block =
        SLICE("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
    CLEANUP(scene_close) struct scene scene;
    struct warc_answer answer;

    (void)state;
    scene_open(&scene, (struct bytes){0}, NULL);
    assert_int_equal(
        read_answer(&scene, block, "sha1:a9993e364706816aba3e25717850c26c9cd0d89d", &answer), 0);
    assert_int_equal(
        read_answer(&scene, block, "sha1:68cd8a7ca5ab9cb4e7b8b1e2f3f2a48bba2dc7da", &answer),
        ERROR_CHECK);
    assert_non_null(strstr(scene.err.message, "is not what its WARC-Payload-Digest says"));
}

static void an_answer_unpacks_to_so_much(void **state)
{
    CLEANUP(buffer_deinit) struct buffer content = {0};
    CLEANUP(buffer_deinit) struct buffer block = {0};
    CLEANUP(scene_close) struct scene scene;
    struct warc_answer answer;

    (void)state;
    buffer_init(&content, SIZE_MAX);
    buffer_init(&block, ROOM);
    put_zeros(&content, (size_t)2 * ROOM);
    buffer_append_text(&block, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
    assert_int_equal(compress_gzip(buffer_bytes(&content), &block, NULL), 0);
    scene_open(&scene, (struct bytes){0}, NULL);
    assert_int_equal(read_answer(&scene, buffer_bytes(&block), NULL, &answer), ERROR_CHECK);
    assert_non_null(strstr(scene.err.message, "unpacks to more than"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_reads_back),
        cmocka_unit_test(a_file_packed_as_a_whole_is_read_too),
        cmocka_unit_test(the_same_records_give_the_same_bytes),
        cmocka_unit_test(records_of_others_are_read),
        cmocka_unit_test(digests_are_checked_in_every_form),
        cmocka_unit_test(what_cannot_be_a_record_is_told),
        cmocka_unit_test(a_member_and_a_file_unpack_to_so_much),
        cmocka_unit_test(a_head_has_an_end),
        cmocka_unit_test(chunks_and_encodings_are_undone),
        cmocka_unit_test(answers_that_lie_are_told),
        cmocka_unit_test(a_payload_is_digested_with_or_without_chunks),
        cmocka_unit_test(an_answer_unpacks_to_so_much),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
