/* Practice days as rows, and one at a glance. */
#include "trackside/day_view.h"

#include "trackside/archive.h"
#include "trackside/day_drift.h"
#include "trackside/event_id.h"
#include "trackside/liverc.h"
#include "trackside/slice.h"

/* ---- days, a row each ---- */

static struct cell type_cell(const void *row, struct arena *arena)
{
    (void)row;
    (void)arena;
    return (struct cell){.text = "practice_day", .number = ABSENT};
}

/* {"new": 2, "removed": 1}; elsewhere "+2 -1", and "0" when nothing differs. */
static struct cell drift_cell(const void *row, struct arena *arena)
{
    const struct day_line *line = row;
    long long n_new = line->drift.n_new, n_removed = line->drift.n_removed;
    struct cell cell = {.number = ABSENT};

    if (!line->has_drift)
        return cell;
    cell.text = arena_format(arena, "{\"new\": %lld, \"removed\": %lld}", n_new, n_removed);
    if (n_new == 0 && n_removed == 0)
        cell.shown = "0";
    else if (n_removed == 0)
        cell.shown = arena_format(arena, "+%lld", n_new);
    else if (n_new == 0)
        cell.shown = arena_format(arena, "-%lld", n_removed);
    else
        cell.shown = arena_format(arena, "+%lld -%lld", n_new, n_removed);
    return cell;
}

/* What the store alone knows of a day; empty for one that is not stored. */
static struct cell stored_cell(const struct day_summary *stored, size_t at)
{
    struct cell cell = {.number = ABSENT};

    if (stored != NULL)
        cell.text = *(const char *const *)(const void *)((const char *)stored + at);
    return cell;
}

static struct cell event_id_cell(const void *row, struct arena *arena)
{
    (void)arena;
    return stored_cell(((const struct day_line *)row)->stored,
                       offsetof(struct day_summary, source_event_id));
}

static struct cell event_name_cell(const void *row, struct arena *arena)
{
    (void)arena;
    return stored_cell(((const struct day_line *)row)->stored,
                       offsetof(struct day_summary, event_name));
}

static struct cell zone_cell(const void *row, struct arena *arena)
{
    (void)arena;
    return stored_cell(((const struct day_line *)row)->stored,
                       offsetof(struct day_summary, timezone));
}

static struct cell changed_cell(const void *row, struct arena *arena)
{
    (void)arena;
    return stored_cell(((const struct day_line *)row)->stored,
                       offsetof(struct day_summary, last_ingested_at));
}

/* A figure that a table leaves out when no day has it. */
#define FIGURE(member, key_, heading_, type_)                                                      \
    {                                                                                              \
        .key = (key_), .heading = (heading_), .type = (type_),                                     \
        .at = offsetof(struct day_line, member), .is_rare = true                                   \
    }

static const struct column day_columns[] = {
    {.key = "type", .type = COLUMN_TEXT, .get = type_cell, .is_deep = true},
    COLUMN_OF(day_line, date, "date", "Date", COLUMN_DATE),
    COLUMN_OF(day_line, track_slug, "track_slug", "Track", COLUMN_TEXT),
    COLUMN_OF(day_line, n_sessions, "session_count", "Sessions", COLUMN_COUNT),
    FIGURE(is_ingested, "ingested", "Ingested", COLUMN_SWITCH),
    {.key = "drift", .heading = "Drift", .type = COLUMN_JSON, .get = drift_cell, .is_rare = true},
    FIGURE(n_laps, "total_laps", "Laps", COLUMN_COUNT),
    FIGURE(track_time_s, "total_track_time_seconds", "Track time", COLUMN_DURATION),
    FIGURE(n_drivers, "unique_drivers", "Drivers", COLUMN_COUNT),
    FIGURE(n_classes, "unique_classes", "Classes", COLUMN_COUNT),
    FIGURE(first_start, "time_range_start", "First", COLUMN_LOCAL),
    FIGURE(last_start, "time_range_end", "Last", COLUMN_LOCAL),
    COLUMN_OF(day_line, self_check, "self_check", NULL, COLUMN_TEXT),
    COLUMN_OF(day_line, is_stale, "stale", NULL, COLUMN_SWITCH),
    COLUMN_OF(day_line, fetched_at, "fetched_at", NULL, COLUMN_MOMENT),
    /* The rest is the store's. */
    COLUMN_BY(event_id_cell, "source_event_id", NULL, COLUMN_TEXT),
    COLUMN_BY(event_name_cell, "event_name", NULL, COLUMN_TEXT),
    COLUMN_BY(zone_cell, "timezone", "Zone", COLUMN_TEXT),
    COLUMN_BY(changed_cell, "last_ingested_at", "Changed at", COLUMN_TEXT),
};

