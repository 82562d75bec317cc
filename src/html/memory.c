/*
 * Pieces come in sizes of powers of two and are used again by size, so that a parser that frees
 * what it no longer needs stays small. Blocks double, so that there are few of them, and a piece
 * is told from memory of the time before the reading by the block it lies in.
 */
#include "memory.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIRST_BLOCK_SIZE = 128 * 1024,
    SMALLEST_PIECE = 32,
    N_PIECE_SIZES = 24, /* up to 256 MiB */
};

struct piece {
    size_t rank; /* it has SMALLEST_PIECE << rank bytes, these included */
    struct piece *next_free;
};

struct block {
    struct block *next;
    size_t size;
    size_t used;
    alignas(max_align_t) char data[];
};

struct memory {
    struct arena scratch;
    struct block *blocks; /* the newest first; pieces are cut from it */
    size_t pool_size;
    struct piece *free_pieces[N_PIECE_SIZES];
    jmp_buf exit;
    const char *what;
    const char *limit; /* that the page is over; NULL when memory ended */
};

static _Thread_local struct memory *current;
static _Thread_local size_t allocations_to_failure;

void memory_fail_at(size_t n)
{
    allocations_to_failure = n;
}

_Noreturn void memory_leave(const char *limit)
{
    if (current == NULL)
        abort();
    current->limit = limit;
    longjmp(current->exit, 1);
}

static void arena_is_exhausted(void *context)
{
    (void)context;
    memory_leave(NULL);
}

/* ---- libxml2's pool ---- */

static struct block *add_block(struct memory *memory, size_t least)
{
    size_t size = memory->blocks == NULL ? FIRST_BLOCK_SIZE : memory->blocks->size * 2;
    struct block *block;

    if (size < least)
        size = least;
    if (size > MEMORY_POOL_SIZE - memory->pool_size)
        size = least;
    if (size > MEMORY_POOL_SIZE - memory->pool_size)
        memory_leave("parsing it takes more memory than that of any of them");
    block = malloc(sizeof(*block) + size);
    if (block == NULL)
        memory_leave(NULL);
    *block = (struct block){.next = memory->blocks, .size = size};
    memory->blocks = block;
    memory->pool_size += size;
    return block;
}

static void release_pool(struct memory *memory)
{
    while (memory->blocks != NULL) {
        struct block *block = memory->blocks;

        memory->blocks = block->next;
        free(block);
    }
}

static bool is_in_pool(const struct memory *memory, const void *piece)
{
    uintptr_t at = (uintptr_t)piece;

    for (const struct block *b = memory->blocks; b != NULL; b = b->next) {
        if (at >= (uintptr_t)b->data && at < (uintptr_t)b->data + b->size)
            return true;
    }
    return false;
}

static size_t rank_for(size_t size)
{
    size_t rank = 0;

    while (rank < N_PIECE_SIZES && ((size_t)SMALLEST_PIECE << rank) - sizeof(struct piece) < size)
        rank++;
    if (rank == N_PIECE_SIZES)
        memory_leave(NULL);
    return rank;
}

static struct piece *cut_piece(struct memory *memory, size_t rank)
{
    size_t size = (size_t)SMALLEST_PIECE << rank;
    struct block *block = memory->blocks;
    void *piece;

    if (block == NULL || block->size - block->used < size)
        block = add_block(memory, size);
    piece = block->data + block->used;
    block->used += size;
    return piece;
}

static void *pool_alloc(struct memory *memory, size_t size)
{
    size_t rank;
    struct piece *piece;

    if (allocations_to_failure > 0 && --allocations_to_failure == 0)
        memory_leave(NULL);
    rank = rank_for(size);
    piece = memory->free_pieces[rank];
    if (piece == NULL)
        piece = cut_piece(memory, rank);
    else
        memory->free_pieces[rank] = piece->next_free;
    piece->rank = rank;
    return piece + 1;
}

static void pool_free(struct memory *memory, void *data)
{
    struct piece *piece = (struct piece *)data - 1;

    piece->next_free = memory->free_pieces[piece->rank];
    memory->free_pieces[piece->rank] = piece;
}

static void *pool_resize(struct memory *memory, void *data, size_t size)
{
    const struct piece *piece = (struct piece *)data - 1;
    size_t room = ((size_t)SMALLEST_PIECE << piece->rank) - sizeof(*piece);
    void *larger;

    if (size <= room)
        return data;
    larger = pool_alloc(memory, size);
    memcpy(larger, data, room);
    pool_free(memory, data);
    return larger;
}

void *memory_alloc(size_t size)
{
    return current == NULL ? malloc(size) : pool_alloc(current, size);
}

void *memory_resize(void *piece, size_t size)
{
    if (piece == NULL)
        return memory_alloc(size);
    if (current != NULL && is_in_pool(current, piece))
        return pool_resize(current, piece, size);
    return realloc(piece, size);
}

void memory_free(void *piece)
{
    if (piece != NULL && current != NULL && is_in_pool(current, piece))
        pool_free(current, piece);
    else
        free(piece);
}

char *memory_copy_text(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = memory_alloc(size);

    return copy == NULL ? NULL : memcpy(copy, text, size);
}

/* ---- one reading ---- */

/* Apart from memory_contain: what a long jump comes back to must have no variables of its own. */
static int work_or_leave(struct memory *memory, memory_work *work, void *context, struct error *err)
{
    if (setjmp(memory->exit) == 0)
        return work(context, &memory->scratch, err);
    if (memory->limit == NULL)
        return error_set(err, ERROR_FAILED,
                         "out of memory while reading a page: free some and try again");
    return error_set(err, ERROR_UNKNOWN_PAGE, "the page is no %s: %s", memory->what, memory->limit);
}

int memory_contain(memory_work *work, memory_end *at_end, void *context, const char *what,
                   struct arena *results, struct error *err)
{
    struct memory memory = {.what = what};
    struct memory *outer = current;
    struct arena before = *results;
    int r;

    arena_init(&memory.scratch);
    memory.scratch.exhausted = arena_is_exhausted;
    results->exhausted = arena_is_exhausted;
    current = &memory;
    r = work_or_leave(&memory, work, context, err);
    at_end();
    current = outer;
    results->exhausted = before.exhausted;
    release_pool(&memory);
    arena_deinit(&memory.scratch);
    return r;
}
