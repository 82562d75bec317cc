/*
 * References, odd characters and odd markup: what a text or a value is read as, against cases that
 * say what browsers make of it (fixtures/html/references.tsv).
 */
#include "trackside/cleanup.h"
#include "trackside/file.h"
#include "trackside/html.h"
#include "trackside/number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *cases_path;

static const char *const attributes[] = {"title", NULL};
static const struct html_rules rules = {
    .what = "test page", .attributes = attributes, .watched = "none"};

struct reading {
    struct bytes kind;
    struct arena *arena;
    struct bytes found;
};

static int read_it(void *context, const struct html_page *page, struct arena *scratch,
                   struct error *err)
{
    struct reading *reading = context;
    const struct dom_node *p = dom_first(page->root, "p", NULL);
    struct bytes found = dom_raw_text(p, scratch);

    (void)err;
    if (bytes_equal_text(reading->kind, "value"))
        found = bytes_from_text(dom_attribute(p, "title"));
    else if (bytes_equal_text(reading->kind, "lines")) {
        struct dom_lines lines = dom_lines(p, scratch);

        assert_int_equal(lines.n_items, 2);
        found = bytes_from_text(arena_format(scratch, "%s|%s", lines.items[0], lines.items[1]));
    }
    reading->found = bytes_from_text(arena_text_of(reading->arena, found));
    return 0;
}

/* "\u{e9}" and "\\": the characters meant. A number is given in hexadecimal. */
static struct bytes unescape(struct bytes text, struct arena *arena)
{
    char *out = arena_alloc(arena, text.size + 1);
    size_t n = 0;

    for (size_t i = 0; i < text.size; i++) {
        unsigned code = 0;

        if (text.data[i] != '\\') {
            out[n++] = text.data[i];
            continue;
        }
        if (text.data[++i] == '\\') {
            out[n++] = '\\';
            continue;
        }
        for (i += 2; text.data[i] != '}'; i++)
            code = code * 16 + (unsigned)bytes_hex_value(text.data[i]);
        if (code < 0x80) {
            out[n++] = (char)code;
        } else if (code < 0x800) {
            out[n++] = (char)(0xC0 | code >> 6);
            out[n++] = (char)(0x80 | (code & 0x3F));
        } else {
            out[n++] = (char)(0xE0 | code >> 12);
            out[n++] = (char)(0x80 | (code >> 6 & 0x3F));
            out[n++] = (char)(0x80 | (code & 0x3F));
        }
    }
    return (struct bytes){out, n};
}

static void check_case(struct bytes line, struct arena *arena)
{
    struct bytes kind, markup, expected;
    struct reading reading = {.arena = arena};
    struct error err;
    const char *page;

    assert_true(bytes_split(&line, '\t', &kind));
    assert_true(bytes_split(&line, '\t', &markup));
    assert_true(bytes_split(&line, '\t', &expected));
    markup = unescape(markup, arena);
    expected = unescape(expected, arena);
    page = arena_format(arena,
                        bytes_equal_text(kind, "value")
                            ? "<html><body><p title=\"%.*s\">x</p></body></html>"
                            : "<html><body><p>%.*s</p></body></html>",
                        (int)markup.size, markup.data);
    reading.kind = kind;
    if (html_read(bytes_from_text(page), &rules, read_it, &reading, arena, &err) < 0)
        fail_msg("%s: %s", page, err.message);
    if (!bytes_equal(reading.found, expected))
        fail_msg("%s\n  found    '%s'\n  expected '%.*s'", page, reading.found.data,
                 (int)expected.size, expected.data);
}

static void test_cases(void **state)
{
    CLEANUP(arena_deinit) struct arena arena;
    struct bytes text, line;
    struct error err;
    size_t n = 0;

    (void)state;
    arena_init(&arena);
    assert_int_equal(file_read_whole(cases_path, 1 << 20, &arena, &text, &err), 0);
    while (bytes_split(&text, '\n', &line)) {
        if (line.size == 0 || line.data[0] == '#')
            continue;
        check_case(line, &arena);
        n++;
    }
    assert_true(n >= 90);
}

/* Texts of elements that hold no tags, and what is skipped: no row of theirs is one. */
static int count_rows(void *context, const struct html_page *page, struct arena *scratch,
                      struct error *err)
{
    const char **ret_title = context;

    (void)err;
    assert_int_equal(page->n_rows, 1);
    assert_int_equal(page->n_tree_rows, 1);
    if (strcmp(dom_text(dom_first(page->root, "title", NULL), scratch), "a <tr> & é") == 0)
        *ret_title = "good";
    return 0;
}

static void test_raw_texts(void **state)
{
    static const char page[] =
        "<!DOCTYPE html><html><head><title>a <tr> &amp; &eacute;</title></head><body>"
        "<textarea><tr></textarea><iframe><tr></iframe><xmp><tr></xmp><noembed><tr></noembed>"
        "<noframes><tr></noframes><style><tr></style><script><tr></script>"
        "<![CDATA[<b]]><?php <b?><table><tr><td>1</td></tr></table></body></html>";
    CLEANUP(arena_deinit) struct arena arena;
    const char *title = "bad";
    struct error err;

    (void)state;
    arena_init(&arena);
    assert_int_equal(html_read(bytes_from_text(page), &rules, count_rows, &title, &arena, &err), 0);
    assert_string_equal(title, "good");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_raw_texts),
    };

    if (argc != 2)
        return 2;
    cases_path = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
