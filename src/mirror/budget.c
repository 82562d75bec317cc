/* What a track has left of its daily budget. */
#include "budget.h"

#include "rate.h"

#include "trackside/heap.h"
#include "trackside/page_kind.h"
#include "trackside/request_log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    DAY_MS = 24 * 60 * 60 * 1000,
};

int mirror_budget(struct db *mirror_db, int64_t limit, const struct clock *clock, const char *slug,
                  struct mirror_budget *ret_budget, struct error *err)
{
    int64_t now_ms = clock_utc_ms(clock);
    int64_t used, latest_ms, oldest_ms = ABSENT;
    int r = request_log_count(mirror_db, "discovery", slug, NULL, now_ms - DAY_MS, now_ms + DAY_MS,
                              1, &used, &latest_ms, err);

    if (r == 0 && used > 0)
        r = request_log_count(mirror_db, "discovery", slug, NULL, now_ms - DAY_MS, now_ms + DAY_MS,
                              used, &used, &oldest_ms, err);
    if (r < 0)
        return r;
    *ret_budget = (struct mirror_budget){
        .used = used,
        .limit = limit,
        .next_free_at = is_absent(oldest_ms) ? ABSENT : rate_full_second(oldest_ms + DAY_MS),
        .is_nearly_spent = rate_is_nearly_spent(limit, used),
    };
    return 0;
}

static void tell(const struct fetcher *fetcher, const char *slug,
                 const struct mirror_budget *budget)
{
    char detail[128], when[CALENDAR_TEXT_SIZE];
    struct trace_event event = {.kind = TRACE_BUDGET, .subject = slug, .detail = detail};

    snprintf(detail, sizeof(detail),
             "%lld of %lld list pages a day are used; the first comes back at %s",
             (long long)budget->used, (long long)budget->limit,
             utc_format(budget->next_free_at, when));
    trace_tell(fetcher->options->trace, &event);
}

int budget_warn(struct fetcher *fetcher, const struct fetch_job *job, struct error *err)
{
    const char *slug = job->page.track_slug;
    bool is_told = fetcher->warned_slug != NULL && strcmp(fetcher->warned_slug, slug) == 0;
    struct mirror_budget budget;
    int r;

    if (page_kind_row(job->page.kind)->rate == PAGE_RATE_SESSION || is_told)
        return 0;
    r = mirror_budget(fetcher->db, fetcher->options->policy.discovery_per_day,
                      fetcher->options->clock, slug, &budget, err);
    if (r < 0 || !budget.is_nearly_spent)
        return r;
    free(fetcher->warned_slug);
    fetcher->warned_slug = heap_copy_text(slug);
    tell(fetcher, slug, &budget);
    return 0;
}
