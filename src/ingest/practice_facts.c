/* From the stored pages of a practice day to facts. */
#include "practice_facts.h"

#include "trackside/liverc.h"
#include "trackside/zone_names.h"

#include <string.h>

static int read_track(struct db *db, const char *slug, struct arena *arena,
                      struct stored_track *ret_track, struct error *err)
{
    int r = track_store_find(db, slug, arena, ret_track, err);

    if (r == TRACK_STORE_NONE)
        *ret_track = (struct stored_track){.slug = slug};
    return r < 0 ? r : 0;
}

/* A page that has a body; PAGE_STORE_NONE when there is none. */
static int find_page(struct page_source *source, const struct page_id *id, struct stored_page *page,
                     struct error *err)
{
    int r = page_source_find(source, id, page, err);

    return r == 0 && page->sha256 == NULL ? PAGE_STORE_NONE : r;
}

/* Its body; PAGE_STORE_NONE when there is none. */
static int read_body(struct page_source *source, const struct page_id *id, struct stored_page *page,
                     struct bytes *ret_body, struct error *err)
{
    int r = find_page(source, id, page, err);

    return r == 0 ? page_source_read(source, page, ret_body, err) : r;
}

static int fail_missing(const char *slug, struct date date, struct error *err)
{
    char day[CALENDAR_TEXT_SIZE];

    date_format(date, day);
    return error_set_hint_about(err, ERROR_NOT_FOUND, HINT_INGEST_ONLINE, slug, day,
                                "the session list of %s on %s is not stored", slug, day);
}

/* A part of the list that is not stored leaves it incomplete: then no session counts as removed. */
static void mark_incomplete(struct day_facts *facts, struct arena *arena)
{
    struct practice_day *day = arena_new(arena, struct practice_day);

    *day = *facts->day;
    day->n_skipped++;
    day->next_href = NULL;
    facts->day = day;
    facts->lacks_parts = true;
}

/* The parts of a list that goes on over several pages. */
static int read_parts(struct page_source *source, struct page_id id, struct day_facts *facts,
                      struct error *err)
{
    struct arena *arena = source->arena;

    for (id.part = 2; facts->day->next_href != NULL; id.part++) {
        const struct practice_day *part = NULL;
        struct stored_page page;
        struct bytes body = {.size = 0};
        int r = read_body(source, &id, &page, &body, err);

        if (r == 0)
            r = liverc_read_day(body, arena, &part, err);
        if (r < 0)
            return r;
        if (r == PAGE_STORE_NONE)
            mark_incomplete(facts, arena);
        else
            facts->day = liverc_join_days(facts->day, part, arena);
    }
    return 0;
}

static int read_list(struct page_source *source, const char *slug, struct date date,
                     struct day_facts *facts, struct error *err)
{
    struct page_id id = {.kind = PAGE_DAY, .track_slug = slug, .date = date};
    struct bytes body = {.size = 0};
    int r = read_body(source, &id, &facts->page, &body, err);

    if (r == PAGE_STORE_NONE)
        return fail_missing(slug, date, err);
    if (r == 0)
        r = liverc_read_day(body, source->arena, &facts->day, err);
    return r < 0 ? r : read_parts(source, id, facts, err);
}

/*
 * The month page counts the day's sessions too, and shows whether the list is whole. One that is
 * older than the list may have been right in its time; one that cannot be read proves nothing. A
 * replay has one only where it was taken.
 */
static int read_month_count(struct page_source *source, const char *slug, struct date date,
                            struct day_facts *facts, struct error *err)
{
    struct page_id id = {
        .kind = PAGE_MONTH, .track_slug = slug, .date = {.year = date.year, .month = date.month}};
    const struct practice_month *month;
    struct stored_page page;
    struct bytes body = {.size = 0};
    struct error unreadable;
    int r = find_page(source, &id, &page, err);

    facts->month_count = ABSENT;
    if (r == 0 && !source->is_replay && page.validated_at < facts->page.fetched_at)
        return 0;
    if (r == 0)
        r = page_source_read(source, &page, &body, err);
    if (r != 0 || liverc_read_month(body, source->arena, &month, &unreadable) < 0)
        return r < 0 ? r : 0;
    for (size_t i = 0; i < month->n_days; i++)
        if (date_compare(month->days[i].date, date) == 0)
            facts->month_count = month->days[i].n_sessions;
    return 0;
}

static void fail(struct session_facts *session, const struct error *why, struct arena *arena)
{
    struct error *failure = arena_new(arena, struct error);

    *failure = *why;
    session->detail_state = DETAIL_FAILED;
    session->failure = failure;
}

/* The page does not print its own id; its start tells whether it is the session that is listed. */
static bool is_of_row(const struct session_facts *session, const struct practice_session *detail)
{
    struct local_time listed = session->row->start;

    if (local_time_is_absent(listed) || local_time_is_absent(detail->start))
        return true;
    return local_time_seconds(listed) == local_time_seconds(detail->start);
}

/* Where the list's clock cannot be read, the session's own page has it. */
static void take_start(struct session_facts *session, const struct practice_session *detail,
                       struct arena *arena)
{
    struct session_row *row;

    if (!local_time_is_absent(session->row->start) || local_time_is_absent(detail->start))
        return;
    row = arena_new(arena, struct session_row);
    *row = *session->row;
    row->start = detail->start;
    session->row = row;
}

