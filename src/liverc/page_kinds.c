/*
 * The table of page_kind.h, and what is asked of it that no other file knows.
 */
#include "trackside/page_kind.h"

#include "link.h"
#include "page_json.h"
#include "race_json.h"
#include "race_shape.h"
#include "ranking_json.h"
#include "readers.h"
#include "shape.h"

#include <string.h>

/* ---- identity ---- */

static bool lists_month(const struct practice_month *page, struct date month)
{
    for (size_t i = 0; i < page->n_months; i++) {
        if (date_compare(page->months[i], month) == 0)
            return true;
    }
    return false;
}

/* Asked for a month without practice, the site may show the newest one, and does not list it. */
static int identify_month(const struct page_reading *reading, struct page_id *page,
                          struct error *err)
{
    const struct practice_month *month = reading->month;
    char text[CALENDAR_TEXT_SIZE];
    if (date_compare(month->month, page->date) == 0 ||
        (month->n_months > 0 && !lists_month(month, page->date)))
        return 0;
    return error_set(err, ERROR_UNKNOWN_PAGE, "it shows %s", date_format_month(month->month, text));
}

static int identify_day(const struct page_reading *reading, struct page_id *page, struct error *err)
{
    char text[CALENDAR_TEXT_SIZE];
    if (date_compare(reading->day->date, page->date) == 0)
        return 0;
    return error_set(err, ERROR_UNKNOWN_PAGE, "it shows %s", date_format(reading->day->date, text));
}

/* No page seen prints its own id; its start tells its day. */
static int identify_session(const struct page_reading *reading, struct page_id *page,
                            struct error *err)
{
    (void)err;
    if (!local_time_is_absent(reading->session->start))
        page->date = reading->session->start.date;
    return 0;
}

/* Settled is what is told by the last day of the meeting. */
static void date_of_event(const struct event_heading *heading, struct page_id *page)
{
    if (!date_is_absent(heading->last))
        page->date = heading->last;
}

/* The id stands in its links to entry list and final ranking, where it has them. */
static int identify_event(const struct page_reading *reading, struct page_id *page,
                          struct error *err)
{
    const struct race_event *event = reading->event;
    if (event->event_id != NULL && strcmp(event->event_id, page->source_id) != 0)
        return error_set(err, ERROR_UNKNOWN_PAGE, "it shows event %s", event->event_id);
    date_of_event(reading->heading, page);
    return 0;
}

/* The other pages of an event print no id of their own. */
static int identify_of_event(const struct page_reading *reading, struct page_id *page,
                             struct error *err)
{
    (void)err;
    date_of_event(reading->heading, page);
    return 0;
}

/* ---- belief ---- */

static const char *doubt_day(const struct page_reading *reading, const struct page_id *page,
                             struct arena *arena)
{
    return page->part > 1 ? liverc_doubt_part(reading->day, arena)
                          : liverc_doubt_day(reading->day, arena);
}

static const char *doubt_session(const struct page_reading *reading, const struct page_id *page,
                                 struct arena *arena)
{
    (void)page;
    return liverc_doubt_session(reading->session, arena);
}

static const char *doubt_race(const struct page_reading *reading, const struct page_id *page,
                              struct arena *arena)
{
    (void)page;
    return liverc_doubt_race(reading->race, arena);
}

static const char *doubt_entry_list(const struct page_reading *reading, const struct page_id *page,
                                    struct arena *arena)
{
    (void)page;
    return liverc_doubt_entry_list(reading->entry_list, arena);
}

/* ---- the table ---- */

static const char *const names[PAGE_N_KINDS] = PAGE_KIND_NAMES;

