/*
 * What is checked in the source. Each check appends one line for every offender,
 * "src/db/db.c:12: what is wrong", and nothing else.
 */
#ifndef TRACKSIDE_TESTS_CHECKS_H
#define TRACKSIDE_TESTS_CHECKS_H

#include "layers.h"
#include "source.h"

#include "trackside/buffer.h"

/* The includes of one module, its public headers' among them. */
void check_module(const struct layers *layers, const struct tree *tree, const struct module *module,
                  struct buffer *out);

/* In how many files a module includes a library; more than the map allows are offenders. */
size_t check_library(const struct tree *tree, const struct module *module,
                     const struct library *library, struct buffer *out);

/* Folders and public headers that the map does not have. */
void check_map(const struct layers *layers, const struct tree *tree, struct buffer *out);

/* Folders of src with more files than the map says. */
void check_folders(const struct layers *layers, const struct tree *tree, struct buffer *out);

/* Libraries in public headers. */
void check_public_headers(const struct layers *layers, const struct tree *tree, struct buffer *out);

/* Calls that are banned because they cannot tell a bad number or a full buffer. */
void check_calls(const struct layers *layers, const struct tree *tree, struct buffer *out);

/* String literals that are SQL. */
void check_sql(const struct layers *layers, const struct tree *tree, struct buffer *out);

/* String literals of silent modules that name an option or a command: a face words that. */
void check_wording(const struct layers *layers, const struct tree *tree, struct buffer *out);

/* Printing and exiting in silent modules. */
void check_silence(const struct layers *layers, const struct tree *tree, struct buffer *out);

#endif
