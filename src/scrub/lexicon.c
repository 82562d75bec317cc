/*
 * The lexicon. First all that is to be replaced, then the aliases: an alias must be none of the
 * words that are to go, so that replacing twice is replacing once, and the proof can look for them.
 */
#include "lexicon.h"

#include "alias.h"

#include "trackside/buffer.h"
#include "trackside/character.h"

#include <stdlib.h>
#include <string.h>

enum {
    MIN_ALONE = 3,         /* letters of a word that is replaced alone */
    MIN_INSIDE = 4,        /* ... and within longer ones */
    MIN_ALONE_DIGITS = 5,  /* shorter numbers are counts, years and times too */
    MIN_INSIDE_DIGITS = 6, /* lap times and clocks have no longer ones */
    MIN_JOINED = 6,        /* letters of a whole name without its blanks */
    MIN_CHUNK = 3,         /* letters of a part of a name that is looked for by itself */
};

static struct entry *entry_at(struct lexicon *lexicon, const struct token *token,
                              enum scrub_kind kind)
{
    void **slot = key_table_at(&lexicon->entries, token->key);
    struct entry *entry = *slot;

    if (entry == NULL) {
        entry = arena_new(lexicon->arena, struct entry);
        *entry = (struct entry){
            .key = token->key,
            .kind = kind,
            .is_number = token->is_number,
            .is_ideograph = token->is_ideograph,
            .n_letters = token->n_letters,
        };
        *slot = entry;
        lexicon->sorted =
            arena_grow(lexicon->arena, lexicon->sorted, lexicon->n_entries, sizeof(struct entry *));
        lexicon->sorted[lexicon->n_entries++] = entry;
    }
    return entry;
}

static bool may_stand_alone(const struct lexicon *lexicon, const struct token *token)
{
    if (token->is_number)
        return token->n_letters >= MIN_ALONE_DIGITS;
    return token->n_letters >= MIN_ALONE && !vocabulary_has(lexicon->vocabulary, token->key);
}

/* ---- phrases ---- */

static struct phrase *phrase_new(struct lexicon *lexicon, enum scrub_kind kind,
                                 const struct tokens *tokens)
{
    struct phrase *phrase = arena_new(lexicon->arena, struct phrase);

    phrase->kind = kind;
    phrase->tokens = *tokens;
    phrase->gaps = arena_new_array(lexicon->arena, tokens->n, const char *);
    for (size_t i = 0; i + 1 < tokens->n; i++)
        phrase->gaps[i] = tokens_gap(tokens, i, lexicon->arena);
    phrase->alias = arena_new_array(lexicon->arena, tokens->n, struct entry *);
    return phrase;
}

/* Longest first among those that begin alike. */
static void phrase_add(struct lexicon *lexicon, struct phrase *phrase)
{
    void **head = key_table_at(&lexicon->phrases, phrase->tokens.items[0].key);
    struct phrase *before = NULL, *next = *head;

    while (next != NULL && next->tokens.n >= phrase->tokens.n) {
        before = next;
        next = next->next;
    }
    phrase->next = next;
    if (before == NULL)
        *head = phrase;
    else
        before->next = phrase;
}

/* Some tokens of a phrase, from one to before another, as a phrase of its own. */
static struct phrase *phrase_part(struct lexicon *lexicon, const struct phrase *whole, size_t first,
                                  size_t end)
{
    struct phrase *part = arena_new(lexicon->arena, struct phrase);

    *part = *whole;
    part->next = NULL;
    part->tokens.items += first;
    part->tokens.n = end - first;
    part->gaps += first;
    part->alias += first;
    return part;
}

static bool has_alone(const struct phrase *phrase)
{
    for (size_t i = 0; i < phrase->tokens.n; i++) {
        if (phrase->alias[i] != NULL && phrase->alias[i]->alone)
            return true;
    }
    return false;
}

static size_t letters_of(const struct phrase *phrase)
{
    size_t n = 0;

    for (size_t i = 0; i < phrase->tokens.n; i++)
        n += phrase->tokens.items[i].n_letters;
    return n;
}

static void add_full(struct lexicon *lexicon, struct phrase *phrase)
{
    phrase->any_gap = has_alone(phrase);
    phrase->in_slots_only =
        !phrase->any_gap && (phrase->kind == SCRUB_DRIVER
                                 ? vocabulary_has_phrase(lexicon->vocabulary, &phrase->tokens) ||
                                       (phrase->tokens.n == 1 && letters_of(phrase) < MIN_ALONE &&
                                        !phrase->tokens.items[0].is_ideograph)
                                 : true);
    phrase_add(lexicon, phrase);
    lexicon->full =
        arena_grow(lexicon->arena, lexicon->full, lexicon->n_full, sizeof(struct phrase *));
    lexicon->full[lexicon->n_full++] = phrase;
}

