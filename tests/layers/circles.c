/* Who needs whom, as a graph, and the ways in it that lead back. */
#include "circles.h"

#include "trackside/cleanup.h"

#include <stdio.h>
#include <string.h>

/* A slice as an argument for %.*s. */
#define SLICE(bytes) (int)(bytes).size, (bytes).data

/* One source needs another, both by their place in the tree. */
struct edge {
    size_t from, to;
    size_t line;        /* of the first source */
    struct bytes cause; /* the header or the function */
    bool is_call;
};

struct function {
    struct bytes name;
    size_t source;
    bool is_shared; /* another source has one of that name */
};

struct graph {
    const struct tree *tree;
    struct arena *arena;
    struct edge *edges;
    size_t n_edges;
    struct function *functions; /* that are not static */
    size_t n_functions;
};

static bool is_header(const struct source *source)
{
    return bytes_ends_with(bytes_from_text(source->path), BYTES(".h"));
}

static struct bytes file_name(const struct source *source)
{
    return bytes_from_text(strrchr(source->path, '/') + 1);
}

static void add_edge(struct graph *graph, const struct edge *edge)
{
    if (edge->from == edge->to)
        return;
    graph->edges = arena_grow(graph->arena, graph->edges, graph->n_edges, sizeof(*edge));
    graph->edges[graph->n_edges++] = *edge;
}

/* ---- includes ---- */

/* The source of a module (empty: the public headers) with that file name; n_sources for none. */
static size_t find_source(const struct tree *tree, struct bytes module, struct bytes name)
{
    size_t i = 0;

    while (i < tree->n_sources && !(bytes_equal(tree->sources[i].module, module) &&
                                    bytes_equal(file_name(&tree->sources[i]), name)))
        i++;
    return i;
}

/* The source an include line of `from` is about; n_sources for none of ours. */
static size_t find_included(const struct tree *tree, size_t from, struct bytes header)
{
    struct bytes folder = BYTES("trackside/");

    if (bytes_starts_with(header, folder))
        return find_source(tree, (struct bytes){0}, bytes_skip(header, folder.size));
    return find_source(tree, tree->sources[from].module, header);
}

/* Edges for the include lines of a source: to the header, or to the .c file of its name. */
static void add_includes(struct graph *graph, size_t from, bool to_headers)
{
    const struct tree *tree = graph->tree;
    struct bytes rest = tree->sources[from].text, line;
    struct edge edge = {.from = from};
    bool is_system;

    while (bytes_split(&rest, '\n', &line)) {
        edge.line++;
        if (!source_include(line, &edge.cause, &is_system) || is_system)
            continue;
        edge.to = find_included(tree, from, edge.cause);
        if (!to_headers && edge.to < tree->n_sources)
            edge.to = find_source(
                tree, tree->sources[edge.to].module,
                bytes_from_text(arena_format(graph->arena, "%.*s.c", (int)edge.cause.size - 2,
                                             edge.cause.data)));
        if (edge.to < tree->n_sources)
            add_edge(graph, &edge);
    }
}

/* ---- functions and calls ---- */

static void add_function(struct graph *graph, size_t source, struct bytes name)
{
    struct function function = {.name = name, .source = source};

    for (size_t i = 0; i < graph->n_functions; i++) {
        struct function *other = &graph->functions[i];

        if (bytes_equal(other->name, name) && other->source != source &&
            bytes_equal(graph->tree->sources[other->source].module,
                        graph->tree->sources[source].module))
            function.is_shared = other->is_shared = true;
    }
    graph->functions =
        arena_grow(graph->arena, graph->functions, graph->n_functions, sizeof(function));
    graph->functions[graph->n_functions++] = function;
}

static size_t skip_line(struct bytes code, size_t at)
{
    while (at < code.size && code.data[at] != '\n')
        at += code.data[at] == '\\' ? 2 : 1;
    return at;
}

/* From an opening bracket to behind its partner. */
static size_t skip_brackets(struct bytes code, size_t at)
{
    size_t depth = 0;

    for (; at < code.size; at++) {
        if (strchr("({[", code.data[at]) != NULL)
            depth++;
        else if (strchr(")}]", code.data[at]) != NULL && --depth == 0)
            return at + 1;
    }
    return at;
}

/*
 * What a source defines: words in front of a bracket, with a body behind it. A declaration begins
 * behind the one before it, and is forgotten when it was none of a function.
 */
