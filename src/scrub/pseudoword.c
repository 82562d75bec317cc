/* Pseudowords: consonant, vowel, consonant ... in Latin letters; any letters in other scripts. */
#include "pseudoword.h"

#include "trackside/buffer.h"
#include "trackside/character.h"
#include "trackside/digest.h"

#include <string.h>

enum {
    LONGEST = 24, /* words longer than this are not made longer */
    MAX_TRIES = 64,
    MAX_ALPHABET = 100, /* letters; scripts with more have syllables or ideographs */
};

/* Bytes that follow from a choice, without end. */
struct stream {
    const struct choice *choice;
    unsigned char block[DIGEST_HMAC_SIZE];
    size_t n_blocks;
    size_t used;
};

static void next_block(struct stream *stream)
{
    struct buffer message;

    buffer_init(&message, strlen(stream->choice->key) + 64);
    buffer_printf(&message, "trackside alias 1 %d %zu ", stream->choice->attempt,
                  stream->n_blocks++);
    buffer_append_text(&message, stream->choice->key);
    digest_hmac(stream->choice->seed, buffer_bytes(&message), stream->block);
    buffer_deinit(&message);
    stream->used = 0;
}

static struct stream stream_of(const struct choice *choice)
{
    struct stream stream = {.choice = choice};

    next_block(&stream);
    return stream;
}

static uint32_t next_below(struct stream *stream, uint32_t n)
{
    uint32_t value = 0;

    if (stream->used + 4 > sizeof(stream->block))
        next_block(stream);
    for (int i = 0; i < 4; i++)
        value = (value << 8) | stream->block[stream->used++];
    return value % n;
}

/* ---- letters ---- */

struct script {
    int32_t first, last; /* lower-case letters, without a gap */
};

static const struct script scripts[] = {
    {'a', 'z'},       {0x3B1, 0x3C1},   {0x430, 0x44F},   {0x561, 0x586},
    {0x5D0, 0x5EA},   {0x627, 0x63A},   {0x905, 0x939},   {0x0E01, 0x0E2E},
    {0x10D0, 0x10F0}, {0x3042, 0x308F}, {0x30A2, 0x30EF}, {0x4E00, 0x9FA5},
    {0xAC00, 0xD7A3}, {0x1100, 0x1112}, {0x1161, 0x1175}, {0x11A8, 0x11C2},
};

static const int32_t odd_latin[] = {0xF8, 0xE6, 0x142, 0x153, 0x111, 0xFE, 0xF0};

static const struct script *script_of(int32_t letter)
{
    for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
        if (letter >= scripts[i].first && letter <= scripts[i].last)
            return &scripts[i];
    }
    return NULL;
}

static int32_t latin_letter(struct stream *stream, bool vowel)
{
    static const char consonants[] = "bcdfghjklmnprstvwz", vowels[] = "aeiouy";

    return vowel ? vowels[next_below(stream, sizeof(vowels) - 1)]
                 : consonants[next_below(stream, sizeof(consonants) - 1)];
}

/* Folded it must be what it is: letters are compared folded. */
static bool is_folded(int32_t letter)
{
    int32_t folded[CHARACTER_FOLD_MAX];

    return character_fold(letter, folded) == 1 && folded[0] == letter;
}

static int32_t any_of_script(struct stream *stream, int32_t like)
{
    const struct script *script = script_of(like);

    if (script == NULL) /* a letter of Latin that has no plain form, or a script we do not know */
        return odd_latin[next_below(stream, sizeof(odd_latin) / sizeof(odd_latin[0]))];
    return script->first +
           (int32_t)next_below(stream, (uint32_t)(script->last - script->first + 1));
}

static int32_t other_letter(struct stream *stream, int32_t like)
{
    for (int i = 0; i < MAX_TRIES; i++) {
        int32_t letter = any_of_script(stream, like);

        if (is_folded(letter) && character_class_of(letter) == character_class_of(like))
            return letter;
    }
    return like;
}

/*
 * A letter that a mark stands on as one character, in Latin-1 where that has one: what could be
 * written in a byte still can.
 */
static int32_t marked_letter(struct stream *stream, int32_t like, int32_t mark)
{
    static const int32_t ends[] = {0x100, 0x180, INT32_MAX};

    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        for (int k = 0; k < MAX_TRIES; k++) {
            int32_t letter = any_of_script(stream, like);
            int32_t composed = character_compose(letter, mark);

            if (composed != 0 && composed < ends[i] && is_folded(letter))
                return letter;
        }
    }
    return other_letter(stream, like);
}

static bool is_latin(int32_t letter)
{
    return letter >= 'a' && letter <= 'z';
}

/* ---- words ---- */

struct letters {
    struct bytes rest; /* of the key */
    int32_t letter, mark;
    size_t index;
};

