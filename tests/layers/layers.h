/*
 * The map of the source, as layers.txt writes it.
 */
#ifndef TRACKSIDE_TESTS_LAYERS_H
#define TRACKSIDE_TESTS_LAYERS_H

#include "trackside/arena.h"

#include <stdint.h>

/* Words of the map, in the arena it was read into. */
struct words {
    struct bytes *items;
    size_t n;
};

struct library {
    struct bytes header;
    int64_t max_files;
};

struct module {
    const char *name;
    struct words headers;   /* public ones, without "trackside/" */
    struct words generated; /* made at build */
    struct words may;
    struct library *libraries;
    size_t n_libraries;
};

struct layers {
    struct module *modules;
    size_t n_modules;
    struct words system;
    struct words tells;
    struct words speaks;
    struct words converts;
    struct words asks;
    int64_t max_files; /* in one folder; 0: no ceiling */
};

/* Exits with a sentence on stderr when the map cannot be read: nothing can be checked then. */
void layers_read(const char *path, struct arena *arena, struct layers *ret_layers);

bool words_have(const struct words *words, struct bytes wanted);

/* As words_have; a word that ends in * stands for all that begin like it. */
bool words_match(const struct words *words, struct bytes wanted);

/* NULL when there is none. */
const struct module *layers_find(const struct layers *layers, struct bytes name);
const struct module *layers_owner_of_header(const struct layers *layers, struct bytes header);
const struct module *layers_owner_of_generated(const struct layers *layers, struct bytes header);
const struct module *layers_owner_of_library(const struct layers *layers, struct bytes header);

#endif
