/*
 * The page as a run of tokens: tags, the texts between them, and the literals in its scripts. No
 * parser of ours has a hand in it, so that none judges itself.
 */
#include "mutator.h"

#include <string.h>

enum token_kind {
    TOKEN_TAG,    /* <td class="x"> */
    TOKEN_END,    /* </td> */
    TOKEN_TEXT,   /* between two tags, blanks at its ends left out */
    TOKEN_SCRIPT, /* a literal of a script, quotes included, or an object of it */
};

struct token {
    enum token_kind kind;
    size_t begin, end;
};

struct tokens {
    struct token *items;
    size_t n;
};

struct mutator {
    struct bytes page;
    struct arena *arena;
    struct tokens tokens;
    struct mutations list;
};

enum {
    SHAPE_SIZE = 160, /* of a token's shape, cut */
};

/* ---- tokens ---- */

static struct bytes slice(struct bytes page, size_t begin, size_t end)
{
    return bytes_first(bytes_skip(page, begin), end - begin);
}

static struct bytes text_of(const struct mutator *mutator, const struct token *token)
{
    return slice(mutator->page, token->begin, token->end);
}

/* Where the needle stands from `from` on; the end of the page when it does not. */
static size_t find_from(struct bytes page, size_t from, const char *needle)
{
    size_t at;

    return bytes_find(bytes_skip(page, from), bytes_from_text(needle), &at) ? from + at : page.size;
}

static void add_token(struct mutator *mutator, enum token_kind kind, size_t begin, size_t end)
{
    struct tokens *tokens = &mutator->tokens;

    tokens->items = arena_grow(mutator->arena, tokens->items, tokens->n, sizeof(*tokens->items));
    tokens->items[tokens->n++] = (struct token){kind, begin, end};
}

static void add_text(struct mutator *mutator, size_t begin, size_t end)
{
    struct bytes page = mutator->page;

    while (begin < end && bytes_is_space(page.data[begin]))
        begin++;
    while (end > begin && bytes_is_space(page.data[end - 1]))
        end--;
    if (begin < end)
        add_token(mutator, TOKEN_TEXT, begin, end);
}

/* Behind the end of the tag that begins there; quotes may hold a ">". */
static size_t end_of_tag(struct bytes page, size_t begin)
{
    char quote = '\0';
    size_t i = begin;

    for (; i < page.size; i++) {
        char c = page.data[i];

        if (quote == '\0' && c == '>')
            return i + 1;
        if (quote == '\0' && (c == '"' || c == '\''))
            quote = c;
        else if (c == quote)
            quote = '\0';
    }
    return i;
}

/* The data of a page stands on one line each: "var lapsObj = [{...}, ...];". */
static void add_literals(struct mutator *mutator, size_t begin, size_t end)
{
    struct bytes page = mutator->page;
    size_t object = 0;

    for (size_t i = begin; i < end; i++) {
        if (page.data[i] == '{')
            object = i;
        if (page.data[i] == '}' && object != 0) {
            add_token(mutator, TOKEN_SCRIPT, object, i + 1);
            object = 0;
        }
        if (page.data[i] == '"') {
            size_t close = i + 1;

            while (close < end && page.data[close] != '"')
                close++;
            add_token(mutator, TOKEN_SCRIPT, i, close + 1 < end ? close + 1 : end);
            i = close;
        } else if (bytes_is_digit(page.data[i])) {
            size_t digit = i;

            while (digit < end && bytes_is_digit(page.data[digit]))
                digit++;
            add_token(mutator, TOKEN_SCRIPT, i, digit);
            i = digit - 1;
        }
    }
}

static void add_script(struct mutator *mutator, size_t begin, size_t end)
{
    static const char *const names[] = {"var lapsObj", "var data"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        size_t at = find_from(mutator->page, begin, names[i]);

        if (at < end) {
            size_t stop = find_from(mutator->page, at, "];");

            add_literals(mutator, at, stop < end ? stop : end);
        }
    }
}

