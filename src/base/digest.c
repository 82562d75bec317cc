/*
 * The only file that knows libcrypto and libuuid.
 */
#include "trackside/digest.h"

#include "trackside/heap.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <uuid/uuid.h>

/* It fails only without memory, or where the library is broken. */
static void digest(const EVP_MD *kind, struct bytes content, unsigned char *out, size_t size)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int digest_size = 0;

    if (!EVP_Digest(content.size > 0 ? content.data : "", content.size, digest, &digest_size, kind,
                    NULL) ||
        digest_size != size)
        heap_exhausted();
    memcpy(out, digest, size);
}

void digest_sha1_bytes(struct bytes content, unsigned char out[static DIGEST_SHA1_SIZE])
{
    digest(EVP_sha1(), content, out, DIGEST_SHA1_SIZE);
}

void digest_sha256_bytes(struct bytes content, unsigned char out[static DIGEST_SHA256_SIZE])
{
    digest(EVP_sha256(), content, out, DIGEST_SHA256_SIZE);
}

char *digest_sha256(struct bytes content, char out[static DIGEST_HEX_SIZE])
{
    unsigned char bytes[DIGEST_SHA256_SIZE];

    digest_sha256_bytes(content, bytes);
    return bytes_write_hex((struct bytes){(const char *)bytes, sizeof(bytes)}, out);
}

bool digest_is_sha256(const char *text)
{
    return text != NULL && strlen(text) == DIGEST_HEX_SIZE - 1 &&
           strspn(text, "0123456789abcdef") == DIGEST_HEX_SIZE - 1;
}

char *digest_uuid(struct bytes name, char out[static DIGEST_UUID_SIZE])
{
    static const char central[] = "https://trackside.invalid/central";
    uuid_t namespace, uuid;

    uuid_generate_sha1(namespace, *uuid_get_template("url"), central, strlen(central));
    uuid_generate_sha1(uuid, namespace, name.size > 0 ? name.data : "", name.size);
    uuid_unparse_lower(uuid, out);
    return out;
}

void digest_hmac(struct bytes key, struct bytes message, unsigned char out[static DIGEST_HMAC_SIZE])
{
    size_t size = 0;

    if (EVP_Q_mac(NULL, "HMAC", NULL, "SHA256", NULL, key.size > 0 ? key.data : "", key.size,
                  (const unsigned char *)(message.size > 0 ? message.data : ""), message.size, out,
                  DIGEST_HMAC_SIZE, &size) == NULL ||
        size != DIGEST_HMAC_SIZE)
        heap_exhausted();
}

void digest_random(unsigned char *out, size_t size)
{
    if (getentropy(out, size) != 0)
        abort();
}
