/* Counts of pages, as `status` and `cache stats` show them. */
#include "trackside/kind_counts.h"

#include "trackside/liverc.h"

#include <string.h>

static const struct column columns[] = {
    COLUMN("kind", "Pages", COLUMN_TEXT),     COLUMN("stored", "Stored", COLUMN_COUNT),
    COLUMN("fresh", "Fresh", COLUMN_COUNT),   COLUMN("stale", "Stale", COLUMN_COUNT),
    COLUMN("failed", "Failed", COLUMN_COUNT), COLUMN("bytes", "Bytes", COLUMN_COUNT),
};

static int add_kind(struct task *task, struct page_filter filter, const char *name,
                    struct sheet *sheet, struct error *err)
{
    struct page_counts counts;
    int r;

    filter.kind_name = name;
    r = page_store_count(task->mirror_db, &filter, clock_utc(&task->clock), &counts, err);
    if (r < 0)
        return r;
    sheet_add_text(sheet, name);
    sheet_add_number(sheet, counts.n_stored);
    sheet_add_number(sheet, counts.n_stored - counts.n_stale);
    sheet_add_number(sheet, counts.n_stale);
    sheet_add_number(sheet, counts.n_failed);
    sheet_add_number(sheet, counts.body_size);
    return 0;
}

static bool is_among(const char *name, const char *const *names, size_t n)
{
    size_t i = 0;

    while (i < n && strcmp(names[i], name) != 0)
        i++;
    return i < n;
}

/* Practice and the directory in any case, others that this program knows where there are any, then
 * those that it does not know. */
static int add_all(struct task *task, struct arena *arena, const struct page_filter *filter,
                   struct sheet *sheet, struct error *err)
{
    const char *const *stored;
    enum page_kind known;
    size_t n;
    int r = page_store_kinds(task->mirror_db, arena, &stored, &n, err);

    for (enum page_kind kind = 0; r == 0 && kind < PAGE_N_KINDS; kind++)
        if (kind <= PAGE_DIRECTORY || is_among(page_kind_name(kind), stored, n))
            r = add_kind(task, *filter, page_kind_name(kind), sheet, err);
    for (size_t i = 0; r == 0 && i < n; i++)
        if (!page_kind_read(stored[i], &known))
            r = add_kind(task, *filter, stored[i], sheet, err);
    return r;
}

int kind_counts(struct task *task, struct arena *arena, const struct page_filter *choice,
                struct sheet **ret_sheet, struct error *err)
{
    struct sheet *sheet = sheet_new(arena, columns, sizeof(columns) / sizeof(columns[0]));
    int r = choice->kind == PAGE_N_KINDS
                ? add_all(task, arena, choice, sheet, err)
                : add_kind(task, *choice, page_kind_name(choice->kind), sheet, err);

    if (r == 0)
        *ret_sheet = sheet;
    return r;
}