static void split(struct mutator *mutator, size_t begin, size_t end)
{
    struct bytes page = mutator->page;

    for (size_t i = begin; i < end;) {
        size_t tag = find_from(page, i, "<");
        struct bytes rest = bytes_skip(page, tag);

        add_text(mutator, i, tag < end ? tag : end);
        if (tag >= end)
            return;
        i = end_of_tag(page, tag);
        if (bytes_starts_with(rest, BYTES("<!--"))) {
            i = find_from(page, tag, "-->");
        } else if (bytes_starts_with(rest, BYTES("<script"))) {
            size_t close = find_from(page, i, "</script");

            add_script(mutator, i, close);
            i = close;
        } else {
            add_token(mutator, page.data[tag + 1] == '/' ? TOKEN_END : TOKEN_TAG, tag, i);
        }
    }
}

/* ---- alike ---- */

/* Letters and digits give way to one of their kind, runs of them to a single one. */
static void shape_of(struct bytes text, char shape[SHAPE_SIZE])
{
    size_t n = 0;

    for (size_t i = 0; i < text.size && n + 1 < SHAPE_SIZE; i++) {
        char c = text.data[i];
        char mark = (char)(bytes_is_digit(c) ? '0' : c >= 'A' && c <= 'Z' ? 'A' : c);

        if (n > 0 && mark == shape[n - 1] && (mark == '0' || mark == 'A'))
            continue;
        shape[n++] = mark;
    }
    shape[n] = '\0';
}

/* Names differ in their letters, and are of one shape all the same. */
static void blur(struct token token, char shape[SHAPE_SIZE])
{
    size_t n = 0;

    if (token.kind != TOKEN_TEXT || strchr(shape, ':') != NULL)
        return;
    for (size_t i = 0; shape[i] != '\0'; i++) {
        char mark = (char)(bytes_is_letter(shape[i]) ? 'a' : shape[i]);

        if (n == 0 || mark != 'a' || shape[n - 1] != 'a')
            shape[n++] = mark;
    }
    shape[n] = '\0';
}

/* Leaves the first few of each shape, in their order. */
static void drop_alike(struct mutator *mutator, size_t n_max)
{
    struct tokens *tokens = &mutator->tokens;
    char(*shapes)[SHAPE_SIZE] = arena_alloc_array(mutator->arena, tokens->n, SHAPE_SIZE);
    size_t n = 0;

    for (size_t i = 0; i < tokens->n; i++) {
        size_t n_alike = 0;

        shape_of(text_of(mutator, &tokens->items[i]), shapes[n]);
        blur(tokens->items[i], shapes[n]);
        for (size_t k = 0; k < n; k++)
            n_alike +=
                tokens->items[k].kind == tokens->items[i].kind && strcmp(shapes[k], shapes[n]) == 0;
        if (n_alike < n_max)
            tokens->items[n++] = tokens->items[i];
    }
    tokens->n = n;
}

/* ---- changes ---- */

static void add(struct mutator *mutator, enum mutation_kind kind, const char *what, size_t begin,
                size_t end, const char *text)
{
    struct mutations *list = &mutator->list;

    list->items = arena_grow(mutator->arena, list->items, list->n, sizeof(*list->items));
    list->items[list->n++] = (struct mutation){kind, what, begin, end, text};
}

/* Every run of digits of a text: another one, one digit more, one less. */
static void change_numbers(struct mutator *mutator, struct token token)
{
    struct bytes page = mutator->page;

    for (size_t i = token.begin; i < token.end; i++) {
        size_t last = i;
        char other[2] = "";

        if (!bytes_is_digit(page.data[i]))
            continue;
        while (last + 1 < token.end && bytes_is_digit(page.data[last + 1]))
            last++;
        other[0] = (char)(page.data[last] == '9' ? '0' : page.data[last] + 1);
        add(mutator, MUTATION_VALUE, "the last digit is another", last, last + 1,
            arena_text(mutator->arena, other));
        other[0] = (char)(page.data[i] == '9' ? '1' : page.data[i] + 1);
        add(mutator, MUTATION_VALUE, "the first digit is another", i, i + 1,
            arena_text(mutator->arena, other));
        add(mutator, MUTATION_VALUE, "a digit is gone", last, last + 1, "");
        add(mutator, MUTATION_VALUE, "a digit more", last, last, "1");
        add(mutator, MUTATION_VALUE, "the number is gone", i, last + 1, "");
        add(mutator, MUTATION_VALUE, "the number is zero", i, last + 1, "0");
        add(mutator, MUTATION_VALUE, "the number is negative", i, i, "-");
        i = last;
    }
}

