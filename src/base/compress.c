/*
 * The only file that knows zlib.
 *
 * zlib leaves the time in a gzip header at zero and the name out, so equal content gives
 * equal bytes.
 */
#include "trackside/compress.h"

#include "trackside/cleanup.h"
#include "trackside/heap.h"

#include <limits.h>
#include <stdlib.h>
#define ZLIB_CONST /* input is borrowed, never written to */
#include <zlib.h>

enum {
    GZIP_WINDOW_BITS = 15 + 16, /* the largest window, in gzip's framing */
    MEMORY_LEVEL = 8,           /* zlib's own default */
    CHUNK_SIZE = 16 * 1024,
    /*
     * Differences: zlib looks back 32 KiB, which is less than a page. So the content is packed
     * piece by piece, each with the base around the same place as its dictionary; a piece may have
     * moved by the margin. Both are part of the stored form.
     */
    RAW_WINDOW_BITS = -15,
    PIECE_SIZE = 16 * 1024,
    PIECE_MARGIN = 8 * 1024,
};

/* zlib would take a want of memory for damaged content. */
static void *allocate(void *context, unsigned n, unsigned size)
{
    (void)context;
    return heap_alloc_array(n, size);
}

static void release(void *context, void *memory)
{
    (void)context;
    free(memory);
}

static void end_deflate(z_stream *stream)
{
    deflateEnd(stream);
}

static void end_inflate(z_stream *stream)
{
    inflateEnd(stream);
}

/* zlib counts in unsigned int: hand over the next part of a large input. */
static void feed(z_stream *stream, struct bytes *rest)
{
    struct bytes part = bytes_first(*rest, UINT_MAX);

    if (stream->avail_in > 0 || part.size == 0)
        return;
    *rest = bytes_skip(*rest, part.size);
    stream->next_in = (const Bytef *)part.data;
    stream->avail_in = (uInt)part.size;
}

/* What was appended before a failure is of no use to anyone. */
static void cut_back(struct buffer *out, size_t size)
{
    if (out->data) {
        out->size = size;
        out->data[size] = '\0';
    }
}

static int fail_at_ceiling(struct buffer *out, size_t size_before, struct error *err)
{
    cut_back(out, size_before);
    return error_set(err, ERROR_FAILED, "The content is larger than the %zu bytes allowed for it.",
                     out->ceiling);
}

static int no_zlib(struct error *err)
{
    return error_set(err, ERROR_FAILED, "zlib cannot be started on this system");
}

/* Pack all of the content and end the stream. */
static int deflate_all(z_stream *stream, struct bytes content, struct buffer *out,
                       struct error *err)
{
    unsigned char chunk[CHUNK_SIZE];
    size_t size_before = out->size;
    int status = Z_OK;

    while (status != Z_STREAM_END) {
        feed(stream, &content);
        stream->next_out = chunk;
        stream->avail_out = CHUNK_SIZE;
        status = deflate(stream, content.size == 0 ? Z_FINISH : Z_NO_FLUSH);
        if (!buffer_append(out, chunk, CHUNK_SIZE - stream->avail_out))
            return fail_at_ceiling(out, size_before, err);
    }
    return 0;
}

int compress_gzip(struct bytes content, struct buffer *out, struct error *err)
{
    CLEANUP(end_deflate) z_stream stream = {.zalloc = allocate, .zfree = release};

    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_WINDOW_BITS, MEMORY_LEVEL,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return no_zlib(err);
    return deflate_all(&stream, content, out, err);
}

/* Unpack one member of the file; gzip allows several, one after the other. */
static int inflate_member(z_stream *stream, struct bytes *packed, struct buffer *out,
                          struct error *err)
{
    unsigned char chunk[CHUNK_SIZE];
    int status = Z_OK;

