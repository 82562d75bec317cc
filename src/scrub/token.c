/* Tokens. */
#include "token.h"

#include "trackside/character.h"

enum {
    MAX_KEY_SIZE = 64 * 1024,
};

struct finder {
    const struct reading *reading;
    struct arena *arena;
    struct tokens *tokens;
    struct buffer key;
};

static enum character_class class_at(const struct reading *reading, size_t i)
{
    return character_class_of(reading->signs[i].character);
}

/*
 * Marks and what is not seen go with the character before them. On an ideograph only the marks of
 * kana do: any other there is a thing of its own, and no part of a name that is known without it.
 */
static bool follows(const struct reading *reading, size_t i, enum character_class leader)
{
    int32_t c = reading->signs[i].character;

    if (class_at(reading, i) == CHARACTER_IGNORABLE)
        return true;
    return class_at(reading, i) == CHARACTER_MARK &&
           (leader != CHARACTER_IDEOGRAPH || c == 0x3099 || c == 0x309A);
}

static size_t skip_followers(const struct reading *reading, size_t i, enum character_class leader)
{
    while (i < reading->n && follows(reading, i, leader))
        i++;
    return i;
}

static size_t run_end(const struct reading *reading, size_t first, size_t *ret_n_letters)
{
    enum character_class class = class_at(reading, first);
    size_t i = first;

    *ret_n_letters = 0;
    do {
        (*ret_n_letters)++;
        i = skip_followers(reading, i + 1, class);
    } while (class != CHARACTER_IDEOGRAPH && i < reading->n && class_at(reading, i) == class);
    return i;
}

static const char *key_of(struct finder *finder, size_t first, size_t end)
{
    int32_t folded[CHARACTER_FOLD_MAX];

    buffer_clear(&finder->key);
    for (size_t i = first; i < end; i++) {
        size_t n = character_fold(finder->reading->signs[i].character, folded);

        for (size_t k = 0; k < n; k++)
            character_append(&finder->key, folded[k]);
    }
    return arena_text_of(finder->arena, buffer_bytes(&finder->key));
}

static bool begins_token(enum character_class class)
{
    return class == CHARACTER_LETTER || class == CHARACTER_IDEOGRAPH || class == CHARACTER_DIGIT;
}

static void add_token(struct finder *finder, size_t first, size_t *ret_end)
{
    struct token token = {.first = first};

    token.end = run_end(finder->reading, first, &token.n_letters);
    token.is_number = class_at(finder->reading, first) == CHARACTER_DIGIT;
    token.is_ideograph = class_at(finder->reading, first) == CHARACTER_IDEOGRAPH;
    token.key = key_of(finder, first, token.end);
    if (token.key[0] != '\0') {
        struct tokens *tokens = finder->tokens;

        tokens->items = arena_grow(finder->arena, tokens->items, tokens->n, sizeof(struct token));
        tokens->items[tokens->n++] = token;
    }
    *ret_end = token.end;
}

void tokens_find(const struct reading *reading, struct arena *arena, struct tokens *ret_tokens)
{
    struct finder finder = {.reading = reading, .arena = arena, .tokens = ret_tokens};

    *ret_tokens = (struct tokens){.reading = *reading};
    buffer_init(&finder.key, MAX_KEY_SIZE);
    for (size_t i = 0; i < reading->n;) {
        if (begins_token(class_at(reading, i)))
            add_token(&finder, i, &i);
        else
            i++;
    }
    buffer_deinit(&finder.key);
}

void tokens_of_text(const char *text, struct arena *arena, struct tokens *ret_tokens)
{
    struct reading reading;

    reading_make(bytes_from_text(text), 0, arena, &reading);
    tokens_find(&reading, arena, ret_tokens);
}

size_t token_begin_byte(const struct tokens *tokens, size_t index)
{
    return tokens->reading.signs[tokens->items[index].first].begin;
}

size_t token_end_byte(const struct tokens *tokens, size_t index)
{
    return tokens->reading.signs[tokens->items[index].end - 1].end;
}

/* ---- gaps ---- */

static bool is_one_of(int32_t c, const int32_t *list)
{
    while (*list != 0 && *list != c)
        list++;
    return *list != 0;
}

static int32_t plain_punctuation(int32_t c)
{
    static const int32_t apostrophes[] = {'\'', '`', 0xB4, 0x2BC, 0x2018, 0x2019, 0x2032, 0};
    static const int32_t dashes[] = {'-', 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212, 0};
    static const int32_t quotes[] = {'"', 0x201C, 0x201D, 0xAB, 0xBB, 0};

    if (c == '+' || c == '_' || character_class_of(c) == CHARACTER_SPACE)
        return ' ';
    if (is_one_of(c, apostrophes))
        return '\'';
    if (is_one_of(c, dashes))
        return '-';
    return is_one_of(c, quotes) ? '"' : c;
}

const char *tokens_gap(const struct tokens *tokens, size_t index, struct arena *arena)
{
    const struct reading *reading = &tokens->reading;
    size_t end = index + 1 < tokens->n ? tokens->items[index + 1].first : reading->n;
    struct buffer gap;
    const char *text;
    int32_t last = 0;

    buffer_init(&gap, MAX_KEY_SIZE);
    for (size_t i = tokens->items[index].end; i < end; i++) {
        int32_t c = plain_punctuation(reading->signs[i].character);

        if (character_class_of(c) == CHARACTER_IGNORABLE)
            continue;
        if (c != ' ' || last != ' ')
            character_append(&gap, c);
        last = c;
    }
    text = arena_text_of(arena, buffer_bytes(&gap));
    buffer_deinit(&gap);
    return text;
}