static void add_functions(struct graph *graph, size_t source)
{
    struct bytes code = graph->tree->sources[source].code;
    struct bytes word = {0}, name = {0};
    bool is_static = false;
    size_t at = 0;

    while (at < code.size) {
        char c = code.data[at];

        if (c == '#') {
            at = skip_line(code, at);
        } else if (c == '(') {
            if (name.size == 0)
                name = word;
            at = skip_brackets(code, at);
        } else if (c == '{' || c == ';' || c == '=') {
            if (c == '{' && name.size > 0 && !is_static)
                add_function(graph, source, name);
            at = c == '{' ? skip_brackets(code, at) : at + 1;
            word = name = (struct bytes){0};
            is_static = false;
        } else if (c == ' ' || c == '\n' || c == '*' || c == '[' || c == ']' || c == ',' ||
                   !source_next_word(code, &at, &word)) {
            at++;
        } else {
            is_static = is_static || bytes_equal_text(word, "static");
        }
    }
}

static const struct function *find_function(const struct graph *graph, struct bytes name,
                                            struct bytes module)
{
    for (size_t i = 0; i < graph->n_functions; i++) {
        const struct function *function = &graph->functions[i];

        if (!function->is_shared && bytes_equal(function->name, name) &&
            bytes_equal(graph->tree->sources[function->source].module, module))
            return function;
    }
    return NULL;
}

static void add_calls(struct graph *graph, size_t from)
{
    const struct source *source = &graph->tree->sources[from];
    struct bytes word;
    size_t at = 0;

    while (source_next_word(source->code, &at, &word)) {
        const struct function *function;

        if (at == source->code.size || source->code.data[at] != '(')
            continue;
        function = find_function(graph, word, source->module);
        if (function != NULL)
            add_edge(graph, &(struct edge){.from = from,
                                           .to = function->source,
                                           .line = source_line_at(source, at),
                                           .cause = word,
                                           .is_call = true});
    }
}

/* ---- circles ---- */

/*
 * The shortest way from a source back to itself, breadth first: for each source that is reached
 * the edge by which it was, and whether there is such a way.
 */
static bool find_circle(const struct graph *graph, size_t start, const struct edge **ways)
{
    size_t n = graph->tree->n_sources, n_queued = 1;
    size_t *queue = arena_new_array(graph->arena, n + 1, size_t);

    memset(ways, 0, n * sizeof(*ways));
    queue[0] = start;
    for (size_t at = 0; at < n_queued && ways[start] == NULL; at++) {
        for (size_t i = 0; i < graph->n_edges; i++) {
            const struct edge *edge = &graph->edges[i];

            if (edge->from == queue[at] && ways[edge->to] == NULL) {
                ways[edge->to] = edge;
                queue[n_queued++] = edge->to;
            }
        }
    }
    return ways[start] != NULL;
}

/* "one.c calls do_it of two.c, which includes one.h" */
static const char *describe(const struct graph *graph, size_t start, const struct edge **ways)
{
    const struct source *sources = graph->tree->sources;
    const char *text = "";
    const struct edge *edge = ways[start];

    for (;; edge = ways[edge->from]) {
        const char *step =
            edge->is_call ? arena_format(graph->arena, "calls %.*s of %.*s", SLICE(edge->cause),
                                         SLICE(file_name(&sources[edge->to])))
                          : arena_format(graph->arena, "includes %.*s", SLICE(edge->cause));

        text = arena_format(graph->arena, "%s%s%s", step, text[0] != '\0' ? ", which " : "", text);
        if (edge->from == start)
            return text;
    }
}

static void tell_circles(const struct graph *graph, struct buffer *out)
{
    size_t n = graph->tree->n_sources;
    const struct edge **ways = arena_new_array(graph->arena, n + 1, const struct edge *);

    for (size_t i = 0; i < n; i++) {
        const struct edge *first;

        if (!find_circle(graph, i, ways))
            continue;
        for (first = ways[i]; first->from != i; first = ways[first->from])
            continue;
        buffer_printf(out, "%s:%zu: stands in a circle: it %s\n", graph->tree->sources[i].path,
                      first->line, describe(graph, i, ways));
    }
}

void check_header_circles(const struct layers *layers, const struct tree *tree, struct buffer *out)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct graph graph = {.tree = tree, .arena = &arena};

    (void)layers;
    arena_init(&arena);
    for (size_t i = 0; i < tree->n_sources; i++) {
        if (is_header(&tree->sources[i]))
            add_includes(&graph, i, true);
    }
    tell_circles(&graph, out);
}

void check_call_circles(const struct layers *layers, const struct tree *tree, struct buffer *out)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct graph graph = {.tree = tree, .arena = &arena};

    (void)layers;
    arena_init(&arena);
    for (size_t i = 0; i < tree->n_sources; i++) {
        if (!is_header(&tree->sources[i]))
            add_functions(&graph, i);
    }
    for (size_t i = 0; i < tree->n_sources; i++) {
        if (is_header(&tree->sources[i]))
            continue;
        add_includes(&graph, i, false);
        add_calls(&graph, i);
    }
    tell_circles(&graph, out);
}
