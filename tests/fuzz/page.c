/*
 * A page is read twice: as given, and from a copy that is gone before the results are looked at.
 */
#include "page.h"

#include "trackside/cleanup.h"

#include "oracle.h"

#include <stdlib.h>
#include <string.h>

enum {
    RECORD_CEILING = 64 * 1024 * 1024,
    /* The results take memory in proportion to the page; findings are bounded in number. */
    RESULT_SIZE_BASE = 1024 * 1024,
    RESULT_SIZE_PER_BYTE = 160,
};

static int read_once(const struct page_reader *reader, struct bytes page, struct arena *arena,
                     const void **ret_content)
{
    struct error err = {0};
    const void *content = NULL;
    int r = reader->read(page, arena, &content, &err);
    MUST(arena->total_size <= RESULT_SIZE_BASE + RESULT_SIZE_PER_BYTE * page.size);
    MUST(arena->exhausted == NULL && arena->context == NULL);
    if (r == 0) {
        MUST(content != NULL);
        *ret_content = content;
        return 0;
    }
    oracle_error(r, &err);
    MUST(r == ERROR_UNKNOWN_PAGE && content == NULL); /* memory does not end */
    return r;
}

static int read_copy(const struct page_reader *reader, struct bytes page, struct arena *arena,
                     const void **ret_content)
{
    char *copy = malloc(page.size + 1);
    if (copy == NULL)
        abort();
    if (page.size > 0)
        memcpy(copy, page.data, page.size);
    int r = read_once(reader, (struct bytes){copy, page.size}, arena, ret_content);
    memset(copy, '#', page.size + 1);
    free(copy);
    return r;
}

static void record_content(const struct page_reader *reader, const void *content, struct bytes page,
                           struct record *record)
{
    record->page = page;
    buffer_init(&record->text, RECORD_CEILING);
    reader->record(content, record);
    MUST(!record->text.full);
}

static void check_same(const struct page_reader *reader, struct bytes page, const void *first,
                       const void *second)
{
    struct record one, other;
    record_content(reader, first, page, &one);
    record_content(reader, second, page, &other);
    MUST(bytes_equal(buffer_bytes(&one.text), buffer_bytes(&other.text)));
    buffer_deinit(&one.text);
    buffer_deinit(&other.text);
}

/* What can be read is kept, and it is a whole page. */
static void check_kept(const struct page_reader *reader, struct bytes page)
{
    const struct record record = {.page = page};
    struct error err;
    MUST(liverc_check_page(page, reader->kind, &err) == 0);
    MUST(!liverc_is_bot_check(page));
    MUST(record_n_on_page(&record, "</html") > 0);
}

void page_check(const struct page_reader *reader, struct bytes page)
{
    CLEANUP(arena_deinit) struct arena first_arena;
    CLEANUP(arena_deinit) struct arena second_arena;
    const void *first, *second;
    arena_init(&first_arena);
    arena_init(&second_arena);
    int r = read_once(reader, page, &first_arena, &first);
    MUST(read_copy(reader, page, &second_arena, &second) == r);
    if (r < 0)
        return;
    check_same(reader, page, first, second);
    check_kept(reader, page);
}
