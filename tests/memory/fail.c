/*
 * Allocations of the program's own code that fail on request: linked in with --wrap, so that they
 * come here instead of the C library. TRACKSIDE_FAIL_ALLOCATION says which one fails (1: the
 * first); all after it fail as well. TRACKSIDE_COUNT_ALLOCATIONS names a file that gets their
 * number at the end.
 */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__real_reallocarray(void *memory, size_t n, size_t size);
char *__real_strdup(const char *text);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *memory, size_t size);
void *__wrap_reallocarray(void *memory, size_t n, size_t size);
char *__wrap_strdup(const char *text);

static atomic_long n_allocations;
static long fails_at; /* 0: never */

static void tell_number(void)
{
    FILE *file = fopen(getenv("TRACKSIDE_COUNT_ALLOCATIONS"), "w");

    if (file == NULL)
        abort();
    fprintf(file, "%ld\n", (long)n_allocations);
    fclose(file);
}

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("TRACKSIDE_FAIL_ALLOCATION");

    fails_at = at != NULL ? strtol(at, NULL, 10) : 0;
    if (getenv("TRACKSIDE_COUNT_ALLOCATIONS") != NULL)
        atexit(tell_number);
}

static int fails(void)
{
    long n = atomic_fetch_add(&n_allocations, 1) + 1;

    return fails_at > 0 && n >= fails_at;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
    return fails() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
    return fails() ? NULL : __real_realloc(memory, size);
}

void *__wrap_reallocarray(void *memory, size_t n, size_t size)
{
    return fails() ? NULL : __real_reallocarray(memory, n, size);
}

char *__wrap_strdup(const char *text)
{
    return fails() ? NULL : __real_strdup(text);
}
