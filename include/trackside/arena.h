/*
 * The memory of one unit of work: a page, a command, a request.
 *
 * Allocate freely, free nothing, and let arena_deinit take it all back at once.
 * Memory is zeroed and aligned for any type. When the system has no memory left,
 * or a size overflows, the arena calls its one exit: `exhausted`, which must not
 * return. The default exit is the end of the process (heap.h).
 */
#ifndef TRACKSIDE_ARENA_H
#define TRACKSIDE_ARENA_H

#include "trackside/bytes.h"

struct arena_block;

struct arena {
    struct arena_block *blocks;
    size_t total_size;                /* bytes handed out */
    void (*exhausted)(void *context); /* NULL: heap_exhausted() */
    void *context;
};

void arena_init(struct arena *arena);
void arena_deinit(struct arena *arena); /* also fit for CLEANUP */

void *arena_alloc(struct arena *arena, size_t size);
void *arena_alloc_array(struct arena *arena, size_t n, size_t size);

#define arena_new(arena, type)          ((type *)arena_alloc((arena), sizeof(type)))
#define arena_new_array(arena, n, type) ((type *)arena_alloc_array((arena), (n), sizeof(type)))

/*
 * Make room for one more item in an array of n items that lives in the arena:
 * the array itself while there is room, else a larger copy. The room doubles at
 * powers of two, so start with n = 0 and items = NULL and count one by one.
 */
void *arena_grow(struct arena *arena, void *items, size_t n, size_t item_size);

/* NUL-terminated copies. A NULL text gives NULL. */
char *arena_text(struct arena *arena, const char *text);
char *arena_text_of(struct arena *arena, struct bytes bytes);
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