/* Is there a digit beside? Then it may part the halves of a figure. */
static bool is_in_figure(const struct mutator *mutator, struct token token, size_t at)
{
    struct bytes page = mutator->page;

    return (at > token.begin && bytes_is_digit(page.data[at - 1])) ||
           (at + 1 < token.end && bytes_is_digit(page.data[at + 1]));
}

/* What parts numbers and words from each other. */
static void change_separators(struct mutator *mutator, struct token token)
{
    static const struct {
        const char *text;
        const char *what;
    } others[] = {
        {" ", "a separator is a blank"},
        {":", "a separator is a colon"},
        {",", "a separator is a comma"},
        {".", "a separator is a point"},
    };
    struct bytes page = mutator->page;

    for (size_t i = token.begin; i < token.end; i++) {
        char c = page.data[i];

        if (bytes_is_digit(c) || bytes_is_letter(c) || (c & 0x80) != 0 || c == '"')
            continue;
        add(mutator, MUTATION_VALUE, "a separator is gone", i, i + 1, "");
        if (!is_in_figure(mutator, token, i))
            continue;
        add(mutator, MUTATION_VALUE, "a separator is there twice", i, i,
            arena_text_of(mutator->arena, slice(page, i, i + 1)));
        for (size_t k = 0; k < sizeof(others) / sizeof(others[0]); k++)
            if (c != others[k].text[0])
                add(mutator, MUTATION_VALUE, others[k].what, i, i + 1, others[k].text);
    }
}

static void change_words(struct mutator *mutator, struct token token)
{
    struct bytes page = mutator->page;

    for (size_t i = token.begin; i < token.end; i++) {
        size_t end = i;

        while (end < token.end && bytes_is_letter(page.data[end]))
            end++;
        if (end == i)
            continue;
        add(mutator, MUTATION_VALUE, "a word is another", i, end, "Xyz");
        add(mutator, MUTATION_VALUE, "a word is gone", i, end, "");
        i = end;
    }
}

static const char *in_case(struct mutator *mutator, struct token token, bool upper)
{
    char *text = arena_text_of(mutator->arena, text_of(mutator, &token));

    for (char *c = text; *c != '\0'; c++) {
        if (upper && *c >= 'a' && *c <= 'z')
            *c = (char)(*c - 'a' + 'A');
        else if (!upper)
            *c = bytes_lower(*c);
    }
    return text;
}

static void change_text(struct mutator *mutator, struct token token)
{
    size_t begin = token.begin, end = token.end;
    const char *whole = arena_text_of(mutator->arena, text_of(mutator, &token));
    struct arena *arena = mutator->arena;

    change_numbers(mutator, token);
    change_separators(mutator, token);
    change_words(mutator, token);
    add(mutator, MUTATION_VALUE, "the text is gone", begin, end, "");
    add(mutator, MUTATION_VALUE, "the text is a dash", begin, end, "-");
    add(mutator, MUTATION_VALUE, "the text is in capitals", begin, end,
        in_case(mutator, token, true));
    add(mutator, MUTATION_VALUE, "the text is in small letters", begin, end,
        in_case(mutator, token, false));
    add(mutator, MUTATION_VALUE, "the text is there twice", begin, begin,
        arena_format(arena, "%s ", whole));
    add(mutator, MUTATION_VALUE, "a word before the text", begin, begin, "Est. ");
    add(mutator, MUTATION_VALUE, "a word behind the text", end, end, " approx.");
    add(mutator, MUTATION_FORM, "no-break spaces around the text", begin, end,
        arena_format(arena, "&nbsp;%s&nbsp;", whole));
    add(mutator, MUTATION_FORM, "the text in an element", begin, end,
        arena_format(arena, "<b>%s</b>", whole));
    add(mutator, MUTATION_FORM, "the text on a line of its own", begin, end,
        arena_format(arena, "<br />%s<br />", whole));
    add(mutator, MUTATION_FORM, "blanks around the text", begin, end,
        arena_format(arena, "\n\t\t%s\n", whole));
}

