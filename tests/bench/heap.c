/*
 * Counted as the allocator rounds sizes up.
 */
#include "heap.h"

#include <malloc.h>
#include <stdbool.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *piece, size_t size);
void __real_free(void *piece);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *piece, size_t size);
void __wrap_free(void *piece);

static bool counting;
static ptrdiff_t in_use, peak;

static void add(void *piece)
{
    if (!counting || piece == NULL)
        return;
    in_use += (ptrdiff_t)malloc_usable_size(piece);
    if (in_use > peak)
        peak = in_use;
}

static void take_away(void *piece)
{
    if (counting && piece != NULL)
        in_use -= (ptrdiff_t)malloc_usable_size(piece);
}

void *__wrap_malloc(size_t size)
{
    void *piece = __real_malloc(size);
    add(piece);
    return piece;
}

void *__wrap_calloc(size_t n, size_t size)
{
    void *piece = __real_calloc(n, size);
    add(piece);
    return piece;
}

void *__wrap_realloc(void *piece, size_t size)
{
    take_away(piece);
    void *larger = __real_realloc(piece, size);
    add(larger);
    return larger;
}

void __wrap_free(void *piece)
{
    take_away(piece);
    __real_free(piece);
}

void heap_begin(void)
{
    in_use = peak = 0;
    counting = true;
}

size_t heap_peak(void)
{
    counting = false;
    return (size_t)peak;
}
