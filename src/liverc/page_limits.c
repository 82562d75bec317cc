/*
 * One linear pass over a page before libxml2 sees it: 2.9 compares every attribute of a tag with
 * all before it, so that half a megabyte of them takes twenty seconds.
 *
 * The pass must see the same tags as libxml2 does, or a page could hide one from it. Where the two
 * could differ, the pass errs on the side of seeing a tag: comments end at the first thing that
 * ends a comment anywhere, and only a `<script>` or `<style>` that libxml2 too reads as raw text
 * is skipped. What the pass saw is held against what libxml2 made of it (see frame.c).
 */
#include "page_limits.h"

#include <string.h>

struct scan {
    const char *at;
    const char *end;
    struct page_marks marks;
    struct error *err;
};

struct tag {
    struct bytes name;
    size_t n_attributes;
    bool closes;      /* "</name>" */
    bool closes_self; /* "<name/>" */
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool name_is(struct bytes name, const char *wanted)
{
    if (name.size != strlen(wanted))
        return false;
    for (size_t i = 0; i < name.size; i++) {
        if (lower(name.data[i]) != wanted[i])
            return false;
    }
    return true;
}

static bool looking_at(const struct scan *scan, const char *text)
{
    size_t size = strlen(text);
    return (size_t)(scan->end - scan->at) >= size && name_is((struct bytes){scan->at, size}, text);
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

/* Also "<!-->", "<!--->" and "--!>" end one. */
static void skip_comment(struct scan *scan)
{
    const char *begin = scan->at + strlen("<!--");
    scan->at = begin;
    for (;;) {
        skip_behind(scan, '>');
        if (scan->at == scan->end)
            return;
        struct bytes inside = {begin, (size_t)(scan->at - 1 - begin)};
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

/* Up to white space or one of the stops. */
static void skip_word(struct scan *scan, const char *stops)
{
    for (; scan->at < scan->end; scan->at++) {
        char c = *scan->at;
        if (c == ' ' || (c >= '\t' && c <= '\r'))
            return;
        for (const char *stop = stops; *stop != '\0'; stop++) {
            if (c == *stop)
                return;
        }
    }
}

static void skip_value(struct scan *scan)
{
    scan->at++;
    skip_space(scan);
    if (scan->at == scan->end)
        return;
    char quote = *scan->at;
    if (quote != '"' && quote != '\'') {
        skip_word(scan, ">");
        return;
    }
    scan->at++;
    skip_behind(scan, quote);
}

static void skip_attribute(struct scan *scan)
{
    if (!is_letter(*scan->at) && *scan->at != '_' && *scan->at != ':' && *scan->at != '.') {
        scan->at++; /* no name: libxml2 drops it up to the next blank, quotes mean nothing */
        skip_word(scan, "/>");
        return;
    }
    skip_word(scan, "=/>");
    skip_space(scan);
    if (scan->at < scan->end && *scan->at == '=')
        skip_value(scan);
}

static struct tag read_tag(struct scan *scan)
{
    struct tag tag = {0};
    scan->at++;
    tag.closes = *scan->at == '/';
    if (tag.closes)
        scan->at++;
    const char *name = scan->at;
    skip_word(scan, "/>");
    tag.name = (struct bytes){name, (size_t)(scan->at - name)};
    while (scan->at < scan->end && *scan->at != '>') {
        tag.closes_self = *scan->at == '/';
        if (bytes_is_space(*scan->at) || *scan->at == '/') {
            scan->at++;
            continue;
        }
        tag.n_attributes++;
        skip_attribute(scan);
    }
    if (scan->at < scan->end)
        scan->at++;
    return tag;
}

static int over(const struct scan *scan, const char *what, int limit, const char *unit)
{
    return error_set(scan->err, ERROR_UNKNOWN_PAGE,
                     "the page is no page of LiveRC: it has %s more than %d %s", what, limit, unit);
}

static void note(struct scan *scan, const struct tag *tag)
{
    if (tag->closes && name_is(tag->name, "html"))
        scan->marks.ends = true;
    if (!tag->closes && name_is(tag->name, "tr"))
        scan->marks.n_rows++;
}

static int check_tag(struct scan *scan)
{
    const char *begin = scan->at;
    struct tag tag = read_tag(scan);
    if (scan->at - begin > LIMIT_TAG_SIZE)
        return over(scan, "a tag of", LIMIT_TAG_SIZE, "bytes");
    if (tag.n_attributes > LIMIT_ATTRIBUTES)
        return over(scan, "a tag with", LIMIT_ATTRIBUTES, "attributes");
    bool raw = !tag.closes && !tag.closes_self;
    if (raw && name_is(tag.name, "script"))
        skip_raw(scan, "</script");
    else if (raw && name_is(tag.name, "style"))
        skip_raw(scan, "</style");
    note(scan, &tag);
    return 0;
}

static bool at_tag(const struct scan *scan)
{
    const char *next = scan->at + 1;
    if (next < scan->end && *next == '/')
        next++;
    return next < scan->end && is_letter(*next);
}

static int check_markup(struct scan *scan)
{
    if (looking_at(scan, "<!--")) {
        skip_comment(scan);
        return 0;
    }
    if (at_tag(scan))
        return check_tag(scan);
    scan->at++;
    return 0;
}

int page_limits_check(struct bytes page, struct page_marks *ret_marks, struct error *err)
{
    struct scan scan = {.at = page.data, .end = page.data + page.size, .err = err};
    if (page.size > LIMIT_PAGE_SIZE)
        return over(&scan, "in all", LIMIT_PAGE_SIZE, "bytes");
    for (skip_to(&scan, '<'); scan.at < scan.end; skip_to(&scan, '<')) {
        int r = check_markup(&scan);
        if (r < 0)
            return r;
    }
    *ret_marks = scan.marks;
    return 0;
}
