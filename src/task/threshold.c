/* Figures against their bounds. */
#include "trackside/threshold.h"

#include "trackside/day_drift.h"
#include "trackside/health.h"

#include <string.h>

enum {
    THOUSAND = 1000,
    HOUR_S = 60 * 60,
    PERCENT = 100,
};

const enum setting_key threshold_settings[N_THRESHOLDS] = {
    CHECK_DISCOVERY_FAILURES,
    CHECK_INGEST_FAILURES,
    CHECK_RATE_VIOLATIONS,
    CHECK_DRIFT_HOURS,
};

const char *threshold_name(enum setting_key setting)
{
    return setting_table[setting].key + strlen("check.");
}

static int64_t number_of(const struct task *task, enum setting_key key)
{
    return task->settings->values[key].number;
}

int64_t threshold_limit(const struct task *task, enum setting_key setting)
{
    return number_of(task, setting) * THOUSAND;
}

static struct threshold make(const struct task *task, enum setting_key key, int64_t value)
{
    return (struct threshold){.setting = key, .value = value, .limit = threshold_limit(task, key)};
}

static int64_t window_start(const struct task *task)
{
    return clock_utc(&task->clock) - number_of(task, CHECK_WINDOW_HOURS) * HOUR_S;
}

/* Of nothing, nothing failed. */
static int64_t percent_of(const struct failure_share *share)
{
    return share->n > 0 ? share->n_failed * PERCENT * THOUSAND / share->n : 0;
}

static int read_discovery(struct task *task, struct arena *arena, struct threshold *ret,
                          struct error *err)
{
    struct failure_share share;
    int r = health_discovery_failures(task->mirror_db, window_start(task), &share, err);

    if (r < 0)
        return r;
    *ret = make(task, CHECK_DISCOVERY_FAILURES, percent_of(&share));
    ret->detail = arena_format(arena, "%lld of %lld pages that discover asked for failed",
                               (long long)share.n_failed, (long long)share.n);
    return 0;
}

static int read_ingest(struct task *task, struct arena *arena, struct threshold *ret,
                       struct error *err)
{
    struct failure_share share;
    int r = health_ingest_failures(task->mirror_db, window_start(task), &share, err);

    if (r < 0)
        return r;
    *ret = make(task, CHECK_INGEST_FAILURES, percent_of(&share));
    ret->detail = arena_format(arena, "%lld of %lld days that ingest was about failed",
                               (long long)share.n_failed, (long long)share.n);
    return 0;
}

static int read_rates(struct task *task, struct arena *arena, struct threshold *ret,
                      struct error *err)
{
    const struct health_rates rates = {
        .discovery_per_minute = number_of(task, FETCH_DISCOVERY_PER_MINUTE),
        .discovery_per_day = number_of(task, FETCH_DISCOVERY_PER_DAY),
        .session_per_minute = number_of(task, FETCH_SESSION_PER_MINUTE),
    };
    int64_t n;
    int r = health_rate_violations(task->mirror_db, &rates, window_start(task),
                                   clock_utc(&task->clock), &n, err);

    if (r < 0)
        return r;
    *ret = make(task, CHECK_RATE_VIOLATIONS, n * THOUSAND);
    ret->detail =
        arena_format(arena, "%lld requests left faster than the rates allow", (long long)n);
    return 0;
}

/* The oldest drift counts. */
static int read_drift(struct task *task, struct arena *arena, struct threshold *ret,
                      struct error *err)
{
    const struct date all = {.year = 0};
    const struct drifting_day *days;
    const struct drifting_day *oldest = NULL;
    char date[CALENDAR_TEXT_SIZE], since[CALENDAR_TEXT_SIZE];
    size_t n;
    int r = day_drift_list(task, arena, NULL, all, &days, &n, err);

    if (r < 0)
        return r;
    for (size_t i = 0; i < n; i++)
        if (oldest == NULL || days[i].since < oldest->since)
            oldest = &days[i];
    *ret = make(task, CHECK_DRIFT_HOURS, 0);
    ret->detail = "no stored day differs from the site's list";
    if (oldest == NULL)
        return 0;
    if (oldest->since < clock_utc(&task->clock))
        ret->value = (clock_utc(&task->clock) - oldest->since) * THOUSAND / HOUR_S;
    ret->detail = arena_format(
        arena, "%zu stored days differ from the site's list, %s of %s since %s", n,
        date_format(oldest->date, date), oldest->track_slug, utc_format(oldest->since, since));
    return 0;
}

int threshold_read(struct task *task, struct arena *arena,
                   struct threshold ret_thresholds[static N_THRESHOLDS], struct error *err)
{
    int (*const readers[N_THRESHOLDS])(struct task *, struct arena *, struct threshold *,
                                       struct error *) = {read_discovery, read_ingest, read_rates,
                                                          read_drift};
    int r = 0;

    for (int i = 0; r == 0 && i < N_THRESHOLDS; i++)
        r = readers[i](task, arena, &ret_thresholds[i], err);
    return r;
}

bool threshold_is_over(const struct threshold *threshold)
{
    return threshold->value > threshold->limit;
}

int threshold_require(const struct task *task, struct arena *arena,
                      const struct threshold thresholds[static N_THRESHOLDS], struct error *err)
{
    const char *over = NULL;

    for (int i = 0; i < N_THRESHOLDS; i++)
        if (threshold_is_over(&thresholds[i]))
            over = arena_format(arena, "%s%s%s (over %s %s)", over != NULL ? over : "",
                                over != NULL ? "; " : "", thresholds[i].detail,
                                setting_table[thresholds[i].setting].key,
                                task->settings->values[thresholds[i].setting].text);
    return over != NULL ? error_set(err, ERROR_CHECK, "%s", over) : 0;
}
