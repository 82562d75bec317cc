/* Two ways of writing a JSON string: the site's and the manifest's. */

#include "json_text.h"

#include "fail.h"

#include <stdint.h>

/* Decodes one UTF-8 sequence; returns what follows. */
static const char *decode(const char *text, uint32_t *ret_code)
{
    unsigned char lead = (unsigned char)*text;
    int n_more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    uint32_t code = n_more == 0 ? lead : lead & (0x3fU >> n_more);

    if ((lead >= 0x80 && lead < 0xc2) || lead > 0xf4)
        fail("not UTF-8: \"%s\"", text);
    while (n_more-- > 0) {
        text++;
        if (((unsigned char)*text & 0xc0) != 0x80)
            fail("UTF-8 breaks off before \"%s\"", text);
        code = code << 6 | ((unsigned char)*text & 0x3fU);
    }
    *ret_code = code;
    return text + 1;
}

/* Beyond the 16-bit range a code is written as a pair of surrogates. */
static void write_escape(FILE *out, uint32_t code)
{
    if (code >= 0x10000) {
        fprintf(out, "\\u%04x", (unsigned)(0xd800 + ((code - 0x10000) >> 10)));
        code = 0xdc00 + ((code - 0x10000) & 0x3ff);
    }
    fprintf(out, "\\u%04x", (unsigned)code);
}

void json_write_as_php(FILE *out, const char *text)
{
    fputc('"', out);
    while (*text != '\0') {
        uint32_t code;

        text = decode(text, &code);
        if (code == '"' || code == '\\' || code == '/')
            fprintf(out, "\\%c", (int)code);
        else if (code < 0x20 || code >= 0x80)
            write_escape(out, code);
        else
            fputc((int)code, out);
    }
    fputc('"', out);
}

void json_write_plain(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            fputc('\\', out);
        fputc(*text, out);
    }
    fputc('"', out);
}
