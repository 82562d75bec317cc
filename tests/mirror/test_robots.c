/* What robots.txt forbids: the cases of fixtures/robots, and what is too long for a file there. */
#include "robots.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum {
    FILE_CEILING = 1024 * 1024,
};

static void read_file(const char *name, size_t name_size, const char *suffix, struct buffer *out)
{
    char path[1024], chunk[4096];
    FILE *file;
    size_t size;

    snprintf(path, sizeof(path), "%s/%.*s%s", ROBOTS_DIR, (int)name_size, name, suffix);
    file = fopen(path, "rb");
    if (file == NULL)
        fail_msg("cannot read %s", path);
    buffer_init(out, FILE_CEILING);
    while ((size = fread(chunk, 1, sizeof(chunk), file)) > 0)
        buffer_append(out, chunk, size);
    fclose(file);
}

/* "PATH -> RULE"; how many such lines. */
static int check_lines(const char *name, struct bytes text, struct bytes lines)
{
    struct arena arena CLEANUP(arena_deinit);
    const char *agent = "trackside/1.0";
    struct bytes line;
    int n = 0;

    arena_init(&arena);
    while (bytes_split(&lines, '\n', &line)) {
        struct robots robots;
        const char *rule, *want;
        size_t at;

        if (bytes_starts_with(line, BYTES("agent: ")))
            agent = arena_text_of(&arena, bytes_skip(line, strlen("agent: ")));
        if (line.size == 0 || line.data[0] != '/')
            continue;
        robots = robots_read(text, agent, &arena);
        assert_true(bytes_find(line, BYTES(" -> "), &at));
        want = arena_text_of(&arena, bytes_skip(line, at + 4));
        rule = robots_forbids(
            &robots, arena_format(&arena, "https://wattlecreek.example%.*s", (int)at, line.data),
            &arena);
        if (strcmp(rule != NULL ? rule : "allowed", want) != 0)
            fail_msg("%s: %.*s: got %s", name, (int)line.size, line.data,
                     rule != NULL ? rule : "allowed");
        n++;
    }
    return n;
}

static void every_case_is_as_written(void **state)
{
    DIR *directory = opendir(ROBOTS_DIR);
    const struct dirent *entry;
    int n = 0;

    (void)state;
    assert_non_null(directory);
    while ((entry = readdir(directory)) != NULL) {
        struct buffer text CLEANUP(buffer_deinit) = {0};
        struct buffer lines CLEANUP(buffer_deinit) = {0};
        struct bytes name = bytes_from_text(entry->d_name);

        if (!bytes_ends_with(name, BYTES(".txt")))
            continue;
        read_file(name.data, name.size - 4, ".txt", &text);
        read_file(name.data, name.size - 4, ".expect", &lines);
        assert_true(check_lines(entry->d_name, buffer_bytes(&text), buffer_bytes(&lines)) > 0);
        n++;
    }
    closedir(directory);
    assert_true(n > 0);
}

/* A file with a rule at its beginning, one that ends at its `end`th byte, and one behind that. */
static struct bytes long_file(struct arena *arena, size_t end)
{
    static const char first[] = "User-agent: *\nDisallow: /first\n";
    static const char last[] = "\nDisallow: /last\nDisallow: /behind\n";
    size_t size_of_last = strlen("\nDisallow: /last");
    char *text = arena_alloc(arena, end + sizeof(last));

    memset(text, '#', end);
    memcpy(text, first, strlen(first));
    memcpy(text + end - size_of_last, last, strlen(last));
    return (struct bytes){text, end - size_of_last + strlen(last)};
}

static bool forbids(struct bytes text, const char *url, struct arena *arena)
{
    struct robots robots = robots_read(text, "trackside", arena);

    return robots_forbids(&robots, url, arena) != NULL;
}

static void what_is_behind_500_kib_is_not_read(void **state)
{
    struct arena arena CLEANUP(arena_deinit);
    struct bytes text;

    (void)state;
    arena_init(&arena);
    text = long_file(&arena, ROBOTS_MAX_SIZE - 1); /* with its line end, all that is read */
    assert_true(forbids(text, "http://x/first", &arena));
    assert_true(forbids(text, "http://x/last", &arena));
    assert_false(forbids(text, "http://x/behind", &arena));
}

static void half_a_line_at_the_end_of_what_is_read_is_no_rule(void **state)
{
    struct arena arena CLEANUP(arena_deinit);
    struct bytes text;

    (void)state;
    arena_init(&arena);
    text = long_file(&arena, ROBOTS_MAX_SIZE + 2);
    assert_true(forbids(text, "http://x/first", &arena));
    assert_false(forbids(text, "http://x/last", &arena));
    assert_false(forbids(text, "http://x/laughs", &arena));
}

static void many_stars_take_no_time(void **state)
{
    struct arena arena CLEANUP(arena_deinit);
    struct buffer text CLEANUP(buffer_deinit);

    (void)state;
    arena_init(&arena);
    buffer_init(&text, FILE_CEILING);
    buffer_append_text(&text, "User-agent: *\nDisallow: /");
    for (int i = 0; i < 100000; i++)
        buffer_append_text(&text, "*a");
    buffer_append_text(&text, "$\n");
    assert_false(
        forbids(buffer_bytes(&text), "http://x/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", &arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_is_as_written),
        cmocka_unit_test(what_is_behind_500_kib_is_not_read),
        cmocka_unit_test(half_a_line_at_the_end_of_what_is_read_is_no_rule),
        cmocka_unit_test(many_stars_take_no_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
