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

/* `failure` may be NULL: it was not asked for. */
static void add_gap(struct day_walk *walk, struct date month, const struct error *failure,
                    struct arena *arena)
{
    struct walk_gap gap = {.month = month};

    if (failure != NULL)
        gap.error = *failure;
    walk->gaps = arena_grow(arena, walk->gaps, walk->n_gaps, sizeof(*walk->gaps));
    walk->gaps[walk->n_gaps++] = gap;
}

/* A day that the site no longer lists has no sessions to ask for. */
static void add_day(struct day_walk *walk, struct date date, int64_t n_sessions,
                    struct arena *arena)
{
    if (n_sessions == 0)
        return;
    walk->days = arena_grow(arena, walk->days, walk->n_days, sizeof(*walk->days));
    walk->days[walk->n_days++] = (struct walk_day){.date = date, .n_sessions = n_sessions};
}

static void add_days(struct day_walk *walk, const struct discovery_month *month,
                     struct arena *arena)
{
    for (size_t i = 0; i < month->n_days; i++)
        add_day(walk, month->days[i].date, month->days[i].n_sessions, arena);
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
            add_gap(walk, month->month, &month->failure, arena);
        if (month->state != DISCOVERY_LISTED)
            continue;
        if (n_listed++ == 0 && *history == NULL) {
            struct discover_month *page = arena_new_array(arena, 1, struct discover_month);

            *page = month->page;
            *history = page;
            skip_to_history(walk, page);
        }
        walk->is_stale = walk->is_stale || month->is_stale;
        walk->n_months_known++;
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

/* ---- month by month ---- */

/* The part of the range that is in a month. */
static struct discover_range part_of(const struct day_walk *walk, struct date month,
                                     struct date today)
{
    struct date first = {month.year, month.month, 1};
    struct date next = {month.year + month.month / 12, month.month % 12 + 1, 1};
    struct discover_range part = {.from = first, .to = date_add_days(next, -1)};

    if (date_compare(part.from, walk->from) < 0)
        part.from = walk->from;
    if (date_compare(part.to, walk->to) > 0)
        part.to = walk->to;
    part.is_open = date_compare(part.to, today) == 0;
    return part;
}

/* Without a list of them, discovery's own range has to do. */
static void list_months(struct day_walk *walk, const struct discover_month *page,
                        struct arena *arena)
{
    struct date month = {walk->to.year, walk->to.month, 0};
    struct date oldest = {walk->from.year, walk->from.month, 0};
    struct date *months = NULL;

    while (date_compare(month, oldest) >= 0 &&
           (page->n_months > 0 || walk->n_months < DISCOVER_MAX_PAGES)) {
        if (!discover_rules_out(page, month)) {
            months = arena_grow(arena, months, walk->n_months, sizeof(*months));
            months[walk->n_months++] = month;
        }
        if (--month.month == 0)
            month = (struct date){month.year - 1, 12, 0};
    }
    walk->months = months;
}

int day_walk_begin(struct task *task, struct arena *arena, struct mirror *mirror, const char *slug,
                   struct date from, struct date to, struct day_walk *ret_walk, struct error *err)
{
    struct day_walk walk = {.n_days = 0};
    struct discovery discovery = {.task = task, .arena = arena, .mirror = mirror, .slug = slug};
    struct discover_month page;
    int r = discovery_today(task, arena, slug, &discovery.today, err);

    if (r == 0)
        r = set_range(from, to, discovery.today, &walk, err);
    if (r < 0)
        return r;
    discovery.range = (struct discover_range){.from = piece_begin(&walk, walk.to), .to = walk.to};
    r = discovery_history(&discovery, &page, err);
    if (r < 0)
        return r;
    skip_to_history(&walk, &page);
    list_months(&walk, &page, arena);
    *ret_walk = walk;
    return 0;
}

static int ask_month(struct discovery *discovery, struct day_walk *walk, struct error *err)
{
    const struct discovery_month *month = &discovery->months[0];
    int r = discovery_run(discovery, err);

    if (r < 0)
        return r;
    if (month->state == DISCOVERY_FAILED) {
        add_gap(walk, month->month, &month->failure, discovery->arena);
        return 0;
    }
    add_days(walk, month, discovery->arena);
    walk->is_stale = walk->is_stale || month->is_stale;
    walk->n_months_known++;
    return 0;
}

static int take_stored(const struct discovery *discovery, struct day_walk *walk, struct date month,
                       struct error *err)
{
    struct discover_month page;
    int r = discover_read_month(discovery->task->mirror_db, discovery->slug, month,
                                discovery->arena, &page, err);

    if (r == DISCOVER_NONE || r == ERROR_UNKNOWN_PAGE) {
        add_gap(walk, month, r == ERROR_UNKNOWN_PAGE ? err : NULL, discovery->arena);
        return 0;
    }
    if (r < 0)
        return r;
    for (size_t i = 0; i < page.n_days; i++)
        if (discover_range_has(&discovery->range, page.days[i].date))
            add_day(walk, page.days[i].date, page.days[i].n_sessions, discovery->arena);
    walk->n_months_known++;
    return 0;
}

int day_walk_month(struct task *task, struct arena *arena, struct mirror *mirror, const char *slug,
                   struct day_walk *walk, struct date month, enum walk_use use, struct error *err)
{
    struct discovery discovery = {.task = task, .arena = arena, .mirror = mirror, .slug = slug};
    int r = discovery_today(task, arena, slug, &discovery.today, err);

    if (r < 0)
        return r;
    discovery.range = part_of(walk, month, discovery.today);
    return use == WALK_ASK ? ask_month(&discovery, walk, err)
                           : take_stored(&discovery, walk, month, err);
}

int day_walk_look(struct task *task, struct arena *arena, struct mirror *mirror, const char *slug,
                  struct date from, struct date to, struct day_walk *ret_walk, struct error *err)
{
    struct day_walk walk = {.n_days = 0};
    struct date today;
    int r = discovery_today(task, arena, slug, &today, err);

    if (r == 0)
        r = set_range(from, to, today, &walk, err);
    if (r < 0)
        return r;
    if (date_compare(piece_begin(&walk, walk.to), walk.from) <= 0)
        return day_walk_find(task, arena, mirror, slug, from, to, ret_walk, err);
    r = day_walk_begin(task, arena, mirror, slug, from, to, &walk, err);
    for (size_t i = 0; r == 0 && i < walk.n_months; i++)
        r = day_walk_month(task, arena, mirror, slug, &walk, walk.months[i], WALK_STORED, err);
    if (r == 0)
        *ret_walk = walk;
    return r;
}
