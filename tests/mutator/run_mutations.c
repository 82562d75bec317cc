/*
 * Pages of the bundled day, changed in one place at a time. For each change the reading is right,
 * the change is told, or the page is refused; what is silently different fails. Prints TAP, a line
 * a page, and how many changes came out which way.
 *
 *   run_mutations FIXTURE_DIRECTORY [N]
 *
 * N of the places that are alike are changed, 1 without it.
 */
#include "trackside/cleanup.h"

#include "judge.h"
#include "page_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct subject {
    const char *file;
    struct page_id id;
};

static const struct subject subjects[] = {
    {"day-2025-10-25", {.kind = PAGE_DAY, .track_slug = "wattlecreek", .date = {2025, 10, 25}}},
    {"session-21288251",
     {.kind = PAGE_SESSION, .track_slug = "wattlecreek", .source_id = "21288251"}},
    {"month-2025-10", {.kind = PAGE_MONTH, .track_slug = "wattlecreek", .date = {2025, 10, 0}}},
};

enum {
    PAGE_CEILING = 16 * 1024 * 1024,
    CONTEXT_SIZE = 70, /* of the page, shown around a change */
};

/* On one line. */
static void print_context(struct bytes page, const struct mutation *mutation)
{
    size_t begin = mutation->begin > CONTEXT_SIZE ? mutation->begin - CONTEXT_SIZE : 0;
    struct bytes front = bytes_skip(bytes_first(page, mutation->begin), begin);
    struct bytes old = bytes_skip(bytes_first(page, mutation->end), mutation->begin);
    const struct bytes parts[] = {front, BYTES("[["), bytes_first(old, 100), BYTES("]]"),
                                  bytes_first(bytes_skip(page, mutation->end), 40)};

    printf("#   ");
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        for (size_t k = 0; k < parts[i].size; k++)
            putchar(bytes_is_space(parts[i].data[k]) ? ' ' : parts[i].data[k]);
    putchar('\n');
}

static enum outcome try_mutation(struct bytes page, const struct subject *subject,
                                 const struct reading_values *before,
                                 const struct mutation *mutation)
{
    CLEANUP(arena_deinit) struct arena arena;
    CLEANUP(buffer_deinit) struct buffer changed = {.data = NULL};
    const char *why;
    enum outcome outcome;

    arena_init(&arena);
    buffer_init(&changed, PAGE_CEILING);
    mutation_apply(page, mutation, &changed);
    outcome =
        judge_page(buffer_bytes(&changed), &subject->id, before, mutation->kind, &arena, &why);
    if (outcome == OUTCOME_SILENT || getenv("VERBOSE") != NULL) {
        printf("# %s: %s: \"%.40s\" %s\n", outcome_name(outcome), mutation->what, mutation->text,
               why);
        print_context(page, mutation);
    }
    return outcome;
}

static bool run_page(const char *directory, const struct subject *subject, size_t n_alike,
                     size_t number)
{
    CLEANUP(arena_deinit) struct arena arena;
    CLEANUP(buffer_deinit) struct buffer content = {.data = NULL};
    struct reading_values before;
    struct mutations list;
    struct error err;
    size_t n[N_OUTCOMES] = {0};

    arena_init(&arena);
    if (!page_file_read(directory, subject->file, ".html", &content))
        return false;
    if (judge_read(buffer_bytes(&content), &subject->id, &arena, &before, &err) < 0) {
        printf("# %s\n", err.message);
        return false;
    }
    list = mutator_list(buffer_bytes(&content), n_alike, &arena);
    for (size_t i = 0; i < list.n; i++)
        n[try_mutation(buffer_bytes(&content), subject, &before, &list.items[i])]++;
    printf("# %s: %zu changes:", subject->file, list.n);
    for (size_t i = 0; i < N_OUTCOMES; i++)
        printf(" %zu %s%s", n[i], outcome_name((enum outcome)i), i + 1 < N_OUTCOMES ? "," : "\n");
    printf("%sok %zu - %s\n", n[OUTCOME_SILENT] == 0 ? "" : "not ", number, subject->file);
    return n[OUTCOME_SILENT] == 0;
}

int main(int argc, char **argv)
{
    size_t n = sizeof(subjects) / sizeof(subjects[0]);
    size_t n_alike = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
    bool good = true;

    if (argc < 2) {
        fprintf(stderr, "usage: run_mutations FIXTURE_DIRECTORY [N]\n");
        return 2;
    }
    printf("1..%zu\n", n);
    for (size_t i = 0; i < n; i++)
        good = run_page(argv[1], &subjects[i], n_alike, i + 1) && good;
    return !good;
}
