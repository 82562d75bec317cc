/* Days of a range, piece by piece through discovery. */
#include "trackside/day_walk.h"

#include "trackside/discover.h"
#include "trackside/number.h"

/* ---- the range ---- */

enum {
    PIECE_DAYS = 364, /* no more than discovery takes at once */
};

static struct date piece_begin(const struct day_walk *walk, struct date to)
{
    struct date from = date_add_days(to, -PIECE_DAYS);

    return date_compare(from, walk->from) > 0 ? from : walk->from;
}

static int set_range(struct date from, struct date to, struct date today, struct day_walk *walk,
                     struct error *err)
{
    struct discover_range refused;

    /* Discovery has the words for what cannot be asked; only its longest range is not ours. */
    if ((!date_is_absent(to) && date_compare(from, to) > 0) || date_compare(from, today) > 0)
        return discover_range(from, to, today, &refused, err);
    walk->from = from;
    walk->is_cut = !date_is_absent(to) && date_compare(to, today) > 0;
    walk->to = date_is_absent(to) || walk->is_cut ? today : to;
    return 0;
}

/* ---- one piece ---- */

static void add_gap(struct day_walk *walk, const struct discovery_month *month, struct arena *arena)
{
    walk->gaps = arena_grow(arena, walk->gaps, walk->n_gaps, sizeof(*walk->gaps));
    walk->gaps[walk->n_gaps++] = (struct walk_gap){.month = month->month, .error = month->failure};
}

/* A day that the site no longer lists has no sessions to ask for. */
static void add_days(struct day_walk *walk, const struct discovery_month *month,
                     struct arena *arena)
{
    for (size_t i = 0; i < month->n_days; i++) {
        if (month->days[i].n_sessions == 0)
            continue;
        walk->days = arena_grow(arena, walk->days, walk->n_days, sizeof(*walk->days));
        walk->days[walk->n_days++] =
            (struct walk_day){.date = month->days[i].date, .n_sessions = month->days[i].n_sessions};
    }
}

/* Before the first month of a track's history there is nothing to ask for. */
static void skip_to_history(struct day_walk *walk, const struct discover_month *page)
{
    struct date oldest;

    if (page->n_months == 0)
        return;
    oldest = page->months[page->n_months - 1];
    oldest.day = 1;
    if (date_compare(walk->from, oldest) < 0)
        walk->from = oldest;
}

/* What the piece found; *history becomes its newest page, unless there is a newer one. */
static size_t take_piece(struct day_walk *walk, const struct discovery *discovery,
                         const struct discover_month **history, struct arena *arena)
{
    size_t n_listed = 0;

    for (size_t i = 0; i < discovery->n_months; i++) {
        const struct discovery_month *month = &discovery->months[i];

        if (month->state == DISCOVERY_FAILED)
            add_gap(walk, month, arena);
        if (month->state != DISCOVERY_LISTED)
            continue;
        if (n_listed++ == 0 && *history == NULL) {
            struct discover_month *page = arena_new_array(arena, 1, struct discover_month);

            *page = month->page;
            *history = page;
            skip_to_history(walk, page);
        }
        walk->is_stale = walk->is_stale || month->is_stale;
        add_days(walk, month, arena);
    }
    return n_listed;
}

/* ---- the whole ---- */

int day_walk_find(struct task *task, struct arena *arena, struct mirror *mirror, const char *slug,
                  struct date from, struct date to, struct day_walk *ret_walk, struct error *err)
{
    struct day_walk walk = {.n_days = 0};
    const struct discover_month *history = NULL;
    struct date today, end;
    size_t n_listed = 0;
    int r = discovery_today(task, arena, slug, &today, err);

    if (r == 0)
        r = set_range(from, to, today, &walk, err);
    if (r < 0)
        return r;
    for (end = walk.to; r == 0 && date_compare(end, walk.from) >= 0;) {
        struct discovery discovery = {.task = task,
                                      .arena = arena,
                                      .mirror = mirror,
                                      .slug = slug,
                                      .today = today,
                                      .history = history,
                                      .range = {.from = piece_begin(&walk, end), .to = end}};

        discovery.range.is_open = date_compare(end, today) == 0;
        r = discovery_run(&discovery, err);
        if (r == 0)
            n_listed += take_piece(&walk, &discovery, &history, arena);
        end = date_add_days(discovery.range.from, -1);
    }
    if (r == 0 && n_listed == 0 && walk.n_gaps > 0)
        r = error_pass(err, &walk.gaps[0].error);
    if (r == 0)
        *ret_walk = walk;
    return r;
}