static void take_detail(struct session_facts *session, struct bytes body, struct arena *arena)
{
    const struct practice_session *detail;
    struct error why;

    if (liverc_read_session(body, arena, &detail, &why) < 0) {
        fail(session, &why, arena);
    } else if (!is_of_row(session, detail)) {
        error_set_hint(&why, ERROR_UNKNOWN_PAGE, HINT_FETCH_DAY_AGAIN,
                       "the page is of a session that started at another time");
        fail(session, &why, arena);
    } else {
        take_start(session, detail, arena);
        session->detail = detail;
        session->detail_state = DETAIL_STORED;
        session->failure = NULL;
    }
}

/*
 * The list shows the session changed since its page came, and the new page could not be had: the
 * old one's figures must not stand over the newer list's.
 */
static bool is_outdated(const struct session_facts *session)
{
    return session->page.last_error != NULL && session->page.listed_as != NULL &&
           strcmp(session->page.listed_as, session->row->figures) != 0;
}

/* A page that cannot be read costs its session the laps, never the day. */
static int read_detail(struct page_source *source, const char *slug, struct date date,
                       struct session_facts *session, struct error *err)
{
    struct arena *arena = source->arena;
    struct page_id id = {.kind = PAGE_SESSION,
                         .track_slug = slug,
                         .date = date,
                         .source_id = session->row->session_id};
    struct error why;
    struct bytes body;
    int r = page_source_find(source, &id, &session->page, err);

    if (r < 0)
        return r;
    session->detail_state = DETAIL_PENDING;
    if (r == PAGE_STORE_NONE)
        return 0;
    if (session->page.last_error != NULL) {
        page_failure_recall(&session->page, &why);
        fail(session, &why, arena);
    }
    if (session->page.sha256 == NULL || is_outdated(session)) {
        page_source_note_failure(source, &session->page);
        return 0;
    }
    r = page_source_read(source, &session->page, &body, &why);
    if (r == 0)
        take_detail(session, body, arena);
    else if (r < 0)
        fail(session, &why, arena);
    return 0;
}

static const char *first_of(const char *a, const char *b, const char *c)
{
    return a != NULL ? a : b != NULL ? b : c;
}

/*
 * Who drove what. The list runs class and transponder together ("1/10 Stock (17.5)" may be a class
 * with no transponder behind it); the session's own page keeps them apart and is believed.
 */
static void identify(struct session_facts *session, struct arena *arena)
{
    const struct practice_session none = {.driver_name = NULL};
    const struct session_row *listed = session->row;
    const struct practice_session *detail = session->detail != NULL ? session->detail : &none;
    bool detail_knows = detail->class_name != NULL || detail->transponder != NULL;

    session->driver_name =
        first_of(listed->driver_name, detail->driver_name, PRACTICE_UNKNOWN_DRIVER);
    session->class_name = first_of(detail_knows ? detail->class_name : listed->class_name,
                                   PRACTICE_UNKNOWN_CLASS, NULL);
    session->transponder = detail_knows ? detail->transponder : listed->transponder;
    session->source_driver_id =
        session->transponder != NULL
            ? session->transponder
            : arena_format(arena, "practice_session_%s", listed->session_id);
}

/* The page lists newest first; rows are made in the order things happened. */
static void take_sessions(struct arena *arena, struct day_facts *facts)
{
    size_t n = facts->day->n_sessions;

    facts->sessions = arena_new_array(arena, n, struct session_facts);
    facts->n_sessions = n;
    for (size_t i = 0; i < n; i++)
        facts->sessions[i] = (struct session_facts){.row = &facts->day->sessions[n - 1 - i],
                                                    .detail_state = DETAIL_PENDING};
}

static int read_details(struct page_source *source, const char *slug, struct date date,
                        struct day_facts *facts, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < facts->n_sessions; i++)
        r = read_detail(source, slug, date, &facts->sessions[i], err);
    return r;
}

static void identify_all(struct day_facts *facts, struct arena *arena)
{
    for (size_t i = 0; i < facts->n_sessions; i++)
        identify(&facts->sessions[i], arena);
}

int practice_facts_read_list(struct page_source *source, const char *slug, struct date date,
                             struct day_facts *ret_facts, struct error *err)
{
    struct day_facts facts = {.month_count = ABSENT};
    int r = read_track(source->mirror_db, slug, source->arena, &facts.track, err);

    if (r == 0)
        r = read_list(source, slug, date, &facts, err);
    if (r < 0)
        return r;
    take_sessions(source->arena, &facts);
    identify_all(&facts, source->arena);
    *ret_facts = facts;
    return 0;
}

int practice_facts_read(struct page_source *source, const char *slug, struct date date,
                        struct day_facts *ret_facts, struct error *err)
{
    struct day_facts facts;
    int r = practice_facts_read_list(source, slug, date, &facts, err);

    if (r == 0)
        r = zone_open_of_track(slug, facts.track.timezone, source->arena, &facts.zone, err);
    if (r == 0)
        r = read_month_count(source, slug, date, &facts, err);
    if (r == 0)
        r = read_details(source, slug, date, &facts, err);
    if (r < 0)
        return r;
    identify_all(&facts, source->arena);
    *ret_facts = facts;
    return 0;
}

int practice_facts_check_date(const struct day_facts *facts, struct date date, struct error *err)
{
    char asked[CALENDAR_TEXT_SIZE], shown[CALENDAR_TEXT_SIZE];

    if (date_compare(facts->day->date, date) == 0)
        return 0;
    return error_set(
        err, ERROR_UNKNOWN_PAGE, "%s shows %s instead of %s; the page was kept for a bug report",
        facts->page.url, date_format(facts->day->date, shown), date_format(date, asked));
}
