/*
 * Memory of the system's, for what outlives a unit of work, and the end of it.
 *
 * Nobody goes on without memory: a half-done unit of work cannot be mended, and the stores are safe
 * against a kill at any instant. So allocating never fails; the process ends, with the last words
 * of its face if that has any.
 */
#ifndef TRACKSIDE_HEAP_H
#define TRACKSIDE_HEAP_H

#include <stddef.h>

/* Zeroed; the caller's, for free(). */
void *heap_alloc(size_t size);
void *heap_alloc_array(size_t n, size_t size);

/* An array made longer; what is new in it is not zeroed. */
void *heap_resize_array(void *items, size_t n, size_t size);

/* A copy; NULL of NULL. */
char *heap_copy_text(const char *text);

/* There is no memory, or a library says so: last words, then abort(). */
_Noreturn void heap_exhausted(void);

/*
 * What is called then; it may end the process itself, and must not allocate. NULL, as at first:
 * nothing. Called once, before there is a second thread.
 */
void heap_set_last_words(void (*say)(void));

#endif
