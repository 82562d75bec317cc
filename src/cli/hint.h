/*
 * What the command line says for a hint: which option, which command.
 */
#ifndef TRACKSIDE_CLI_HINT_H
#define TRACKSIDE_CLI_HINT_H

#include "trackside/arena.h"
#include "trackside/error.h"
#include "trackside/json.h"

hint_words hint_words_of;

/* The whole sentence of a failure: its fact, and what to do. In the arena. */
const char *hint_sentence(const struct error *error, struct arena *arena);

/* The whole sentence as a value of an object. */
void hint_put_sentence(struct json *object, const char *key, const struct error *error);

#endif
