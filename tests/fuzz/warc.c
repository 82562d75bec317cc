/*
 * Web archives. Records and answers stay within the archive and its limits; an answer that was read
 * reads the same when it is written anew; what is taken as a page is one, with its digest.
 */
#include "trackside/warc.h"

#include "trackside/calendar.h"
#include "trackside/cleanup.h"
#include "trackside/digest.h"
#include "trackside/fixture_warc.h"
#include "trackside/liverc.h"
#include "trackside/number.h"

#include "oracle.h"
#include "target.h"

#include <string.h>

enum {
    LARGEST_MEMBER = 1024 * 1024,
    LARGEST_ANSWER = 256 * 1024,
    LARGEST_ARCHIVE = 4 * 1024 * 1024,
};

static const struct warc_limits limits = {.member = LARGEST_MEMBER,
                                          .total = (size_t)4 * LARGEST_MEMBER};

static void check_written(const struct warc_answer *answer, struct arena *arena)
{
    CLEANUP(buffer_deinit) struct buffer archive = {0};
    CLEANUP(warc_writer_deinit) struct warc_writer writer;
    CLEANUP(warc_reader_deinit) struct warc_reader reader;
    const struct warc_exchange exchange = {.url = "http://a/b",
                                           .date = 0,
                                           .status = answer->status,
                                           .headers = "A: b\r\n",
                                           .body = answer->body};
    struct warc_record record;
    struct warc_answer again;
    struct error err;

    buffer_init(&archive, LARGEST_ARCHIVE);
    warc_writer_init(&writer, &archive, true);
    warc_write_info(&writer, "", "", 0);
    warc_write_exchange(&writer, &exchange);
    MUST(!archive.full);
    warc_reader_init(&reader, buffer_bytes(&archive), &limits);
    do {
        MUST(warc_read(&reader, arena, &record, &err) == 0 && !record.is_falsified);
    } while (record.type != WARC_RESPONSE);
    MUST(warc_read_answer(&record, LARGEST_ANSWER, arena, &again, &err) == 0);
    MUST(again.status == answer->status && bytes_equal(again.body, answer->body));
    MUST(strcmp(warc_header(&again, "a", arena), "b") == 0);
}

static void check_answer(const struct warc_record *record, struct arena *arena)
{
    struct warc_answer answer;
    struct error err = {0};
    int r = warc_read_answer(record, LARGEST_ANSWER, arena, &answer, &err);

    if (r < 0) {
        oracle_error(r, &err);
        MUST(r == ERROR_CHECK);
        return;
    }
    MUST(answer.status >= 100 && answer.status <= 999 && answer.headers != NULL);
    MUST(answer.body.size <= LARGEST_ANSWER);
    check_written(&answer, arena);
}

static void check_records(struct bytes archive)
{
    CLEANUP(warc_reader_deinit) struct warc_reader reader;
    struct error err = {0};
    int r;

    warc_reader_init(&reader, archive, &limits);
    do {
        CLEANUP(arena_deinit) struct arena arena;
        struct warc_record record;
        size_t n_before = reader.n_records;

        arena_init(&arena);
        r = warc_read(&reader, &arena, &record, &err);
        if (r != 0)
            continue;
        MUST(record.number == n_before + 1 && record.block.size <= archive.size + LARGEST_MEMBER);
        MUST(is_absent(record.date) || record.date >= 0);
        check_answer(&record, &arena);
    } while (r == 0);
    MUST(r == WARC_END || r == ERROR_CHECK);
    if (r < 0)
        oracle_error(r, &err);
}

static void check_page(const struct fixture_page *page, struct arena *arena)
{
    char digest[DIGEST_HEX_SIZE];
    int64_t utc;

    MUST(strcmp(page->cache_key, page_cache_key(&page->id, arena)) == 0);
    MUST(strcmp(page->sha256, digest_sha256(page->body, digest)) == 0);
    MUST(utc_read(bytes_from_text(page->fetched_at), &utc));
    MUST(page->file != NULL || liverc_check_page(page->body, page->id.kind, NULL) == 0);
    MUST(page->file == NULL || strchr(page->file, '/') == NULL);
}

static void check_fixture(struct bytes archive)
{
    CLEANUP(arena_deinit) struct arena arena;
    struct fixture_warc warc;
    struct error err = {0};
    size_t n_taken = 0;
    int r;

    arena_init(&arena);
    r = fixture_warc_read(archive, LIVERC_SITE, &arena, &warc, &err);
    if (r < 0) {
        oracle_error(r, &err);
        return;
    }
    for (size_t i = 0; i < warc.n_answers; i++) {
        MUST(warc.answers[i].url != NULL);
        n_taken += warc.answers[i].reason == NULL;
        if (warc.answers[i].reason == NULL)
            check_page(&warc.answers[i].page, &arena);
    }
    MUST(n_taken == warc.n_taken && warc.n_missing + n_taken <= warc.n_answers);
    MUST(!warc.is_fixture || (warc.n_missing == 0 && warc.n_files > 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes archive = oracle_input(data, size);

    check_records(archive);
    check_fixture(archive);
    return 0;
}