static const struct page_kind_row rows[PAGE_N_KINDS] = {
    [PAGE_MONTH] =
        {
            .section = LINK_PRACTICE,
            .parameter = "calendar",
            .naming = PAGE_NAMED_BY_MONTH,
            .key = "practice:month",
            .rate = PAGE_RATE_DISCOVERY,
            .timeout = "fetch.month-timeout",
            .ttl = "cache.ttl-month",
            .current_ttl = "cache.ttl-current-month",
            .title = "month page",
            .sign = shape_sign_of_month,
            .read = month_page_read,
            .json = page_json_month,
            .identify = identify_month,
        },
    [PAGE_DAY] =
        {
            .section = LINK_PRACTICE,
            .parameter = LINK_DAY,
            .naming = PAGE_NAMED_BY_DAY,
            .key = "practice:day",
            .rate = PAGE_RATE_DISCOVERY,
            .timeout = "fetch.day-timeout",
            .ttl = "cache.ttl-day",
            .settled_ttl = "cache.ttl-settled-day",
            .title = "day page",
            .sign = shape_sign_of_day,
            .read = day_page_read,
            .json = page_json_day,
            .identify = identify_day,
            .doubt = doubt_day,
        },
    [PAGE_SESSION] =
        {
            .section = LINK_PRACTICE,
            .parameter = LINK_SESSION,
            .naming = PAGE_NAMED_BY_ID,
            .key = "practice:session",
            .rate = PAGE_RATE_SESSION,
            .timeout = "fetch.session-timeout",
            .ttl = "cache.ttl-session",
            .settled_ttl = "cache.ttl-settled-session",
            .title = "session page",
            .sign = shape_sign_of_session,
            .read = session_page_read,
            .json = page_json_session,
            .identify = identify_session,
            .doubt = doubt_session,
        },
    [PAGE_DIRECTORY] =
        {
            .naming = PAGE_NAMED_BY_KIND,
            .only_on = PAGE_DIRECTORY_SLUG,
            .key = "track:directory",
            .rate = PAGE_RATE_DISCOVERY,
            .timeout = "fetch.day-timeout",
            .ttl = "cache.ttl-directory",
            .title = "track directory",
            .sign = shape_sign_of_directory,
            .read = directory_page_read,
            .json = page_json_directory,
            .names_nobody = true,
        },
    [PAGE_DASHBOARD] =
        {
            .naming = PAGE_NAMED_BY_KIND,
            .key = "track:dashboard",
            .rate = PAGE_RATE_DISCOVERY,
            .timeout = "fetch.day-timeout",
            .ttl = "cache.ttl-directory",
            .title = "dashboard",
            .sign = race_shape_sign_of_dashboard,
            .read = dashboard_page_read,
            .json = page_json_dashboard,
        },
    [PAGE_EVENT_LIST] =
        {
            .section = "events",
            .naming = PAGE_NAMED_BY_KIND,
            .key = "race:events",
            .rate = PAGE_RATE_DISCOVERY,
            .timeout = "fetch.day-timeout",
            .ttl = "cache.ttl-event",
            .title = "list of events",
            .sign = race_shape_sign_of_event_list,
            .read = event_list_page_read,
            .json = race_json_event_list,
            .names_nobody = true,
        },
    [PAGE_EVENT] =
        {
            .section = "results",
            .parameter = "view_event",
            .naming = PAGE_NAMED_BY_TRACK_AND_ID,
            .key = "race:event",
            .rate = PAGE_RATE_DISCOVERY,
            .timeout = "fetch.day-timeout",
            .ttl = "cache.ttl-event",
            .settled_ttl = "cache.ttl-settled-event",
            .title = "event page",
            .sign = race_shape_sign_of_event,
            .read = event_page_read,
            .json = race_json_event,
            .identify = identify_event,
        },
    [PAGE_RACE] =
        {
            .section = "results",
            .parameter = "view_race_result",
            .naming = PAGE_NAMED_BY_TRACK_AND_ID,
            .key = "race:race",
            .rate = PAGE_RATE_SESSION,
            .timeout = "fetch.session-timeout",
            .ttl = "cache.ttl-event",
            .settled_ttl = "cache.ttl-settled-event",
            .title = "race page",
            .sign = race_shape_sign_of_race,
            .read = race_page_read,
            .json = race_json_race,
            .identify = identify_of_event,
            .doubt = doubt_race,
        },
    [PAGE_ENTRY_LIST] =
        {
            .section = "results",
            .parameter = "view_entry_list",
            .naming = PAGE_NAMED_BY_TRACK_AND_ID,
            .key = "race:entries",
            .rate = PAGE_RATE_SESSION,
            .timeout = "fetch.session-timeout",
            .ttl = "cache.ttl-event",
            .settled_ttl = "cache.ttl-settled-event",
            .title = "entry list",
            .sign = race_shape_sign_of_entry_list,
            .read = entry_list_page_read,
            .json = ranking_json_entry_list,
            .identify = identify_of_event,
            .doubt = doubt_entry_list,
        },
    [PAGE_POINTS] =
        {
            .section = "results",
            .parameter = "view_points",
            .naming = PAGE_NAMED_BY_TRACK_AND_ID,
            .key = "race:points",
            .rate = PAGE_RATE_SESSION,
            .timeout = "fetch.session-timeout",
            .ttl = "cache.ttl-event",
            .settled_ttl = "cache.ttl-settled-event",
            .title = "page of points",
            .sign = race_shape_sign_of_points,
            .read = points_page_read,
            .json = ranking_json_points,
            .identify = identify_of_event,
        },
    [PAGE_ROUND_RANKING] =
        {
            .section = "results",
            .parameter = "view_round_ranking",
            .order = "laps_time",
            .naming = PAGE_NAMED_BY_TRACK_AND_ID,
            .key = "race:round",
            .rate = PAGE_RATE_SESSION,
            .timeout = "fetch.session-timeout",
            .ttl = "cache.ttl-event",
            .settled_ttl = "cache.ttl-settled-event",
            .title = "round ranking",
            .sign = race_shape_sign_of_round_ranking,
            .read = round_ranking_page_read,
            .json = ranking_json_round_ranking,
            .identify = identify_of_event,
        },
    [PAGE_MULTI_MAIN] =
        {
            .section = "results",
            .parameter = "view_multi_main_result",
            .naming = PAGE_NAMED_BY_TRACK_AND_ID,
            .key = "race:multi",
            .rate = PAGE_RATE_SESSION,
            .timeout = "fetch.session-timeout",
            .ttl = "cache.ttl-event",
            .settled_ttl = "cache.ttl-settled-event",
            .title = "main of several legs",
            .sign = race_shape_sign_of_multi_main,
            .read = multi_main_page_read,
            .json = ranking_json_multi_main,
            .identify = identify_of_event,
        },
    [PAGE_OVERALL_RANKING] =
        {
            .section = "results",
            .parameter = "event_overall_ranking",
            .naming = PAGE_NAMED_BY_TRACK_AND_ID,
            .key = "race:overall",
            .rate = PAGE_RATE_SESSION,
            .timeout = "fetch.session-timeout",
            .ttl = "cache.ttl-event",
            .settled_ttl = "cache.ttl-settled-event",
            .title = "final ranking",
            .sign = race_shape_sign_of_overall_ranking,
            .read = overall_ranking_page_read,
            .json = ranking_json_overall_ranking,
            .identify = identify_of_event,
        },
    [PAGE_HEAT_SHEET] =
        {
            .section = "results",
            .parameter = "view_heat_sheet",
            .naming = PAGE_NAMED_BY_TRACK_AND_ID,
            .key = "race:sheet",
            .rate = PAGE_RATE_SESSION,
            .timeout = "fetch.session-timeout",
            .ttl = "cache.ttl-event",
            .settled_ttl = "cache.ttl-settled-event",
            .title = "heat sheet",
            .sign = race_shape_sign_of_heat_sheet,
            .read = heat_sheet_page_read,
            .json = ranking_json_heat_sheet,
            .identify = identify_of_event,
        },
};

