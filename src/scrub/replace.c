/*
 * Replacing. Token by token: the longest phrase that may stand there, else the word alone, else
 * words and numbers within it. Only the letters of a replaced word are written anew; what stands
 * between words is copied as it is.
 */
#include "replace.h"

#include "slots.h"
#include "spell.h"

#include "trackside/buffer.h"
#include "trackside/character.h"
#include "trackside/cleanup.h"

#include <string.h>

struct run {
    const struct lexicon *lexicon;
    struct arena *arena;
    struct tokens tokens;
    struct slots slots;
    struct buffer out;
    size_t copied; /* bytes of the text that are in `out` already */
    struct replaced *replaced;
};

static void note(struct run *run, enum scrub_kind kind, size_t at)
{
    if (run->replaced->n_all == 0) {
        run->replaced->first_at = at;
        run->replaced->first_kind = kind;
    }
    run->replaced->n[kind]++;
    run->replaced->n_all++;
}

static void copy_until(struct run *run, size_t end)
{
    buffer_append_bytes(&run->out, bytes_first(bytes_skip(run->tokens.reading.text, run->copied),
                                               end - run->copied));
    run->copied = end;
}

static void write_signs(struct run *run, size_t first, size_t end, const char *alias)
{
    const struct sign *signs = run->tokens.reading.signs;

    copy_until(run, signs[first].begin);
    spell_alias(&run->tokens.reading, first, end, alias, &run->out);
    run->copied = signs[end - 1].end;
}

/* ---- phrases ---- */

/* Is a run of tokens all that a slot of the phrase's kind has? */
static bool fills_a_slot(const struct run *run, const struct phrase *phrase, size_t index)
{
    size_t last = index + phrase->tokens.n - 1;
    size_t begin = token_begin_byte(&run->tokens, index), end = token_end_byte(&run->tokens, last);

    for (size_t i = 0; i < run->slots.n; i++) {
        const struct slot *slot = &run->slots.items[i];

        if (slot->kind == phrase->kind && slot->begin <= begin && end <= slot->end &&
            (index == 0 || token_end_byte(&run->tokens, index - 1) <= slot->begin) &&
            (last + 1 == run->tokens.n || token_begin_byte(&run->tokens, last + 1) >= slot->end))
            return true;
    }
    return false;
}

static const struct phrase *find_phrase(const struct run *run, size_t index)
{
    const struct phrase *phrase = NULL;

    do {
        phrase = lexicon_phrase_at(run->lexicon, &run->tokens, index, phrase, run->arena);
    } while (phrase != NULL && phrase->in_slots_only && !fills_a_slot(run, phrase, index));
    return phrase;
}

static void write_phrase(struct run *run, const struct phrase *phrase, size_t index)
{
    const struct token *items = run->tokens.items + index;

    note(run, phrase->kind, token_begin_byte(&run->tokens, index));
    if (phrase->whole != NULL) {
        copy_until(run, token_begin_byte(&run->tokens, index));
        buffer_append_text(&run->out, phrase->whole);
        run->copied = token_end_byte(&run->tokens, index + phrase->tokens.n - 1);
        return;
    }
    for (size_t i = 0; i < phrase->tokens.n; i++) {
        if (phrase->alias[i] != NULL)
            write_signs(run, items[i].first, items[i].end, phrase->alias[i]->alias);
    }
}

/* ---- within a word ---- */

/* The signs that make the bytes from `at` on of a token's key; false when they do not part there.
 */
static bool signs_of(const struct run *run, const struct token *token, size_t at, size_t size,
                     size_t *ret_first, size_t *ret_end)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    size_t n = 0;
    bool begun = false;

    arena_init(&arena);
    for (size_t i = token->first; i < token->end; i++) {
        int32_t folded[CHARACTER_FOLD_MAX];
        size_t n_folded = character_fold(run->tokens.reading.signs[i].character, folded);
        struct buffer bytes;

        if (n == at + size && begun) {
            *ret_end = i;
            return true;
        }
        if (n == at && !begun) {
            *ret_first = i;
            begun = true;
        }
        buffer_init(&bytes, 4UL * CHARACTER_FOLD_MAX);
        for (size_t k = 0; k < n_folded; k++)
            character_append(&bytes, folded[k]);
        n += bytes.size;
        buffer_deinit(&bytes);
    }
    *ret_end = token->end;
    return begun && n == at + size;
}

static const struct entry *first_inside(const struct run *run, const struct token *token,
                                        size_t from, size_t *ret_at)
{
    const struct entry *found = NULL;

    for (size_t i = 0; i < run->lexicon->n_inside; i++) {
        const struct entry *entry = run->lexicon->inside[i];
        const char *place;

        if (entry->is_number != token->is_number)
            continue;
        place = strstr(token->key + from, entry->key);
        if (place != NULL && (found == NULL || (size_t)(place - token->key) < *ret_at)) {
            *ret_at = (size_t)(place - token->key);
            found = entry;
        }
    }
    return found;
}

static void write_inside(struct run *run, const struct token *token)
{
    size_t at = 0, from = 0, first = 0, end = 0;
    const struct entry *entry;

    if (!token->is_number && vocabulary_has(run->lexicon->vocabulary, token->key))
        return;
    while ((entry = first_inside(run, token, from, &at)) != NULL) {
        from = at + strlen(entry->key);
        if (!signs_of(run, token, at, strlen(entry->key), &first, &end))
            continue;
        note(run, entry->kind, run->tokens.reading.signs[first].begin);
        write_signs(run, first, end, entry->alias);
    }
}

/* ---- the whole ---- */

static size_t replace_at(struct run *run, size_t index)
{
    const struct token *token = &run->tokens.items[index];
    const struct phrase *phrase = find_phrase(run, index);
    const struct entry *entry;

    if (phrase != NULL) {
        write_phrase(run, phrase, index);
        return phrase->tokens.n;
    }
    entry = lexicon_find(run->lexicon, token->key);
    if (entry != NULL) {
        note(run, entry->kind, token_begin_byte(&run->tokens, index));
        write_signs(run, token->first, token->end, entry->alias);
    } else {
        write_inside(run, token);
    }
    return 1;
}

bool replace_all(const struct lexicon *lexicon, struct bytes text, int depth, struct arena *arena,
                 struct bytes *ret_text, struct replaced *replaced)
{
    struct arena work CLEANUP(arena_deinit) = {0};
    struct run run = {.lexicon = lexicon, .replaced = replaced};
    struct reading reading;
    size_t n_before = replaced->n_all;

    arena_init(&work);
    run.arena = &work;
    if (!reading_make(text, depth, &work, &reading))
        return false;
    tokens_find(&reading, &work, &run.tokens);
    slots_find(text, &work, &run.slots);
    buffer_init(&run.out, 32 * text.size + 4096);
    for (size_t i = 0; i < run.tokens.n;)
        i += replace_at(&run, i);
    copy_until(&run, text.size);
    *ret_text = replaced->n_all == n_before
                    ? text
                    : (struct bytes){arena_text_of(arena, buffer_bytes(&run.out)), run.out.size};
    buffer_deinit(&run.out);
    return true;
}
