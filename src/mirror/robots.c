/* The rules of robots.txt, read and held against addresses. */
#include "robots.h"

#include <stdint.h>
#include <string.h>

const char *robots_url(const char *origin, struct arena *arena)
{
    return arena_format(arena, "%s/robots.txt", origin);
}

/* ---- paths in one form ---- */

static bool is_unreserved(char c)
{
    return bytes_is_letter(c) || bytes_is_digit(c) || (c != '\0' && strchr("-._~", c) != NULL);
}

/* What parts of an address are parted by. Behind a `?` they part nothing, so that it makes no
 * difference there whether they are written as they are or as %3A. */
static bool is_delimiter(char c)
{
    return c != '\0' && strchr(":/?#[]@", c) != NULL;
}

/* The byte that "%3A" stands for; -1 when there is no such thing at the beginning of the text. */
static int escaped_byte(struct bytes text)
{
    int high, low;

    if (text.size < 3 || text.data[0] != '%')
        return -1;
    high = bytes_hex_value(text.data[1]);
    low = bytes_hex_value(text.data[2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

static size_t put_escaped(char *out, char c)
{
    static const char digits[] = "0123456789ABCDEF";

    out[0] = '%';
    out[1] = digits[(unsigned char)c >> 4];
    out[2] = digits[(unsigned char)c & 15];
    return 3;
}

/*
 * Percent-encoded but for what may stand for itself, which is never. `wildcard` is a character that
 * is kept although it would be encoded, since it means something in a rule; 0: none.
 */
static struct bytes normalized(struct bytes text, char wildcard, struct arena *arena)
{
    char *out = arena_alloc(arena, text.size * 3 + 1);
    size_t size = 0;
    bool is_query = false;

    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        int byte = escaped_byte(bytes_skip(text, i));

        if (byte >= 0 && (is_unreserved((char)byte) || (is_query && is_delimiter((char)byte)))) {
            out[size++] = (char)byte;
        } else if (byte >= 0) {
            size += put_escaped(out + size, (char)byte);
        } else if (c == wildcard || (c > ' ' && c < 0x7f && c != '%' && c != '*' && c != '$')) {
            out[size++] = c;
            is_query = is_query || c == '?';
        } else {
            size += put_escaped(out + size, c);
        }
        i += byte >= 0 ? 2 : 0;
    }
    return (struct bytes){out, size};
}

/* Everything behind the host, without the fragment: "/" at least. */
static struct bytes path_of(const char *url)
{
    struct bytes rest = bytes_from_text(url);
    size_t at;

    if (bytes_find(rest, BYTES("://"), &at))
        rest = bytes_skip(rest, at + 3);
    rest = bytes_skip(rest, strcspn(rest.data, "/?#"));
    rest = bytes_first(rest, strcspn(rest.data, "#"));
    return rest.size == 0 ? BYTES("/") : rest;
}

/* ---- reading ---- */

/* A file under way. */
struct reading {
    struct arena *arena;
    struct bytes name; /* ours */
    bool is_start;     /* the last line of a group was a User-agent, so that another one joins it */
    bool is_ours;      /* the group names us */
    bool is_of_all;    /* the group names * */
    bool names_us;     /* some group does */
    struct robots_rule *ours, *of_all;
    size_t n_ours, n_of_all;
};

/* The letters, hyphens and underscores at the beginning. */
static struct bytes product_of(struct bytes text)
{
    size_t n = 0;

    while (n < text.size &&
           (bytes_is_letter(text.data[n]) || text.data[n] == '-' || text.data[n] == '_'))
        n++;
    return bytes_first(text, n);
}

static void read_agent(struct reading *reading, struct bytes value)
{
    struct bytes product = product_of(value);

    if (!reading->is_start)
        reading->is_ours = reading->is_of_all = false;
    reading->is_start = true;
    if (product.size > 0 && bytes_same(product, reading->name))
        reading->is_ours = reading->names_us = true;
    if (bytes_equal_text(value, "*"))
        reading->is_of_all = true;
}

static void add(struct arena *arena, struct robots_rule **rules, size_t *n,
                const struct robots_rule *rule)
{
    *rules = arena_grow(arena, *rules, *n, sizeof(**rules));
    (*rules)[(*n)++] = *rule;
}

/* An empty path is for nothing, so `Disallow:` forbids nothing. */
static void read_rule(struct reading *reading, bool allows, struct bytes value)
{
    struct robots_rule rule = {.allows = allows};

    reading->is_start = false;
    if ((!reading->is_ours && !reading->is_of_all) || value.size == 0 ||
        (value.data[0] != '/' && value.data[0] != '*'))
        return;
    rule.is_anchored = bytes_ends_with(value, BYTES("$"));
    rule.path = normalized(bytes_first(value, value.size - rule.is_anchored), '*', reading->arena);
    if (reading->is_ours)
        add(reading->arena, &reading->ours, &reading->n_ours, &rule);
    if (reading->is_of_all)
        add(reading->arena, &reading->of_all, &reading->n_of_all, &rule);
}

static void read_line(struct reading *reading, struct bytes line)
{
    struct bytes key, value;
    size_t at;

    if (bytes_find(line, BYTES("#"), &at))
        line = bytes_first(line, at);
    if (!bytes_find(line, BYTES(":"), &at))
        return;
    key = bytes_trim(bytes_first(line, at));
    value = bytes_trim(bytes_skip(line, at + 1));
    if (bytes_same(key, BYTES("user-agent")))
        read_agent(reading, value);
    else if (bytes_same(key, BYTES("allow")))
        read_rule(reading, true, value);
    else if (bytes_same(key, BYTES("disallow")))
        read_rule(reading, false, value);
}

/* The text before the next end of a line, of whichever kind; *rest moves behind it. Tells whether
 * there is an end. */
static bool take_line(struct bytes *rest, struct bytes *ret_line)
{
    size_t n = 0;
    bool has_end;

    while (n < rest->size && rest->data[n] != '\n' && rest->data[n] != '\r')
        n++;
    has_end = n < rest->size;
    *ret_line = bytes_first(*rest, n);
    *rest = bytes_skip(*rest, n + 1);
    return has_end;
}

struct robots robots_read(struct bytes text, const char *user_agent, struct arena *arena)
{
    struct reading reading = {.arena = arena, .name = product_of(bytes_from_text(user_agent))};
    bool is_cut = text.size > ROBOTS_MAX_SIZE;

    if (bytes_starts_with(text, BYTES("\xef\xbb\xbf")))
        text = bytes_skip(text, 3);
    text = bytes_first(text, ROBOTS_MAX_SIZE);
    while (text.size > 0) {
        struct bytes line;

        if (take_line(&text, &line) || !is_cut) /* half a path is another path */
            read_line(&reading, line);
    }
    if (reading.names_us)
        return (struct robots){.rules = reading.ours, .n = reading.n_ours};
    return (struct robots){.rules = reading.of_all, .n = reading.n_of_all};
}

/* ---- holding them against addresses ---- */

/* Does the path begin as the rule says? On a difference the last `*` takes a byte more. */
static bool fits(const struct robots_rule *rule, struct bytes path)
{
    size_t at = 0, i = 0;
    size_t star = SIZE_MAX, behind_star = 0; /* where it is, and what of the path it leaves */

    for (;;) {
        if (i == rule->path.size && (!rule->is_anchored || at == path.size))
            return true;
        if (i < rule->path.size && rule->path.data[i] == '*') {
            star = i++;
            behind_star = at;
        } else if (i < rule->path.size && at < path.size && rule->path.data[i] == path.data[at]) {
            i++;
            at++;
        } else if (star != SIZE_MAX && behind_star < path.size) {
            at = ++behind_star;
            i = star + 1;
        } else {
            return false;
        }
    }
}

static size_t weight(const struct robots_rule *rule)
{
    return rule->path.size + rule->is_anchored;
}

const char *robots_forbids(const struct robots *robots, const char *url, struct arena *arena)
{
    struct bytes path = normalized(path_of(url), 0, arena);
    const struct robots_rule *best = NULL;

    for (size_t i = 0; i < robots->n; i++) {
        const struct robots_rule *rule = &robots->rules[i];

        if (best != NULL && weight(rule) < weight(best))
            continue;
        if (best != NULL && weight(rule) == weight(best) && !rule->allows)
            continue;
        if (fits(rule, path))
            best = rule;
    }
    if (best == NULL || best->allows)
        return NULL;
    return arena_format(arena, "Disallow: %.*s%s", (int)best->path.size, best->path.data,
                        best->is_anchored ? "$" : "");
}