    while (status != Z_STREAM_END) {
        feed(stream, packed);
        stream->next_out = chunk;
        stream->avail_out = CHUNK_SIZE;
        status = inflate(stream, Z_NO_FLUSH);
        if (status == Z_BUF_ERROR)
            return error_set(err, ERROR_FAILED, "The compressed content is cut short.");
        if (status != Z_OK && status != Z_STREAM_END)
            return error_set(err, ERROR_FAILED, "The compressed content is damaged (%s).",
                             stream->msg ? stream->msg : zError(status));
        if (!buffer_append(out, chunk, CHUNK_SIZE - stream->avail_out))
            return error_set(err, ERROR_FAILED,
                             "The content unpacks to more than the %zu bytes allowed for it.",
                             out->ceiling);
    }
    return 0;
}

int compress_gunzip_member(struct bytes *packed, struct buffer *out, struct error *err)
{
    CLEANUP(end_inflate) z_stream stream = {.zalloc = allocate, .zfree = release};
    struct bytes rest = *packed;
    size_t size_before = out->size;
    int result;

    if (inflateInit2(&stream, GZIP_WINDOW_BITS) != Z_OK)
        return no_zlib(err);
    result = inflate_member(&stream, &rest, out, err);
    if (result < 0)
        cut_back(out, size_before);
    else
        *packed = bytes_skip(*packed, packed->size - rest.size - stream.avail_in);
    return result;
}

int compress_gunzip(struct bytes packed, struct buffer *out, struct error *err)
{
    size_t size_before = out->size;
    int result;

    do {
        result = compress_gunzip_member(&packed, out, err);
    } while (result == 0 && packed.size > 0);
    if (result < 0)
        cut_back(out, size_before);
    return result;
}

/* ---- differences ---- */

static struct bytes dictionary_at(struct bytes base, size_t at)
{
    size_t begin = at > PIECE_MARGIN ? at - PIECE_MARGIN : 0;

    return bytes_first(bytes_skip(base, begin), at + PIECE_SIZE + PIECE_MARGIN - begin);
}

static int pack_piece(struct bytes dictionary, struct bytes piece, struct buffer *out,
                      struct error *err)
{
    CLEANUP(end_deflate) z_stream stream = {.zalloc = allocate, .zfree = release};

    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, RAW_WINDOW_BITS, MEMORY_LEVEL,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return no_zlib(err);
    if (dictionary.size > 0 && deflateSetDictionary(&stream, (const Bytef *)dictionary.data,
                                                    (uInt)dictionary.size) != Z_OK)
        return no_zlib(err);
    return deflate_all(&stream, piece, out, err);
}

int compress_difference(struct bytes base, struct bytes content, struct buffer *out,
                        struct error *err)
{
    size_t size_before = out->size;
    int r = 0;

    for (size_t at = 0; at < content.size && r == 0; at += PIECE_SIZE)
        r = pack_piece(dictionary_at(base, at), bytes_first(bytes_skip(content, at), PIECE_SIZE),
                       out, err);
    if (r < 0)
        cut_back(out, size_before);
    return r;
}

static int unpack_piece(struct bytes dictionary, struct bytes *rest, struct buffer *out,
                        struct error *err)
{
    CLEANUP(end_inflate) z_stream stream = {.zalloc = allocate, .zfree = release};
    struct bytes unread = *rest;
    int r;

    if (inflateInit2(&stream, RAW_WINDOW_BITS) != Z_OK)
        return no_zlib(err);
    if (dictionary.size > 0 && inflateSetDictionary(&stream, (const Bytef *)dictionary.data,
                                                    (uInt)dictionary.size) != Z_OK)
        return no_zlib(err);
    r = inflate_member(&stream, &unread, out, err);
    if (r == 0)
        *rest = bytes_skip(*rest, rest->size - unread.size - stream.avail_in);
    return r;
}

int compress_apply(struct bytes base, struct bytes difference, struct buffer *out,
                   struct error *err)
{
    size_t size_before = out->size;
    int r = 0;

    for (size_t at = 0; difference.size > 0 && r == 0; at += PIECE_SIZE)
        r = unpack_piece(dictionary_at(base, at), &difference, out, err);
    if (r < 0)
        cut_back(out, size_before);
    return r;
}
