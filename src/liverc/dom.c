/*
 * The only file that knows libxml2.
 *
 * Its nodes are handed out under a name of ours. Its errors go nowhere: a page of today's web is
 * never without them, and what matters is missed by the readers as an element not found. What the
 * parser cannot be trusted with is kept from it by page_limits.c.
 */
#include "dom.h"

#include "trackside/cleanup.h"
#include "trackside/text.h"

#include <libxml/HTMLparser.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct dom {
    htmlDocPtr document;
};

enum {
    TEXT_CEILING = 64 * 1024 * 1024, /* of one node; pages are far smaller */
    PARSE_OPTIONS =
        HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING,
};

static void ignore_message(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

static void ignore_error(void *context, xmlErrorPtr error)
{
    (void)context;
    (void)error;
}

static void free_context(htmlParserCtxtPtr *context)
{
    if (*context != NULL)
        htmlFreeParserCtxt(*context);
}

static void free_document(htmlDocPtr *document)
{
    if (*document != NULL)
        xmlFreeDoc(*document);
}

int dom_open(struct bytes page, struct dom **ret_dom, struct error *err)
{
    if (page.size == 0 || page.size > INT_MAX)
        return error_set(err, ERROR_UNKNOWN_PAGE, "the page is empty or too large: fetch it again");
    /* NOERROR leaves out-of-memory messages on stderr; these do not. */
    xmlSetGenericErrorFunc(NULL, ignore_message);
    xmlSetStructuredErrorFunc(NULL, ignore_error);
    CLEANUP(free_context) htmlParserCtxtPtr context = htmlNewParserCtxt();
    if (context == NULL)
        abort(); /* out of memory, as in an arena */
    CLEANUP(free_document)
    htmlDocPtr document =
        htmlCtxtReadMemory(context, page.data, (int)page.size, NULL, "UTF-8", PARSE_OPTIONS);
    /* disableSAX: the parser stopped before the end of the page, and what follows is lost. */
    if (document == NULL || context->disableSAX != 0 || xmlDocGetRootElement(document) == NULL)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the page cannot be parsed as HTML to its end: please report it");
    struct dom *dom = malloc(sizeof(*dom));
    if (dom == NULL)
        abort();
    dom->document = document;
    document = NULL;
    *ret_dom = dom;
    return 0;
}

void dom_close(struct dom *dom)
{
    if (dom == NULL)
        return;
    xmlFreeDoc(dom->document);
    free(dom);
}

void dom_close_at(struct dom **dom)
{
    dom_close(*dom);
}

static const xmlNode *as_xml(const struct dom_node *node)
{
    return (const xmlNode *)node;
}

static const struct dom_node *as_node(const xmlNode *node)
{
    return (const struct dom_node *)node;
}

const struct dom_node *dom_root(const struct dom *dom)
{
    return as_node(xmlDocGetRootElement(dom->document));
}

/* The node after this one in the order of the page, still inside scope; NULL at its end. */
static const xmlNode *node_after(const xmlNode *scope, const xmlNode *node, bool into_children)
{
    if (into_children && node->type == XML_ELEMENT_NODE && node->children != NULL)
        return node->children;
    while (node != scope && node->next == NULL)
        node = node->parent;
    return node == scope ? NULL : node->next;
}

static const xmlAttr *find_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
        if (strcmp((const char *)a->name, name) == 0)
            return a;
    }
    return NULL;
}

static const char *attribute_text(const xmlNode *node, const char *name)
{
    const xmlAttr *a = find_attribute(node, name);
    if (a == NULL)
        return NULL;
    if (a->children == NULL || a->children->content == NULL)
        return "";
    return (const char *)a->children->content;
}

static bool is_element(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           (name == NULL || strcmp((const char *)node->name, name) == 0);
}

static bool has_class(const xmlNode *node, const char *class_name)
{
    struct bytes words = bytes_from_text(attribute_text(node, "class"));
    size_t size = strlen(class_name);
    size_t i = 0;
    while (i < words.size) {
        size_t begin = i;
        while (i < words.size && !bytes_is_space(words.data[i]))
            i++;
        if (i - begin == size && memcmp(words.data + begin, class_name, size) == 0)
            return true;
        i++;
    }
    return false;
}

static bool matches(const xmlNode *node, const char *name, const char *class_name)
{
    return is_element(node, name) && (class_name == NULL || has_class(node, class_name));
}

const struct dom_node *dom_next(const struct dom_node *scope, const struct dom_node *node,
                                const char *name, const char *class_name)
{
    if (scope == NULL || node == NULL)
        return NULL;
    const xmlNode *within = as_xml(scope);
    const xmlNode *at = node_after(within, as_xml(node), true);
    while (at != NULL && !matches(at, name, class_name))
        at = node_after(within, at, true);
    return as_node(at);
}

const struct dom_node *dom_first(const struct dom_node *scope, const char *name,
                                 const char *class_name)
{
    return dom_next(scope, scope, name, class_name);
}