/* ---- drivers ---- */

/* "Sean" and "O'Brien" of "Sean O'Brien": where the next part of a name begins. */
static size_t part_end(const struct phrase *name, size_t first)
{
    size_t i = first;

    while (i + 1 < name->tokens.n && strchr(name->gaps[i], ' ') == NULL)
        i++;
    return i + 1;
}

/* A word that is nobody's own, but another way to write one or some that are. */
static struct entry *add_derived(struct lexicon *lexicon, const struct token *token,
                                 enum scrub_kind kind, struct entry **parts, size_t n_parts)
{
    struct entry *entry = entry_at(lexicon, token, kind);

    entry->alone = true;
    if (entry->n_parts == 0) {
        entry->parts = parts;
        entry->n_parts = n_parts;
    }
    return entry;
}

/* "obrien" for "O'Brien". */
static void add_joined(struct lexicon *lexicon, const struct phrase *part, size_t least)
{
    struct token token = {.n_letters = letters_of(part)};
    struct buffer key;

    if (part->tokens.n < 2 || token.n_letters < least)
        return;
    buffer_init(&key, 64UL * 1024);
    for (size_t i = 0; i < part->tokens.n; i++) {
        if (part->tokens.items[i].is_number || part->tokens.items[i].is_ideograph)
            buffer_append(&key, "", 1); /* no word: not looked for */
        buffer_append_text(&key, part->tokens.items[i].key);
    }
    if (strlen(buffer_text(&key)) == key.size &&
        !vocabulary_has(lexicon->vocabulary, buffer_text(&key))) {
        token.key = arena_text_of(lexicon->arena, buffer_bytes(&key));
        add_derived(lexicon, &token, part->kind, part->alias, part->tokens.n);
    }
    buffer_deinit(&key);
}

static void add_part(struct lexicon *lexicon, const struct phrase *name, size_t first, size_t end)
{
    struct phrase *part = phrase_part(lexicon, name, first, end);

    if (part->tokens.n < 2)
        return;
    add_joined(lexicon, part, MIN_INSIDE);
    part->any_gap = false;
    part->in_slots_only = false;
    if ((has_alone(part) || part->tokens.items[0].is_ideograph || letters_of(part) >= MIN_CHUNK) &&
        !vocabulary_has_phrase(lexicon->vocabulary, &part->tokens))
        phrase_add(lexicon, part);
}

/* "Boundy, Tim" for "Tim Boundy", cut before the token at `cut`. */
static void add_turned(struct lexicon *lexicon, const struct phrase *name, size_t cut)
{
    size_t n = name->tokens.n;
    struct phrase *turned = arena_new(lexicon->arena, struct phrase);

    *turned = *name;
    turned->next = NULL;
    turned->tokens.items = arena_new_array(lexicon->arena, n, struct token);
    turned->gaps = arena_new_array(lexicon->arena, n, const char *);
    turned->alias = arena_new_array(lexicon->arena, n, struct entry *);
    for (size_t i = 0; i < n; i++) {
        size_t from = (cut + i) % n;

        turned->tokens.items[i] = name->tokens.items[from];
        turned->alias[i] = name->alias[from];
        turned->gaps[i] = from + 1 == n ? ", " : name->gaps[from];
    }
    turned->in_slots_only = false;
    phrase_add(lexicon, turned);
}

static void add_parts(struct lexicon *lexicon, const struct phrase *name)
{
    for (size_t first = 0; first < name->tokens.n;) {
        size_t end = part_end(name, first);

        if (first > 0 || end < name->tokens.n)
            add_part(lexicon, name, first, end);
        if (first > 0)
            add_turned(lexicon, name, first);
        first = end;
    }
    add_joined(lexicon, name, MIN_JOINED);
}

/* "jose" for "josé": as people type it who do not have the accent. */
static void add_unaccented(struct lexicon *lexicon, const struct token *token, enum scrub_kind kind,
                           struct entry **whole)
{
    struct bytes rest = bytes_from_text(token->key);
    struct token plain = *token;
    struct buffer key;
    int32_t c;

    buffer_init(&key, rest.size + 1);
    while (rest.size > 0) {
        character_take(&rest, &c);
        if (character_class_of(c) != CHARACTER_MARK)
            character_append(&key, c);
    }
    if (strcmp(buffer_text(&key), token->key) != 0) {
        plain.key = arena_text_of(lexicon->arena, buffer_bytes(&key));
        if (may_stand_alone(lexicon, &plain))
            add_derived(lexicon, &plain, kind, whole, 1)->plain = true;
    }
    buffer_deinit(&key);
}

