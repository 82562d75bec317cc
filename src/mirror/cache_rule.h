/*
 * How long a page may be used before it is asked for again. Pure: policy, page and "now" in,
 * seconds out; the result is stored with the page as a column.
 */
#ifndef TRACKSIDE_CACHE_RULE_H
#define TRACKSIDE_CACHE_RULE_H

#include "trackside/mirror.h"
#include "trackside/zone.h"

/*
 * A page is settled when `now` is more than policy->settled_after_s past the end of its day (its
 * month) in the track's zone; NULL zone: UTC. A page without a date is never settled.
 */
bool cache_rule_is_settled(const struct mirror_policy *policy, const struct page_id *page,
                           const struct zone *zone, int64_t now);

/* Seconds from now until the page may be asked for again. */
int64_t cache_rule_ttl(const struct mirror_policy *policy, const struct page_id *page,
                       const struct zone *zone, int64_t now);

#endif
