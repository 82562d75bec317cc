/* By libcrypto's decoder, which leaves the padding's zeros at the end. */
#include "trackside/base64.h"

#include <limits.h>
#include <openssl/evp.h>

/* At most two `=`, which stand for bytes that are not there. */
static size_t padding_of(struct bytes text)
{
    size_t n = 0;

    while (n < 2 && n < text.size && text.data[text.size - 1 - n] == '=')
        n++;
    return n;
}

bool base64_decode(struct bytes text, struct arena *arena, struct bytes *ret_content)
{
    unsigned char *out;
    int size;

    if (text.size % 4 != 0 || text.size > INT_MAX)
        return false;
    if (text.size == 0) {
        *ret_content = (struct bytes){"", 0};
        return true;
    }
    out = arena_alloc(arena, text.size / 4 * 3 + 1);
    size = EVP_DecodeBlock(out, (const unsigned char *)text.data, (int)text.size);
    if (size < 0)
        return false;
    *ret_content = (struct bytes){(const char *)out, (size_t)size - padding_of(text)};
    return true;
}
