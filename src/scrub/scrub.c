/* Scrubbing, step by step: who is on the pages, aliases, replacing, moving dates, proofs. */
#include "trackside/scrub.h"

#include "dates.h"
#include "identities.h"
#include "leaks.h"
#include "lexicon.h"
#include "replace.h"
#include "same_fields.h"

#include "trackside/number.h"
#include "trackside/page_kind.h"

#include <string.h>

struct scrubbing {
    const struct scrub_page *pages;
    size_t n;
    const struct scrub_options *options;
    struct arena *arena; /* of the results */
    struct identities identities;
    struct vocabulary vocabulary;
    struct lexicon lexicon;
    struct date_move move;
    struct scrub_page *scrubbed;
    struct scrub_report *report;
};

const char *scrub_kind_name(enum scrub_kind kind)
{
    static const char *const names[SCRUB_N_KINDS] = {
        [SCRUB_DRIVER] = "driver",   [SCRUB_TRANSPONDER] = "transponder",
        [SCRUB_SESSION] = "session", [SCRUB_CLASS] = "class",
        [SCRUB_TRACK] = "track",     [SCRUB_DATE] = "date",
    };

    return names[kind];
}

/* ---- what is to go, and what may stay ---- */

/* No page without people, and of one track when that is to become another. */
static int check_pages(const struct scrubbing *scrubbing, struct error *err)
{
    for (size_t i = 0; i < scrubbing->n; i++) {
        const struct scrub_page *page = &scrubbing->pages[i];

        if (page_kind_row(page->id.kind)->names_nobody)
            return error_set(err, ERROR_USAGE,
                             "%s is a %s, which names nobody: it needs no scrubbing", page->name,
                             page_kind_row(page->id.kind)->title);
        if (scrubbing->options->track_slug != NULL &&
            strcmp(page->id.track_slug, scrubbing->pages[0].id.track_slug) != 0)
            return error_set(err, ERROR_USAGE,
                             "%s is of another track than %s; rename the pages of one track at a "
                             "time",
                             page->name, scrubbing->pages[0].name);
    }
    return 0;
}

static int collect(struct scrubbing *scrubbing, struct error *err)
{
    struct identities *identities = &scrubbing->identities;
    const struct scrub_options *options = scrubbing->options;
    int r = 0;

    for (size_t i = 0; r == 0 && i < scrubbing->n; i++)
        r = identities_of_page(identities, &scrubbing->pages[i], err);
    for (size_t i = 0; i < options->n_known; i++)
        identities_add(identities, options->known[i].kind, options->known[i].text);
    return r;
}

/* Of a class all words when it is kept, else those that classes everywhere have. */
static void allow_class(struct vocabulary *vocabulary, const char *name, bool whole)
{
    struct tokens tokens;

    if (whole) {
        vocabulary_add_text(vocabulary, name);
        return;
    }
    tokens_of_text(name, vocabulary->arena, &tokens);
    for (size_t i = 0; i < tokens.n; i++) {
        if (vocabulary_is_common_in_classes(tokens.items[i].key))
            vocabulary_add_text(vocabulary, tokens.items[i].key);
    }
}

static void allow(struct scrubbing *scrubbing)
{
    struct vocabulary *vocabulary = &scrubbing->vocabulary;
    const struct scrub_options *options = scrubbing->options;
    bool keeps_track = options->track_slug == NULL;

    for (size_t i = 0; i < options->n_templates; i++)
        vocabulary_add_page(vocabulary, options->templates[i].body);
    for (size_t i = 0; i < scrubbing->identities.n; i++) {
        const struct scrub_identity *identity = &scrubbing->identities.items[i];

        if (identity->kind == SCRUB_CLASS)
            allow_class(vocabulary, identity->text, options->keep_classes);
        else if (identity->kind == SCRUB_TRACK && keeps_track)
            vocabulary_add_text(vocabulary, identity->text);
    }
    for (size_t i = 0; keeps_track && i < scrubbing->n; i++) {
        if (i == 0 || scrubbing->pages[i].id.track_slug != scrubbing->pages[i - 1].id.track_slug)
            vocabulary_add_text(vocabulary, scrubbing->pages[i].id.track_slug);
    }
    if (!keeps_track) {
        vocabulary_add_text(vocabulary, options->track_slug);
        vocabulary_add_text(vocabulary, options->track_name);
    }
}

/* ---- replacing ---- */

static void replace_body(struct scrubbing *scrubbing, struct scrub_page *page)
{
    static const int depths[] = {1, 0, 2, 3}; /* first as a browser reads it */
    struct replaced replaced = {.n_all = 0};
    size_t n_moved = 0;

    for (size_t i = 0; i < sizeof(depths) / sizeof(depths[0]); i++) {
        struct bytes text = page->body;

        if (replace_all(&scrubbing->lexicon, text, depths[i], scrubbing->arena, &text, &replaced))
            page->body = text;
    }
    if (scrubbing->options->shift_days != 0)
        page->body = dates_move(page->body, &scrubbing->move, scrubbing->arena, &n_moved);
    for (int kind = 0; kind < SCRUB_N_KINDS; kind++)
        scrubbing->report->counts[kind].n_replaced += replaced.n[kind];
    scrubbing->report->counts[SCRUB_DATE].n_replaced += n_moved;
}

