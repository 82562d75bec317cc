/* HTTP answers as they came over the wire: head, chunks, encodings. */
#include "trackside/warc.h"

#include "labelled_digest.h"
#include "line.h"

#include "trackside/cleanup.h"
#include "trackside/compress.h"
#include "trackside/number.h"

#include <string.h>
#include <strings.h>

enum {
    MAX_CHUNK_DIGITS = 8,
};

/* ---- head ---- */

static int fail(const struct warc_record *record, struct error *err, const char *what)
{
    return error_set(err, ERROR_CHECK, "record %zu %s", record->number, what);
}

/* "HTTP/1.1 200 OK" */
static bool read_status(struct bytes line, int64_t *ret_status)
{
    struct bytes version, status;

    if (!bytes_starts_with(line, BYTES("HTTP/")) || !bytes_split(&line, ' ', &version) ||
        !bytes_split(&line, ' ', &status) || status.size != 3)
        return false;
    return number_read_int(status, ret_status) && *ret_status >= 100;
}

/* *rest moves behind the empty line. */
static bool read_head(struct bytes *rest, struct arena *arena, struct warc_answer *answer)
{
    struct bytes all = bytes_first(*rest, LINE_MAX_HEAD_SIZE);
    struct bytes line, head;

    if (!line_take(&all, &line) || !read_status(line, &answer->status))
        return false;
    head = all;
    do {
        if (!line_take(&all, &line))
            return false;
    } while (line.size > 0);
    head.size -= all.size;
    answer->headers = arena_text_of(arena, head);
    *rest = bytes_skip(*rest, (size_t)(all.data - rest->data));
    return true;
}

const char *warc_header(const struct warc_answer *answer, const char *name, struct arena *arena)
{
    struct bytes rest = bytes_from_text(answer->headers);
    struct bytes line, found, value;

    while (line_take(&rest, &line)) {
        if (line_split(line, &found, &value) && line_is_named(found, name))
            return arena_text_of(arena, value);
    }
    return NULL;
}

/* ---- encodings ---- */

static bool is_one_of(const char *value, const char *a, const char *b)
{
    return value != NULL && (strcasecmp(value, a) == 0 || strcasecmp(value, b) == 0);
}

/* A word that no coding has ("UTF-8", "none") says nothing about the bytes, as in browsers. */
static bool is_coding(const char *name)
{
    static const char *const codings[] = {"gzip", "x-gzip",   "deflate",   "br",
                                          "zstd", "compress", "x-compress"};

    for (size_t i = 0; name != NULL && i < sizeof(codings) / sizeof(codings[0]); i++)
        if (strcasecmp(name, codings[i]) == 0)
            return true;
    return name != NULL && strchr(name, ',') != NULL;
}

/* ---- chunks ---- */

/* "1a2b" or "1a2b;extension" */
static bool read_chunk_size(struct bytes line, size_t *ret_size)
{
    struct bytes text;
    size_t size = 0;

    if (!bytes_split(&line, ';', &text))
        return false;
    text = bytes_trim(text);
    if (text.size == 0 || text.size > MAX_CHUNK_DIGITS)
        return false;
    for (size_t i = 0; i < text.size; i++) {
        int digit = bytes_hex_value(text.data[i]);

        if (digit < 0)
            return false;
        size = size * 16 + (size_t)digit;
    }
    *ret_size = size;
    return true;
}

static bool join_chunks(struct bytes rest, struct buffer *out)
{
    struct bytes line;
    size_t size;

    while (line_take(&rest, &line) && read_chunk_size(line, &size)) {
        if (size == 0)
            return true;
        if (size > rest.size || !buffer_append_bytes(out, bytes_first(rest, size)))
            return false;
        rest = bytes_skip(rest, size);
        if (!line_take(&rest, &line) || line.size > 0)
            return false;
    }
    return false;
}

/* Some writers join the chunks and leave the header: no chunk begins like a page or like gzip. */
static bool is_joined(struct bytes sent)
{
    return bytes_starts_with(bytes_trim(sent), BYTES("<")) ||
           bytes_starts_with(sent, BYTES("\xEF\xBB\xBF")) ||
           bytes_starts_with(sent, BYTES("\x1F\x8B"));
}

/* ---- both ---- */

bool warc_payload_holds(const struct warc_record *record, struct bytes payload)
{
    return labelled_digest_holds(record->payload_digest, payload);
}

static int undo_encoding(const struct warc_record *record, const struct warc_answer *answer,
                         struct bytes *body, struct buffer *out, struct arena *arena,
                         struct error *err)
{
    const char *encoding = warc_header(answer, "Content-Encoding", arena);
    struct error why;

    if (!is_coding(encoding))
        return 0;
    if (!is_one_of(encoding, "gzip", "x-gzip"))
        return error_set(err, ERROR_CHECK,
                         "record %zu has an answer in %.40s, of which only gzip "
                         "is read",
                         record->number, encoding);
    if (body->size > 0 && compress_gunzip(*body, out, &why) < 0)
        return error_set(err, ERROR_CHECK, "record %zu has an answer that cannot be unpacked: %s",
                         record->number, why.message);
    *body = buffer_bytes(out);
    return 0;
}

static int read_body(const struct warc_record *record, struct bytes sent, size_t ceiling,
                     struct arena *arena, struct warc_answer *answer, struct error *err)
{
    struct buffer joined CLEANUP(buffer_deinit) = {0};
    struct buffer unpacked CLEANUP(buffer_deinit) = {0};
    struct bytes body = sent;
    int r;

    buffer_init(&joined, ceiling);
    buffer_init(&unpacked, ceiling);
    if (is_one_of(warc_header(answer, "Transfer-Encoding", arena), "chunked", "chunked") &&
        !is_joined(sent)) {
        if (!join_chunks(sent, &joined))
            return fail(record, err, "has an answer whose chunks are cut short or damaged");
        body = buffer_bytes(&joined);
    }
    /* Writers disagree on whether a payload is chunked still: either will do. */
    if (!warc_payload_holds(record, sent) && !warc_payload_holds(record, body))
        return fail(record, err, "is not what its WARC-Payload-Digest says");
    r = undo_encoding(record, answer, &body, &unpacked, arena, err);
    if (r < 0)
        return r;
    if (body.size > ceiling)
        return fail(record, err, "has an answer that is too large for a page");
    answer->body = (struct bytes){arena_text_of(arena, body), body.size};
    return 0;
}

int warc_read_answer(const struct warc_record *record, size_t ceiling, struct arena *arena,
                     struct warc_answer *ret_answer, struct error *err)
{
    struct warc_answer answer = {0};
    struct bytes rest = record->block;
    int r;

    if (!read_head(&rest, arena, &answer))
        return fail(record, err, "has no HTTP answer in it");
    r = read_body(record, rest, ceiling, arena, &answer, err);
    if (r == 0)
        *ret_answer = answer;
    return r;
}