static const struct dom_node *first_element(const xmlNode *node, const char *name)
{
    while (node != NULL && !is_element(node, name))
        node = node->next;
    return as_node(node);
}

const struct dom_node *dom_child(const struct dom_node *node, const char *name)
{
    return node == NULL ? NULL : first_element(as_xml(node)->children, name);
}

const struct dom_node *dom_sibling(const struct dom_node *node, const char *name)
{
    return node == NULL ? NULL : first_element(as_xml(node)->next, name);
}

bool dom_is(const struct dom_node *node, const char *name)
{
    return node != NULL && is_element(as_xml(node), name);
}

bool dom_has_class(const struct dom_node *node, const char *class_name)
{
    return node != NULL && has_class(as_xml(node), class_name);
}

const char *dom_attribute(const struct dom_node *node, const char *name, struct arena *arena)
{
    return node == NULL ? NULL : arena_text(arena, attribute_text(as_xml(node), name));
}

static bool is_invisible(const xmlNode *node)
{
    return is_element(node, "script") || is_element(node, "style") ||
           (node->type == XML_ELEMENT_NODE && has_class(node, "hidden"));
}

/* Elements that stand inside a line; all others part the words before and after them. */
static bool is_inline(const xmlNode *node)
{
    static const char *const names[] = {"a",     "b",    "em",     "font", "i",
                                        "small", "span", "strong", "sup",  "u"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (is_element(node, names[i]))
            return true;
    }
    return false;
}

/* The text's own line ends are white space; a newline in the buffer stands for <br>. */
static void append_text(const xmlNode *node, struct buffer *text)
{
    size_t begin = text->size;
    if (node->content == NULL || !buffer_append_text(text, (const char *)node->content))
        return;
    for (size_t i = begin; i < text->size; i++) {
        if (text->data[i] == '\n')
            text->data[i] = ' ';
    }
}

static void append_visible(const xmlNode *node, struct buffer *text)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        append_text(node, text);
    else if (is_element(node, "br"))
        buffer_append_char(text, '\n');
    else if (node->type == XML_ELEMENT_NODE && !is_inline(node))
        buffer_append_char(text, ' ');
}

/* Leaving a block parts words as well: a blank before whatever follows it. */
static const xmlNode *leave(const xmlNode *scope, const xmlNode *node, struct buffer *text)
{
    while (node != scope && node->next == NULL) {
        node = node->parent;
        if (node != scope && !is_inline(node))
            buffer_append_char(text, ' ');
    }
    return node == scope ? NULL : node->next;
}

static void gather_visible(const xmlNode *scope, struct buffer *text)
{
    const xmlNode *node = scope->children;
    while (node != NULL && !text->full) {
        bool skip = is_invisible(node);
        if (!skip)
            append_visible(node, text);
        if (!skip && node->type == XML_ELEMENT_NODE && node->children != NULL)
            node = node->children;
        else
            node = leave(scope, node, text);
    }
}

const char *dom_text(const struct dom_node *node, struct arena *arena)
{
    if (node == NULL)
        return "";
    CLEANUP(buffer_deinit) struct buffer text;
    buffer_init(&text, TEXT_CEILING);
    gather_visible(as_xml(node), &text);
    return text_squeeze(buffer_bytes(&text), arena);
}

const char *dom_label(const struct dom_node *node, struct arena *arena)
{
    if (node == NULL)
        return "";
    CLEANUP(buffer_deinit) struct buffer text;
    buffer_init(&text, DOM_LABEL_SIZE);
    gather_visible(as_xml(node), &text);
    return text.full ? "" : text_squeeze(buffer_bytes(&text), arena);
}

static struct dom_lines split_lines(struct bytes text, struct arena *arena)
{
    const char **items = NULL;
    size_t n = 0;
    size_t at;
    do {
        size_t size = bytes_find(text, BYTES("\n"), &at) ? at : text.size;
        items = arena_grow(arena, items, n, sizeof(*items));
        items[n++] = text_squeeze(bytes_first(text, size), arena);
        if (size == text.size)
            break;
        text = bytes_skip(text, size + 1);
    } while (true);
    return (struct dom_lines){items, n};
}

struct dom_lines dom_lines(const struct dom_node *node, struct arena *arena)
{
    CLEANUP(buffer_deinit) struct buffer text;
    buffer_init(&text, TEXT_CEILING);
    if (node != NULL)
        gather_visible(as_xml(node), &text);
    return split_lines(buffer_bytes(&text), arena);
}

struct bytes dom_raw_text(const struct dom_node *node, struct arena *arena)
{
    CLEANUP(buffer_deinit) struct buffer text;
    buffer_init(&text, TEXT_CEILING);
    const xmlNode *scope = as_xml(node);
    for (const xmlNode *at = scope->children; at != NULL; at = node_after(scope, at, true)) {
        if (at->type != XML_ELEMENT_NODE && at->type != XML_COMMENT_NODE && at->content != NULL)
            buffer_append_text(&text, (const char *)at->content);
    }
    struct bytes raw = buffer_bytes(&text);
    return (struct bytes){arena_text_of(arena, raw), raw.size};
}