enum {
    N_OF_STORE = 4,
};

static const struct column sessions_column[] = {
    {.key = "sessions",
     .type = COLUMN_JSON,
     .at = offsetof(struct day_line, sessions_json),
     .is_deep = true},
};

/* The columns of the site, and the sessions of the days where they were asked for. */
struct sheet *day_view_found(struct arena *arena, const struct day_line *lines, size_t n)
{
    size_t n_columns = N_COLUMNS(day_columns) - N_OF_STORE;
    struct column *columns = arena_new_array(arena, n_columns + 1, struct column);
    bool has_sessions = n > 0 && lines[0].sessions_json != NULL;
    struct sheet *sheet;

    for (size_t i = 0; i < n_columns; i++)
        columns[i] = day_columns[i];
    if (has_sessions)
        columns[n_columns++] = sessions_column[0];
    sheet = sheet_of(arena, columns, n_columns, lines, n, sizeof(*lines));
    sheet_hide(sheet, "track_slug");
    return sheet;
}

struct sheet *day_view_stored(struct arena *arena, const struct day_line *lines, size_t n)
{
    struct sheet *sheet = SHEET(arena, day_columns, lines, n);

    sheet_hide(sheet, "ingested");
    return sheet;
}

/* ---- sessions of a day page ---- */

/* A row of a day's list, with what stands beside it. */
struct listed_session {
    struct date date;
    const char *session_id;
    const char *driver_name;
    const char *class_name;
    const char *transponder;
    const char *start;
    int64_t length_s;
    int64_t n_laps;
    int64_t fast_ms;
    int64_t average_ms;
    const char *url;
};

static const struct column listed_columns[] = {
    COLUMN_OF(listed_session, date, "date", "Date", COLUMN_DATE),
    COLUMN_OF(listed_session, session_id, "session_id", "Session", COLUMN_TEXT),
    COLUMN_OF(listed_session, driver_name, "driver_name", "Driver", COLUMN_TEXT),
    COLUMN_OF(listed_session, class_name, "class_name", "Class", COLUMN_TEXT),
    COLUMN_OF(listed_session, transponder, "transponder_number", "Transponder", COLUMN_TEXT),
    COLUMN_OF(listed_session, start, "start_time_local", "Start", COLUMN_LOCAL),
    COLUMN_OF(listed_session, length_s, "duration_seconds", "Length", COLUMN_DURATION),
    COLUMN_OF(listed_session, n_laps, "lap_count", "Laps", COLUMN_COUNT),
    COLUMN_OF(listed_session, fast_ms, "fastest_lap", "Fastest", COLUMN_SECONDS),
    COLUMN_OF(listed_session, average_ms, "average_lap", "Average", COLUMN_SECONDS),
    COLUMN_OF(listed_session, url, "session_url", NULL, COLUMN_TEXT),
};

static struct listed_session listed(const char *site, const struct day_line *line,
                                    const struct session_row *row, struct arena *arena)
{
    struct page_id page = {
        .kind = PAGE_SESSION, .track_slug = line->track_slug, .source_id = row->session_id};
    char start[CALENDAR_TEXT_SIZE];

    return (struct listed_session){
        .date = line->date,
        .session_id = row->session_id,
        .driver_name = row->driver_name,
        .class_name = row->class_name != NULL ? row->class_name : PRACTICE_UNKNOWN_CLASS,
        .transponder = row->transponder,
        .start = local_time_is_absent(row->start)
                     ? NULL
                     : arena_text(arena, local_time_format(row->start, start)),
        .length_s = row->length_s,
        .n_laps = row->n_laps,
        .fast_ms = row->fast_ms,
        .average_ms = row->average_ms,
        .url = page_url(site, &page, arena),
    };
}

