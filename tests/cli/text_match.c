/* Patterns over lines. */
#include "text_match.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"

#include <string.h>

enum {
    LARGEST_TEXT = 64 * 1024 * 1024,
};

const char *text_visible(struct bytes text, struct arena *arena)
{
    struct buffer out CLEANUP(buffer_deinit) = {0};

    buffer_init(&out, LARGEST_TEXT);
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];

        if (c == '\t')
            buffer_append_text(&out, "\\t");
        else if (c == '\r')
            buffer_append_text(&out, "\\r");
        else if ((c < ' ' && c != '\n') || c == 0x7f)
            buffer_printf(&out, "\\x%02x", c);
        else
            buffer_append_char(&out, (char)c);
    }
    return arena_text_of(arena, buffer_bytes(&out));
}

static bool line_matches(struct bytes pattern, struct bytes line)
{
    while (pattern.size > 0 && pattern.data[0] != '*') {
        if (line.size == 0 || line.data[0] != pattern.data[0])
            return false;
        pattern = bytes_skip(pattern, 1);
        line = bytes_skip(line, 1);
    }
    if (pattern.size == 0)
        return line.size == 0;
    pattern = bytes_skip(pattern, 1);
    for (size_t i = 0; i <= line.size; i++)
        if (line_matches(pattern, bytes_skip(line, i)))
            return true;
    return false;
}

static bool lines_match(struct bytes pattern, struct bytes text)
{
    struct bytes wanted, line;

    while (bytes_split(&pattern, '\n', &wanted)) {
        if (bytes_equal(wanted, BYTES("..."))) {
            while (!lines_match(pattern, text))
                if (!bytes_split(&text, '\n', &line))
                    return false;
            return true;
        }
        if (!bytes_split(&text, '\n', &line) || !line_matches(wanted, line))
            return false;
    }
    return text.size == 0;
}

bool text_matches(const char *pattern, const char *text)
{
    return lines_match(bytes_from_text(pattern), bytes_from_text(text));
}
