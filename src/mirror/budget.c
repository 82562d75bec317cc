/* What a track has left of its daily budget. */
#include "rate.h"

#include "trackside/mirror.h"

#include "trackside/mirror_store.h"

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