struct sheet *day_view_session_sheet(struct arena *arena, const char *site,
                                     const struct day_line *lines, size_t n)
{
    struct listed_session *rows = NULL;
    size_t n_rows = 0;

    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; lines[i].has_sessions && k < lines[i].n_listed; k++) {
            rows = arena_grow(arena, rows, n_rows, sizeof(*rows));
            rows[n_rows++] = listed(site, &lines[i], &lines[i].sessions[k], arena);
        }
    }
    return SHEET(arena, listed_columns, rows, n_rows);
}

void day_view_add_sessions(struct arena *arena, const char *site, struct day_line *lines, size_t n)
{
    for (size_t i = 0; i < n; i++)
        lines[i].sessions_json =
            sheet_tree(sheet_json(day_view_session_sheet(arena, site, &lines[i], 1)), arena);
}

/* ---- one day at a glance ---- */

static const struct column class_columns[] = {
    COLUMN_OF(class_summary, class_name, "class_name", "Class", COLUMN_TEXT),
    COLUMN_OF(class_summary, n_sessions, "sessions", "Sessions", COLUMN_COUNT),
    COLUMN_OF(class_summary, n_drivers, "drivers", "Drivers", COLUMN_COUNT),
    COLUMN_OF(class_summary, n_laps, "laps", "Laps", COLUMN_COUNT),
    COLUMN_OF(class_summary, fast_ms, "fastest_lap", "Fastest", COLUMN_SECONDS),
    COLUMN_OF(class_summary, fast_driver, "fastest_driver", "by", COLUMN_TEXT),
    COLUMN_OF(class_summary, fast_session_id, "fastest_session_id", "in", COLUMN_TEXT),
};

static const char *clock_of(const char *local)
{
    return local + sizeof("2025-10-25");
}

/* In sentences, for people. */
static void say(struct answer *answer, const struct day_summary *day)
{
    char text[NUMBER_TEXT_SIZE];

    answer_say(answer, "%s", day->event_name);
    answer_say(answer, "%lld sessions, %lld laps, %s on the track", (long long)day->n_sessions,
               (long long)day->n_laps, number_format_duration(day->track_time_s, text));
    answer_say(answer, "%lld named drivers, %lld transponders without a name, %lld classes",
               (long long)day->n_drivers, (long long)day->n_unknown_drivers,
               (long long)day->n_classes);
    if (day->first_start != NULL)
        answer_say(answer, "first start %s, last start %s, %s", clock_of(day->first_start),
                   clock_of(day->last_start),
                   day->timezone != NULL ? day->timezone : "zone unknown");
    answer_say(answer, "self-check %s", day->self_check != NULL ? day->self_check : "unchecked");
}

struct answer *day_view_answer(struct arena *arena, const struct day_summary *day,
                               const struct session_summary *sessions, size_t n_sessions)
{
    struct answer *answer = answer_begin(arena, "day");
    struct column *columns = arena_new_array(arena, N_COLUMNS(day_columns), struct column);
    struct day_line *line = arena_new(arena, struct day_line);
    const struct class_summary *classes;
    size_t n_classes;

    *line = (struct day_line){
        .track_slug = day->track_slug, .n_sessions = day->n_sessions, .fetched_at = ABSENT};
    date_read(bytes_from_text(day->date), &line->date);
    day_line_take_stored(line, day);
    report_classes(sessions, n_sessions, arena, &classes, &n_classes);
    for (size_t i = 0; i < N_COLUMNS(day_columns); i++) {
        columns[i] = day_columns[i];
        columns[i].heading = NULL; /* people read the sentences */
    }
    say(answer, day);
    answer_put_head(answer, columns, N_COLUMNS(day_columns), line);
    answer_put_sheet(answer, "classes", SHEET(arena, class_columns, classes, n_classes),
                     SHEET_ALWAYS);
    answer_put_sheet(answer, "sessions", session_view_sheet(arena, sessions, n_sessions),
                     SHEET_ALWAYS);
    return answer;
}

