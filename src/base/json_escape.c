/*
 * Escaping text for JSON.
 */
#include "json_escape.h"

#include "utf8.h"

#include <string.h>

static void write_escape(int32_t codepoint, struct buffer *out)
{
    static const char characters[] = "\"\\\b\f\n\r\t";
    static const char letters[] = "\"\\bfnrt";
    const char *found = codepoint < 0x80 ? strchr(characters, codepoint) : NULL;

    if (found)
        buffer_printf(out, "\\%c", letters[found - characters]);
    else
        buffer_printf(out, "\\u%04x", (unsigned)codepoint);
}

static bool needs_escape(struct utf8_unit unit)
{
    return !unit.valid || utf8_is_control(unit.codepoint) || unit.codepoint == '"' ||
           unit.codepoint == '\\';
}

void json_escape(const char *text, struct buffer *out)
{
    struct bytes rest = bytes_from_text(text);

    buffer_append_char(out, '"');
    while (rest.size > 0) {
        struct utf8_unit unit = utf8_take(&rest);

        if (needs_escape(unit))
            write_escape(unit.codepoint, out);
        else
            buffer_append_bytes(out, unit.bytes);
    }
    buffer_append_char(out, '"');
}
