/*
 * Named changes of bundled pages and what must come of them: fixtures/changes, whose README has the
 * form. Prints TAP, a line a case.
 *
 *   run_changes FIXTURES_DIRECTORY FILE...
 */
#include "trackside/cleanup.h"

#include "judge.h"
#include "page_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PAGE_CEILING = 16 * 1024 * 1024,
    CHANGES_MAX = 8, /* of one case */
};

struct subject {
    struct page_id id;
    struct buffer page;
    struct reading_values before;
    struct arena arena;
};

struct change {
    const char *from;
    const char *to;
};

struct change_case {
    const char *name;
    struct change changes[CHANGES_MAX];
    size_t n_changes;
    bool everywhere;
};

struct run {
    const char *directory;
    struct subject subject;
    struct change_case now;
    struct arena *arena; /* of the file */
    size_t n_cases, n_failed;
};

/* "\n" and "\t" as written; all else as it is. */
static const char *unescape(struct bytes text, struct arena *arena)
{
    char *out = arena_alloc(arena, text.size + 1);
    size_t n = 0;

    for (size_t i = 0; i < text.size; i++) {
        bool escapes = text.data[i] == '\\' && i + 1 < text.size &&
                       (text.data[i + 1] == 'n' || text.data[i + 1] == 't');

        out[n++] = (char)(!escapes ? text.data[i] : text.data[i + 1] == 'n' ? '\n' : '\t');
        i += escapes;
    }
    return out;
}

/* ---- the page ---- */

static void forget_subject(struct subject *subject)
{
    buffer_deinit(&subject->page);
    arena_deinit(&subject->arena);
    *subject = (struct subject){.page = {.data = NULL}};
}

/* "day practice-day/day-2025-10-25" */
static bool take_page(struct run *run, struct bytes text)
{
    struct subject *subject = &run->subject;
    struct bytes kind;
    struct error err;
    const char *file, *mark;

    forget_subject(subject);
    arena_init(&subject->arena);
    if (!bytes_split(&text, ' ', &kind) ||
        !page_kind_read(arena_text_of(run->arena, kind), &subject->id.kind))
        return false;
    file = arena_text_of(run->arena, text);
    mark = strchr(strrchr(file, '/'), '-');
    subject->id.track_slug = "wattlecreek";
    subject->id.source_id = mark == NULL ? NULL : mark + 1;
    if (subject->id.kind == PAGE_DAY)
        date_read(bytes_from_text(mark + 1), &subject->id.date);
    if (subject->id.kind == PAGE_MONTH)
        date_read_month(bytes_from_text(mark + 1), &subject->id.date);
    if (!page_file_read(run->directory, file, ".html", &subject->page))
        return false;
    if (judge_read(buffer_bytes(&subject->page), &subject->id, &subject->arena, &subject->before,
                   &err) == 0)
        return true;
    printf("# %s\n", err.message);
    return false;
}

/* ---- a case ---- */

/* The first place, or all of them; false when there is none. */
static bool apply(struct bytes page, const struct change *change, bool everywhere,
                  struct buffer *out)
{
    struct bytes from = bytes_from_text(change->from);
    bool found = false;
    size_t at;

    while ((!found || everywhere) && bytes_find(page, from, &at)) {
        buffer_append_bytes(out, bytes_first(page, at));
        buffer_append_text(out, change->to);
        page = bytes_skip(page, at + from.size);
        found = true;
    }
    buffer_append_bytes(out, page);
    return found;
}

static bool apply_all(const struct run *run, struct buffer *out)
{
    struct buffer page = {.data = NULL};

    buffer_append_bytes(out, buffer_bytes(&run->subject.page));
    for (size_t i = 0; i < run->now.n_changes; i++) {
        bool found;

        page = *out;
        buffer_init(out, PAGE_CEILING);
        found = apply(buffer_bytes(&page), &run->now.changes[i], run->now.everywhere, out);
        buffer_deinit(&page);
        if (!found) {
            printf("# the page has no \"%s\"\n", run->now.changes[i].from);
            return false;
        }
    }
    return run->now.n_changes > 0;
}

/* "right", "right PATH: VALUE", "told KIND: WHERE", "refused TEXT": what came must begin so. */
static void settle(struct run *run, const char *expected)
{
    CLEANUP(arena_deinit) struct arena arena;
    CLEANUP(buffer_deinit) struct buffer changed = {.data = NULL};
    const char *why = "", *found;
    enum outcome outcome;
    size_t at;
    bool good;

    arena_init(&arena);
    buffer_init(&changed, PAGE_CEILING);
    good = apply_all(run, &changed);
    outcome = judge_page(buffer_bytes(&changed), &run->subject.id, &run->subject.before,
                         MUTATION_VALUE, &arena, &why);
    found = arena_format(&arena, "%s%s%s", outcome_name(outcome), why[0] == '\0' ? "" : " ", why);
    if (outcome == OUTCOME_REFUSED && strncmp(expected, "refused ", strlen("refused ")) == 0)
        good = good && bytes_find(bytes_from_text(found), bytes_from_text(expected + 8), &at);
    else
        good = good && strncmp(found, expected, strlen(expected)) == 0 &&
               (strcmp(expected, "right") != 0 || why[0] == '\0');
    if (!good)
        printf("# expected: %s\n# found:    %s\n", expected, found);
    printf("%sok %zu - %s\n", good ? "" : "not ", ++run->n_cases, run->now.name);
    run->n_failed += !good;
}

static bool take_line(struct run *run, struct bytes line)
{
    struct bytes text = bytes_skip(line, 2);
    struct change_case *now = &run->now;

    if (line.size == 0 || line.data[0] == '#')
        return true;
    if (bytes_starts_with(line, BYTES("page ")))
        return take_page(run, bytes_skip(line, strlen("page ")));
    if (line.data[0] == '-' && now->n_changes < CHANGES_MAX)
        now->changes[now->n_changes++] = (struct change){unescape(text, run->arena), ""};
    else if (line.data[0] == '+' && now->n_changes > 0)
        now->changes[now->n_changes - 1].to = unescape(text, run->arena);
    else if (bytes_equal_text(line, "everywhere"))
        now->everywhere = true;
    else if (line.data[0] == '=')
        settle(run, arena_text_of(run->arena, text));
    else
        *now = (struct change_case){.name = arena_text_of(run->arena, line)};
    return true;
}

static bool run_file(struct run *run, const char *path)
{
    CLEANUP(arena_deinit) struct arena arena;
    CLEANUP(buffer_deinit) struct buffer content = {.data = NULL};
    struct bytes rest, line;
    bool good = true;

    arena_init(&arena);
    run->arena = &arena;
    if (!page_file_read(run->directory, path, ".txt", &content))
        return false;
    rest = buffer_bytes(&content);
    while (good && bytes_split(&rest, '\n', &line))
        good = take_line(run, line);
    forget_subject(&run->subject);
    return good;
}

int main(int argc, char **argv)
{
    struct run run = {.n_cases = 0};
    bool good = argc > 2;

    if (argc < 3) {
        fprintf(stderr, "usage: run_changes FIXTURES_DIRECTORY FILE...\n");
        return 2;
    }
    run.directory = argv[1];
    for (int i = 2; i < argc && good; i++)
        good = run_file(&run, argv[i]);
    if (!good)
        printf("not ok %zu - the files can be read\n", ++run.n_cases);
    printf("1..%zu\n", run.n_cases);
    return !good || run.n_failed > 0;
}
