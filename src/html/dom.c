/*
 * Finding elements in the tree, and reading their texts.
 */
#include "node.h"

#include "trackside/text.h"

#include <string.h>

/* The node after this one in the order of the page, still inside scope; NULL at its end. */
static const struct dom_node *node_after(const struct dom_node *scope, const struct dom_node *node)
{
    if (node->flow != FLOW_TEXT && node->first != NULL)
        return node->first;
    while (node != scope && node->next == NULL)
        node = node->parent;
    return node == scope ? NULL : node->next;
}

static bool is_element(const struct dom_node *node, const char *name)
{
    if (name == NULL || node->flow == FLOW_TEXT)
        return node->flow != FLOW_TEXT;
    return node->name[0] == name[0] && strcmp(node->name, name) == 0;
}

const char *dom_attribute(const struct dom_node *node, const char *name)
{
    if (node == NULL)
        return NULL;
    for (const struct dom_attribute *a = node->attributes; a != NULL; a = a->next) {
        if (strcmp(a->name, name) == 0)
            return a->value;
    }
    return NULL;
}

static bool has_class(const struct dom_node *node, const char *class_name)
{
    const char *at = node->attributes == NULL ? NULL : dom_attribute(node, "class");
    size_t size = strlen(class_name);
    const char *begin;

    if (at == NULL)
        return false;
    begin = at;
    for (at = strstr(at, class_name); at != NULL; at = strstr(at + 1, class_name)) {
        bool begins = at == begin || bytes_is_space(at[-1]);

        if (begins && (at[size] == '\0' || bytes_is_space(at[size])))
            return true;
    }
    return false;
}

static bool matches(const struct dom_node *node, const char *name, const char *class_name)
{
    return is_element(node, name) && (class_name == NULL || has_class(node, class_name));
}

const struct dom_node *dom_next(const struct dom_node *scope, const struct dom_node *node,
                                const char *name, const char *class_name)
{
    if (scope == NULL || node == NULL)
        return NULL;
    do
        node = node_after(scope, node);
    while (node != NULL && !matches(node, name, class_name));
    return node;
}

const struct dom_node *dom_first(const struct dom_node *scope, const char *name,
                                 const char *class_name)
{
    return dom_next(scope, scope, name, class_name);
}

static const struct dom_node *first_element(const struct dom_node *node, const char *name)
{
    while (node != NULL && !is_element(node, name))
        node = node->next;
    return node;
}

const struct dom_node *dom_child(const struct dom_node *node, const char *name)
{
    return node == NULL ? NULL : first_element(node->first, name);
}

const struct dom_node *dom_sibling(const struct dom_node *node, const char *name)
{
    return node == NULL ? NULL : first_element(node->next, name);
}

const struct dom_node *dom_parent(const struct dom_node *node)
{
    return node == NULL ? NULL : node->parent;
}

bool dom_holds(const struct dom_node *node, const struct dom_node *inner)
{
    while (inner != NULL && inner != node)
        inner = inner->parent;
    return inner != NULL;
}

bool dom_is(const struct dom_node *node, const char *name)
{
    return node != NULL && is_element(node, name);
}

bool dom_has_class(const struct dom_node *node, const char *class_name)
{
    return node != NULL && node->flow != FLOW_TEXT && has_class(node, class_name);
}

/* ---- text ---- */

/* Room for a text; what does not fit is left out and remembered. */
struct writer {
    char *data;
    size_t size;
    size_t capacity;
    bool full;
};

static void put(struct writer *writer, struct bytes text)
{
    if (text.size > writer->capacity - writer->size) {
        writer->full = true;
        return;
    }
    memcpy(writer->data + writer->size, text.data, text.size);
    writer->size += text.size;
}

/* The text's own line ends are white space; a newline in the room stands for <br>. */
static void put_text(struct writer *writer, struct bytes text)
{
    size_t begin = writer->size;

    put(writer, text);
    for (size_t i = begin; i < writer->size; i++) {
        if (writer->data[i] == '\n')
            writer->data[i] = ' ';
    }
}

