/* What the stores take on disk, as `status` shows it. */
#include "status_section.h"

#include "trackside/disk_use.h"
#include "trackside/page_store.h"

static const struct column columns[] = {
    COLUMN("what", "On disk", COLUMN_TEXT),
    COLUMN("bytes", "Bytes", COLUMN_COUNT),
};

static void add(struct sheet *sheet, const char *what, int64_t bytes)
{
    sheet_add_text(sheet, what);
    sheet_add_number(sheet, bytes);
}

static int collect(struct task *task, struct arena *arena, const struct status_scope *scope,
                   struct sheet **ret_sheet, struct error *err)
{
    struct sheet *sheet = sheet_new(arena, columns, sizeof(columns) / sizeof(columns[0]));
    const struct disk_file *files;
    struct page_sizes sizes;
    size_t n;
    int r = page_store_sizes(task->mirror_db, &sizes, err);

    (void)scope; /* the files are everybody's */
    if (r < 0)
        return r;
    disk_use_files(task->data_dir, arena, &files, &n);
    for (size_t i = 0; i < n; i++)
        add(sheet, files[i].name, files[i].size);
    add(sheet, "bodies, packed", sizes.packed);
    add(sheet, "bodies, unpacked", sizes.unpacked);
    add(sheet, "free", disk_use_free(task->data_dir));
    *ret_sheet = sheet;
    return 0;
}

const struct status_section status_disk = {"disk", collect};
