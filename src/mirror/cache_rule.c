/* The cache rules of the mirror, as pure functions. */
#include "cache_rule.h"

#include "trackside/page_kind.h"

static int64_t utc_of_midnight(struct date date, const struct zone *zone)
{
    struct local_time midnight = {.date = date};
    int64_t utc = local_time_seconds(midnight);
    int offset;

    if (zone != NULL)
        zone_to_utc(zone, midnight, &utc, &offset);
    return utc;
}

static struct date day_after(const struct page_id *page)
{
    struct date date = page->date;

    if (date.day != 0)
        return date_add_days(date, 1);
    date.day = 1;
    date.month++;
    if (date.month > 12) {
        date.month = 1;
        date.year++;
    }
    return date;
}

bool cache_rule_is_settled(const struct mirror_policy *policy, const struct page_id *page,
                           const struct zone *zone, int64_t now)
{
    if (date_is_absent(page->date))
        return false;
    return now > utc_of_midnight(day_after(page), zone) + policy->settled_after_s;
}

/* Of the month that is still going on at the track: new days appear in it. */
static bool is_current_month(const struct page_id *page, const struct zone *zone, int64_t now)
{
    return page_kind_row(page->kind)->naming == PAGE_NAMED_BY_MONTH &&
           !date_is_absent(page->date) && now < utc_of_midnight(day_after(page), zone);
}

int64_t cache_rule_ttl(const struct mirror_policy *policy, const struct page_id *page,
                       const struct zone *zone, int64_t now)
{
    if (is_current_month(page, zone, now))
        return policy->current_month_ttl_s;
    if (cache_rule_is_settled(policy, page, zone, now))
        return policy->settled_ttl_s[page->kind];
    return policy->ttl_s[page->kind];
}
