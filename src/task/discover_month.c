/* Stored month pages. */
#include "trackside/discover_range.h"
#include "trackside/liverc.h"
#include "trackside/page_store.h"
#include "trackside/practice.h"

static int read_body(struct db *mirror_db, const char *slug, struct date month, struct arena *arena,
                     struct stored_page *ret_stored, struct bytes *ret_body, struct error *err)
{
    struct page_id id = {.kind = PAGE_MONTH, .track_slug = slug, .date = month};
    int r = page_store_find(mirror_db, page_cache_key(&id, arena), arena, ret_stored, err);

    if (r < 0)
        return r;
    if (r == PAGE_STORE_NONE || ret_stored->sha256 == NULL)
        return DISCOVER_NONE;
    r = page_store_read_body(mirror_db, ret_stored->sha256, arena, ret_body, err);
    return r == PAGE_STORE_NONE ? DISCOVER_NONE : r;
}

static bool lists(const struct practice_month *page, struct date month)
{
    for (size_t i = 0; i < page->n_months; i++)
        if (date_compare(page->months[i], month) == 0)
            return true;
    return false;
}

/* Asked for a month without practice, the site may show the newest one instead. */
static int check_month(const struct practice_month *page, const struct stored_page *stored,
                       struct date month, bool *ret_is_other, struct error *err)
{
    char asked[CALENDAR_TEXT_SIZE], shown[CALENDAR_TEXT_SIZE];

    *ret_is_other = date_compare(page->month, month) != 0;
    if (!*ret_is_other || !lists(page, month))
        return 0;
    return error_set(err, ERROR_UNKNOWN_PAGE,
                     "%s shows %s instead of %s; the page was kept for a bug report", stored->url,
                     date_format_month(page->month, shown), date_format_month(month, asked));
}

int discover_read_month(struct db *mirror_db, const char *slug, struct date month,
                        struct arena *arena, struct discover_month *ret_month, struct error *err)
{
    const struct practice_month *page;
    struct stored_page stored;
    struct bytes body;
    bool is_other;
    int r = read_body(mirror_db, slug, month, arena, &stored, &body, err);

    if (r == 0)
        r = liverc_read_month(body, arena, &page, err);
    if (r == 0)
        r = check_month(page, &stored, month, &is_other, err);
    if (r != 0)
        return r;
    *ret_month = (struct discover_month){
        .track_name = page->track_name,
        .days = page->days,
        .n_days = is_other ? 0 : page->n_days,
        .months = page->months,
        .n_months = page->n_months,
        .validated_at = stored.validated_at,
        .settled = stored.settled,
    };
    return 0;
}

bool discover_rules_out(const struct discover_month *page, struct date month)
{
    struct date then = local_time_from_seconds(page->validated_at).date;

    then.day = 0;
    if (page->n_months == 0 || date_compare(month, then) > 0)
        return false;
    for (size_t i = 0; i < page->n_months; i++)
        if (date_compare(page->months[i], month) == 0)
            return false;
    return true;
}
