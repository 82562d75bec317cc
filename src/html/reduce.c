/*
 * One linear pass over a page before libxml2 sees it: 2.9 compares every attribute of a tag with
 * all before it, so that half a megabyte of them takes twenty seconds. What no reader asks for is
 * left out on the way, which is a third of a page; scripts are read from the page itself.
 *
 * The pass must see the same tags as libxml2 does, or a page could hide one from it. Where the two
 * could differ, the pass errs on the side of seeing a tag: comments end at the first thing that
 * ends a comment anywhere, and only a `<script>` or `<style>` that libxml2 too reads as raw text
 * is skipped. What the pass saw can be held against what libxml2 made of it (see html_page).
 */
#include "reduce.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct scan {
    const char *at;
    const char *end;
    const struct html_rules *rules;
    struct arena *scratch;
    char *out; /* end of the markup so far; there is room for all of it */
    struct bytes *scripts;
    struct reduced reduced;
    struct error *err;
};

struct tag {
    struct bytes name;
    size_t n_attributes;
    bool closes;      /* "</name>" */
    bool closes_self; /* "<name/>" */
};

static bool looking_at(const struct scan *scan, const char *text)
{
    size_t size = strlen(text);

    return (size_t)(scan->end - scan->at) >= size &&
           bytes_same((struct bytes){scan->at, size}, bytes_from_text(text));
}

static void put(struct scan *scan, const char *begin, const char *end)
{
    memcpy(scan->out, begin, (size_t)(end - begin));
    scan->out += end - begin;
}

/* Text up to the next tag; of white space one blank is enough. */
static void put_text(struct scan *scan)
{
    const char *end = memchr(scan->at, '<', (size_t)(scan->end - scan->at));

    if (end == NULL)
        end = scan->end;
    while (scan->at < end) {
        const char *begin = scan->at;

        while (scan->at < end && !bytes_is_space(*scan->at))
            scan->at++;
        put(scan, begin, scan->at);
        if (scan->at < end)
            *scan->out++ = ' ';
        while (scan->at < end && bytes_is_space(*scan->at))
            scan->at++;
    }
}

static void skip_to(struct scan *scan, char wanted)
{
    const char *found = memchr(scan->at, wanted, (size_t)(scan->end - scan->at));

    scan->at = found == NULL ? scan->end : found;
}

static void skip_behind(struct scan *scan, char wanted)
{
    skip_to(scan, wanted);
    if (scan->at < scan->end)
        scan->at++;
}

/* What was skipped from `begin` on. */
static void note_skipped(struct scan *scan, const char *begin)
{
    struct bytes rest = {begin, (size_t)(scan->at - begin)};
    struct bytes mark = bytes_from_text(scan->rules->watched);
    size_t at;

    while (bytes_find(rest, mark, &at)) {
        scan->reduced.n_watched++;
        rest = bytes_skip(rest, at + mark.size);
    }
}

/* Also "<!-->", "<!--->" and "--!>" end one. */
static void skip_comment(struct scan *scan)
{
    const char *begin = scan->at + strlen("<!--");

    scan->at = begin;
    for (;;) {
        struct bytes inside;

        skip_behind(scan, '>');
        if (scan->at == scan->end)
            return;
        inside = (struct bytes){begin, (size_t)(scan->at - 1 - begin)};
        if (inside.size == 0 || bytes_equal_text(inside, "-") ||
            bytes_ends_with(inside, BYTES("--")) || bytes_ends_with(inside, BYTES("--!")))
            return;
    }
}

/* Raw text: nothing in it is a tag but its own end. */
static void skip_raw(struct scan *scan, const char *end_tag)
{
    while (scan->at < scan->end && !looking_at(scan, end_tag)) {
        scan->at++;
        skip_to(scan, '<');
    }
}

static void skip_space(struct scan *scan)
{
    while (scan->at < scan->end && bytes_is_space(*scan->at))
        scan->at++;
}

/* Sets of characters below 64, a bit for each. */
#define BIT(c)              (UINT64_C(1) << (c))
#define BLANKS              (BIT(' ') | BIT('\t') | BIT('\n') | BIT('\v') | BIT('\f') | BIT('\r'))
#define ENDS_NAME           (BLANKS | BIT('/') | BIT('>'))
#define ENDS_ATTRIBUTE_NAME (ENDS_NAME | BIT('='))
#define ENDS_VALUE          (BLANKS | BIT('>'))

static void skip_word(struct scan *scan, uint64_t stops)
{
    while (scan->at < scan->end) {
        unsigned char c = (unsigned char)*scan->at;

        if (c < 64 && (stops >> c & 1) != 0)
            return;
        scan->at++;
    }
}

static void skip_value(struct scan *scan)
{
    char quote;

    scan->at++;
    skip_space(scan);
    if (scan->at == scan->end)
        return;
    quote = *scan->at;
    if (quote != '"' && quote != '\'') {
        skip_word(scan, ENDS_VALUE);
        return;
    }
    scan->at++;
    skip_behind(scan, quote);
}

static void skip_attribute(struct scan *scan)
{
    if (!bytes_is_letter(*scan->at) && *scan->at != '_' && *scan->at != ':' && *scan->at != '.') {
        scan->at++; /* no name: libxml2 drops it up to the next blank, quotes mean nothing */
        skip_word(scan, ENDS_NAME);
        return;
    }
    skip_word(scan, ENDS_ATTRIBUTE_NAME);
    skip_space(scan);
    if (scan->at < scan->end && *scan->at == '=')
        skip_value(scan);
}