static bool is_mark(struct bytes rest)
{
    int32_t c = 0;

    return rest.size > 0 && character_take(&rest, &c) && character_class_of(c) == CHARACTER_MARK;
}

static size_t count_letters(const char *key)
{
    struct bytes rest = bytes_from_text(key);
    size_t n = 0;
    int32_t c;

    while (rest.size > 0) {
        bool counts = !is_mark(rest);

        character_take(&rest, &c);
        n += counts;
    }
    return n;
}

static size_t target_length(struct stream *stream, size_t n)
{
    if (n >= LONGEST)
        return n;
    if (n == 3)
        n++;
    return n + next_below(stream, 2);
}

/* The alphabet of a single letter, which is one of few, so that each has to become another. */
static const struct script *alphabet_of(const char *key)
{
    struct bytes rest = bytes_from_text(key);
    const struct script *script;
    int32_t letter = 0;

    character_take(&rest, &letter);
    script = script_of(letter);
    return script != NULL && script->last - script->first < MAX_ALPHABET ? script : NULL;
}

/* Every letter of an alphabet moved on by one distance: each becomes another, none itself. */
static const char *rotated(const struct choice *choice, const struct script *script,
                           struct arena *arena)
{
    struct choice distance = {choice->seed, "letters", 0};
    struct stream stream = stream_of(&distance);
    struct bytes rest = bytes_from_text(choice->key);
    uint32_t n = (uint32_t)(script->last - script->first + 1);
    struct buffer out;
    const char *word;
    int32_t letter = 0;

    character_take(&rest, &letter);
    letter = script->first +
             (int32_t)(((uint32_t)(letter - script->first) + 1 + next_below(&stream, n - 1)) % n);
    buffer_init(&out, rest.size + 8);
    character_append(&out, letter);
    buffer_append_bytes(&out, rest);
    word = arena_text_of(arena, buffer_bytes(&out));
    buffer_deinit(&out);
    return word;
}

static void append_like(struct stream *stream, struct bytes *rest, bool *vowel, struct buffer *out)
{
    int32_t letter = 0, mark = 0;
    struct bytes marks;

    character_take(rest, &letter);
    marks = *rest;
    while (is_mark(*rest))
        character_take(rest, &mark);
    marks.size -= rest->size;
    if (mark != 0) {
        character_append(out, marked_letter(stream, letter, mark));
        *vowel = !*vowel;
    } else if (!is_latin(letter)) {
        character_append(out, other_letter(stream, letter));
    } else {
        character_append(out, latin_letter(stream, *vowel));
        *vowel = !*vowel;
    }
    buffer_append_bytes(out, marks);
}

/* More of the last letter's script. */
static void append_more(struct stream *stream, int32_t letter, bool *vowel, struct buffer *out)
{
    if (is_latin(letter)) {
        character_append(out, latin_letter(stream, *vowel));
        *vowel = !*vowel;
    } else {
        character_append(out, other_letter(stream, letter));
    }
}

static int32_t first_letter(const char *key)
{
    struct bytes rest = bytes_from_text(key);
    int32_t letter = 0;

    character_take(&rest, &letter);
    return letter;
}

const char *pseudoword(const struct choice *choice, struct arena *arena)
{
    struct stream stream = stream_of(choice);
    struct bytes rest = bytes_from_text(choice->key);
    size_t n = count_letters(choice->key);
    int32_t first = first_letter(choice->key);
    bool vowel = next_below(&stream, 3) == 0;
    size_t length;
    struct buffer out;
    const char *word;

    if (n == 1 && alphabet_of(choice->key) != NULL && choice->attempt == 0)
        return rotated(choice, alphabet_of(choice->key), arena);
    length = is_latin(first) && n > 1 ? target_length(&stream, n) : n;
    buffer_init(&out, 4 * (rest.size + length) + 8);
    while (rest.size > 0)
        append_like(&stream, &rest, &vowel, &out);
    for (; n < length; n++)
        append_more(&stream, first, &vowel, &out);
    word = arena_text_of(arena, buffer_bytes(&out));
    buffer_deinit(&out);
    return word;
}

const char *pseudonumber(const struct choice *choice, struct arena *arena)
{
    struct stream stream = stream_of(choice);
    size_t size = strlen(choice->key);
    char *number = arena_alloc(arena, size + 1);
    bool may_be_zero = choice->key[0] == '0';

    for (size_t i = 0; i < size; i++) {
        number[i] = may_be_zero ? (char)('0' + next_below(&stream, 10))
                                : (char)('1' + next_below(&stream, 9));
        may_be_zero = true;
    }
    return number;
}

int64_t pseudodistance(const struct choice *choice)
{
    struct stream stream = stream_of(choice);
    int64_t high = next_below(&stream, 1U << 31);

    return (high << 32) | next_below(&stream, UINT32_MAX);
}
