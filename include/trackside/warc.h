/*
 * WARC (ISO 28500): what was asked and answered on the web, as a file of records. Written in
 * version 1.1, read in any. Pure: bytes in, records out.
 *
 * A file is distrusted altogether: lengths, digests, encodings. What is wrong with a record is told
 * as ERROR_CHECK, by its number.
 */
#ifndef TRACKSIDE_WARC_H
#define TRACKSIDE_WARC_H

#include "trackside/arena.h"
#include "trackside/buffer.h"
#include "trackside/error.h"

#include <stdint.h>

/* ---- reading ---- */

enum warc_type {
    WARC_INFO,
    WARC_REQUEST,
    WARC_RESPONSE,
    WARC_RESOURCE,
    WARC_REVISIT,
    WARC_OTHER, /* metadata, conversion, continuation, and what is not known */
};

/* Texts are NULL when absent and live in the arena; the block until the next record is read. */
struct warc_record {
    size_t number; /* in the file, from 1 */
    enum warc_type type;
    const char *id; /* "urn:uuid:..." */
    const char *target_uri;
    int64_t date; /* UTC; ABSENT when not readable */
    const char *content_type;
    const char *payload_digest;
    const char *refers_to; /* of a revisit: the id of the record that has the payload */
    const char *refers_to_uri;
    bool is_segment;   /* one of several that make a record together */
    bool is_falsified; /* its block is not what its WARC-Block-Digest says */
    struct bytes block;
};

/* How much of a packed file is unpacked at most. */
struct warc_limits {
    size_t member; /* one gzip member: mostly a record */
    size_t total;
};
extern const struct warc_limits warc_default_limits;

struct warc_reader {
    struct bytes file; /* what is still to be read of it */
    struct bytes rest; /* of the member that is unpacked, or of the file when it is not packed */
    struct buffer member;
    struct warc_limits limits;
    size_t n_records;
    bool is_packed;
};

/* The file is borrowed; packed or not is seen by its first bytes. limits may be NULL. */
void warc_reader_init(struct warc_reader *reader, struct bytes file,
                      const struct warc_limits *limits);
void warc_reader_deinit(struct warc_reader *reader); /* also fit for CLEANUP */

/*
 * The next record. ERROR_CHECK for one whose end cannot be told: nothing can be read behind it.
 */
enum {
    WARC_END = 1,
};
int warc_read(struct warc_reader *reader, struct arena *arena, struct warc_record *ret_record,
              struct error *err);

/* An HTTP answer. Everything lives in the arena. */
struct warc_answer {
    int64_t status;
    const char *headers; /* "Name: value" lines, as they came */
    struct bytes body;   /* chunks and encoding undone */
};

/*
 * The answer in a response record. ERROR_CHECK for what is no HTTP, has an encoding that cannot be
 * undone, unpacks to more than `ceiling`, or is not what its WARC-Payload-Digest says. The arena
 * grows with what comes out.
 */
int warc_read_answer(const struct warc_record *record, size_t ceiling, struct arena *arena,
                     struct warc_answer *ret_answer, struct error *err);

/* Is that what the record's WARC-Payload-Digest says? True when it has none. */
bool warc_payload_holds(const struct warc_record *record, struct bytes payload);

/* A header's value, in the arena; NULL when it was not sent. */
const char *warc_header(const struct warc_answer *answer, const char *name, struct arena *arena);

/* ---- writing ---- */

/* The same records give the same bytes: ids are made of the content, dates are given. */
struct warc_writer {
    struct buffer *out; /* whoever gave it looks whether it is full in the end */
    bool is_packed;     /* each record a gzip member of its own */
    struct arena arena;
    const char *info_id;
};

void warc_writer_init(struct warc_writer *writer, struct buffer *out, bool is_packed);
void warc_writer_deinit(struct warc_writer *writer); /* also fit for CLEANUP */

/* The first record: "name: value\r\n" lines. `salt` tells this file from others with the same. */
void warc_write_info(struct warc_writer *writer, const char *fields, const char *salt,
                     int64_t date);

/* Content that came by no request. */
void warc_write_resource(struct warc_writer *writer, const char *uri, const char *content_type,
                         int64_t date, struct bytes content);

/* A page that was asked for by GET: a request record and a response record. */
struct warc_exchange {
    const char *url; /* absolute */
    int64_t date;
    int64_t status;
    const char *headers; /* "Name: value\r\n" lines; the length is added */
    struct bytes body;
};
void warc_write_exchange(struct warc_writer *writer, const struct warc_exchange *exchange);

#endif
