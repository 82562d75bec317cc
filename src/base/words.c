/* Words of a line. */
#include "trackside/words.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"
#include "trackside/number.h"

#include <string.h>

enum {
    LARGEST_WORD = 64 * 1024,
    LARGEST_TEXT = 64 * 1024 * 1024,
};

const char *word_take(const char **rest, struct arena *arena)
{
    struct buffer word CLEANUP(buffer_deinit) = {0};
    const char *at = *rest + strspn(*rest, " \t");
    char quote = '\0';

    buffer_init(&word, LARGEST_WORD);
    if (*at == '\0')
        return NULL;
    for (; *at != '\0' && (quote != '\0' || strchr(" \t", *at) == NULL); at++) {
        if (quote != '\0' && *at == quote)
            quote = '\0';
        else if (quote == '\0' && (*at == '"' || *at == '\''))
            quote = *at;
        else
            buffer_append_char(&word, *at);
    }
    *rest = at + strspn(at, " \t");
    return arena_text_of(arena, buffer_bytes(&word));
}

bool word_take_if(const char **rest, const char *wanted, struct arena *arena)
{
    const char *behind = *rest;
    const char *word = word_take(&behind, arena);

    if (word == NULL || strcmp(word, wanted) != 0)
        return false;
    *rest = behind;
    return true;
}

bool word_take_number(const char **rest, int64_t *ret_number, struct arena *arena)
{
    const char *behind = *rest;
    const char *word = word_take(&behind, arena);

    if (word == NULL || !number_read_int(bytes_from_text(word), ret_number))
        return false;
    *rest = behind;
    return true;
}

const char *words_replace(const char *text, const char *before, const char *after,
                          struct arena *arena)
{
    struct buffer out CLEANUP(buffer_deinit) = {0};
    struct bytes rest = bytes_from_text(text);
    size_t at;

    buffer_init(&out, LARGEST_TEXT);
    if (strstr(text, before) == NULL)
        return text;
    while (bytes_find(rest, bytes_from_text(before), &at)) {
        buffer_append_bytes(&out, bytes_first(rest, at));
        buffer_append_text(&out, after);
        rest = bytes_skip(rest, at + strlen(before));
    }
    buffer_append_bytes(&out, rest);
    return arena_text_of(arena, buffer_bytes(&out));
}
