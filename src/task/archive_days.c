/* Days into archives and out of them. */
#include "trackside/archive_days.h"

#include "trackside/archive.h"
#include "trackside/event_report.h"
#include "trackside/ingest.h"
#include "trackside/report.h"

int archive_days(struct task *task, struct arena *arena, const char *slug, struct date before,
                 bool is_dry, struct set_aside_line **ret_lines, size_t *ret_n, struct error *err)
{
    struct day_filter filter = DAY_FILTER_ALL;
    const struct day_summary *days = NULL;
    struct set_aside_line *lines;
    size_t n = 0;
    int r;

    filter.slug = slug;
    filter.to = date_add_days(before, -1);
    r = report_days(task->race_db, &filter, arena, &days, &n, err);
    if (r == 0 && n == 0)
        return error_set_hint_about(err, ERROR_NOT_FOUND, HINT_LIST_DAYS, slug, NULL,
                                    "no stored practice day of %s is that old", slug);
    lines = arena_new_array(arena, n + 1, struct set_aside_line);
    for (size_t i = 0; r == 0 && i < n; i++) {
        lines[i] = (struct set_aside_line){.source_event_id = days[i].source_event_id,
                                           .slug = slug,
                                           .n_sessions = days[i].n_sessions,
                                           .n_laps = days[i].n_laps,
                                           .n_pages = ABSENT};
        date_read(bytes_from_text(days[i].date), &lines[i].date);
        lines[i].archive = archive_file(arena, lines[i].date.year);
    }
    for (size_t i = 0; r == 0 && !is_dry && i < n; i++)
        r = archive_put_event(task, arena, lines[i].source_event_id, slug, lines[i].date, err);
    *ret_lines = lines;
    *ret_n = n;
    return r;
}

int archive_one(struct task *task, struct arena *arena, const char *source_event_id,
                const char *slug, struct date date, bool is_dry, struct set_aside_line **ret_line,
                struct error *err)
{
    struct event_filter filter = {.source_event_id = source_event_id};
    const struct event_summary *events = NULL;
    struct set_aside_line *line = arena_new(arena, struct set_aside_line);
    size_t n = 0;
    int r = report_events(task->race_db, &filter, arena, &events, &n, err);

    if (r == 0 && n == 0)
        return error_set(err, ERROR_NOT_FOUND, "event:%s is not in the store", source_event_id);
    if (r < 0)
        return r;
    *line = (struct set_aside_line){.source_event_id = source_event_id,
                                    .slug = slug,
                                    .date = date,
                                    .archive = archive_file(arena, date.year),
                                    .n_sessions = events[0].n_races,
                                    .n_laps = events[0].n_laps,
                                    .n_pages = ABSENT};
    *ret_line = line;
    return is_dry ? 0 : archive_put_event(task, arena, source_event_id, slug, date, err);
}

static int restore_one(struct task *task, struct arena *arena, const struct set_aside_event *event,
                       struct set_aside_line *line, struct error *err)
{
    struct event_filter filter = {.source_event_id = event->source_event_id, .with_days = true};
    const struct event_summary *events = NULL;
    size_t n = 0;
    int r = archive_take_event(task, arena, event, err);

    if (r == 0)
        r = report_events(task->race_db, &filter, arena, &events, &n, err);
    *line = (struct set_aside_line){.source_event_id = event->source_event_id,
                                    .slug = event->track_slug,
                                    .date = event->date,
                                    .archive = event->archive,
                                    .n_sessions = n > 0 ? events[0].n_races : ABSENT,
                                    .n_laps = n > 0 ? events[0].n_laps : ABSENT,
                                    .n_pages = ABSENT};
    return r;
}

int restore_events(struct task *task, struct arena *arena, const char *slug,
                   const char *source_event_id, struct set_aside_line **ret_lines, size_t *ret_n,
                   struct error *err)
{
    const struct set_aside_event *events = NULL;
    struct ingest_zone zone;
    size_t n = 0, n_restored = 0;
    int r = set_aside_list(task->mirror_db, slug, source_event_id, arena, &events, &n, err);

    if (r < 0)
        return r;
    *ret_lines = arena_new_array(arena, n + 1, struct set_aside_line);
    for (size_t i = 0; r == 0 && i < n; i++)
        if (events[i].archive != NULL)
            r = restore_one(task, arena, &events[i], &(*ret_lines)[n_restored++], err);
    *ret_n = n_restored;
    if (r == 0 && n_restored == 0)
        return error_set_hint_about(err, ERROR_NOT_FOUND, HINT_TRACK_ARCHIVED, slug, NULL,
                                    "no such day of %s is archived", slug);
    if (r == 0)
        r = ingest_track_zone(task->mirror_db, task->race_db, slug, &zone, err);
    return r == 0 ? ingest_driver_links(task->mirror_db, task->race_db, err) : r;
}
