/*
 * The only file that knows libxml2, as a reader of tags: a tree of ours is built from what it
 * tells, smaller and faster than its own, and exact about how deep elements are nested.
 *
 * Its errors go nowhere: a page of today's web is never without them, and what matters is missed
 * by the readers as an element not found. Its memory is the reading's (memory.h). What it cannot be
 * trusted with is kept from it by reduce.c.
 */
#include "tree.h"

#include "trackside/html.h"
#include "trackside/number.h"
#include "trackside/reference.h"

#include "memory.h"
#include "node.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <string.h>

enum {
    PARSE_OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                    HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC,
};

struct builder {
    const struct reduced *page;
    struct arena *arena;
    struct dom_node *root;
    struct dom_node *open; /* the innermost element that is not closed */
    size_t depth;          /* of it; 0 for none */
    char *text;            /* so far: it comes in pieces, and is no node yet */
    size_t text_size, text_room;
    bool is_whole;                         /* the parser came to the end of the page */
    struct dom_node *last[HTML_DEPTH + 1]; /* what each open element holds last, by depth */
    size_t n_rows;
};

static enum dom_flow flow_of(const char *name)
{
    static const struct {
        const char *name;
        enum dom_flow flow;
    } flows[] = {
        {"a", FLOW_INLINE},      {"b", FLOW_INLINE},     {"br", FLOW_BREAK},
        {"em", FLOW_INLINE},     {"font", FLOW_INLINE},  {"i", FLOW_INLINE},
        {"script", FLOW_NONE},   {"small", FLOW_INLINE}, {"span", FLOW_INLINE},
        {"strong", FLOW_INLINE}, {"style", FLOW_NONE},   {"sup", FLOW_INLINE},
        {"u", FLOW_INLINE},
    };
    for (size_t i = 0; i < sizeof(flows) / sizeof(flows[0]); i++) {
        if (name[0] == flows[i].name[0] && strcmp(name, flows[i].name) == 0)
            return flows[i].flow;
    }
    return FLOW_BLOCK;
}

/* A node at the end of the open element, with room for `extra` bytes behind it. */
static struct dom_node *add_node(struct builder *builder, size_t extra)
{
    struct dom_node *node = arena_alloc(builder->arena, sizeof(*node) + extra);
    struct dom_node **last = &builder->last[builder->depth];

    if (builder->arena->total_size > MEMORY_TREE_SIZE)
        memory_leave("it has far more elements than any of them");
    node->parent = builder->open;
    if (*last != NULL)
        (*last)->next = node;
    else if (builder->open != NULL)
        builder->open->first = node;
    *last = node;
    return node;
}

/*
 * References become what they stand for, in place: none is longer than its notation. Returns the
 * size.
 */
static size_t decode(char *text, size_t size, bool in_attribute)
{
    struct bytes mark = BYTES(REDUCED_REFERENCE);
    struct bytes rest = {text, size};
    char *out = text;

    while (rest.size > 0) {
        const char *lead = memchr(rest.data, mark.data[0], rest.size);
        size_t n = lead == NULL ? rest.size : (size_t)(lead - rest.data);
        struct reference reference;

        if (out != rest.data)
            memmove(out, rest.data, n);
        out += n;
        rest = bytes_skip(rest, n);
        if (!bytes_starts_with(rest, mark)) {
            if (rest.size > 0)
                *out++ = *rest.data;
            rest = bytes_skip(rest, 1);
            continue;
        }
        rest = bytes_skip(rest, mark.size);
        if (!reference_read(rest, in_attribute, &reference)) {
            *out++ = '&';
            continue;
        }
        rest = bytes_skip(rest, reference.size);
        memcpy(out, reference.text, strlen(reference.text));
        out += strlen(reference.text);
    }
    return (size_t)(out - text);
}

static const char *decoded(struct arena *arena, const char *value)
{
    size_t size = strlen(value);
    char *text = arena_alloc(arena, size + 1);

    memcpy(text, value, size);
    text[decode(text, size, true)] = '\0';
    return text;
}

/* Pairs of name and value, the value NULL when there is none; names outlive the parser's call. */
static void add_attributes(struct builder *builder, struct dom_node *node, const xmlChar **pairs)
{
    for (; pairs != NULL && pairs[0] != NULL; pairs += 2) {
        const char *name = (const char *)pairs[0];
        const char *value = (const char *)pairs[1];
        struct dom_attribute *attribute = arena_new(builder->arena, struct dom_attribute);

        attribute->name = name;
        attribute->value = value == NULL ? "" : decoded(builder->arena, value);
        attribute->next = node->attributes;
        node->attributes = attribute;
    }
}

static void add_text(struct builder *builder, struct bytes text)
{
    struct dom_node *node = add_node(builder, text.size);
    char *copy = (char *)(node + 1);

    memcpy(copy, text.data, text.size);
    node->flow = FLOW_TEXT;
    node->text = (struct bytes){copy, text.size};
}

static bool is_blank(struct bytes text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (!bytes_is_space(text.data[i]))
            return false;
    }
    return true;
}

