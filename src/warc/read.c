/*
 * Reading records. A packed file is unpacked a member at a time, so that what it may cost is the
 * largest member and not the file.
 */
#include "trackside/warc.h"

#include "labelled_digest.h"
#include "line.h"

#include "trackside/calendar.h"
#include "trackside/compress.h"
#include "trackside/number.h"

#include <string.h>

const struct warc_limits warc_default_limits = {
    .member = (size_t)256 * 1024 * 1024,
    .total = (size_t)4 * 1024 * 1024 * 1024,
};

void warc_reader_init(struct warc_reader *reader, struct bytes file,
                      const struct warc_limits *limits)
{
    *reader = (struct warc_reader){
        .file = file,
        .limits = limits != NULL ? *limits : warc_default_limits,
        .is_packed = bytes_starts_with(file, BYTES("\x1F\x8B")),
    };
    if (reader->is_packed)
        return;
    reader->rest = file;
    reader->file = (struct bytes){0};
}

void warc_reader_deinit(struct warc_reader *reader)
{
    buffer_deinit(&reader->member);
}

/* ---- members ---- */

static int fail(const struct warc_reader *reader, struct error *err, const char *what)
{
    return error_set(err, ERROR_CHECK, "record %zu %s", reader->n_records + 1, what);
}

static void skip_line_ends(struct bytes *rest)
{
    while (rest->size > 0 && (rest->data[0] == '\r' || rest->data[0] == '\n'))
        *rest = bytes_skip(*rest, 1);
}

static int unpack_member(struct warc_reader *reader, struct error *err)
{
    size_t ceiling = reader->limits.member;
    struct error why;

    if (ceiling > reader->limits.total)
        ceiling = reader->limits.total;
    buffer_deinit(&reader->member);
    buffer_init(&reader->member, ceiling);
    if (compress_gunzip_member(&reader->file, &reader->member, &why) < 0)
        return error_set(err, ERROR_CHECK, "record %zu cannot be unpacked: %s",
                         reader->n_records + 1, why.message);
    reader->limits.total -= reader->member.size;
    reader->rest = buffer_bytes(&reader->member);
    return 0;
}

/* WARC_END when nothing is left. */
static int find_record(struct warc_reader *reader, struct error *err)
{
    skip_line_ends(&reader->rest);
    while (reader->rest.size == 0) {
        int r = reader->file.size > 0 ? unpack_member(reader, err) : WARC_END;

        if (r != 0)
            return r;
        skip_line_ends(&reader->rest);
    }
    return 0;
}

/* ---- fields ---- */

static const struct {
    const char *name;
    enum warc_type type;
} types[] = {
    {"warcinfo", WARC_INFO},     {"request", WARC_REQUEST}, {"response", WARC_RESPONSE},
    {"resource", WARC_RESOURCE}, {"revisit", WARC_REVISIT},
};

static enum warc_type read_type(struct bytes value)
{
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (line_is_named(value, types[i].name))
            return types[i].type;
    }
    return WARC_OTHER;
}

/* Version 1.1 allows parts of a second, which nobody needs here. */
static int64_t read_date(struct bytes value)
{
    char text[CALENDAR_TEXT_SIZE];
    int64_t utc;
    size_t at;

    if (!bytes_find(value, BYTES("."), &at))
        return utc_read(value, &utc) ? utc : ABSENT;
    if (at + 2 > sizeof(text) || !bytes_ends_with(value, BYTES("Z")))
        return ABSENT;
    memcpy(text, value.data, at);
    text[at] = 'Z';
    return utc_read((struct bytes){text, at + 1}, &utc) ? utc : ABSENT;
}

/* Addresses and ids stand in <> or, in some files and versions, do not. */
static const char *read_uri(struct bytes value, struct arena *arena)
{
    if (bytes_starts_with(value, BYTES("<")) && bytes_ends_with(value, BYTES(">")))
        value = bytes_first(bytes_skip(value, 1), value.size - 2);
    return arena_text_of(arena, value);
}

