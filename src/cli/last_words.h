/*
 * An error after which there is nothing more: no memory, or nobody who waits any longer. Everything
 * here allocates nothing and may be called in the handler of a signal.
 */
#ifndef TRACKSIDE_LAST_WORDS_H
#define TRACKSIDE_LAST_WORDS_H

#include "exit_code.h"

#include <stdbool.h>

/* As JSON, or as a line for people, which they are at first. */
void last_words_look(bool as_json);

/* Is a progress line on the screen, to be taken off before? */
void last_words_note_line(bool is_there);

/* Say it on stderr and end the process at once. The sentence is one of ours, without quotes. */
_Noreturn void last_words_say(enum error_code code, const char *sentence);

#endif
