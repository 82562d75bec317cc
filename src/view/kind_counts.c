/* Counts of pages, as `status` and `cache stats` show them. */
#include "trackside/kind_counts.h"

#include "trackside/liverc.h"

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

static int add_later_kinds(struct task *task, struct arena *arena, const struct page_filter *filter,
                           struct sheet *sheet, struct error *err)
{
    const char *const *names;
    enum page_kind known;
    size_t n;
    int r = page_store_kinds(task->mirror_db, arena, &names, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        if (!page_kind_read(names[i], &known))
            r = add_kind(task, *filter, names[i], sheet, err);
    return r;
}

int kind_counts(struct task *task, struct arena *arena, const struct page_filter *choice,
                struct sheet **ret_sheet, struct error *err)
{
    struct sheet *sheet = sheet_new(arena, columns, sizeof(columns) / sizeof(columns[0]));
    int r = 0;

    for (enum page_kind kind = 0; r == 0 && kind < PAGE_N_KINDS; kind++)
        if (choice->kind == PAGE_N_KINDS || choice->kind == kind)
            r = add_kind(task, *choice, page_kind_name(kind), sheet, err);
    if (r == 0 && choice->kind == PAGE_N_KINDS)
        r = add_later_kinds(task, arena, choice, sheet, err);
    if (r == 0)
        *ret_sheet = sheet;
    return r;
}