const struct page_kind_row *page_kind_row(enum page_kind kind)
{
    return kind < PAGE_N_KINDS ? &rows[kind] : NULL;
}

const char *page_kind_name(enum page_kind kind)
{
    return kind < PAGE_N_KINDS ? names[kind] : NULL;
}

bool page_kind_read(const char *name, enum page_kind *ret_kind)
{
    for (unsigned kind = 0; kind < PAGE_N_KINDS; kind++) {
        if (name != NULL && strcmp(name, names[kind]) == 0) {
            *ret_kind = (enum page_kind)kind;
            return true;
        }
    }
    return false;
}

/* Those of practice and the directory first, as one group. */
const char *page_kind_names(struct arena *arena)
{
    const char *list = names[0];
    for (unsigned kind = 1; kind < PAGE_N_KINDS; kind++) {
        bool ends_group = kind == PAGE_DIRECTORY || kind + 1 == PAGE_N_KINDS;
        const char *joint = ends_group ? " or " : kind == PAGE_DIRECTORY + 1 ? ", or " : ", ";
        list = arena_format(arena, "%s%s%s", list, joint, names[kind]);
    }
    return list;
}

const char *page_rate_name(enum page_rate rate)
{
    return rate == PAGE_RATE_SESSION ? "session" : "discovery";
}

enum page_kind page_kind_of_form(enum page_form form)
{
    return (unsigned)form < PAGE_N_KINDS ? (enum page_kind)form : PAGE_N_KINDS;
}

const char *page_key_id(enum page_kind kind, const char *cache_key)
{
    const struct page_kind_row *row = page_kind_row(kind);
    const char *colon = strrchr(cache_key, ':');
    return row != NULL && page_naming_has_id(row->naming) && colon != NULL ? colon + 1 : NULL;
}

int page_kind_refuse(const char *cache_key, const char *kind_name, struct error *err)
{
    return error_set(err, ERROR_UNKNOWN_PAGE,
                     "%s is a page of the kind '%s', which this trackside does not know: a later "
                     "one wrote it, and can read it",
                     cache_key, kind_name);
}
