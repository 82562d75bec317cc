/* From the stored pages of a practice day to facts. */
#include "practice_facts.h"

#include "practice_compare.h"

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

/* ---- findings ---- */

static void note(struct day_facts *facts, const struct stored_page *page,
                 const struct session_facts *session, struct finding finding, struct arena *arena)
{
    facts->findings =
        arena_grow(arena, facts->findings, facts->n_findings, sizeof(*facts->findings));
    facts->findings[facts->n_findings++] =
        (struct day_finding){.page = page, .session = session, .finding = finding};
}

/* ---- the list ---- */

/* A part of the list that is not stored leaves it incomplete: then no session counts as removed. */
static void mark_incomplete(struct day_facts *facts, struct arena *arena)
{
    struct practice_day *day = arena_new(arena, struct practice_day);

    *day = *facts->day;
    day->n_skipped++;
    day->skipped_laps = ABSENT;
    day->may_lack_rows = true;
    day->next_href = NULL;
    facts->day = day;
    facts->lacks_parts = true;
}

/* A later part counts only if it is of this day, by its heading and its rows. */
static int read_part(struct page_source *source, const struct page_id *id,
                     const struct practice_day **ret_part, struct error *err)
{
    struct arena *arena = source->arena;
    const struct practice_day *part = NULL;
    struct stored_page page;
    struct bytes body = {.size = 0};
    struct error unreadable;
    int r = read_body(source, id, &page, &body, err);

    if (r != 0)
        return r;
    if (liverc_read_day(body, arena, &part, &unreadable) < 0 ||
        date_compare(part->date, id->date) != 0 || liverc_doubt_part(part, arena) != NULL)
        return PAGE_STORE_NONE;
    *ret_part = part;
    return 0;
}