/*
 * Most texts of a page are the white space between its tags. It says nothing at the begin of a
 * block, behind one, or behind other white space.
 */
static bool is_needed_blank(const struct builder *builder)
{
    const struct dom_node *before = builder->last[builder->depth];

    if (before == NULL)
        return builder->open->flow == FLOW_INLINE;
    if (before->flow == FLOW_TEXT)
        return !bytes_is_space(before->text.data[before->text.size - 1]);
    return before->flow == FLOW_INLINE || before->flow == FLOW_NONE;
}

/* What was told of a text is all of it: a node, unless it says nothing. */
static void end_text(struct builder *builder)
{
    struct bytes text = {builder->text, decode(builder->text, builder->text_size, false)};

    builder->text_size = 0;
    if (text.size == 0)
        return;
    if (!is_blank(text))
        add_text(builder, text);
    else if (is_needed_blank(builder))
        add_text(builder, BYTES(" "));
}

static void on_text(void *context, const xmlChar *data, int size)
{
    struct builder *builder = context;
    size_t needed = builder->text_size + (size < 0 ? 0 : (size_t)size);

    if (builder->open == NULL || size <= 0)
        return;
    if (needed > builder->text_room) {
        char *larger = arena_alloc(builder->arena, needed * 2);

        if (builder->text_size > 0)
            memcpy(larger, builder->text, builder->text_size);
        builder->text = larger;
        builder->text_room = needed * 2;
    }
    memcpy(builder->text + builder->text_size, data, (size_t)size);
    builder->text_size = needed;
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes)
{
    struct builder *builder = context;
    struct dom_node *node;

    end_text(builder);
    if (strcmp((const char *)name, REDUCED_END) == 0) {
        builder->is_whole = true;
        return;
    }
    node = add_node(builder, 0);
    node->name = (const char *)name;
    node->flow = flow_of(node->name);
    add_attributes(builder, node, attributes);
    if (node->attributes != NULL && dom_has_class(node, "hidden"))
        node->flow = FLOW_NONE;
    if (builder->root == NULL)
        builder->root = node;
    builder->n_rows += strcmp(node->name, "tr") == 0;
    if (builder->depth == HTML_DEPTH)
        memory_leave("it has tags nested more than 200 deep");
    builder->open = node;
    builder->last[++builder->depth] = NULL;
}

static void on_end(void *context, const xmlChar *name)
{
    struct builder *builder = context;

    end_text(builder);
    if (builder->open == NULL || strcmp((const char *)name, REDUCED_END) == 0)
        return;
    builder->open = builder->open->parent;
    builder->depth--;
}

/* The inside of a script: the number under which the page has it. */
static void on_raw_text(void *context, const xmlChar *data, int size)
{
    struct builder *builder = context;
    struct bytes text = {(const char *)data, size < 0 ? 0 : (size_t)size};
    int64_t number;
    struct dom_node *node;

    end_text(builder);
    if (builder->open == NULL || strcmp(builder->open->name, "script") != 0 ||
        !number_read_int(text, &number) || number < 0 || (size_t)number >= builder->page->n_scripts)
        return;
    node = add_node(builder, 0);
    node->flow = FLOW_TEXT;
    node->text = builder->page->scripts[number];
}

static void ignore_message(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

#if LIBXML_VERSION >= 21200
static void ignore_error(void *context, const xmlError *error)
#else
static void ignore_error(void *context, xmlErrorPtr error)
#endif
{
    (void)context;
    (void)error;
}

static void set_up_library(void)
{
    xmlMemSetup(memory_free, memory_alloc, memory_resize, memory_copy_text);
    xmlInitParser();
}

/* NOERROR leaves out-of-memory messages on stderr; these two, set in each thread, do not. */
void tree_prepare(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, set_up_library);
    xmlSetGenericErrorFunc(NULL, ignore_message);
    xmlSetStructuredErrorFunc(NULL, ignore_error);
}

void tree_forget(void)
{
    xmlResetLastError();
}

/* The context has its memory from the reading: it is never NULL, and need not be freed. */
static htmlParserCtxtPtr new_context(struct bytes page, struct builder *builder)
{
    htmlParserCtxtPtr context = htmlCreateMemoryParserCtxt(page.data, (int)page.size);

    *context->sax = (htmlSAXHandler){
        .startElement = on_start,
        .endElement = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_raw_text,
    };
    context->userData = builder;
    htmlCtxtUseOptions(context, PARSE_OPTIONS);
    /* The page is UTF-8, whatever it says: no guess, and no conversion. */
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8);
    return context;
}

int tree_build(const struct reduced *page, struct arena *scratch, const struct dom_node **ret_root,
               size_t *ret_n_rows, struct error *err)
{
    struct builder builder = {.page = page, .arena = scratch};
    htmlParserCtxtPtr context = new_context(page->markup, &builder);

    htmlParseDocument(context);
    if (!builder.is_whole || builder.root == NULL)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the page cannot be parsed as HTML to its end: please report it");
    *ret_root = builder.root;
    *ret_n_rows = builder.n_rows;
    return 0;
}

const char *html_library(void)
{
    return xmlParserVersion;
}
