/* Writing records. */
#include "trackside/warc.h"

#include "labelled_digest.h"

#include "trackside/calendar.h"
#include "trackside/cleanup.h"
#include "trackside/compress.h"
#include "trackside/digest.h"

#include <string.h>

void warc_writer_init(struct warc_writer *writer, struct buffer *out, bool is_packed)
{
    *writer = (struct warc_writer){.out = out, .is_packed = is_packed};
    arena_init(&writer->arena);
}

void warc_writer_deinit(struct warc_writer *writer)
{
    arena_deinit(&writer->arena);
}

/* ---- one record ---- */

struct draft {
    const char *type;
    const char *id;
    const char *uri;        /* NULL: none, as the next two */
    const char *concurrent; /* the id of the record beside it */
    const char *payload_digest;
    const char *content_type;
    int64_t date;
    struct bytes block;
};

/* An id made of all that makes the record what it is, and of the file it is in. */
static const char *make_id(struct warc_writer *writer, const char *type, const char *uri,
                           const char *salt, int64_t date, struct bytes block)
{
    char moment[CALENDAR_TEXT_SIZE], uuid[DIGEST_UUID_SIZE], digest[DIGEST_HEX_SIZE];
    const char *name = arena_format(&writer->arena, "warc\n%s\n%s\n%s\n%s\n%s", salt, type, uri,
                                    utc_format(date, moment), digest_sha256(block, digest));

    return arena_format(&writer->arena, "<urn:uuid:%s>", digest_uuid(bytes_from_text(name), uuid));
}

static void put_field(struct buffer *out, const char *name, const char *value)
{
    if (value != NULL)
        buffer_printf(out, "%s: %s\r\n", name, value);
}

static void put_head(struct warc_writer *writer, const struct draft *draft, struct buffer *out)
{
    char moment[CALENDAR_TEXT_SIZE];

    buffer_append_text(out, "WARC/1.1\r\n");
    put_field(out, "WARC-Type", draft->type);
    put_field(out, "WARC-Record-ID", draft->id);
    put_field(out, "WARC-Date", utc_format(draft->date, moment));
    put_field(out, "WARC-Target-URI", draft->uri);
    put_field(out, "WARC-Warcinfo-ID", writer->info_id);
    put_field(out, "WARC-Concurrent-To", draft->concurrent);
    put_field(out, "WARC-Payload-Digest", draft->payload_digest);
    put_field(out, "WARC-Block-Digest", labelled_digest(draft->block, &writer->arena));
    put_field(out, "Content-Type", draft->content_type);
    buffer_printf(out, "Content-Length: %zu\r\n\r\n", draft->block.size);
}

static void put_record(struct warc_writer *writer, const struct draft *draft)
{
    struct buffer record CLEANUP(buffer_deinit) = {0};

    buffer_init(&record, SIZE_MAX);
    put_head(writer, draft, &record);
    buffer_append_bytes(&record, draft->block);
    buffer_append_text(&record, "\r\n\r\n");
    if (!writer->is_packed)
        buffer_append_bytes(writer->out, buffer_bytes(&record));
    else if (compress_gzip(buffer_bytes(&record), writer->out, NULL) < 0)
        writer->out->full = true;
}

/* ---- kinds of records ---- */

void warc_write_info(struct warc_writer *writer, const char *fields, const char *salt, int64_t date)
{
    struct bytes block = bytes_from_text(fields);
    const char *id = make_id(writer, "warcinfo", "", salt, date, block);
    const struct draft draft = {.type = "warcinfo",
                                .id = id,
                                .content_type = "application/warc-fields",
                                .date = date,
                                .block = block};

    put_record(writer, &draft);
    writer->info_id = id;
}

void warc_write_resource(struct warc_writer *writer, const char *uri, const char *content_type,
                         int64_t date, struct bytes content)
{
    const struct draft draft = {
        .type = "resource",
        .id = make_id(writer, "resource", uri, writer->info_id, date, content),
        .uri = uri,
        .payload_digest = labelled_digest(content, &writer->arena),
        .content_type = content_type,
        .date = date,
        .block = content};

    put_record(writer, &draft);
}

/* Nobody keeps what was sent: it is what every client sends at least. */
static struct bytes request_of(const char *url, struct arena *arena)
{
    const char *after_scheme = strstr(url, "://");
    const char *host = after_scheme != NULL ? after_scheme + 3 : url;
    size_t host_size = strcspn(host, "/?#");
    const char *path = host + host_size;

    return bytes_from_text(arena_format(arena, "GET %s%s HTTP/1.1\r\nHost: %.*s\r\n\r\n",
                                        path[0] == '/' ? "" : "/", path, (int)host_size, host));
}

static const char *reason_of(int64_t status)
{
    static const struct {
        int64_t status;
        const char *reason;
    } reasons[] = {
        {200, "OK"},          {403, "Forbidden"},           {404, "Not Found"},
        {410, "Gone"},        {429, "Too Many Requests"},   {500, "Internal Server Error"},
        {502, "Bad Gateway"}, {503, "Service Unavailable"},
    };

    for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
        if (reasons[i].status == status)
            return reasons[i].reason;
    }
    return "";
}

void warc_write_exchange(struct warc_writer *writer, const struct warc_exchange *exchange)
{
    struct buffer answer CLEANUP(buffer_deinit) = {0};
    struct draft request = {.type = "request",
                            .uri = exchange->url,
                            .content_type = "application/http; msgtype=request",
                            .date = exchange->date,
                            .block = request_of(exchange->url, &writer->arena)};
    struct draft response = {.type = "response",
                             .uri = exchange->url,
                             .payload_digest = labelled_digest(exchange->body, &writer->arena),
                             .content_type = "application/http; msgtype=response",
                             .date = exchange->date};

    buffer_init(&answer, SIZE_MAX);
    buffer_printf(&answer, "HTTP/1.1 %lld %s\r\n", (long long)exchange->status,
                  reason_of(exchange->status));
    buffer_append_text(&answer, exchange->headers);
    buffer_printf(&answer, "Content-Length: %zu\r\n\r\n", exchange->body.size);
    buffer_append_bytes(&answer, exchange->body);
    response.block = buffer_bytes(&answer);
    request.id =
        make_id(writer, request.type, request.uri, writer->info_id, request.date, request.block);
    response.id = make_id(writer, response.type, response.uri, writer->info_id, response.date,
                          response.block);
    request.concurrent = response.id;
    response.concurrent = request.id;
    put_record(writer, &request);
    put_record(writer, &response);
}
