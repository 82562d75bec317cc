/* Allocations that do not fail. */
#include "trackside/heap.h"

#include <stdlib.h>
#include <string.h>

static void (*last_words)(void);

void heap_set_last_words(void (*say)(void))
{
    last_words = say;
}

_Noreturn void heap_exhausted(void)
{
    if (last_words != NULL)
        last_words();
    abort();
}

static void *had(void *memory)
{
    if (memory == NULL)
        heap_exhausted();
    return memory;
}

void *heap_alloc(size_t size)
{
    return had(calloc(1, size > 0 ? size : 1));
}

void *heap_alloc_array(size_t n, size_t size)
{
    return had(calloc(n > 0 ? n : 1, size));
}

void *heap_resize_array(void *items, size_t n, size_t size)
{
    return had(reallocarray(items, n > 0 ? n : 1, size));
}

char *heap_copy_text(const char *text)
{
    return text != NULL ? had(strdup(text)) : NULL;
}
