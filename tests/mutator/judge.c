#include "judge.h"

#include "trackside/cleanup.h"

#include <string.h>

enum {
    /* Of one place on a page: the value, its text, and what it was kept apart from. */
    VALUES_OF_A_PLACE = 3,
};

const char *outcome_name(enum outcome outcome)
{
    static const char *const names[] = {
        [OUTCOME_RIGHT] = "right",
        [OUTCOME_TOLD] = "told",
        [OUTCOME_REFUSED] = "refused",
        [OUTCOME_SILENT] = "silently different",
    };

    return names[outcome];
}

struct walk {
    struct arena *arena;
    struct reading_values *values;
};

static void take_value(void *context, const char *path, const char *text)
{
    struct walk *walk = context;
    struct reading_values *values = walk->values;

    values->items = arena_grow(walk->arena, values->items, values->n, sizeof(*values->items));
    values->items[values->n++] = (struct page_value){path, text};
}

int judge_read(struct bytes page, const struct page_id *id, struct arena *arena,
               struct reading_values *ret_values, struct error *err)
{
    CLEANUP(json_free_at) struct json *json = NULL;
    struct page_reading reading;
    struct page_id own = *id;
    struct reading_values values = {.items = NULL};
    struct walk walk = {arena, &values};
    int r = page_verify(page, &own, arena, &reading, err);

    if (r < 0)
        return r;
    json = page_kind_row(id->kind)->json(&reading);
    json_walk(json, arena, take_value, &walk);
    values.findings = reading.findings;
    values.n_findings = reading.n_findings;
    *ret_values = values;
    return 0;
}

static bool same_text(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool has_finding(const struct reading_values *values, const struct finding *finding)
{
    for (size_t i = 0; i < values->n_findings; i++) {
        const struct finding *other = &values->findings[i];

        if (other->kind == finding->kind && same_text(other->where, finding->where) &&
            same_text(other->raw, finding->raw) && same_text(other->text, finding->text))
            return true;
    }
    return false;
}

static const struct finding *find_new(const struct reading_values *before,
                                      const struct reading_values *after)
{
    for (size_t i = 0; i < after->n_findings; i++)
        if (!has_finding(before, &after->findings[i]))
            return &after->findings[i];
    return NULL;
}

static const char *difference(const struct page_value *before, const struct page_value *after,
                              struct arena *arena)
{
    return arena_format(arena, "%s: %s, was %s", after->path,
                        after->text == NULL ? "null" : after->text,
                        before->text == NULL ? "null" : before->text);
}

/*
 * What a page may lack: a month page with a day or a month less is that of another day, and a day
 * page without its boxes has less proof, and all its rows. These are held against the boxes.
 */
static bool is_open_list(const char *path)
{
    static const char *const begins[] = {"months[", "practice_days[", "panel", "leaderboard"};

    for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
        if (strncmp(path, begins[i], strlen(begins[i])) == 0)
            return true;
    return false;
}

/* A text as printed, beside the value read from it. */
static bool is_raw(const struct page_value *value)
{
    size_t size = strlen(value->path);

    return value->text != NULL && size > 4 && strcmp(value->path + size - 4, "_raw") == 0;
}

/* Is what is missing only of open lists? */
static bool only_shortens(const struct reading_values *before, const struct reading_values *after)
{
    size_t n_before = 0, n_after = 0;

    for (size_t i = 0; i < before->n; i++)
        n_before += !is_open_list(before->items[i].path);
    for (size_t i = 0; i < after->n; i++)
        n_after += !is_open_list(after->items[i].path);
    return n_before == n_after;
}

/* The first value that nothing on the page accounts for, NULL when there is none; *ret_follows is
 * the first that does. */
static const char *find_silent(const struct reading_values *before,
                               const struct reading_values *after, enum mutation_kind kind,
                               struct arena *arena, const char **ret_follows)
{
    size_t n_changed = 0;

    if (before->n > after->n && kind == MUTATION_LOSS && only_shortens(before, after))
        return NULL;
    if (before->n != after->n)
        return arena_format(arena, "%zu values, were %zu", after->n, before->n);
    for (size_t i = 0; i < after->n; i++) {
        const struct page_value *one = &before->items[i], *other = &after->items[i];

        if (strcmp(one->path, other->path) != 0)
            return other->path;
        if (same_text(one->text, other->text))
            continue;
        n_changed++;
        *ret_follows = difference(one, other, arena);
        if ((kind != MUTATION_VALUE && !is_raw(other)) || n_changed > VALUES_OF_A_PLACE)
            return *ret_follows;
    }
    return NULL;
}

enum outcome judge_page(struct bytes page, const struct page_id *id,
                        const struct reading_values *before, enum mutation_kind kind,
                        struct arena *arena, const char **ret_why)
{
    struct reading_values after;
    struct error refused;
    const struct finding *told;
    const char *silent;

    *ret_why = "";
    if (judge_read(page, id, arena, &after, &refused) < 0) {
        *ret_why = arena_text(arena, refused.message);
        return OUTCOME_REFUSED;
    }
    told = find_new(before, &after);
    if (told != NULL) {
        *ret_why = arena_format(arena, "%s: %s: %s", finding_kind_name(told->kind), told->where,
                                told->text);
        return OUTCOME_TOLD;
    }
    silent = find_silent(before, &after, kind, arena, ret_why);
    if (silent == NULL)
        return OUTCOME_RIGHT;
    *ret_why = silent;
    return OUTCOME_SILENT;
}