static void map_token(struct lexicon *lexicon, struct phrase *phrase, size_t index)
{
    const struct token *token = &phrase->tokens.items[index];

    phrase->alias[index] = entry_at(lexicon, token, phrase->kind);
    if (may_stand_alone(lexicon, token))
        phrase->alias[index]->alone = true;
    if (!token->is_number)
        add_unaccented(lexicon, token, phrase->kind, &phrase->alias[index]);
}

/* Suffixes and numbers of a name stay, unless it has nothing else. */
static void map_name(struct lexicon *lexicon, struct phrase *phrase)
{
    size_t n_mapped = 0;

    for (size_t i = 0; i < phrase->tokens.n; i++) {
        const struct token *token = &phrase->tokens.items[i];

        if (token->is_number || vocabulary_is_common_in_names(token->key))
            continue;
        map_token(lexicon, phrase, i);
        n_mapped += token->n_letters > 1 || token->is_ideograph;
    }
    for (size_t i = 0; n_mapped == 0 && i < phrase->tokens.n; i++)
        map_token(lexicon, phrase, i);
}

static void add_driver(struct lexicon *lexicon, const char *name)
{
    struct tokens tokens;
    struct phrase *phrase;

    tokens_of_text(name, lexicon->arena, &tokens);
    if (tokens.n == 0)
        return;
    phrase = phrase_new(lexicon, SCRUB_DRIVER, &tokens);
    map_name(lexicon, phrase);
    add_full(lexicon, phrase);
    add_parts(lexicon, phrase);
}

/* ---- numbers ---- */

static void add_number(struct lexicon *lexicon, enum scrub_kind kind, const char *text)
{
    struct tokens tokens;
    struct phrase *phrase;
    size_t n_mapped = 0;

    tokens_of_text(text, lexicon->arena, &tokens);
    if (tokens.n == 0)
        return;
    phrase = phrase_new(lexicon, kind, &tokens);
    for (size_t i = 0; i < tokens.n; i++) {
        if (!tokens.items[i].is_number || tokens.items[i].n_letters < MIN_ALONE)
            continue;
        map_token(lexicon, phrase, i);
        n_mapped++;
    }
    for (size_t i = 0; n_mapped == 0 && i < tokens.n; i++)
        map_token(lexicon, phrase, i);
    add_full(lexicon, phrase);
}

/* ---- classes ---- */

/* A word that not all classes are made of may be somebody's. */
static bool is_telling(const struct lexicon *lexicon, const struct token *token)
{
    return !token->is_number && (token->n_letters >= MIN_ALONE || token->is_ideograph) &&
           !vocabulary_is_common_in_classes(token->key) &&
           !vocabulary_has(lexicon->vocabulary, token->key);
}

static void add_class(struct lexicon *lexicon, const char *name)
{
    struct tokens tokens;

    tokens_of_text(name, lexicon->arena, &tokens);
    for (size_t i = 0; i < tokens.n; i++) {
        size_t first = i;
        struct phrase *phrase;

        if (!is_telling(lexicon, &tokens.items[i]))
            continue;
        while (tokens.items[i].is_ideograph && i + 1 < tokens.n && tokens.items[i + 1].is_ideograph)
            i++;
        phrase = phrase_new(lexicon, SCRUB_CLASS, &tokens);
        phrase = phrase_part(lexicon, phrase, first, i + 1);
        for (size_t k = 0; k < phrase->tokens.n; k++)
            map_token(lexicon, phrase, k);
        phrase_add(lexicon, phrase);
    }
}

/* ---- the track ---- */

static void add_whole(struct lexicon *lexicon, const char *old, const char *new)
{
    struct tokens tokens;
    struct phrase *phrase;

    tokens_of_text(old, lexicon->arena, &tokens);
    if (tokens.n == 0 || strcmp(old, new) == 0)
        return;
    phrase = phrase_new(lexicon, SCRUB_TRACK, &tokens);
    phrase->whole = new;
    phrase_add(lexicon, phrase);
    lexicon->full =
        arena_grow(lexicon->arena, lexicon->full, lexicon->n_full, sizeof(struct phrase *));
    lexicon->full[lexicon->n_full++] = phrase;
}

static void add_track(struct lexicon *lexicon, const struct identities *identities,
                      const struct scrub_options *options, const char *old_slug)
{
    if (options->track_slug == NULL)
        return;
    add_whole(lexicon, old_slug, options->track_slug);
    if (options->old_track_name != NULL && strcmp(options->old_track_name, old_slug) != 0)
        add_whole(lexicon, options->old_track_name, options->track_name);
    for (size_t i = 0; i < identities->n; i++) {
        if (identities->items[i].kind == SCRUB_TRACK)
            add_whole(lexicon, identities->items[i].text, options->track_name);
    }
}

/* ---- the whole ---- */

