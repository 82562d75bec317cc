/* Leaks. */
#include "leaks.h"

#include "page_text.h"
#include "replace.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"
#include "trackside/text.h"

#include <string.h>

enum {
    MIN_ENCODED = 6, /* bytes of a text that base64 or hex cannot hold by chance */
    MIN_WIDE = 4,    /* letters in UTF-16 */
};

/* What is looked for, and where. */
struct search {
    const struct lexicon *lexicon;
    const struct scrub_page *page;
    struct arena arena;
    struct error *err;
};

static void search_deinit(struct search *search)
{
    arena_deinit(&search->arena);
}

static int fail(const struct search *search, enum scrub_kind kind, const char *how)
{
    static const char *const names[SCRUB_N_KINDS] = {
        [SCRUB_DRIVER] = "a driver's name", [SCRUB_TRANSPONDER] = "a transponder",
        [SCRUB_SESSION] = "a session id",   [SCRUB_CLASS] = "a class",
        [SCRUB_TRACK] = "the track",        [SCRUB_DATE] = "a date",
    };

    return error_set(search->err, ERROR_CHECK,
                     "%s: scrubbed, %s would still be in it%s; nothing was written",
                     search->page->name, names[kind], how);
}

/* ---- as it is replaced ---- */

static int search_again(const struct search *search, struct arena *arena)
{
    static const char *const how[] = {"", ", escaped", ", escaped twice", ", escaped thrice"};

    for (int depth = 0; depth <= READING_MAX_DEPTH; depth++) {
        struct replaced found = {.n_all = 0};
        struct bytes ignored;

        if (!replace_all(search->lexicon, search->page->body, depth, arena, &ignored, &found))
            break;
        if (found.n_all > 0)
            return fail(search, found.first_kind, how[depth]);
    }
    return 0;
}

/* ---- folded ---- */

static const char *printed(const struct phrase *phrase, struct arena *arena)
{
    size_t begin = token_begin_byte(&phrase->tokens, 0);
    size_t end = token_end_byte(&phrase->tokens, phrase->tokens.n - 1);

    return arena_text_of(arena,
                         bytes_first(bytes_skip(phrase->tokens.reading.text, begin), end - begin));
}

static bool stands_in(const char *text, const char *words, struct arena *arena)
{
    const char *wanted = arena_format(arena, " %s ", words);

    return words[0] != '\0' && strstr(text, wanted) != NULL;
}

/* A name that has no word of its own is searched as it is replaced, and no other way. */
static bool is_of_its_own(const struct phrase *phrase)
{
    return !phrase->in_slots_only && (phrase->any_gap || phrase->whole != NULL);
}

static int search_folded(const struct search *search, struct arena *arena)
{
    for (int depth = 0; depth <= 1; depth++) {
        struct bytes text =
            depth == 0 ? search->page->body : page_text_plain(search->page->body, arena);
        const char *folded =
            arena_format(arena, " %s ", text_fold(arena_text_of(arena, text), arena));

        for (size_t i = 0; i < search->lexicon->n_full; i++) {
            const struct phrase *phrase = search->lexicon->full[i];

            if (is_of_its_own(phrase) &&
                stands_in(folded, text_fold(printed(phrase, arena), arena), arena))
                return fail(search, phrase->kind, ", written in another way");
        }
    }
    return 0;
}

/* ---- other encodings ---- */

static bool has(const struct search *search, const struct buffer *needle)
{
    size_t at;

    return needle->size > 0 && bytes_find(search->page->body, buffer_bytes(needle), &at);
}

static void put_utf16(struct buffer *out, const char *text, bool big_endian)
{
    for (; *text != '\0'; text++) {
        char pair[2] = {big_endian ? '\0' : *text, big_endian ? *text : '\0'};

        buffer_append(out, pair, sizeof(pair));
    }
}

static void put_hex(struct buffer *out, const char *text, bool upper)
{
    for (; *text != '\0'; text++)
        buffer_printf(out, upper ? "%02X" : "%02x", (unsigned)(unsigned char)*text);
}

/*
 * What every base64 has of a text that begins `offset` bytes behind a multiple of three: the digits
 * that no byte before or after it has a part in.
 */
static void put_base64(struct buffer *out, const char *text, size_t offset)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t size = strlen(text);
    size_t first_bit = 6 * ((8 * offset + 5) / 6), end_bit = 8 * (offset + size);

    for (size_t bit = first_bit; bit + 6 <= end_bit; bit += 6) {
        unsigned value = 0;

        for (size_t i = bit; i < bit + 6; i++) {
            unsigned char byte = (unsigned char)text[i / 8 - offset];

            value = (value << 1) | ((unsigned)(byte >> (7 - i % 8)) & 1U);
        }
        buffer_append_char(out, digits[value]);
    }
}

static bool is_ascii(const char *text)
{
    for (; *text != '\0'; text++) {
        if ((signed char)*text < 0)
            return false;
    }
    return true;
}

static const char *found_encoded(const struct search *search, const char *text)
{
    struct buffer needle CLEANUP(buffer_deinit) = {0};
    size_t size = strlen(text);

    buffer_init(&needle, 4 * size + 16);
    for (int i = 0; i < 2 && size >= MIN_WIDE && is_ascii(text); i++) {
        buffer_clear(&needle);
        put_utf16(&needle, text, i == 1);
        if (has(search, &needle))
            return ", as UTF-16";
    }
    for (int i = 0; i < 2 && size >= MIN_ENCODED; i++) {
        buffer_clear(&needle);
        put_hex(&needle, text, i == 1);
        if (has(search, &needle))
            return ", in hex";
    }
    for (size_t offset = 0; offset < 3 && size >= MIN_ENCODED; offset++) {
        buffer_clear(&needle);
        put_base64(&needle, text, offset);
        if (has(search, &needle))
            return ", in base64";
    }
    return NULL;
}

static int search_encoded(const struct search *search, enum scrub_kind kind, const char *text)
{
    const char *how = found_encoded(search, text);

    return how != NULL ? fail(search, kind, how) : 0;
}

/* A name as printed, and each of its words that is its own. */
static int search_phrase(const struct search *search, const struct phrase *phrase,
                         struct arena *arena)
{
    struct bytes text = phrase->tokens.reading.text;
    int r = search_encoded(search, phrase->kind, printed(phrase, arena));

    for (size_t i = 0; r == 0 && i < phrase->tokens.n; i++) {
        size_t begin = token_begin_byte(&phrase->tokens, i);
        size_t end = token_end_byte(&phrase->tokens, i);

        if (phrase->alias[i] != NULL && phrase->alias[i]->alone)
            r = search_encoded(
                search, phrase->kind,
                arena_text_of(arena, bytes_first(bytes_skip(text, begin), end - begin)));
    }
    return r;
}

/* ---- the whole ---- */

int leaks_prove(const struct lexicon *lexicon, const struct scrub_page *page, struct error *err)
{
    struct search search CLEANUP(search_deinit) = {.lexicon = lexicon, .page = page, .err = err};
    int r;

    arena_init(&search.arena);
    r = search_again(&search, &search.arena);
    if (r == 0)
        r = search_folded(&search, &search.arena);
    for (size_t i = 0; r == 0 && i < lexicon->n_full; i++) {
        if (is_of_its_own(lexicon->full[i]))
            r = search_phrase(&search, lexicon->full[i], &search.arena);
    }
    return r;
}
