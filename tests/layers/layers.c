/* Reading layers.txt: a word at the beginning of a line, and what belongs to it. */
#include "layers.h"

#include "text_file.h"

#include "trackside/number.h"

#include <stdio.h>
#include <stdlib.h>

/* One line on its way into the map. */
struct line {
    const char *path;
    size_t number;
    struct bytes rest; /* behind the keyword */
    struct arena *arena;
    struct layers *layers;
};

static _Noreturn void fail(const struct line *line, const char *problem)
{
    fprintf(stderr, "%s:%zu: %s\n", line->path, line->number, problem);
    exit(2);
}

static bool next_word(struct bytes *rest, struct bytes *ret_word)
{
    while (bytes_split(rest, ' ', ret_word))
        if (ret_word->size > 0)
            return true;
    return false;
}

static void add_words(struct line *line, struct words *words)
{
    struct bytes word;

    while (next_word(&line->rest, &word)) {
        words->items = arena_grow(line->arena, words->items, words->n, sizeof(word));
        words->items[words->n++] = word;
    }
}

static void add_module(struct line *line)
{
    struct layers *layers = line->layers;
    struct bytes name;

    if (!next_word(&line->rest, &name))
        fail(line, "a module needs a name");
    layers->modules =
        arena_grow(line->arena, layers->modules, layers->n_modules, sizeof(struct module));
    layers->modules[layers->n_modules++] =
        (struct module){.name = arena_text_of(line->arena, name)};
}

static void add_library(struct line *line, struct module *module)
{
    struct library library;

    if (!next_word(&line->rest, &library.header) ||
        !number_read_int(line->rest, &library.max_files))
        fail(line, "a library is a header and a number of files");
    module->libraries =
        arena_grow(line->arena, module->libraries, module->n_libraries, sizeof(library));
    module->libraries[module->n_libraries++] = library;
}

static void set_ceiling(const struct line *line)
{
    if (!number_read_int(line->rest, &line->layers->max_files))
        fail(line, "a folder holds a number of files");
}

static struct module *last_module(const struct line *line)
{
    if (line->layers->n_modules == 0)
        fail(line, "this belongs below a module");
    return &line->layers->modules[line->layers->n_modules - 1];
}

static void take_line(struct line *line)
{
    struct layers *layers = line->layers;
    struct bytes keyword;

    if (!next_word(&line->rest, &keyword) || keyword.data[0] == '#')
        return;
    if (bytes_equal_text(keyword, "module"))
        add_module(line);
    else if (bytes_equal_text(keyword, "public"))
        add_words(line, &last_module(line)->headers);
    else if (bytes_equal_text(keyword, "generated"))
        add_words(line, &last_module(line)->generated);
    else if (bytes_equal_text(keyword, "may"))
        add_words(line, &last_module(line)->may);
    else if (bytes_equal_text(keyword, "library"))
        add_library(line, last_module(line));
    else if (bytes_equal_text(keyword, "system"))
        add_words(line, &layers->system);
    else if (bytes_equal_text(keyword, "tells"))
        add_words(line, &layers->tells);
    else if (bytes_equal_text(keyword, "speaks"))
        add_words(line, &layers->speaks);
    else if (bytes_equal_text(keyword, "converts"))
        add_words(line, &layers->converts);
    else if (bytes_equal_text(keyword, "asks"))
        add_words(line, &layers->asks);
    else if (bytes_equal_text(keyword, "holds"))
        set_ceiling(line);
    else
        fail(line, "this line begins with an unknown word");
}

void layers_read(const char *path, struct arena *arena, struct layers *ret_layers)
{
    struct line line = {.path = path, .arena = arena, .layers = ret_layers};
    struct bytes text = text_file_read(path, arena);

    *ret_layers = (struct layers){0};
    while (bytes_split(&text, '\n', &line.rest)) {
        line.number++;
        take_line(&line);
    }
}

bool words_have(const struct words *words, struct bytes wanted)
{
    for (size_t i = 0; i < words->n; i++)
        if (bytes_equal(words->items[i], wanted))
            return true;
    return false;
}

bool words_match(const struct words *words, struct bytes wanted)
{
    for (size_t i = 0; i < words->n; i++) {
        struct bytes word = words->items[i];

        if (bytes_equal(word, wanted))
            return true;
        if (bytes_ends_with(word, BYTES("*")) &&
            bytes_starts_with(wanted, bytes_first(word, word.size - 1)))
            return true;
    }
    return false;
}

const struct module *layers_find(const struct layers *layers, struct bytes name)
{
    for (size_t i = 0; i < layers->n_modules; i++)
        if (bytes_equal_text(name, layers->modules[i].name))
            return &layers->modules[i];
    return NULL;
}

const struct module *layers_owner_of_header(const struct layers *layers, struct bytes header)
{
    for (size_t i = 0; i < layers->n_modules; i++)
        if (words_have(&layers->modules[i].headers, header))
            return &layers->modules[i];
    return NULL;
}

const struct module *layers_owner_of_generated(const struct layers *layers, struct bytes header)
{
    for (size_t i = 0; i < layers->n_modules; i++)
        if (words_have(&layers->modules[i].generated, header))
            return &layers->modules[i];
    return NULL;
}

const struct module *layers_owner_of_library(const struct layers *layers, struct bytes header)
{
    for (size_t i = 0; i < layers->n_modules; i++)
        for (size_t j = 0; j < layers->modules[i].n_libraries; j++)
            if (bytes_equal(layers->modules[i].libraries[j].header, header))
                return &layers->modules[i];
    return NULL;
}