/* The end of an element, behind its end tag; 0 when it has none. */
static size_t end_of_element(struct bytes page, size_t begin, struct bytes name)
{
    size_t depth = 0;

    for (size_t i = begin; i < page.size;) {
        size_t tag = find_from(page, i, "<");
        struct bytes rest = bytes_skip(page, tag);
        bool closes = bytes_starts_with(rest, BYTES("</"));
        struct bytes word = bytes_skip(rest, closes ? 2 : 1);

        if (tag == page.size)
            return 0;
        i = end_of_tag(page, tag);
        if (!bytes_starts_with(word, name) || word.size == name.size ||
            bytes_is_letter(word.data[name.size]) || bytes_is_digit(word.data[name.size]))
            continue;
        depth += closes ? -(size_t)1 : 1;
        if (depth == 0)
            return i;
    }
    return 0;
}

static struct bytes name_of_tag(struct bytes tag)
{
    size_t n = 1;

    while (n < tag.size && (bytes_is_letter(tag.data[n]) || bytes_is_digit(tag.data[n])))
        n++;
    return slice(tag, 1, n);
}

static void change_element(struct mutator *mutator, struct token token)
{
    struct bytes page = mutator->page, name = name_of_tag(text_of(mutator, &token));
    size_t end = end_of_element(page, token.begin, name), behind = token.begin + 1 + name.size;

    add(mutator, MUTATION_FORM, "the element is another", token.begin + 1, behind, "div");
    add(mutator, MUTATION_FORM, "the tag is gone", token.begin, token.end, "");
    if (bytes_equal_text(name, "br") || end == 0)
        return;
    add(mutator, MUTATION_LOSS, "the element is gone", token.begin, end, "");
    add(mutator, MUTATION_FORM, "the element is there twice", token.begin, token.begin,
        arena_text_of(mutator->arena, slice(page, token.begin, end)));
    add(mutator, MUTATION_FORM, "an empty element of its kind before it", token.begin, token.begin,
        arena_format(mutator->arena, "<%s></%s>", arena_text_of(mutator->arena, name),
                     arena_text_of(mutator->arena, name)));
    add(mutator, MUTATION_FORM, "the element in another", token.begin, end,
        arena_format(mutator->arena, "<div>%s</div>",
                     arena_text_of(mutator->arena, slice(page, token.begin, end))));
}

