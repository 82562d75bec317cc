/* Which month pages are asked for, and in which order. */
#include "trackside/discover.h"

#include "trackside/practice.h"
#include "trackside/track_store.h"

#include <string.h>

int discovery_today(struct task *task, struct arena *arena, const char *slug,
                    struct date *ret_today, struct error *err)
{
    const struct zone *zone = NULL;
    int64_t now = clock_utc(&task->clock);
    int r = track_store_open_zone(task->mirror_db, slug, arena, &zone, err);

    if (r < 0)
        return r;
    *ret_today = zone != NULL ? zone_from_utc(zone, now).date : local_time_from_seconds(now).date;
    return 0;
}

/* ---- what is stored already ---- */

/* Of all months of the range, from their first day to their last. */
static int read_stored_days(struct discovery *discovery, struct error *err)
{
    struct day_filter filter = DAY_FILTER_ALL;

    filter.slug = discovery->slug;
    filter.from = discovery->months[discovery->n_months - 1].month;
    filter.from.day = 1;
    return report_days(discovery->task->race_db, &filter, discovery->arena, &discovery->stored,
                       &discovery->n_stored, err);
}

static int read_page(struct discovery *discovery, struct discovery_month *month, struct error *err)
{
    int r = discover_read_month(discovery->task->mirror_db, discovery->slug, month->month,
                                discovery->arena, &month->page, err);

    month->has_page = r == 0;
    return r;
}

/* A page that cannot be read is as good as none, until it is asked for. */
static int read_stored_pages(struct discovery *discovery, struct error *err)
{
    for (size_t i = 0; i < discovery->n_months; i++) {
        int r = read_page(discovery, &discovery->months[i], err);

        if (r < 0 && r != ERROR_UNKNOWN_PAGE)
            return r;
    }
    return 0;
}

/* Settled, and every day it lists is ingested in full: the site has nothing to add. */
static bool is_covered(const struct discovery *discovery, const struct discovery_month *month)
{
    if (!month->has_page || !month->page.settled || month->page.n_days == 0 ||
        discovery->task->refresh)
        return false;
    for (size_t i = 0; i < month->page.n_days; i++) {
        const struct month_day *day = &month->page.days[i];
        const struct day_summary *stored = discovery_find_stored(discovery, day->date);

        if (day->n_sessions == 0)
            continue;
        if (stored == NULL || stored->n_sessions != day->n_sessions ||
            strcmp(stored->ingest_depth, "laps_full") != 0)
            return false;
    }
    return true;
}

/* ---- asking ---- */

static struct discovery_month *find_month(struct discovery *discovery, struct date date)
{
    for (size_t i = 0; i < discovery->n_months; i++)
        if (date_compare(discovery->months[i].month, date) == 0)
            return &discovery->months[i];
    return NULL;
}

static void fail(struct discovery_month *month, const struct error *failure)
{
    month->state = DISCOVERY_FAILED;
    month->failure = *failure;
}

/* Without --detail the month is complete now. */
static int list_days(struct discovery *discovery, struct discovery_month *month, struct error *err)
{
    int r = discovery->wants_detail ? discovery_fetch_days(discovery, month, err) : 0;

    if (r == 0)
        r = discovery_list_days(discovery, month, err);
    if (r == 0 && discovery->month_ended != NULL)
        r = discovery->month_ended(discovery->listener, month, err);
    return r;
}

static int end_month(void *context, const struct mirror_wish *wish, struct error *err)
{
    struct discovery *discovery = context;
    struct discovery_month *month = find_month(discovery, wish->page.date);
    int r;

    if (!wish->is_had) {
        fail(month, &wish->failure);
        return 0;
    }
    r = read_page(discovery, month, err);
    if (r == ERROR_UNKNOWN_PAGE)
        fail(month, err);
    if (r < 0)
        return r == ERROR_UNKNOWN_PAGE ? 0 : r;
    month->state = DISCOVERY_LISTED;
    month->is_stale = wish->is_stale;
    return discovery->wants_detail ? 0 : list_days(discovery, month, err);
}

/* A rate or the deadline: what was not asked has failed because of it. */
static int stop(struct discovery *discovery, int r, struct error *err)
{
    if (r != ERROR_PARTIAL)
        return r;
    for (size_t i = 0; i < discovery->n_months; i++)
        if (discovery->months[i].state == DISCOVERY_UNASKED)
            fail(&discovery->months[i], err);
    return 0;
}

static int ask(struct discovery *discovery, struct mirror_wish *wishes, size_t n, struct error *err)
{
    struct mirror_listener listener = {.ended = end_month, .context = discovery};
    int r = mirror_pages(discovery->mirror, wishes, n, &listener, err);

    return r < 0 ? stop(discovery, r, err) : 0;
}

