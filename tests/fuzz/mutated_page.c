/*
 * Pages of the bundled day, changed in one place: by one of the mutator's changes, or by a text of
 * the input's own. What comes of it is right, told or refused.
 *
 *   byte 0      which page
 *   bytes 1, 2  which change, or which text gives way, the higher byte first
 *   the rest    the text that takes its place; nothing: a change of the mutator's
 */
#include "judge.h"
#include "oracle.h"
#include "target.h"

#include "trackside/cleanup.h"
#include "trackside/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PAGE_CEILING = 16 * 1024 * 1024,
    HEAD_SIZE = 3,
    TEXT_MAX = 200,
};

static struct subject {
    struct page_id id;
    struct bytes page;
    struct reading_values before;
    struct mutations list;
    struct bytes_range *texts;
    size_t n_texts;
} subjects[] = {
    {.id = {.kind = PAGE_DAY, .track_slug = "wattlecreek", .date = {2025, 10, 25}}},
    {.id = {.kind = PAGE_SESSION, .track_slug = "wattlecreek", .source_id = "21288251"}},
    {.id = {.kind = PAGE_MONTH, .track_slug = "wattlecreek", .date = {2025, 10, 0}}},
};

static struct arena kept; /* what is read once, as long as the process lives */
static struct fixture *bundled;

static void make_ready(struct subject *subject)
{
    const struct fixture_page *page;
    struct error err;

    if (subject->page.size > 0)
        return;
    if (bundled == NULL)
        MUST(fixture_open_bundled(&bundled, &err) == 0);
    page = fixture_find(bundled, page_cache_key(&subject->id, &kept), subject->id.track_slug);
    MUST(page != NULL);
    subject->page = page->body;
    MUST(judge_read(subject->page, &subject->id, &kept, &subject->before, &err) == 0);
    subject->list = mutator_list(subject->page, 1, &kept);
    subject->n_texts = mutator_texts(subject->page, &kept, &subject->texts);
}

/* A text without markup; of the input's own bytes. */
static const char *text_of(struct bytes input, struct arena *arena)
{
    char *text = arena_text_of(arena, bytes_first(input, TEXT_MAX));

    for (char *c = text; *c != '\0'; c++)
        if (*c == '<' || *c == '>' || *c == '&')
            *c = ' ';
    return text;
}

static struct mutation choose(const struct subject *subject, struct bytes input,
                              struct arena *arena)
{
    size_t number = (size_t)(unsigned char)input.data[1] << 8 | (unsigned char)input.data[2];
    struct bytes_range range;

    if (input.size == HEAD_SIZE)
        return subject->list.items[number % subject->list.n];
    range = subject->texts[number % subject->n_texts];
    return (struct mutation){.kind = MUTATION_VALUE,
                             .what = "another text",
                             .begin = range.begin,
                             .end = range.end,
                             .text = text_of(bytes_skip(input, HEAD_SIZE), arena)};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_deinit) struct arena arena;
    CLEANUP(buffer_deinit) struct buffer changed = {.data = NULL};
    struct bytes input = oracle_input(data, size);
    struct subject *subject;
    struct mutation mutation;
    enum outcome outcome;
    const char *why;

    if (size < HEAD_SIZE)
        return 0;
    subject = &subjects[data[0] % (sizeof(subjects) / sizeof(subjects[0]))];
    make_ready(subject);
    arena_init(&arena);
    buffer_init(&changed, PAGE_CEILING);
    mutation = choose(subject, input, &arena);
    mutation_apply(subject->page, &mutation, &changed);
    outcome = judge_page(buffer_bytes(&changed), &subject->id, &subject->before, mutation.kind,
                         &arena, &why);
    if (outcome == OUTCOME_SILENT)
        fprintf(stderr, "%s at %zu: \"%s\": %s\n", mutation.what, mutation.begin, mutation.text,
                why);
    MUST(outcome != OUTCOME_SILENT);
    return 0;
}