/* Others are for the eye. */
static bool is_told_by(struct bytes name)
{
    static const char *const names[] = {"class",    "content", "data-sort", "href", "id",
                                        "property", "rel",     "selected",  "value"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (bytes_equal_text(name, names[i]))
            return true;
    return false;
}

static void change_attribute(struct mutator *mutator, size_t begin, size_t equals, size_t end)
{
    struct token value = {TOKEN_TEXT, equals + 2, end - 1};

    if (!is_told_by(slice(mutator->page, begin, equals)))
        return;
    add(mutator, MUTATION_FORM, "the attribute is gone", begin, end, "");
    add(mutator, MUTATION_FORM, "the attribute is another", begin, equals, "data-other");
    add(mutator, MUTATION_VALUE, "the attribute is empty", value.begin, value.end, "");
    add(mutator, MUTATION_VALUE, "the attribute says something else", value.begin, value.end,
        "other");
    add(mutator, MUTATION_FORM, "the attribute is in capitals", value.begin, value.end,
        in_case(mutator, value, true));
    change_numbers(mutator, value);
}

static void change_attributes(struct mutator *mutator, struct token token)
{
    struct bytes page = mutator->page;

    for (size_t i = token.begin; i + 1 < token.end; i++) {
        size_t begin = i, close;

        if (page.data[i] != '=' || page.data[i + 1] != '"')
            continue;
        while (begin > token.begin && !bytes_is_space(page.data[begin - 1]))
            begin--;
        close = find_from(page, i + 2, "\"");
        if (close >= token.end)
            return;
        change_attribute(mutator, begin, i, close + 1);
        i = close;
    }
}

static void change_literal(struct mutator *mutator, struct token token)
{
    struct bytes text = text_of(mutator, &token);
    const char *whole = arena_text_of(mutator->arena, text);
    size_t after = token.end;
    bool is_key = after < mutator->page.size && mutator->page.data[after] == ':';

    if (text.data[0] == '{') {
        bool has_comma = after < mutator->page.size && mutator->page.data[after] == ',';

        add(mutator, MUTATION_LOSS, "the object is gone", token.begin,
            has_comma ? after + 1 : after, "");
        add(mutator, MUTATION_FORM, "the object is there twice", token.begin, token.begin,
            arena_format(mutator->arena, "%s,", whole));
        add(mutator, MUTATION_FORM, "the object is null", token.begin, after, "null");
        return;
    }
    if (is_key) {
        add(mutator, MUTATION_FORM, "the key is another", token.begin, token.end, "\"other\"");
        return;
    }
    change_numbers(mutator, token);
    change_separators(mutator, token);
    add(mutator, MUTATION_VALUE, "the literal is null", token.begin, token.end, "null");
    add(mutator, MUTATION_VALUE, "the literal is empty", token.begin, token.end, "\"\"");
    add(mutator, MUTATION_VALUE, "the literal is a dash", token.begin, token.end, "\"-\"");
    if (text.data[0] == '"')
        add(mutator, MUTATION_FORM, "the literal has no quotes", token.begin, token.end,
            arena_text_of(mutator->arena, slice(text, 1, text.size - 1)));
}

/* ---- all ---- */

static void find_tokens(struct mutator *mutator)
{
    struct bytes page = mutator->page;
    size_t title = find_from(page, 0, "<title"), title_end = find_from(page, title, "og:type");
    size_t contents = find_from(page, 0, "id=\"page-wrapper\"");
    size_t end_of_contents = find_from(page, contents, "<div class=\"modal");

    if (title < title_end && title_end < page.size)
        split(mutator, title, title_end);
    if (contents < page.size)
        split(mutator, end_of_tag(page, contents), end_of_contents);
}

struct mutations mutator_list(struct bytes page, size_t n_alike, struct arena *arena)
{
    struct mutator mutator = {.page = page, .arena = arena};

    find_tokens(&mutator);
    drop_alike(&mutator, n_alike);
    for (size_t i = 0; i < mutator.tokens.n; i++) {
        struct token token = mutator.tokens.items[i];

        if (token.kind == TOKEN_TEXT)
            change_text(&mutator, token);
        else if (token.kind == TOKEN_SCRIPT)
            change_literal(&mutator, token);
        else if (token.kind == TOKEN_END)
            add(&mutator, MUTATION_FORM, "the end tag is gone", token.begin, token.end, "");
        else
            change_element(&mutator, token), change_attributes(&mutator, token);
    }
    return mutator.list;
}

size_t mutator_texts(struct bytes page, struct arena *arena, struct bytes_range **ret_texts)
{
    struct mutator mutator = {.page = page, .arena = arena};
    size_t n = 0;

    find_tokens(&mutator);
    *ret_texts = arena_new_array(arena, mutator.tokens.n, struct bytes_range);
    for (size_t i = 0; i < mutator.tokens.n; i++) {
        const struct token *token = &mutator.tokens.items[i];

        if (token->kind == TOKEN_TEXT)
            (*ret_texts)[n++] = (struct bytes_range){token->begin, token->end};
    }
    return n;
}

void mutation_apply(struct bytes page, const struct mutation *mutation, struct buffer *out)
{
    buffer_append_bytes(out, bytes_first(page, mutation->begin));
    buffer_append_text(out, mutation->text);
    buffer_append_bytes(out, bytes_skip(page, mutation->end));
}
