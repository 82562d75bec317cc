/*
 * The memory a page is read in, and the one way out when it ends.
 *
 * libxml2 does not survive a failed allocation: it loops for ever or loses rows without a word. So
 * none of its allocations fails. They are cut from a bounded pool that belongs to one reading, and
 * when the pool or an arena of the reading is exhausted, the reading is left by one long jump and
 * everything it held is given back at once. Nothing inside a reading may own memory elsewhere.
 */
#ifndef TRACKSIDE_HTML_MEMORY_H
#define TRACKSIDE_HTML_MEMORY_H

#include "trackside/arena.h"
#include "trackside/error.h"

enum {
    MEMORY_POOL_SIZE = 128 * 1024 * 1024, /* libxml2's, for one page of at most 8 MiB */
    MEMORY_TREE_SIZE = 256 * 1024 * 1024, /* the document and what is looked up in it */
};

/* `scratch` lives until the work is done. */
typedef int memory_work(void *context, struct arena *scratch, struct error *err);

/* At the end of the work, however it ended, while its memory is still there. */
typedef void memory_end(void);

/*
 * Do the work, then `at_end`. ERROR_FAILED when memory ends, in the scratch, in libxml2's pool or
 * in the arena of the results (whose own `exhausted` is put aside meanwhile); else what the work
 * returns. `what` is what pages are, see html_rules.
 */
int memory_contain(memory_work *work, memory_end *at_end, void *context, const char *what,
                   struct arena *results, struct error *err);

/*
 * From within the work: end it with ERROR_UNKNOWN_PAGE, since the page is over a limit, and say
 * which: "it has ..."; or, for NULL, because memory ended. The words must outlive the call.
 */
_Noreturn void memory_leave(const char *limit);

/* For libxml2. Outside a reading they are malloc, realloc, free and strdup. */
void *memory_alloc(size_t size);
void *memory_resize(void *piece, size_t size);
void memory_free(void *piece);
char *memory_copy_text(const char *text);

/* For tests: the n-th allocation of libxml2's from now on fails, counted from 1; 0 for none. */
void memory_fail_at(size_t n);

#endif
