/* Times to live, by the settings of now. */
#include "trackside/page_retain.h"

int page_retain(struct task *task, struct arena *arena, const struct page_filter *filter,
                struct page_retention *ret_retention, struct error *err)
{
    struct page_retention retention = {.n_changed = 0};
    struct mirror_policy policy;
    struct stored_page *pages;
    size_t n = 0;
    int r = page_store_list(task->mirror_db, filter, arena, &pages, &n, err);

    settings_policy(task->settings, arena, &policy);
    if (r == 0)
        r = mirror_retain(task->mirror_db, &policy, pages, n, &retention.n_changed, err);
    if (r < 0)
        return r;
    retention.n_pages = (int64_t)n;
    *ret_retention = retention;
    return 0;
}
