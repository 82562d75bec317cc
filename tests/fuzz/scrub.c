/*
 * Replacing names and numbers in any bytes. Nothing else changes: the text between words, the
 * number of lines, whole texts without a match. What was replaced is not found again, and what the
 * proof by bytes lets pass is not in the bytes.
 */
#include "leaks.h"
#include "replace.h"

#include "dates.h"
#include "oracle.h"
#include "target.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"

#include <string.h>

static const struct scrub_identity people[] = {
    {SCRUB_DRIVER, "Tim Boundy"},          {SCRUB_DRIVER, "Tim Boundy Jnr"},
    {SCRUB_DRIVER, "Rick \"Lap\" O'Neil"}, {SCRUB_DRIVER, "Lap"},
    {SCRUB_DRIVER, "José Ñandú"},          {SCRUB_DRIVER, "Иван Петров-Водкин"},
    {SCRUB_DRIVER, "田中 太郎"},           {SCRUB_DRIVER, "J B"},
    {SCRUB_TRANSPONDER, "2222363/2"},      {SCRUB_TRANSPONDER, "46"},
    {SCRUB_SESSION, "21285159"},           {SCRUB_SESSION, "21285741"},
    {SCRUB_CLASS, "Boundy Memorial"},
};

/* Bytes of a reading that are neither letters nor digits, in order. */
static void put_gaps(struct bytes text, struct arena *arena, struct buffer *out)
{
    struct reading reading;
    struct tokens tokens;
    size_t at = 0;

    reading_make(text, 0, arena, &reading);
    tokens_find(&reading, arena, &tokens);
    for (size_t i = 0; i <= tokens.n; i++) {
        size_t end = i < tokens.n ? token_begin_byte(&tokens, i) : text.size;

        buffer_append_bytes(out, bytes_first(bytes_skip(text, at), end - at));
        at = i < tokens.n ? token_end_byte(&tokens, i) : end;
    }
}

static void check_gaps(struct bytes before, struct bytes after, struct arena *arena)
{
    CLEANUP(buffer_deinit) struct buffer a = {0};
    CLEANUP(buffer_deinit) struct buffer b = {0};

    buffer_init(&a, before.size + 1);
    buffer_init(&b, before.size + 1);
    put_gaps(before, arena, &a);
    put_gaps(after, arena, &b);
    MUST(bytes_equal(buffer_bytes(&a), buffer_bytes(&b)));
}

static void check_proof(const struct lexicon *lexicon, struct bytes text)
{
    static const char *const texts[] = {"Boundy", "boundy", "BOUNDY", "Neil",    "NEIL",
                                        "José",   "Иван",   "田中",   "2222363", "21285159"};
    struct scrub_page page = {.name = "input", .body = text};
    struct error err;
    size_t at;
    int r = leaks_prove(lexicon, &page, &err);

    if (r < 0)
        oracle_error(r, &err);
    for (size_t i = 0; r == 0 && i < sizeof(texts) / sizeof(texts[0]); i++)
        MUST(!bytes_find(text, bytes_from_text(texts[i]), &at));
}

static void check_replacing(const struct lexicon *lexicon, struct bytes text, struct arena *arena)
{
    static const int depths[] = {1, 0, 2, 3};
    struct bytes scrubbed = text;

    for (size_t i = 0; i < sizeof(depths) / sizeof(depths[0]); i++) {
        struct replaced replaced = {.n_all = 0};
        struct bytes before = scrubbed;

        if (!replace_all(lexicon, before, depths[i], arena, &scrubbed, &replaced))
            MUST(depths[i] > 0);
        MUST((replaced.n_all == 0) == (scrubbed.data == before.data));
        MUST(replaced.n_all == 0 || replaced.first_at < before.size);
        MUST(scrubbed.size <= 32 * before.size + 4096);
        if (depths[i] == 0)
            check_gaps(before, scrubbed, arena);
    }
    check_proof(lexicon, scrubbed);
}

static void check_dates(struct bytes text, struct arena *arena)
{
    const struct date_move still = {0, 0}, week = {7, 0};
    size_t n_still = 0, n_moved = 0;
    struct bytes same = dates_move(text, &still, arena, &n_still);
    struct bytes moved = dates_move(text, &week, arena, &n_moved);

    MUST(n_still == n_moved);
    MUST(n_still > 0 || (same.data == text.data && moved.data == text.data));
    MUST(moved.size <= 2 * text.size + 4096);
}

/* Made once: it is the same for every input. */
static const struct lexicon *made_lexicon(void)
{
    static struct arena arena;
    static struct identities identities;
    static struct vocabulary vocabulary;
    static struct lexicon lexicon;
    struct scrub_options options = {.seed = BYTES("1")};
    struct error err;

    if (lexicon.arena != NULL)
        return &lexicon;
    arena_init(&arena);
    identities_init(&identities, &arena);
    vocabulary_init(&vocabulary, &arena);
    vocabulary_add_text(&vocabulary, "Lap Time");
    for (size_t i = 0; i < sizeof(people) / sizeof(people[0]); i++)
        identities_add(&identities, people[i].kind, people[i].text);
    MUST(lexicon_make(&identities, &vocabulary, &options, "", &arena, &lexicon, &err) == 0);
    return &lexicon;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena CLEANUP(arena_deinit) = {0};

    arena_init(&arena);
    check_replacing(made_lexicon(), oracle_input(data, size), &arena);
    check_dates(oracle_input(data, size), &arena);
    return 0;
}
