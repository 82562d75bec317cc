/* Identities, by reading pages as ingest does. */
#include "identities.h"

#include "page_text.h"
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

static void add_rows(struct identities *identities, const struct session_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        identities_add(identities, SCRUB_SESSION, rows[i].session_id);
        identities_add(identities, SCRUB_DRIVER, rows[i].driver_name);
        identities_add(identities, SCRUB_CLASS, rows[i].class_name);
        identities_add(identities, SCRUB_TRANSPONDER, rows[i].transponder);
    }
}

static void add_leader(struct identities *identities, const struct day_leader *leader)
{
    identities_add(identities, SCRUB_SESSION, leader->session_id);
    identities_add(identities, SCRUB_DRIVER, leader->driver_name);
    identities_add(identities, SCRUB_CLASS, leader->class_name);
}

static int read_month(struct identities *identities, struct bytes body, struct arena *arena,
                      struct error *err)
{
    const struct practice_month *month;
    int r = liverc_read_month(body, arena, &month, err);

    if (r < 0)
        return r;
    identities_add(identities, SCRUB_TRACK, month->track_name);
    add_rows(identities, month->today.sessions, month->today.n_sessions);
    return 0;
}

static int read_day(struct identities *identities, struct bytes body, struct arena *arena,
                    struct error *err)
{
    const struct practice_day *day;
    int r = liverc_read_day(body, arena, &day, err);

    if (r < 0)
        return r;
    identities_add(identities, SCRUB_TRACK, day->track_name);
    add_rows(identities, day->sessions, day->n_sessions);
    for (size_t i = 0; i < day->panel.n_class_laps; i++)
        identities_add(identities, SCRUB_CLASS, day->panel.classes[i].class_name);
    if (day->leaderboard.has_overall)
        add_leader(identities, &day->leaderboard.overall);
    for (size_t i = 0; i < day->leaderboard.n_classes; i++)
        add_leader(identities, &day->leaderboard.classes[i]);
    return 0;
}

static int read_session(struct identities *identities, struct bytes body, struct arena *arena,
                        struct error *err)
{
    const struct practice_session *session;
    int r = liverc_read_session(body, arena, &session, err);

    if (r < 0)
        return r;
    identities_add(identities, SCRUB_TRACK, session->track_name);
    identities_add(identities, SCRUB_DRIVER, session->driver_name);
    identities_add(identities, SCRUB_CLASS, session->class_name);
    identities_add(identities, SCRUB_TRANSPONDER, session->transponder);
    return 0;
}

static int read_page(struct identities *identities, const struct scrub_page *page,
                     struct arena *arena, struct error *err)
{
    int (*const readers[PAGE_N_KINDS])(struct identities *, struct bytes, struct arena *,
                                       struct error *) = {
        [PAGE_MONTH] = read_month,
        [PAGE_DAY] = read_day,
        [PAGE_SESSION] = read_session,
    };
    struct error why;
    int r;

    if (readers[page->id.kind] == NULL)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "%s is no month, day or session page, so nobody can say who is on it",
                         page->name);
    r = readers[page->id.kind](identities, page_text_mended(page->body, arena), arena, &why);
    if (r < 0)
        return error_set(err, why.code, "%s: %s", page->name, why.message);
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