static void put_visible(struct writer *writer, const struct dom_node *node)
{
    if (node->flow == FLOW_TEXT)
        put_text(writer, node->text);
    else if (node->flow == FLOW_BREAK)
        put(writer, BYTES("\n"));
    else if (node->flow == FLOW_BLOCK)
        put(writer, BYTES(" "));
}

/* Leaving a block parts words as well: a blank before whatever follows it. */
static const struct dom_node *leave(const struct dom_node *scope, const struct dom_node *node,
                                    struct writer *writer)
{
    while (node != scope && node->next == NULL) {
        node = node->parent;
        if (node != scope && node->flow != FLOW_INLINE)
            put(writer, BYTES(" "));
    }
    return node == scope ? NULL : node->next;
}

static void gather_visible(const struct dom_node *scope, struct writer *writer)
{
    const struct dom_node *node = scope->first;

    while (node != NULL && !writer->full) {
        bool skip = node->flow == FLOW_NONE;

        if (!skip)
            put_visible(writer, node);
        if (!skip && node->flow != FLOW_TEXT && node->first != NULL)
            node = node->first;
        else
            node = leave(scope, node, writer);
    }
}

/* No less than the visible text of a node takes. */
static size_t size_of_text(const struct dom_node *scope)
{
    size_t size = 0;

    for (const struct dom_node *node = node_after(scope, scope); node != NULL;
         node = node_after(scope, node))
        size += node->flow == FLOW_TEXT ? node->text.size : 2;
    return size;
}

enum {
    SHORT_TEXT_SIZE = 1024,
};

/* The text, in `room` where it is short. */
static struct bytes visible(const struct dom_node *node, char room[static SHORT_TEXT_SIZE],
                            struct arena *arena)
{
    size_t size = node == NULL ? 0 : size_of_text(node);
    char *data = size <= SHORT_TEXT_SIZE ? room : arena_alloc(arena, size);
    struct writer writer = {.data = data, .capacity = size};

    if (node != NULL)
        gather_visible(node, &writer);
    return (struct bytes){writer.data, writer.size};
}

const char *dom_text(const struct dom_node *node, struct arena *arena)
{
    char room[SHORT_TEXT_SIZE];

    if (node == NULL)
        return "";
    return text_squeeze(visible(node, room, arena), arena);
}

const char *dom_own_text(const struct dom_node *node, struct arena *arena)
{
    size_t size = 0;
    struct writer writer;

    if (node == NULL)
        return "";
    for (const struct dom_node *child = node->first; child != NULL; child = child->next)
        size += child->flow == FLOW_TEXT ? child->text.size : 1;
    writer = (struct writer){.data = arena_alloc(arena, size), .capacity = size};
    for (const struct dom_node *child = node->first; child != NULL; child = child->next)
        put(&writer, child->flow == FLOW_TEXT ? child->text : BYTES(" "));
    return text_squeeze((struct bytes){writer.data, writer.size}, arena);
}

struct bytes dom_label(const struct dom_node *node, char room[static DOM_LABEL_SIZE])
{
    struct writer writer = {.data = room, .capacity = DOM_LABEL_SIZE};

    if (node != NULL)
        gather_visible(node, &writer);
    return (struct bytes){room, writer.full ? 0 : writer.size};
}

struct dom_lines dom_lines(const struct dom_node *node, struct arena *arena)
{
    char room[SHORT_TEXT_SIZE];
    struct bytes text = visible(node, room, arena);
    const char **items = NULL;
    size_t n = 0;

    for (;;) {
        size_t at;
        size_t size = bytes_find(text, BYTES("\n"), &at) ? at : text.size;

        items = arena_grow(arena, items, n, sizeof(*items));
        items[n++] = text_squeeze(bytes_first(text, size), arena);
        if (size == text.size)
            return (struct dom_lines){items, n};
        text = bytes_skip(text, size + 1);
    }
}

struct bytes dom_raw_text(const struct dom_node *node, struct arena *arena)
{
    size_t size = size_of_text(node);
    struct writer writer = {.data = arena_alloc(arena, size), .capacity = size};

    for (const struct dom_node *at = node_after(node, node); at != NULL;
         at = node_after(node, at)) {
        if (at->flow == FLOW_TEXT)
            put(&writer, at->text);
    }
    return (struct bytes){writer.data, writer.size};
}