/* Ids first: a transponder of the same number then is one of them. */
static void add_identities(struct lexicon *lexicon, const struct identities *identities,
                           enum scrub_kind kind)
{
    for (size_t i = 0; i < identities->n; i++) {
        const struct scrub_identity *identity = &identities->items[i];

        if (identity->kind != kind)
            continue;
        if (kind == SCRUB_DRIVER)
            add_driver(lexicon, identity->text);
        else if (kind == SCRUB_CLASS)
            add_class(lexicon, identity->text);
        else
            add_number(lexicon, kind, identity->text);
    }
}

static int compare_entries(const void *a, const void *b)
{
    return strcmp((*(const struct entry *const *)a)->key, (*(const struct entry *const *)b)->key);
}

static int compare_sizes(const void *a, const void *b)
{
    size_t left = strlen((*(const struct entry *const *)a)->key);
    size_t right = strlen((*(const struct entry *const *)b)->key);

    if (left != right)
        return left > right ? -1 : 1;
    return compare_entries(a, b);
}

static bool may_stand_inside(const struct entry *entry)
{
    return entry->alone && !entry->is_ideograph &&
           entry->n_letters >= (entry->is_number ? MIN_INSIDE_DIGITS : MIN_INSIDE);
}

static void sort_entries(struct lexicon *lexicon)
{
    lexicon->inside = arena_new_array(lexicon->arena, lexicon->n_entries, struct entry *);
    if (lexicon->n_entries > 0)
        qsort(lexicon->sorted, lexicon->n_entries, sizeof(struct entry *), compare_entries);
    for (size_t i = 0; i < lexicon->n_entries; i++) {
        struct entry *entry = lexicon->sorted[i];

        entry->inside = may_stand_inside(entry);
        if (entry->inside)
            lexicon->inside[lexicon->n_inside++] = entry;
    }
    if (lexicon->n_inside > 0)
        qsort(lexicon->inside, lexicon->n_inside, sizeof(struct entry *), compare_sizes);
}

int lexicon_make(const struct identities *identities, const struct vocabulary *vocabulary,
                 const struct scrub_options *options, const char *old_slug, struct arena *arena,
                 struct lexicon *ret_lexicon, struct error *err)
{
    *ret_lexicon = (struct lexicon){.arena = arena, .vocabulary = vocabulary};
    key_table_init(&ret_lexicon->entries, arena);
    key_table_init(&ret_lexicon->phrases, arena);
    add_identities(ret_lexicon, identities, SCRUB_SESSION);
    add_identities(ret_lexicon, identities, SCRUB_TRANSPONDER);
    add_identities(ret_lexicon, identities, SCRUB_DRIVER);
    if (!options->keep_classes)
        add_identities(ret_lexicon, identities, SCRUB_CLASS);
    add_track(ret_lexicon, identities, options, old_slug);
    sort_entries(ret_lexicon);
    return alias_make_all(ret_lexicon, options->seed, err);
}

/* ---- looking up ---- */

const struct entry *lexicon_find(const struct lexicon *lexicon, const char *key)
{
    const struct entry *entry = key_table_find(&lexicon->entries, key);

    return entry != NULL && entry->alone ? entry : NULL;
}

/* A blank in a name may be a dash or a dot in an address. */
static bool same_gap(const char *wanted, const char *found)
{
    if (strcmp(wanted, found) == 0)
        return true;
    if (strcmp(wanted, " ") == 0)
        return strcmp(found, "-") == 0 || strcmp(found, ".") == 0;
    return strcmp(wanted, ", ") == 0 && strcmp(found, ",") == 0;
}

/* Markup between two words makes them no phrase. */
static bool may_be_any(const char *gap)
{
    return strlen(gap) <= 3 && strpbrk(gap, "<>=") == NULL;
}

static bool stands_at(const struct phrase *phrase, const struct tokens *tokens, size_t index,
                      struct arena *arena)
{
    if (phrase->tokens.n > tokens->n - index)
        return false;
    for (size_t i = 1; i < phrase->tokens.n; i++) {
        if (strcmp(phrase->tokens.items[i].key, tokens->items[index + i].key) != 0)
            return false;
    }
    for (size_t i = 0; i + 1 < phrase->tokens.n; i++) {
        const char *gap = tokens_gap(tokens, index + i, arena);

        if (!same_gap(phrase->gaps[i], gap) && !(phrase->any_gap && may_be_any(gap)))
            return false;
    }
    return true;
}

const struct phrase *lexicon_phrase_at(const struct lexicon *lexicon, const struct tokens *tokens,
                                       size_t index, const struct phrase *after,
                                       struct arena *arena)
{
    const struct phrase *phrase =
        after != NULL ? after->next : key_table_find(&lexicon->phrases, tokens->items[index].key);

    while (phrase != NULL && !stands_at(phrase, tokens, index, arena))
        phrase = phrase->next;
    return phrase;
}