/* ---- questions ---- */

int day_view_show(struct task *task, struct arena *arena, const struct day_question *question,
                  struct answer **ret_answer, struct error *err)
{
    const struct session_filter all = {.driver = NULL};
    struct day_filter filter = DAY_FILTER_ALL;
    const struct session_summary *sessions;
    const struct day_summary *days;
    size_t n_sessions, n_days;
    int r = archive_choose(task, arena, question->slug, question->date, question->is_archived, err);

    filter.slug = question->slug;
    filter.from = question->date;
    filter.to = question->date;
    if (r == 0) /* tells when there is no such day */
        r = report_sessions(task->race_db, event_id_of_day(question->slug, question->date, arena),
                            &all, arena, &sessions, &n_sessions, err);
    if (r == 0)
        r = report_days(task->race_db, &filter, arena, &days, &n_days, err);
    if (r == 0 && n_days > 0)
        *ret_answer = day_view_answer(arena, &days[0], sessions, n_sessions);
    return r;
}

static int find_archived(struct task *task, struct arena *arena, const struct day_filter *filter,
                         const struct day_summary **ret_days, size_t *ret_n, struct error *err)
{
    struct day_filter all = *filter;
    struct slice slice = {.limit = filter->limit,
                          .offset = is_absent(filter->offset) ? 0 : filter->offset};
    struct day_summary *days = NULL;
    const char *const *files;
    size_t n_files, n = 0, first;
    int r = archive_list(task, arena, &files, &n_files, err);

    all.limit = all.offset = ABSENT;
    for (size_t i = 0; r == 0 && i < n_files; i++) {
        const struct day_summary *some = NULL;
        size_t n_some = 0;

        r = archive_use(task, files[i], err);
        if (r == 0)
            r = report_days(task->race_db, &all, arena, &some, &n_some, err);
        for (size_t k = 0; r == 0 && k < n_some; k++) {
            days = arena_grow(arena, days, n, sizeof(*days));
            days[n++] = some[k];
        }
    }
    if (r < 0)
        return r;
    first = slice_of(&slice, n, ret_n);
    *ret_days = days == NULL ? NULL : &days[first];
    return 0;
}

static int make_lines(struct task *task, struct arena *arena, const struct day_summary *days,
                      size_t n, struct day_line **ret_lines, struct error *err)
{
    struct day_line *lines = arena_new_array(arena, n + 1, struct day_line);
    struct month_cache cache = {.slug = NULL};
    int r = 0;

    for (size_t i = 0; r == 0 && days != NULL && i < n; i++) {
        lines[i].track_slug = days[i].track_slug;
        lines[i].n_sessions = days[i].n_sessions;
        date_read(bytes_from_text(days[i].date), &lines[i].date);
        day_line_take_stored(&lines[i], &days[i]);
        r = day_drift_add(task, arena, &lines[i], &cache, err);
    }
    *ret_lines = lines;
    return r;
}

int day_view_list(struct task *task, struct arena *arena, const struct day_filter *filter,
                  bool is_archived, struct answer **ret_answer, size_t *ret_n, struct error *err)
{
    const struct day_summary *days = NULL;
    struct day_line *lines = NULL;
    size_t n = 0;
    int r = is_archived ? find_archived(task, arena, filter, &days, &n, err)
                        : report_days(task->race_db, filter, arena, &days, &n, err);

    if (r == 0)
        r = make_lines(task, arena, days, n, &lines, err);
    if (r < 0)
        return r;
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "practice_days", day_view_stored(arena, lines, n), SHEET_ALWAYS);
    *ret_n = n;
    return 0;
}
