/*
 * Names made from content: digests of bytes, and UUIDs made from natural keys.
 */
#ifndef TRACKSIDE_DIGEST_H
#define TRACKSIDE_DIGEST_H

#include "trackside/bytes.h"

#include <stdbool.h>

enum {
    DIGEST_HEX_SIZE = 65,  /* 64 hex digits and a NUL */
    DIGEST_UUID_SIZE = 37, /* 36 characters and a NUL */
};

/* Lower-case hex. Returns out. */
char *digest_sha256(struct bytes content, char out[static DIGEST_HEX_SIZE]);

/* Is it a digest as written by that? NULL is none. */
bool digest_is_sha256(const char *text);

enum {
    DIGEST_SHA1_SIZE = 20,
    DIGEST_SHA256_SIZE = 32,
};

/* The bytes themselves. SHA-1 only to speak with others that name content by it: it can be forged.
 */
void digest_sha1_bytes(struct bytes content, unsigned char out[static DIGEST_SHA1_SIZE]);
void digest_sha256_bytes(struct bytes content, unsigned char out[static DIGEST_SHA256_SIZE]);

/*
 * UUIDv5 (RFC 4122) of a name in trackside's own namespace, which is the UUIDv5 of
 * "https://trackside.invalid/central" in the URL namespace. Every laptop makes the same one.
 * Returns out.
 */
char *digest_uuid(struct bytes name, char out[static DIGEST_UUID_SIZE]);

enum {
    DIGEST_HMAC_SIZE = 32,
};

/* HMAC-SHA256 (RFC 2104): who does not know the key can neither make nor check it. */
void digest_hmac(struct bytes key, struct bytes message,
                 unsigned char out[static DIGEST_HMAC_SIZE]);

/* A key nobody knows, from the system's own source of randomness. */
void digest_random(unsigned char *out, size_t size);

#endif
