/* The options that choose pages. */
#include "cache_choice.h"

#include "arguments.h"

#include "trackside/page_kind.h"

enum {
    DAY_S = 24 * 60 * 60,
};

static int read_kind(const struct invocation *invocation, struct arena *arena,
                     enum page_kind *ret_kind, struct error *err)
{
    const char *name = invocation_value(invocation, "kind");

    *ret_kind = PAGE_N_KINDS;
    if (name == NULL || page_kind_read(name, ret_kind))
        return 0;
    return error_set(err, ERROR_USAGE, "there is no kind of page '%s'; --kind is %s", name,
                     page_kind_names(arena));
}

static int read_track(struct context *context, const struct invocation *invocation,
                      const char **ret_slug, struct error *err)
{
    const char *typed = invocation_value(invocation, "track");

    *ret_slug = NULL;
    return typed == NULL ? 0 : slug_read(typed, &context->arena, ret_slug, err);
}

int cache_choice_read(struct context *context, const struct invocation *invocation,
                      struct page_filter *ret_filter, struct error *err)
{
    struct page_filter filter = PAGE_FILTER_ALL;
    int64_t now = clock_utc(&context->task.clock);
    int64_t days = ABSENT;
    int r = read_kind(invocation, &context->arena, &filter.kind, err);

    if (r == 0)
        r = read_track(context, invocation, &filter.track_slug, err);
    if (r == 0)
        r = argument_count(invocation, "older-than", 0, ABSENT, &days, err);
    if (r < 0)
        return r;
    if (!is_absent(days))
        filter.confirmed_before = days > now / DAY_S ? 0 : now - days * DAY_S;
    if (invocation_has(invocation, "stale"))
        filter.stale_at = now;
    *ret_filter = filter;
    return 0;
}

bool cache_choice_is_narrow(const struct page_filter *filter)
{
    return filter->kind != PAGE_N_KINDS || filter->track_slug != NULL ||
           !is_absent(filter->confirmed_before) || !is_absent(filter->stale_at);
}
