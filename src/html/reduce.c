/*
 * One linear pass over a page before libxml2 sees it: 2.9 compares every attribute of a tag with
 * all before it, so that half a megabyte of them takes twenty seconds. What no reader asks for is
 * left out on the way, which is a third of a page; scripts are read from the page itself.
 *
 * What is text and what is a tag is decided here, as browsers decide it (the HTML standard's
 * tokenizer), and written out so that no release of libxml2 can see it otherwise: references stay
 * closed (see REDUCED_REFERENCE), a `<` that begins no tag is one of them, declarations and what
 * browsers take for comments are gone, raw texts are skipped. Where the standard and an old page
 * could differ, the pass errs on the side of seeing a tag: comments end at the first thing that
 * ends a comment anywhere. What the pass saw can be held against what libxml2 made of it (see
 * html_page).
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

/* Sets of characters below 64, a bit for each. */
#define BIT(c)              (UINT64_C(1) << (c))
#define BLANKS              (BIT(' ') | BIT('\t') | BIT('\n') | BIT('\v') | BIT('\f') | BIT('\r'))
#define ENDS_NAME           (BLANKS | BIT('/') | BIT('>'))
#define ENDS_ATTRIBUTE_NAME (ENDS_NAME | BIT('='))
#define ENDS_VALUE          (BLANKS | BIT('>'))
#define CONTROLS            (BIT(' ') - 1)
#define NOT_PLAIN           (CONTROLS | BLANKS | BIT('&') | BIT('<'))

static bool is_in(uint64_t set, char c)
{
    unsigned char code = (unsigned char)c;

    return code < 64 && (set >> code & 1) != 0;
}

/* The first byte of what may be one of the numbers that are no character. */
static const char LEADS_FORBIDDEN = '\xEF';

static void put_literally(struct scan *scan, const char *text)
{
    put(scan, text, text + strlen(text));
}

/*
 * The size of what libxml2 is not to see at `at`: a control character, one of those numbers of
 * Unicode that are none, or the mark of our own. 0 for anything else.
 */
static size_t size_of_forbidden(const char *at, const char *end)
{
    const unsigned char *c = (const unsigned char *)at;

    if (is_in(CONTROLS, *at))
        return is_in(BLANKS, *at) ? 0 : 1;
    if (*at != LEADS_FORBIDDEN || end - at < 3)
        return 0;
    if ((c[1] == 0xB7 && c[2] == 0x90) || (c[1] == 0xBF && c[2] >= 0xBE))
        return 3;
    return 0;
}

static int32_t code_at(const char *at, size_t size)
{
    const unsigned char *c = (const unsigned char *)at;

    return size == 1 ? c[0] : (c[0] & 0x0F) << 12 | (c[1] & 0x3F) << 6 | (c[2] & 0x3F);
}

static void put_number(struct scan *scan, int32_t code)
{
    char number[16];
    int size = snprintf(number, sizeof(number), "#x%X;", (unsigned)code);

    put(scan, number, number + size);
}

enum {
    LONGEST_STAND_IN = 3 + sizeof("#xFDD0;") - 1, /* for one byte or more */
};

/* One character of a text or a value, as libxml2 may see it. */
static void put_character(struct scan *scan, const char *end)
{
    size_t forbidden = size_of_forbidden(scan->at, end);

    if (*scan->at == '&' || *scan->at == '<' || forbidden > 0)
        put_literally(scan, REDUCED_REFERENCE);
    if (*scan->at == '<')
        put_literally(scan, "lt;");
    else if (forbidden > 0)
        put_number(scan, code_at(scan->at, forbidden));
    else if (*scan->at != '&')
        *scan->out++ = *scan->at;
    scan->at += forbidden > 0 ? forbidden : 1;
}

/* What may be left as it is. */
static void put_plain(struct scan *scan, const char *end)
{
    const char *begin = scan->at;

    while (scan->at < end && !is_in(NOT_PLAIN, *scan->at) && *scan->at != LEADS_FORBIDDEN)
        scan->at++;
    put(scan, begin, scan->at);
}

/* Text up to `end`; of white space one blank is enough. */
static void put_text_to(struct scan *scan, const char *end)
{
    while (put_plain(scan, end), scan->at < end) {
        if (!is_in(BLANKS, *scan->at)) {
            put_character(scan, end);
            continue;
        }
        *scan->out++ = ' ';
        while (scan->at < end && is_in(BLANKS, *scan->at))
            scan->at++;
    }
}

