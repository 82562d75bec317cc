/* Stored month pages. */
#include "trackside/discover_range.h"
#include "trackside/page_kind.h"
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

/* A body that was kept by other rules than today's may be of another month. */
static int read_page(struct bytes body, const struct stored_page *stored, const char *slug,
                     struct date month, struct arena *arena, const struct practice_month **ret_page,
                     struct error *err)
{
    struct page_id id = {.kind = PAGE_MONTH, .track_slug = slug, .date = month};
    struct page_reading reading;
    struct error other;
    int r = page_parse(body, PAGE_MONTH, arena, &reading, err);

    if (r < 0)
        return r;
    if (page_identify(&reading, &id, &other) < 0)
        return error_set(err, other.code, "%s is not the page it should be: %s", stored->url,
                         other.message);
    *ret_page = reading.month;
    return 0;
}

int discover_read_month(struct db *mirror_db, const char *slug, struct date month,
                        struct arena *arena, struct discover_month *ret_month, struct error *err)
{
    const struct practice_month *page = NULL;
    struct stored_page stored;
    struct bytes body;
    int r = read_body(mirror_db, slug, month, arena, &stored, &body, err);
    bool is_other;

    if (r == 0)
        r = read_page(body, &stored, slug, month, arena, &page, err);
    if (r != 0 || page == NULL)
        return r;
    /* Asked for a month without practice, the site may show the newest one. */
    is_other = date_compare(page->month, month) != 0;
    *ret_month = (struct discover_month){
        .track_name = page->track_name,
        .days = page->days,
        .n_days = is_other ? 0 : page->n_days,
        .months = page->months,
        .n_months = page->n_months,
        .validated_at = stored.validated_at,
        .settled = stored.settled,
        .url = stored.url,
        .cache_key = stored.cache_key,
        .findings = page->findings,
        .n_findings = page->n_findings,
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