/* What stands before the block. */
struct head {
    struct warc_record *record;
    int64_t length;
    const char *block_digest;
};

static void read_text(struct head *head, struct bytes name, struct bytes value, struct arena *arena)
{
    struct warc_record *record = head->record;

    const struct {
        const char *name;
        const char **text;
        bool is_uri;
    } texts[] = {
        {"Content-Type", &record->content_type, false},
        {"WARC-Block-Digest", &head->block_digest, false},
        {"WARC-Payload-Digest", &record->payload_digest, false},
        {"WARC-Record-ID", &record->id, true},
        {"WARC-Refers-To", &record->refers_to, true},
        {"WARC-Refers-To-Target-URI", &record->refers_to_uri, true},
        {"WARC-Target-URI", &record->target_uri, true},
    };

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (line_is_named(name, texts[i].name) && *texts[i].text == NULL)
            *texts[i].text = texts[i].is_uri ? read_uri(value, arena) : arena_text_of(arena, value);
    }
}

static void read_field(struct head *head, struct bytes name, struct bytes value,
                       struct arena *arena)
{
    if (line_is_named(name, "WARC-Type"))
        head->record->type = read_type(value);
    else if (line_is_named(name, "WARC-Date"))
        head->record->date = read_date(value);
    else if (line_is_named(name, "WARC-Segment-Number"))
        head->record->is_segment = true;
    else if (line_is_named(name, "Content-Length") && !number_read_int(value, &head->length))
        head->length = ABSENT;
    else
        read_text(head, name, value, arena);
}

/* Lines that go on the one before (they begin with a blank) are passed over. */
static int read_head(struct warc_reader *reader, struct bytes *rest, struct head *head,
                     struct arena *arena, struct error *err)
{
    struct bytes all = bytes_first(*rest, LINE_MAX_HEAD_SIZE);
    struct bytes line, name, value;

    if (!bytes_starts_with(all, BYTES("WARC/")) || !line_take(&all, &line))
        return fail(reader, err, "does not begin like one of WARC");
    do {
        if (!line_take(&all, &line))
            return fail(reader, err,
                        rest->size > LINE_MAX_HEAD_SIZE ? "has a head without end"
                                                        : "is cut short in its head");
        if (line_split(line, &name, &value))
            read_field(head, name, value, arena);
    } while (line.size > 0);
    *rest = bytes_skip(*rest, (size_t)(all.data - rest->data));
    return 0;
}

/* ---- records ---- */

static int read_block(struct warc_reader *reader, struct bytes *rest, const struct head *head,
                      struct error *err)
{
    if (head->length < 0)
        return fail(reader, err, "does not say how long it is");
    if ((uint64_t)head->length > rest->size)
        return error_set(err, ERROR_CHECK, "record %zu is to have %lld bytes, but %zu are there",
                         reader->n_records + 1, (long long)head->length, rest->size);
    head->record->block = bytes_first(*rest, (size_t)head->length);
    *rest = bytes_skip(*rest, (size_t)head->length);
    skip_line_ends(rest);
    if (rest->size > 0 && !bytes_starts_with(*rest, BYTES("WARC/")))
        return fail(reader, err, "is longer than it says");
    head->record->is_falsified = !labelled_digest_holds(head->block_digest, head->record->block);
    return 0;
}

int warc_read(struct warc_reader *reader, struct arena *arena, struct warc_record *ret_record,
              struct error *err)
{
    struct warc_record record = {.type = WARC_OTHER, .date = ABSENT};
    struct head head = {.record = &record, .length = ABSENT};
    struct bytes rest;
    int r = find_record(reader, err);

    if (r != 0)
        return r;
    rest = reader->rest;
    r = read_head(reader, &rest, &head, arena, err);
    if (r == 0)
        r = read_block(reader, &rest, &head, err);
    if (r < 0)
        return r;
    reader->rest = rest;
    record.number = ++reader->n_records;
    *ret_record = record;
    return 0;
}