/* An attribute, its value with all its white space. */
static void put_value(struct scan *scan, const char *end)
{
    while (put_plain(scan, end), scan->at < end)
        put_character(scan, end);
}

/* Text up to the next tag. */
static void put_text(struct scan *scan)
{
    const char *end = memchr(scan->at, '<', (size_t)(scan->end - scan->at));

    put_text_to(scan, end == NULL ? scan->end : end);
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

static void skip_word(struct scan *scan, uint64_t stops)
{
    while (scan->at < scan->end && !is_in(stops, *scan->at))
        scan->at++;
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
    const char *end;

    skip_attribute(scan);
    if (!is_kept((struct bytes){begin, (size_t)(scan->at - begin)}, scan->rules->attributes))
        return;
    *scan->out++ = ' '; /* in place of what parts it from the one before */
    end = scan->at;
    scan->at = begin;
    put_value(scan, end);
}

/*
 * From `<` to behind `>`. Written out as it is read, with one blank before each attribute; but a
 * tag that the page ends in is none, and "</br>" is the line break that browsers make of it.
 */
static struct tag read_tag(struct scan *scan)
{
    struct tag tag = {0};
    char *out = scan->out;
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
    if (scan->at == scan->end) {
        scan->out = out;
        return (struct tag){0};
    }
    scan->at++;
    if (tag.closes && bytes_same(tag.name, BYTES("br"))) {
        scan->out = out;
        put_literally(scan, "<br>");
        return (struct tag){.name = tag.name};
    }
    if (tag.closes_self)
        *scan->out++ = '/';
    *scan->out++ = '>';
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

/* Elements in which nothing is a tag but their own end. */
static const struct raw {
    const char *name, *end_tag;
    bool is_text; /* that is shown, and has references */
} raws[] = {
    {"script", "</script", false},     {"style", "</style", false},
    {"title", "</title", true},        {"textarea", "</textarea", true},
    {"iframe", "</iframe", false},     {"noembed", "</noembed", false},
    {"noframes", "</noframes", false}, {"xmp", "</xmp", false},
};

static void read_raw(struct scan *scan, const struct tag *tag)
{
    const char *begin = scan->at;
    const struct raw *raw = raws;
    const struct raw *behind = raws + sizeof(raws) / sizeof(raws[0]);

    while (raw < behind && !bytes_same(tag->name, bytes_from_text(raw->name)))
        raw++;
    if (raw == behind || tag->closes || (tag->closes_self && raw == raws))
        return;
    skip_raw(scan, raw->end_tag);
    if (raw->is_text) {
        const char *end = scan->at;

        scan->at = begin;
        put_text_to(scan, end);
        return;
    }
    note_skipped(scan, begin);
    if (raw == raws)
        put_script(scan, (struct bytes){begin, (size_t)(scan->at - begin)});
    if (scan->at == scan->end) { /* the page's end is its end */
        put_literally(scan, raw->end_tag);
        *scan->out++ = '>';
    }
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

/* "<!doctype>", "<![CDATA[", "<?xml", "</3>": to browsers a comment up to the next `>`. */
static bool at_declaration(const struct scan *scan)
{
    const char *next = scan->at + 1;

    return next < scan->end && (*next == '!' || *next == '?' || *next == '/');
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
    if (at_declaration(scan)) {
        const char *begin = scan->at;

        skip_behind(scan, '>');
        note_skipped(scan, begin);
        return 0;
    }
    put_character(scan, scan->end);
    return 0;
}

/*
 * No longer than the page, but for a blank before each attribute that had none (`a="1"b="2"`), what
 * stands in for characters, the end of a raw text and that of the page.
 */
static size_t room_for(struct bytes page)
{
    size_t n_longer = 0;

    for (size_t i = 0; i < page.size; i++) {
        char c = page.data[i];

        n_longer += (is_in(NOT_PLAIN, c) && c != ' ') || c == LEADS_FORBIDDEN;
    }
    return page.size + page.size / 4 + n_longer * LONGEST_STAND_IN + 64;
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
    markup = arena_alloc(scratch, room_for(page));
    scan.out = markup;
    for (put_text(&scan); scan.at < scan.end; put_text(&scan)) {
        int r = read_markup(&scan);

        if (r < 0)
            return r;
    }
    put_literally(&scan, "<" REDUCED_END ">");
    scan.reduced.markup = (struct bytes){markup, (size_t)(scan.out - markup)};
    scan.reduced.scripts = scan.scripts;
    *ret_reduced = scan.reduced;
    return 0;
}