/* Files are called after dates, ids and slugs, and addresses are made of them. */
static const char *new_name(const struct scrubbing *scrubbing, const char *name)
{
    struct replaced ignored = {.n_all = 0};
    struct bytes text = bytes_from_text(name);
    size_t n_ignored = 0;

    replace_all(&scrubbing->lexicon, text, 0, scrubbing->arena, &text, &ignored);
    if (scrubbing->options->shift_days != 0)
        text = dates_move(text, &scrubbing->move, scrubbing->arena, &n_ignored);
    return arena_text_of(scrubbing->arena, text);
}

static const char *new_id(const struct scrubbing *scrubbing, const char *id)
{
    const struct entry *entry = id != NULL ? key_table_find(&scrubbing->lexicon.entries, id) : NULL;

    return entry != NULL ? entry->alias : id;
}

static void replace_page(struct scrubbing *scrubbing, size_t index)
{
    const struct scrub_page *before = &scrubbing->pages[index];
    struct scrub_page *page = &scrubbing->scrubbed[index];

    *page = *before;
    replace_body(scrubbing, page);
    page->name = new_name(scrubbing, before->name);
    page->id.source_id = new_id(scrubbing, before->id.source_id);
    if (before->id.url != NULL)
        page->id.url = new_name(scrubbing, before->id.url);
    if (scrubbing->options->shift_days != 0)
        page->id.date = date_moved(before->id.date, &scrubbing->move);
    if (scrubbing->options->track_slug != NULL)
        page->id.track_slug = scrubbing->options->track_slug;
}

/* ---- proving ---- */

static int prove(struct scrubbing *scrubbing, struct error *err)
{
    struct field_proof proof = {
        .move = scrubbing->move,
        .same_classes = scrubbing->options->keep_classes,
        .other_track = scrubbing->options->track_slug != NULL,
    };
    int r = 0;

    for (size_t i = 0; r == 0 && i < scrubbing->n; i++) {
        if (!scrubbing->pages[i].unreadable)
            r = fields_prove(&proof, &scrubbing->pages[i], &scrubbing->scrubbed[i], err);
        if (r == 0)
            r = leaks_prove(&scrubbing->lexicon, &scrubbing->scrubbed[i], err);
        scrubbing->report->n_unreadable += scrubbing->pages[i].unreadable;
        scrubbing->report->n_searched_bytes += scrubbing->scrubbed[i].body.size;
    }
    scrubbing->report->n_pages = scrubbing->n;
    scrubbing->report->n_same_numbers = proof.n_same;
    scrubbing->report->n_changed_fields = proof.n_changed;
    return r;
}

static void count_texts(struct scrubbing *scrubbing)
{
    const struct lexicon *lexicon = &scrubbing->lexicon;
    struct scrub_report *report = scrubbing->report;

    for (size_t i = 0; i < lexicon->n_full; i++) {
        if (lexicon->full[i]->in_slots_only)
            report->n_common_texts++;
        else
            report->n_absent_texts++;
        report->counts[lexicon->full[i]->kind].n_distinct++;
    }
    for (size_t i = 0; i < lexicon->n_entries; i++) {
        report->n_absent_texts += lexicon->sorted[i]->alone && !lexicon->sorted[i]->is_number;
        report->counts[SCRUB_CLASS].n_distinct += lexicon->sorted[i]->kind == SCRUB_CLASS;
    }
}

/* ---- the whole ---- */

static int prepare(struct scrubbing *scrubbing, struct arena *arena, struct error *err)
{
    const char *slug = scrubbing->n > 0 ? scrubbing->pages[0].id.track_slug : "";
    int r;

    identities_init(&scrubbing->identities, arena);
    vocabulary_init(&scrubbing->vocabulary, arena);
    r = collect(scrubbing, err);
    if (r < 0)
        return r;
    allow(scrubbing);
    r = dates_plan(scrubbing->pages, scrubbing->n, scrubbing->options->shift_days, &scrubbing->move,
                   err);
    if (r < 0)
        return r;
    return lexicon_make(&scrubbing->identities, &scrubbing->vocabulary, scrubbing->options, slug,
                        arena, &scrubbing->lexicon, err);
}

int scrub_pages(const struct scrub_page *pages, size_t n, const struct scrub_options *options,
                struct arena *arena, struct scrub_page **ret_pages, struct scrub_report *ret_report,
                struct error *err)
{
    struct scrub_report report = {.n_pages = n};
    struct scrubbing scrubbing = {
        .pages = pages, .n = n, .options = options, .arena = arena, .report = &report};
    int r = check_pages(&scrubbing, err);

    if (r == 0)
        r = prepare(&scrubbing, arena, err);
    if (r < 0)
        return r;
    scrubbing.scrubbed = arena_new_array(arena, n, struct scrub_page);
    for (size_t i = 0; i < n; i++)
        replace_page(&scrubbing, i);
    r = prove(&scrubbing, err);
    if (r < 0)
        return r;
    count_texts(&scrubbing);
    *ret_pages = scrubbing.scrubbed;
    *ret_report = report;
    return 0;
}

const char *scrub_move_moment(const char *moment, int days, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];
    int64_t utc;

    if (moment == NULL || !utc_read(bytes_from_text(moment), &utc))
        return moment;
    return arena_text(arena, utc_format(utc + (int64_t)days * 86400, text));
}