/* Does anybody ask for it? libxml2 is not troubled with the others. */
static bool is_kept(struct bytes attribute, const char *const *names)
{
    size_t size = 0;

    while (size < attribute.size &&
           (bytes_is_letter(attribute.data[size]) || attribute.data[size] == '-'))
        size++;
    for (; *names != NULL; names++) {
        if (bytes_lower(attribute.data[0]) == **names &&
            bytes_same(bytes_first(attribute, size), bytes_from_text(*names)))
            return true;
    }
    return false;
}

static void read_attribute(struct scan *scan)
{
    const char *begin = scan->at;

    skip_attribute(scan);
    if (!is_kept((struct bytes){begin, (size_t)(scan->at - begin)}, scan->rules->attributes))
        return;
    *scan->out++ = ' '; /* in place of what parts it from the one before */
    put(scan, begin, scan->at);
}

/* From `<` to behind `>`. Written out as it is read, with one blank before each attribute. */
static struct tag read_tag(struct scan *scan)
{
    struct tag tag = {0};
    const char *begin = scan->at++;
    const char *name;

    tag.closes = *scan->at == '/';
    if (tag.closes)
        scan->at++;
    name = scan->at;
    skip_word(scan, ENDS_NAME);
    tag.name = (struct bytes){name, (size_t)(scan->at - name)};
    put(scan, begin, scan->at);
    while (scan->at < scan->end && *scan->at != '>') {
        tag.closes_self = *scan->at == '/';
        if (bytes_is_space(*scan->at) || *scan->at == '/') {
            scan->at++;
            continue;
        }
        tag.n_attributes++;
        read_attribute(scan);
    }
    if (scan->at == scan->end)
        return tag;
    if (tag.closes_self)
        *scan->out++ = '/';
    *scan->out++ = '>';
    scan->at++;
    return tag;
}

static int over(const struct scan *scan, const char *what, int limit, const char *unit)
{
    return error_set(scan->err, ERROR_UNKNOWN_PAGE, "the page is no %s: it has %s more than %d %s",
                     scan->rules->what, what, limit, unit);
}

/* A script's number stands for its inside, and is never longer. */
static void put_script(struct scan *scan, struct bytes inside)
{
    char number[16];
    int size = snprintf(number, sizeof(number), "%zu", scan->reduced.n_scripts);

    if (size < 0 || inside.size < (size_t)size)
        return;
    scan->scripts =
        arena_grow(scan->scratch, scan->scripts, scan->reduced.n_scripts, sizeof(*scan->scripts));
    scan->scripts[scan->reduced.n_scripts++] = inside;
    put(scan, number, number + size);
}

static void read_raw(struct scan *scan, const struct tag *tag)
{
    const char *begin = scan->at;
    bool script;

    if (tag->closes || tag->closes_self)
        return;
    script = bytes_same(tag->name, BYTES("script"));
    if (!script && !bytes_same(tag->name, BYTES("style")))
        return;
    skip_raw(scan, script ? "</script" : "</style");
    note_skipped(scan, begin);
    if (script)
        put_script(scan, (struct bytes){begin, (size_t)(scan->at - begin)});
}

static int read_markup_tag(struct scan *scan)
{
    const char *begin = scan->at;
    struct tag tag = read_tag(scan);

    if (scan->at - begin > HTML_TAG_SIZE)
        return over(scan, "a tag of", HTML_TAG_SIZE, "bytes");
    if (tag.n_attributes > HTML_ATTRIBUTES)
        return over(scan, "a tag with", HTML_ATTRIBUTES, "attributes");
    read_raw(scan, &tag);
    scan->reduced.ends = scan->reduced.ends || (tag.closes && bytes_same(tag.name, BYTES("html")));
    scan->reduced.n_rows += !tag.closes && bytes_same(tag.name, BYTES("tr"));
    return 0;
}

static bool at_tag(const struct scan *scan)
{
    const char *next = scan->at + 1;

    if (next < scan->end && *next == '/')
        next++;
    return next < scan->end && bytes_is_letter(*next);
}

/* At a `<`. */
static int read_markup(struct scan *scan)
{
    if (looking_at(scan, "<!--")) {
        const char *begin = scan->at;

        skip_comment(scan);
        note_skipped(scan, begin);
        return 0;
    }
    if (at_tag(scan))
        return read_markup_tag(scan);
    put(scan, scan->at, scan->at + 1);
    scan->at++;
    return 0;
}

int reduce_page(struct bytes page, const struct html_rules *rules, struct arena *scratch,
                struct reduced *ret_reduced, struct error *err)
{
    struct scan scan = {.at = page.data,
                        .end = page.data + page.size,
                        .rules = rules,
                        .scratch = scratch,
                        .err = err};
    char *markup;

    if (page.size > HTML_PAGE_SIZE)
        return over(&scan, "in all", HTML_PAGE_SIZE, "bytes");
    /* No longer than the page, but for a blank before each attribute that had none: `a="1"b="2"`.
     */
    markup = arena_alloc(scratch, page.size + page.size / 4 + 1);
    scan.out = markup;
    for (put_text(&scan); scan.at < scan.end; put_text(&scan)) {
        int r = read_markup(&scan);

        if (r < 0)
            return r;
    }
    scan.reduced.markup = (struct bytes){markup, (size_t)(scan.out - markup)};
    scan.reduced.scripts = scan.scripts;
    *ret_reduced = scan.reduced;
    return 0;
}
