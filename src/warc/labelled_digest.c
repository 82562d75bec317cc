/* Digests with a label in front. */
#include "labelled_digest.h"

#include "trackside/digest.h"

#include <string.h>
#include <strings.h>

enum {
    LARGEST_TEXT = 2 * DIGEST_SHA256_SIZE + 1, /* in hex, with its NUL */
};

/* RFC 4648, without padding. */
static char *write_base32(const unsigned char *bytes, size_t size, char *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    size_t n_digits = (size * 8 + 4) / 5;

    for (size_t i = 0; i < n_digits; i++) {
        size_t bit = i * 5;
        unsigned pair = (unsigned)bytes[bit / 8] << 8;

        if (bit / 8 + 1 < size)
            pair |= bytes[bit / 8 + 1];
        out[i] = digits[pair >> (11 - bit % 8) & 31];
    }
    out[n_digits] = '\0';
    return out;
}

const char *labelled_digest(struct bytes content, struct arena *arena)
{
    unsigned char digest[DIGEST_SHA1_SIZE];
    char text[LARGEST_TEXT];

    digest_sha1_bytes(content, digest);
    return arena_format(arena, "sha1:%s", write_base32(digest, sizeof(digest), text));
}

/* Some pad base 32 to a multiple of eight. */
static bool is_written(const char *text, const unsigned char *digest, size_t size)
{
    size_t n = strcspn(text, "=");
    char own[LARGEST_TEXT];

    if (n == 2 * size)
        return strncasecmp(text, bytes_write_hex((struct bytes){(const char *)digest, size}, own),
                           n) == 0;
    return n == strlen(write_base32(digest, size, own)) && strncasecmp(text, own, n) == 0;
}

bool labelled_digest_holds(const char *label, struct bytes content)
{
    unsigned char digest[DIGEST_SHA256_SIZE];

    if (label != NULL && strncasecmp(label, "sha1:", 5) == 0) {
        digest_sha1_bytes(content, digest);
        return is_written(label + 5, digest, DIGEST_SHA1_SIZE);
    }
    if (label != NULL && strncasecmp(label, "sha256:", 7) == 0) {
        digest_sha256_bytes(content, digest);
        return is_written(label + 7, digest, DIGEST_SHA256_SIZE);
    }
    return true;
}
