/*
 * The table of page_kind.h, and what is asked of it that no other file knows.
 */
#include "trackside/page_kind.h"

#include "link.h"
#include "page_json.h"
#include "race_json.h"
#include "ranking_json.h"

#include <string.h>

/* ---- reading ---- */

/* The addresses with a host that stand on the page. */
static void take_address(struct page_reading *reading, const char *address)
{
    if (address != NULL)
        reading->addresses[reading->n_addresses++] = address;
}

static int read_month(struct bytes page, struct arena *arena, struct page_reading *reading,
                      struct error *err)
{
    int r = liverc_read_month(page, arena, &reading->month, err);
    if (r < 0)
        return r;
    const struct practice_month *month = reading->month;
    reading->addresses = arena_new_array(arena, month->n_days, const char *);
    for (size_t i = 0; i < month->n_days; i++)
        take_address(reading, month->days[i].address);
    reading->own_address = month->own_address;
    reading->track_name = month->track_name;
    reading->findings = reading->month->findings;
    reading->n_findings = reading->month->n_findings;
    return 0;
}

static int read_day(struct bytes page, struct arena *arena, struct page_reading *reading,
                    struct error *err)
{
    int r = liverc_read_day(page, arena, &reading->day, err);
    if (r < 0)
        return r;
    const struct practice_day *day = reading->day;
    reading->addresses = arena_new_array(arena, day->n_sessions, const char *);
    for (size_t i = 0; i < day->n_sessions; i++)
        take_address(reading, day->sessions[i].address);
    reading->own_address = day->own_address;
    reading->track_name = day->track_name;
    reading->findings = reading->day->findings;
    reading->n_findings = reading->day->n_findings;
    return 0;
}

static int read_session(struct bytes page, struct arena *arena, struct page_reading *reading,
                        struct error *err)
{
    int r = liverc_read_session(page, arena, &reading->session, err);
    if (r < 0)
        return r;
    reading->own_address = reading->session->own_address;
    reading->track_name = reading->session->track_name;
    reading->findings = reading->session->findings;
    reading->n_findings = reading->session->n_findings;
    return 0;
}

static int read_directory(struct bytes page, struct arena *arena, struct page_reading *reading,
                          struct error *err)
{
    int r = liverc_read_directory(page, arena, &reading->directory, err);
    if (r < 0)
        return r;
    reading->findings = reading->directory->findings;
    reading->n_findings = reading->directory->n_findings;
    return 0;
}

static int read_dashboard(struct bytes page, struct arena *arena, struct page_reading *reading,
                          struct error *err)
{
    int r = liverc_read_dashboard(page, arena, &reading->dashboard, err);
    if (r < 0)
        return r;
    reading->track_name = reading->dashboard->track_name;
    reading->findings = reading->dashboard->findings;
    reading->n_findings = reading->dashboard->n_findings;
    return 0;
}

static int read_event_list(struct bytes page, struct arena *arena, struct page_reading *reading,
                           struct error *err)
{
    int r = liverc_read_event_list(page, arena, &reading->event_list, err);
    if (r < 0)
        return r;
    reading->track_name = reading->event_list->track_name;
    reading->findings = reading->event_list->findings;
    reading->n_findings = reading->event_list->n_findings;
    return 0;
}

static int read_event(struct bytes page, struct arena *arena, struct page_reading *reading,
                      struct error *err)
{
    int r = liverc_read_event(page, arena, &reading->event, err);
    if (r < 0)
        return r;
    reading->heading = &reading->event->heading;
    reading->track_name = reading->heading->track_name;
    reading->findings = reading->event->findings;
    reading->n_findings = reading->event->n_findings;
    return 0;
}

static int read_race(struct bytes page, struct arena *arena, struct page_reading *reading,
                     struct error *err)
{
    int r = liverc_read_race(page, arena, &reading->race, err);
    if (r < 0)
        return r;
    reading->heading = &reading->race->heading;
    reading->track_name = reading->heading->track_name;
    reading->findings = reading->race->findings;
    reading->n_findings = reading->race->n_findings;
    return 0;
}

static int read_entry_list(struct bytes page, struct arena *arena, struct page_reading *reading,
                           struct error *err)
{
    int r = liverc_read_entry_list(page, arena, &reading->entry_list, err);
    if (r < 0)
        return r;
    reading->heading = &reading->entry_list->heading;
    reading->track_name = reading->heading->track_name;
    reading->findings = reading->entry_list->findings;
    reading->n_findings = reading->entry_list->n_findings;
    return 0;
}