static struct mirror_wish wish_of(const struct discovery *discovery,
                                  const struct discovery_month *month)
{
    return (struct mirror_wish){
        .page = {.kind = PAGE_MONTH, .track_slug = discovery->slug, .date = month->month},
        .takes_any_age = is_covered(discovery, month),
    };
}

/* The newest page there is; each of them lists the months with practice until it came. */
static const struct discover_month *list_of_months(const struct discovery *discovery)
{
    for (size_t i = 0; i < discovery->n_months; i++)
        if (discovery->months[i].has_page)
            return &discovery->months[i].page;
    return discovery->history;
}

static int ask_rest(struct discovery *discovery, struct error *err)
{
    struct mirror_wish wishes[DISCOVER_MAX_PAGES];
    const struct discover_month *list = list_of_months(discovery);
    size_t n = 0;

    for (size_t i = 0; i < discovery->n_months; i++) {
        struct discovery_month *month = &discovery->months[i];

        if (month->state != DISCOVERY_UNASKED)
            continue;
        if (list != NULL && discover_rules_out(list, month->month))
            month->state = DISCOVERY_RULED_OUT;
        else
            wishes[n++] = wish_of(discovery, month);
    }
    return ask(discovery, wishes, n, err);
}

/* "Not found" for a month that the site does not list is what it says: no practice. */
static void excuse_months_without_practice(struct discovery *discovery)
{
    const struct discover_month *list = list_of_months(discovery);

    for (size_t i = 0; list != NULL && i < discovery->n_months; i++) {
        struct discovery_month *month = &discovery->months[i];

        if (month->state == DISCOVERY_FAILED && month->failure.code == ERROR_NOT_FOUND &&
            discover_rules_out(list, month->month))
            month->state = DISCOVERY_RULED_OUT;
    }
}

static int list_with_details(struct discovery *discovery, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < discovery->n_months; i++)
        if (discovery->months[i].state == DISCOVERY_LISTED)
            r = list_days(discovery, &discovery->months[i], err);
    return r;
}

/* A name from the page, until the user gives one. */
static int note_track(struct discovery *discovery, struct error *err)
{
    const struct discover_month *page = list_of_months(discovery);
    struct stored_track track = {.slug = discovery->slug,
                                 .added_at = clock_utc(&discovery->task->clock)};

    if (page == NULL)
        return 0;
    track.name = page->track_name;
    return track_store_put(discovery->task->mirror_db, &track, false, NULL, err);
}

int discovery_run(struct discovery *discovery, struct error *err)
{
    struct date months[DISCOVER_MAX_PAGES];
    struct mirror_wish newest;
    int r;

    discovery->n_months = discover_months(&discovery->range, months);
    for (size_t i = 0; i < discovery->n_months; i++)
        discovery->months[i] = (struct discovery_month){.month = months[i]};
    r = read_stored_days(discovery, err);
    if (r == 0)
        r = read_stored_pages(discovery, err);
    if (r < 0)
        return r;
    newest = wish_of(discovery, &discovery->months[0]);
    if (discovery->history == NULL)
        r = ask(discovery, &newest, 1, err);
    if (r == 0)
        r = ask_rest(discovery, err);
    if (r < 0)
        return r;
    excuse_months_without_practice(discovery);
    r = note_track(discovery, err);
    return r == 0 && discovery->wants_detail ? list_with_details(discovery, err) : r;
}

/*
 * One month after the other, newest first, until one is there: a site may answer "not found" for a
 * month without practice, the current one included.
 */
static int ask_until_found(struct discovery *discovery, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < discovery->n_months; i++) {
        struct mirror_wish wish = wish_of(discovery, &discovery->months[i]);

        wish.takes_any_age = false;
        r = ask(discovery, &wish, 1, err);
        if (discovery->months[i].state != DISCOVERY_FAILED ||
            discovery->months[i].failure.code != ERROR_NOT_FOUND)
            break;
    }
    return r;
}

int discovery_history(struct discovery *discovery, struct discover_month *ret_page,
                      struct error *err)
{
    struct date months[DISCOVER_MAX_PAGES];
    const struct discover_month *page;
    int r;

    discovery->n_months = discover_months(&discovery->range, months);
    for (size_t i = 0; i < discovery->n_months; i++)
        discovery->months[i] = (struct discovery_month){.month = months[i]};
    r = read_stored_pages(discovery, err);
    if (r < 0)
        return r;
    r = ask_until_found(discovery, err);
    page = list_of_months(discovery);
    if (r < 0)
        return r;
    if (page == NULL)
        return error_pass(err, &discovery->months[0].failure);
    *ret_page = *page;
    return note_track(discovery, err);
}