/* The parts of a list that goes on over several pages. */
static int read_parts(struct page_source *source, struct page_id id, struct day_facts *facts,
                      struct error *err)
{
    for (id.part = 2; facts->day->next_href != NULL; id.part++) {
        const struct practice_day *part = NULL;
        int r = read_part(source, &id, &part, err);

        if (r < 0)
            return r;
        if (r == PAGE_STORE_NONE)
            mark_incomplete(facts, source->arena);
        else
            facts->day = liverc_join_days(facts->day, part, source->arena);
        facts->has_parts = true;
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

/* ---- the month page ---- */

/*
 * The month page counts the day's sessions too, and shows whether the list is whole. It proves
 * something only when neither can have changed between the two. One that is newer and counts
 * otherwise tells that more may have come by then; one that cannot be read tells nothing. A replay
 * has one only where it was taken.
 */
static int64_t count_of_day(const struct practice_month *month, struct date date)
{
    for (size_t i = 0; i < month->n_days; i++)
        if (date_compare(month->days[i].date, date) == 0)
            return month->days[i].n_sessions;
    return ABSENT;
}

/* Was there a moment at which both were as they are, or has the day been over for long? */
static bool proves(const struct stored_page *month, const struct stored_page *list)
{
    return (month->settled && list->settled) ||
           (month->fetched_at <= list->validated_at && list->fetched_at <= month->validated_at);
}

/* What is not known is noted in place of the page, so that a replay does not know it either. */
static void note_unknown(struct page_source *source, struct day_facts *facts,
                         struct stored_page *month, int64_t count)
{
    char at[CALENDAR_TEXT_SIZE], list_at[CALENDAR_TEXT_SIZE];

    month->last_error = arena_format(
        source->arena,
        "it counted %lld sessions at %s, the list of %s has %lld; what happened in between is not "
        "known",
        (long long)count, utc_format(month->fetched_at, at),
        utc_format(facts->page.fetched_at, list_at), (long long)facts->day->n_sessions);
    page_source_note_failure(source, month);
}

static void tell_unknown(struct page_source *source, struct day_facts *facts,
                         const struct stored_page *month)
{
    struct stored_page *page = arena_new(source->arena, struct stored_page);

    *page = *month;
    note(facts, page, NULL,
         (struct finding){
             .kind = FINDING_DISAGREES, .where = "sessions of the day", .text = month->last_error},
         source->arena);
    facts->may_lack_sessions = true;
}

static void take_month(struct page_source *source, struct day_facts *facts, struct date date,
                       struct stored_page *page, struct bytes body)
{
    const struct practice_month *month;
    struct error unreadable;
    int64_t count;

    if (liverc_read_month(body, source->arena, &month, &unreadable) < 0)
        return;
    count = count_of_day(month, date);
    if (source->is_replay || is_absent(count) || count == (int64_t)facts->day->n_sessions ||
        proves(page, &facts->page)) {
        facts->month_count = count;
        page_source_note_read(source, page);
        return;
    }
    if (page->fetched_at < facts->page.fetched_at && count < (int64_t)facts->day->n_sessions)
        return; /* it was right in its time, and others came since */
    note_unknown(source, facts, page, count);
    tell_unknown(source, facts, page);
}

static int read_month_count(struct page_source *source, const char *slug, struct date date,
                            struct day_facts *facts, struct error *err)
{
    struct page_id id = {
        .kind = PAGE_MONTH, .track_slug = slug, .date = {.year = date.year, .month = date.month}};
    struct stored_page page;
    struct bytes body = {.size = 0};
    int r = page_source_find(source, &id, &page, err);

    facts->month_count = ABSENT;
    if (r != 0)
        return r < 0 ? r : 0;
    if (source->is_replay && page.last_error != NULL)
        tell_unknown(source, facts, &page);
    if (page.sha256 == NULL)
        return 0;
    r = page_store_read_body(source->mirror_db, page.sha256, source->arena, &body, err);
    if (r == 0)
        take_month(source, facts, date, &page, body);
    return r < 0 ? r : 0;
}

/* ---- a session's own page ---- */

static void fail(struct session_facts *session, const struct error *why, struct arena *arena)
{
    struct error *failure = arena_new(arena, struct error);

    *failure = *why;
    session->detail_state = DETAIL_FAILED;
    session->failure = failure;
}

static bool is_same_minute(struct local_time a, struct local_time b)
{
    return date_compare(a.date, b.date) == 0 && a.hour == b.hour && a.minute == b.minute;
}

/*
 * The page does not print its own id; its start tells whether it is the session that is listed.
 * Where one of the two has none, somebody must at least be named alike.
 */
static bool is_of_row(const struct session_row *listed, const struct practice_session *detail)
{
    if (local_time_is_absent(listed->start) || local_time_is_absent(detail->start))
        return practice_compare_people(listed, detail);
    if (listed->start_is_rough || detail->start_is_rough)
        return is_same_minute(listed->start, detail->start);
    return local_time_seconds(listed->start) == local_time_seconds(detail->start);
}

static const char *start_text(struct local_time start, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return local_time_is_absent(start) ? "no time"
                                       : arena_text(arena, local_time_format(start, text));
}

/* Where the list's clock cannot be read, or not to the second, the session's own page has it. */
static void take_start(struct session_facts *session, const struct practice_session *detail,
                       struct arena *arena)
{
    struct session_row *row;
    bool is_known = !local_time_is_absent(session->row->start);

    if (local_time_is_absent(detail->start) ||
        (is_known && (!session->row->start_is_rough || detail->start_is_rough)))
        return;
    row = arena_new(arena, struct session_row);
    *row = *session->row;
    row->start = detail->start;
    row->start_is_rough = detail->start_is_rough;
    session->row = row;
}

static void take_detail(struct session_facts *session, struct bytes body, struct arena *arena)
{
    const struct practice_session *detail;
    const char *doubt;
    struct error why;

    if (liverc_read_session(body, arena, &detail, &why) < 0) {
        fail(session, &why, arena);
        return;
    }
    doubt = liverc_doubt_session(detail, arena);
    if (doubt != NULL) {
        error_set(&why, ERROR_UNKNOWN_PAGE, "the page contradicts itself: %s", doubt);
        fail(session, &why, arena);
    } else if (!is_of_row(session->row, detail)) {
        error_set_hint(&why, ERROR_UNKNOWN_PAGE, HINT_FETCH_DAY_AGAIN,
                       "the page is of a session that started at another time, %s and not %s",
                       start_text(detail->start, arena), start_text(session->row->start, arena));
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
 * The list runs class and transponder together; the session's own page keeps them apart and is
 * believed, in what it says: what it leaves blank is the list's. A class of its that ends in the
 * list's transponder shows that this was none.
 */
static void settle_class(struct session_facts *session, const struct practice_session *detail,
                         struct arena *arena)
{
    const struct session_row *listed = session->row;
    const char *whole =
        listed->transponder == NULL
            ? listed->class_name
            : arena_format(arena, "%s (%s)", listed->class_name == NULL ? "" : listed->class_name,
                           listed->transponder);

    session->class_name = first_of(detail->class_name, listed->class_name, PRACTICE_UNKNOWN_CLASS);
    session->transponder = first_of(detail->transponder, listed->transponder, NULL);
    if (detail->transponder == NULL && detail->class_name != NULL && listed->transponder != NULL &&
        strcmp(detail->class_name, whole) == 0)
        session->transponder = NULL;
}

static void identify(struct session_facts *session, struct arena *arena)
{
    const struct practice_session none = {.driver_name = NULL};
    const struct session_row *listed = session->row;
    const struct practice_session *detail = session->detail != NULL ? session->detail : &none;

    session->driver_name =
        first_of(listed->driver_name, detail->driver_name, PRACTICE_UNKNOWN_DRIVER);
    settle_class(session, detail, arena);
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

/* ---- what was odd ---- */

/* Of which session does "row 12: Fast" tell? Rows of a list in parts have no number of their own.
 */
static const struct session_facts *session_of_row(const struct day_facts *facts, const char *where)
{
    struct bytes rest = bytes_from_text(where), word, digits;
    int64_t number;

    if (!bytes_split(&rest, ' ', &word) || !bytes_equal_text(word, "row") ||
        !bytes_split(&rest, ':', &digits) || !number_read_int(digits, &number))
        return NULL;
    for (size_t i = 0; i < facts->n_sessions; i++)
        if ((int64_t)facts->sessions[i].row->number == number)
            return &facts->sessions[i];
    return NULL;
}

/* Is it settled by now: by the session's own page, or by the part that the list goes on with? */
static bool is_settled(const struct day_facts *facts, const struct session_facts *session,
                       const struct finding *finding)
{
    if (finding->kind == FINDING_NEXT_PAGE)
        return !facts->lacks_parts;
    return finding->kind == FINDING_AMBIGUOUS && session != NULL && session->detail != NULL &&
           (session->detail->class_name != NULL || session->detail->transponder != NULL);
}

static void note_list(struct day_facts *facts, bool is_whole, struct arena *arena)
{
    for (size_t i = 0; i < facts->day->n_findings; i++) {
        const struct finding *finding = &facts->day->findings[i];
        const struct session_facts *session =
            is_whole ? session_of_row(facts, finding->where) : NULL;

        if (!is_settled(facts, session, finding))
            note(facts, &facts->page, session, *finding, arena);
    }
    if (facts->lacks_parts)
        note(facts, &facts->page, NULL,
             (struct finding){.kind = FINDING_SKIPPED,
                              .where = "list",
                              .text = "it goes on with a part that is not stored, or not of this "
                                      "day"},
             arena);
}

static void note_session(struct day_facts *facts, const struct session_facts *session,
                         struct arena *arena)
{
    const struct practice_session *detail = session->detail;
    struct practice_differences differences;

    for (size_t i = 0; i < detail->n_findings; i++)
        note(facts, &session->page, session, detail->findings[i], arena);
    practice_compare(session->row, detail, arena, &differences);
    for (size_t i = 0; i < differences.n; i++)
        note(facts, &session->page, session, differences.items[i], arena);
}

static void note_all(struct day_facts *facts, struct arena *arena)
{
    note_list(facts, !facts->has_parts, arena);
    for (size_t i = 0; i < facts->n_sessions; i++)
        if (facts->sessions[i].detail != NULL)
            note_session(facts, &facts->sessions[i], arena);
}

/* ---- together ---- */

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
    note_all(ret_facts, source->arena);
    return 0;
}

int practice_facts_check(const struct day_facts *facts, struct date date, struct arena *arena,
                         struct error *err)
{
    char asked[CALENDAR_TEXT_SIZE], shown[CALENDAR_TEXT_SIZE];
    const char *doubt;

    if (date_compare(facts->day->date, date) != 0)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "%s shows %s instead of %s; the page was kept for a bug report",
                         facts->page.url, date_format(facts->day->date, shown),
                         date_format(date, asked));
    doubt = liverc_doubt_day(facts->day, arena);
    if (doubt != NULL)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "%s contradicts itself, so nothing of it is believed: %s; the page was "
                         "kept for a bug report, and what was stored before stays",
                         facts->page.url, doubt);
    return 0;
}
