/* Identities, by reading pages as ingest does. */
#include "identities.h"

#include "page_text.h"
#include "page_values.h"
#include "slots.h"
#include "token.h"

#include "trackside/cleanup.h"
#include "trackside/liverc.h"
#include "trackside/practice.h"
#include "trackside/text.h"

#include <string.h>

enum {
    MIN_NUMBER_SIZE = 6, /* digits that nobody counts in: an id or a transponder */
};

void identities_init(struct identities *identities, struct arena *arena)
{
    *identities = (struct identities){.arena = arena};
    key_table_init(&identities->known, arena);
}

static bool is_placeholder(enum scrub_kind kind, const char *text)
{
    return (kind == SCRUB_DRIVER && strcmp(text, PRACTICE_UNKNOWN_DRIVER) == 0) ||
           (kind == SCRUB_CLASS && strcmp(text, PRACTICE_UNKNOWN_CLASS) == 0);
}

void identities_add(struct identities *identities, enum scrub_kind kind, const char *text)
{
    const char *key;
    void **known;

    if (text == NULL || text[0] == '\0' || is_placeholder(kind, text))
        return;
    key = arena_format(identities->arena, "%d:%s", (int)kind, text);
    known = key_table_at(&identities->known, key);
    if (*known != NULL)
        return;
    identities->items = arena_grow(identities->arena, identities->items, identities->n,
                                   sizeof(struct scrub_identity));
    identities->items[identities->n++] =
        (struct scrub_identity){kind, arena_text(identities->arena, text)};
    *known = identities;
}

/* ---- pages that can be read ---- */

static int read_page(struct identities *identities, const struct scrub_page *page,
                     struct arena *arena, struct error *err)
{
    static const enum scrub_kind kinds[] = {
        [VALUE_DRIVER] = SCRUB_DRIVER, [VALUE_TRANSPONDER] = SCRUB_TRANSPONDER,
        [VALUE_ID] = SCRUB_SESSION,    [VALUE_CLASS] = SCRUB_CLASS,
        [VALUE_TRACK] = SCRUB_TRACK,
    };
    struct page_values values;
    struct error why;
    int r =
        page_values_read(page_text_mended(page->body, arena), page->id.kind, arena, &values, &why);

    if (r < 0)
        return error_set(err, why.code, "%s: %s", page->name, why.message);
    for (size_t i = 0; i < values.n; i++)
        if (values.items[i].kind >= VALUE_DRIVER)
            identities_add(identities, kinds[values.items[i].kind], values.items[i].text);
    return 0;
}

/* ---- pages that cannot ---- */

static bool has_word(const struct tokens *tokens)
{
    for (size_t i = 0; i < tokens->n; i++) {
        if (!tokens->items[i].is_number && tokens->items[i].n_letters > 1)
            return true;
    }
    return false;
}

/* What stands where names stand; a lap time in the leaderboard is none. */
static void add_slots(struct identities *identities, struct bytes body, struct arena *arena)
{
    struct slots slots = {.n = 0};

    slots_find(body, arena, &slots);
    for (size_t i = 0; i < slots.n; i++) {
        struct bytes text = slot_bytes(&slots.items[i], body);
        const char *name = text_squeeze(page_text_plain(text, arena), arena);
        struct tokens tokens;

        tokens_of_text(name, arena, &tokens);
        if (slots.items[i].kind == SCRUB_DRIVER && has_word(&tokens))
            identities_add(identities, SCRUB_DRIVER, name);
        else if (slots.items[i].kind != SCRUB_DRIVER)
            identities_add(identities, slots.items[i].kind, name);
    }
}

static void add_numbers(struct identities *identities, struct bytes body, struct arena *arena)
{
    struct reading reading;
    struct tokens tokens;

    reading_make(body, 1, arena, &reading);
    tokens_find(&reading, arena, &tokens);
    for (size_t i = 0; i < tokens.n; i++) {
        if (tokens.items[i].is_number && tokens.items[i].n_letters >= MIN_NUMBER_SIZE)
            identities_add(identities, SCRUB_TRANSPONDER, tokens.items[i].key);
    }
}

int identities_of_page(struct identities *identities, const struct scrub_page *page,
                       struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    int r = 0;

    arena_init(&arena);
    identities_add(identities, SCRUB_SESSION, page->id.source_id);
    if (page->unreadable) {
        add_slots(identities, page->body, &arena);
        add_numbers(identities, page->body, &arena);
    } else {
        r = read_page(identities, page, &arena, err);
    }
    return r;
}