static int read_points(struct bytes page, struct arena *arena, struct page_reading *reading,
                       struct error *err)
{
    int r = liverc_read_points(page, arena, &reading->points, err);
    if (r < 0)
        return r;
    reading->heading = &reading->points->heading;
    reading->track_name = reading->heading->track_name;
    reading->findings = reading->points->findings;
    reading->n_findings = reading->points->n_findings;
    return 0;
}

static int read_round_ranking(struct bytes page, struct arena *arena, struct page_reading *reading,
                              struct error *err)
{
    int r = liverc_read_round_ranking(page, arena, &reading->round_ranking, err);
    if (r < 0)
        return r;
    reading->heading = &reading->round_ranking->heading;
    reading->track_name = reading->heading->track_name;
    reading->findings = reading->round_ranking->findings;
    reading->n_findings = reading->round_ranking->n_findings;
    return 0;
}

static int read_multi_main(struct bytes page, struct arena *arena, struct page_reading *reading,
                           struct error *err)
{
    int r = liverc_read_multi_main(page, arena, &reading->multi_main, err);
    if (r < 0)
        return r;
    reading->heading = &reading->multi_main->heading;
    reading->track_name = reading->heading->track_name;
    reading->findings = reading->multi_main->findings;
    reading->n_findings = reading->multi_main->n_findings;
    return 0;
}

static int read_overall_ranking(struct bytes page, struct arena *arena,
                                struct page_reading *reading, struct error *err)
{
    int r = liverc_read_overall_ranking(page, arena, &reading->overall_ranking, err);
    if (r < 0)
        return r;
    reading->heading = &reading->overall_ranking->heading;
    reading->track_name = reading->heading->track_name;
    reading->findings = reading->overall_ranking->findings;
    reading->n_findings = reading->overall_ranking->n_findings;
    return 0;
}

static int read_heat_sheet(struct bytes page, struct arena *arena, struct page_reading *reading,
                           struct error *err)
{
    int r = liverc_read_heat_sheet(page, arena, &reading->heat_sheet, err);
    if (r < 0)
        return r;
    reading->heading = &reading->heat_sheet->heading;
    reading->track_name = reading->heading->track_name;
    reading->findings = reading->heat_sheet->findings;
    reading->n_findings = reading->heat_sheet->n_findings;
    return 0;
}

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
            .form = PAGE_FORM_MONTH,
            .read = read_month,
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
            .form = PAGE_FORM_DAY,
            .read = read_day,
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
            .form = PAGE_FORM_SESSION,
            .read = read_session,
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
            .form = PAGE_FORM_DIRECTORY,
            .read = read_directory,
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
            .form = PAGE_FORM_DASHBOARD,
            .read = read_dashboard,
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
            .form = PAGE_FORM_EVENT_LIST,
            .read = read_event_list,
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
            .form = PAGE_FORM_EVENT,
            .read = read_event,
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
            .form = PAGE_FORM_RACE,
            .read = read_race,
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
            .form = PAGE_FORM_ENTRY_LIST,
            .read = read_entry_list,
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
            .form = PAGE_FORM_POINTS,
            .read = read_points,
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
            .form = PAGE_FORM_ROUND_RANKING,
            .read = read_round_ranking,
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
            .form = PAGE_FORM_MULTI_MAIN,
            .read = read_multi_main,
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
            .form = PAGE_FORM_OVERALL_RANKING,
            .read = read_overall_ranking,
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
            .form = PAGE_FORM_HEAT_SHEET,
            .read = read_heat_sheet,
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

const char *page_kind_names(struct arena *arena)
{
    const char *list = names[0];
    for (unsigned kind = 1; kind < PAGE_N_KINDS; kind++)
        list = arena_format(arena, "%s%s%s", list, kind + 1 < PAGE_N_KINDS ? ", " : " or ",
                            names[kind]);
    return list;
}

const char *page_rate_name(enum page_rate rate)
{
    return rate == PAGE_RATE_SESSION ? "session" : "discovery";
}

enum page_kind page_kind_of_form(enum page_form form)
{
    unsigned kind = 0;
    while (kind < PAGE_N_KINDS && rows[kind].form != form)
        kind++;
    return (enum page_kind)kind;
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
