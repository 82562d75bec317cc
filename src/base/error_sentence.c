/* The sentence of a failure with the words of its hint. */
#include "trackside/buffer.h"
#include "trackside/cleanup.h"
#include "trackside/error.h"

enum {
    LARGEST_SENTENCE = 4096,
};

/* The words of a hint, with what it names in its place. */
static void put_words(struct buffer *sentence, const struct error *error, const char *words)
{
    for (const char *at = words; *at != '\0'; at++) {
        if (at[0] == '{' && (at[1] == '1' || at[1] == '2') && at[2] == '}') {
            buffer_append_text(sentence, error->names[at[1] - '1']);
            at += 2;
        } else {
            buffer_append_char(sentence, at[0]);
        }
    }
}

const char *error_sentence(const struct error *error, hint_words *words, struct arena *arena)
{
    struct buffer sentence CLEANUP(buffer_deinit) = {0};

    buffer_init(&sentence, LARGEST_SENTENCE);
    buffer_append_text(&sentence, error->message);
    put_words(&sentence, error, words != NULL ? words(error->hint) : "");
    return arena_text_of(arena, buffer_bytes(&sentence));
}
