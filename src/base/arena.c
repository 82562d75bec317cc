/*
 * Memory is cut from the front of zeroed blocks, and given back block by block at the end.
 *
 * The head of the list is the block being cut. Blocks double in size, so that a small unit of
 * work costs one allocation and a large one a few. A request that would waste most of a new
 * block gets a block of its own behind the head, which goes on being cut.
 */
#include "trackside/arena.h"

#include "trackside/heap.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
    struct arena_block *next;
    size_t capacity;
    size_t used;
    alignas(max_align_t) unsigned char data[];
};

static const size_t FIRST_BLOCK_SIZE = (size_t)16 * 1024;
static const size_t LARGEST_BLOCK_SIZE = (size_t)1024 * 1024;
/* No object can be larger; a size beyond it is a sum that went wrong. */
static const size_t LARGEST_REQUEST = PTRDIFF_MAX - 1024;
static const size_t ALIGNMENT = alignof(max_align_t);

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

void arena_deinit(struct arena *arena)
{
    if (!arena)
        return;
    while (arena->blocks) {
        struct arena_block *block = arena->blocks;

        arena->blocks = block->next;
        free(block);
    }
    arena->total_size = 0;
}

static _Noreturn void arena_exhausted(struct arena *arena)
{
    if (arena->exhausted)
        arena->exhausted(arena->context);
    heap_exhausted();
}

static struct arena_block *new_block(struct arena *arena, size_t capacity)
{
    struct arena_block *block;

    block = calloc(1, sizeof(*block) + capacity);
    if (block != NULL) {
        block->capacity = capacity;
        return block;
    }
    arena_exhausted(arena);
}

static size_t next_block_size(const struct arena_block *head)
{
    if (!head)
        return FIRST_BLOCK_SIZE;
    return head->capacity < LARGEST_BLOCK_SIZE / 2 ? head->capacity * 2 : LARGEST_BLOCK_SIZE;
}

/* The block to cut size bytes from: the head, a new head, or one of its own behind the head. */
static struct arena_block *block_for(struct arena *arena, size_t size)
{
    struct arena_block *head = arena->blocks;
    struct arena_block *block;
    size_t block_size = next_block_size(head);

    if (head && size <= head->capacity - head->used)
        return head;
    if (head && size > block_size / 2) {
        block = new_block(arena, size);
        block->next = head->next;
        head->next = block;
        return block;
    }
    block = new_block(arena, size > block_size ? size : block_size);
    block->next = head;
    arena->blocks = block;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    struct arena_block *block;
    size_t rounded;
    void *memory;

    if (size > LARGEST_REQUEST)
        arena_exhausted(arena);
    /* An empty request takes room too, so that no two share an address. */
    rounded = size == 0 ? ALIGNMENT : (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    block = block_for(arena, rounded);
    memory = block->data + block->used;
    block->used += rounded;
    arena->total_size += size;
    return memory;
}

void *arena_alloc_array(struct arena *arena, size_t n, size_t size)
{
    size_t total;

    if (__builtin_mul_overflow(n, size, &total))
        arena_exhausted(arena);
    return arena_alloc(arena, total);
}

void *arena_grow(struct arena *arena, void *items, size_t n, size_t item_size)
{
    bool has_room = n > 0 && (n & (n - 1)) != 0;
    void *larger;

    if (has_room)
        return items;
    if (n > SIZE_MAX / 2)
        arena_exhausted(arena);
    larger = arena_alloc_array(arena, n == 0 ? 1 : 2 * n, item_size);
    if (n > 0)
        memcpy(larger, items, n * item_size);
    return larger;
}

char *arena_text(struct arena *arena, const char *text)
{
    return text ? arena_text_of(arena, bytes_from_text(text)) : NULL;
}

char *arena_text_of(struct arena *arena, struct bytes bytes)
{
    char *copy = arena_alloc(arena, bytes.size < SIZE_MAX ? bytes.size + 1 : SIZE_MAX);

    if (bytes.size > 0)
        memcpy(copy, bytes.data, bytes.size);
    return copy;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    char start[256]; /* most texts are short: they are formatted once */
    va_list arguments;
    char *text;
    int size;

    va_start(arguments, format);
    size = vsnprintf(start, sizeof(start), format, arguments);
    va_end(arguments);
    if (size < 0)
        arena_exhausted(arena);
    if ((size_t)size < sizeof(start))
        return arena_text_of(arena, (struct bytes){start, (size_t)size});

    text = arena_alloc(arena, (size_t)size + 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)size + 1, format, arguments);
    va_end(arguments);
    return text;
}
