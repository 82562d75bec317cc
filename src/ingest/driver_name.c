/*
 * drivers.normalized_name, step by step as the central system does it: lower-case, squeeze,
 * leading car numbers, `&`, punctuation, trailing club words, doubled halves, repeats, order.
 */
#include "driver_name.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"
#include "trackside/practice.h"
#include "trackside/text.h"

#include <stdlib.h>
#include <string.h>

enum {
    MAX_WORDS = 64,           /* of one name; the rest is cut: no name has them */
    LONGEST_NAME = 64 * 1024, /* bytes; likewise */
};

struct words {
    struct bytes list[MAX_WORDS];
    size_t n;
};

bool driver_name_is_unknown(const char *name)
{
    return name == NULL || strcmp(name, PRACTICE_UNKNOWN_DRIVER) == 0;
}

/* "1 AUSTIN ..." loses its car number; "123" alone stays. */
static struct bytes skip_car_number(struct bytes text)
{
    struct bytes rest = text;

    while (rest.size > 0 && bytes_is_digit(rest.data[0]))
        rest = bytes_skip(rest, 1);
    if (rest.size == text.size || rest.size == 0 || rest.data[0] != ' ')
        return text;
    return bytes_trim(rest);
}

static void split_words(struct bytes text, struct words *words)
{
    struct bytes word;

    words->n = 0;
    while (words->n < MAX_WORDS && bytes_split(&text, ' ', &word))
        if (word.size > 0)
            words->list[words->n++] = word;
}

static void drop_club_words(struct words *words)
{
    static const char *const club_words[] = {"rc", "raceway", "club", "inc", "team"};
    bool dropped = true;

    while (dropped && words->n > 0) {
        dropped = false;
        for (size_t i = 0; i < sizeof(club_words) / sizeof(club_words[0]); i++)
            if (words->n > 0 && bytes_equal_text(words->list[words->n - 1], club_words[i])) {
                words->n--;
                dropped = true;
            }
    }
}

/* "rileyriley" becomes "riley": four characters or more, both halves alike. */
static void halve_doubled_words(struct words *words)
{
    for (size_t i = 0; i < words->n; i++) {
        struct bytes word = words->list[i];
        struct bytes half = bytes_first(word, word.size / 2);

        if (word.size % 2 == 0 && text_n_characters(word) >= 4 &&
            bytes_equal(half, bytes_skip(word, half.size)))
            words->list[i] = half;
    }
}

static void drop_repeats(struct words *words)
{
    size_t n = 0;

    for (size_t i = 0; i < words->n; i++) {
        bool seen = false;

        for (size_t k = 0; k < n; k++)
            seen = seen || bytes_equal(words->list[k], words->list[i]);
        if (!seen)
            words->list[n++] = words->list[i];
    }
    words->n = n;
}

/* UTF-8 sorts by code point when compared as bytes. */
static int compare_words(const void *a, const void *b)
{
    const struct bytes *x = a, *y = b;
    size_t shorter = x->size < y->size ? x->size : y->size;
    int order = memcmp(x->data, y->data, shorter);

    return order != 0 ? order : (x->size > y->size) - (x->size < y->size);
}

static struct bytes spell_ampersands(struct bytes text, struct arena *arena)
{
    struct buffer out CLEANUP(buffer_deinit) = {0};
    struct bytes part;
    bool is_first = true;

    buffer_init(&out, LONGEST_NAME);
    while (bytes_split(&text, '&', &part)) {
        if (!is_first)
            buffer_append_text(&out, "and");
        is_first = false;
        buffer_append_bytes(&out, part);
    }
    return bytes_from_text(arena_text(arena, buffer_text(&out)));
}

static char *join(const struct words *words, struct arena *arena)
{
    struct buffer out CLEANUP(buffer_deinit) = {0};

    buffer_init(&out, LONGEST_NAME);
    for (size_t i = 0; i < words->n; i++) {
        if (i > 0)
            buffer_append_char(&out, ' ');
        buffer_append_bytes(&out, words->list[i]);
    }
    return arena_text(arena, buffer_text(&out));
}

char *driver_name_normalize(const char *name, struct arena *arena)
{
    struct bytes text = bytes_from_text(text_lower(name == NULL ? "" : name, arena));
    struct words words;

    text = bytes_from_text(text_squeeze(text, arena));
    text = skip_car_number(text);
    text = spell_ampersands(text, arena);
    text = bytes_from_text(text_keep_words(arena_text_of(arena, text), arena));
    split_words(text, &words);
    drop_club_words(&words);
    halve_doubled_words(&words);
    drop_repeats(&words);
    qsort(words.list, words.n, sizeof(words.list[0]), compare_words);
    return join(&words, arena);
}
