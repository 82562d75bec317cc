/*
 * robots.txt, and addresses held against it: the input is the file, its first line is the rest of
 * an address too.
 */
#include "robots.h"

#include "trackside/arena.h"
#include "trackside/cleanup.h"

#include "oracle.h"
#include "target.h"

#include <string.h>

/* ASCII that can be shown, and no rule that is for nothing. */
static void check_rules(const struct robots *robots, size_t size)
{
    MUST(robots->n <= size);
    for (size_t i = 0; i < robots->n; i++) {
        struct bytes path = robots->rules[i].path;

        MUST(path.size > 0 && (path.data[0] == '/' || path.data[0] == '*'));
        MUST(path.size <= size * 3);
        for (size_t j = 0; j < path.size; j++)
            MUST(path.data[j] > ' ' && path.data[j] < 0x7f);
    }
}

/* Only a rule of the file forbids, none that allows; and without rules nothing is forbidden. */
static void check_verdict(const struct robots *robots, const char *url, struct arena *arena)
{
    const char *rule = robots_forbids(robots, url, arena);
    bool is_one = false;

    for (size_t i = 0; rule != NULL && i < robots->n; i++) {
        const struct robots_rule *one = &robots->rules[i];
        const char *text = arena_format(arena, "Disallow: %.*s%s", (int)one->path.size,
                                        one->path.data, one->is_anchored ? "$" : "");

        is_one = is_one || (!one->allows && strcmp(text, rule) == 0);
    }
    MUST(rule == NULL || is_one);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const agents[] = {"trackside/1.0", "*", "", "a-b_c (contact: d)"};
    struct bytes text = oracle_input(data, size);
    struct bytes rest = text, line = {0};

    bytes_split(&rest, '\n', &line);
    for (size_t i = 0; i < sizeof(agents) / sizeof(agents[0]); i++) {
        struct arena arena CLEANUP(arena_deinit);
        struct robots robots;
        const char *url;

        arena_init(&arena);
        robots = robots_read(text, agents[i], &arena);
        url = arena_format(&arena, "https://a.example/%s", arena_text_of(&arena, line));
        check_rules(&robots, size);
        check_verdict(&robots, url, &arena);
        check_verdict(&robots, "https://a.example/practice/?p=session_list&d=2025-10-25", &arena);
    }
    return 0;
}
