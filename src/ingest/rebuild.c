/* Events again from the pages that their ingestions read. */
#include "trackside/ingest.h"

#include "directory.h"
#include "meeting_event.h"
#include "practice_event.h"
#include "rebuild_plan.h"
#include "rows.h"

#include "trackside/cleanup.h"
#include "trackside/event_rows.h"
#include "trackside/liverc.h"
#include "trackside/race_compare.h"
#include "trackside/race_driver.h"
#include "trackside/set_aside.h"

#include <string.h>

/* ---- what came of an event ---- */

static bool is_new_row(const struct race_difference *list, size_t i)
{
    return i == 0 || strcmp(list[i].table, list[i - 1].table) != 0 ||
           strcmp(list[i].row_key, list[i - 1].row_key) != 0;
}

static void count_rows(const struct race_difference *list, size_t n, struct rebuilt_event *event)
{
    for (size_t i = 0; i < n; i++) {
        if (is_new_row(list, i)) {
            event->n_added += list[i].is_added;
            event->n_gone += list[i].is_gone;
            event->n_changed += !list[i].is_added && !list[i].is_gone;
        }
        if (event->n_sample < REBUILT_SAMPLE)
            event->sample[event->n_sample++] = (struct rebuilt_value){
                .table = list[i].table,
                .row_key = list[i].row_key,
                .column = list[i].column,
                .was = list[i].was,
                .is_now = list[i].is_now,
            };
    }
}

static int tell(const struct rebuild_plan *plan, const struct rebuilt_event *event,
                struct error *err)
{
    const struct rebuild *rebuild = plan->rebuild;

    return rebuild->event_done == NULL ? 0 : rebuild->event_done(rebuild->listener, event, err);
}

static struct rebuilt_event begin_report(const struct event_plan *event)
{
    return (struct rebuilt_event){.source_event_id = event->source_event_id,
                                  .slug = event->slug,
                                  .date = event->first_day,
                                  .lacks = event->lacks};
}

/* An event that was not there has rows to count, and nothing to compare them with. */
static int tell_new(const struct rebuild_plan *plan, const struct event_plan *event,
                    struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct rebuilt_event report = begin_report(event);
    const struct race_difference *differences;
    int64_t event_id;
    size_t n;
    int r = race_store_find_event(plan->rebuild->race_db, event->source_event_id, &event_id, err);

    arena_init(&arena);
    if (r == 0)
        r = race_store_compare_rows(plan->rebuild->race_db, event_id, &arena, &differences, &n,
                                    &report.n_rows, err);
    report.status = REBUILT_NEW;
    report.n_added = report.n_rows;
    return r < 0 ? r : tell(plan, &report, err);
}

/* ---- doing it again ---- */

/* A list that is not believed now, by a parser that knows better, gives no rows: those of the
 * ingestions before it stay, as they would today. */
static int refuse(const struct rebuild_plan *plan, struct event_plan *event, int r,
                  const struct error *err)
{
    if (r == ERROR_UNKNOWN_PAGE) {
        event->refused = arena_text(plan->arena, err->message);
        return 0;
    }
    return r;
}

static int read_day(const struct event_plan *event, struct page_source *source,
                    struct event_facts *ret_facts, struct error *err)
{
    struct day_facts day;
    int r = practice_facts_read(source, event->slug, event->date, &day, err);

    if (r == 0)
        r = practice_facts_check(&day, event->date, source->arena, err);
    if (r == 0)
        practice_event_make(&day, source->arena, ret_facts);
    return r;
}

static int read_meeting(const struct event_plan *event, struct page_source *source,
                        struct event_facts *ret_facts, struct error *err)
{
    struct meeting_facts meeting;
    int r = meeting_facts_read(source, event->slug, event->source_event_id, &meeting, err);

    if (r == 0)
        meeting_event_make(&meeting, source->arena, ret_facts);
    return r;
}

static int put_again(const struct rebuild_plan *plan, struct event_plan *event,
                     struct page_source *source, struct error *err)
{
    struct ingest_report report;
    struct event_facts facts;
    int r = date_is_absent(event->date) ? read_meeting(event, source, &facts, err)
                                        : read_day(event, source, &facts, err);

    if (r < 0)
        return refuse(plan, event, r, err);
    event->n_written++;
    event->first_day = facts.row.event_date;
    return rows_put(plan->rebuild->race_db, &facts, source->arena, &report, err);
}

static int replay(const struct rebuild_plan *plan, struct event_plan *event,
                  const struct ingestion *ingestion, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_source source;
    int r;

    arena_init(&arena);
    r = page_source_of(plan->rebuild->mirror_db, ingestion, &arena, &source, err);
    return r < 0 ? r : put_again(plan, event, &source, err);
}

/* The log is asked anew, now that the store is locked: another process may have ingested the event
 * since the plan was made. */
static int replay_all(const struct rebuild_plan *plan, struct event_plan *event,
                      struct arena *arena, struct error *err)
{
    const struct ingestion *ingestions = NULL;
    size_t n = 0;
    int r = ingestion_log_list(plan->rebuild->mirror_db, NULL, event->source_event_id, arena,
                               &ingestions, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        r = replay(plan, event, &ingestions[i], err);
    return r;
}

/* Did another process ingest the event since the plan was made? */
static int has_later(const struct rebuild_plan *plan, const struct event_plan *event,
                     struct arena *arena, bool *ret_has, struct error *err)
{
    const struct ingestion *ingestions = NULL;
    size_t n = 0;
    int r = ingestion_log_list(plan->rebuild->mirror_db, NULL, event->source_event_id, arena,
                               &ingestions, &n, err);

    *ret_has = r == 0 && n > event->n_ingestions;
    return r;
}

/* Or put it away? Then it stays away. */
static int begin_event(const struct rebuild_plan *plan, struct event_plan *event,
                       struct arena *arena, struct error *err)
{
    const struct set_aside_event *ignored;
    size_t n = 0;
    int r = db_begin(plan->rebuild->race_db, err);

    if (r == 0)
        r = set_aside_list(plan->rebuild->mirror_db, NULL, event->source_event_id, arena, &ignored,
                           &n, err);
    event->is_done = n > 0;
    return r;
}

static int replace_rows(const struct rebuild_plan *plan, struct event_plan *event,
                        struct arena *arena, struct rebuilt_event *report, struct error *err)
{
    struct db *race_db = plan->rebuild->race_db;
    const struct race_difference *differences = NULL;
    int64_t event_id = ABSENT;
    size_t n = 0;
    int r = race_store_find_event(race_db, event->source_event_id, &event_id, err);

    if (r == 0)
        r = race_store_clear_kept(race_db, err);
    if (r == 0)
        r = race_store_keep_rows(race_db, event_id, err);
    if (r == 0)
        r = race_store_remove_event(race_db, event->source_event_id, err);
    if (r == 0)
        r = replay_all(plan, event, arena, err);
    if (r == 0 && event->n_written == 0)
        return 0; /* nothing to put in its place: it is left as it is */
    if (r == 0)
        r = race_store_remove_idle_drivers(race_db, err);
    if (r == 0)
        r = race_store_find_event(race_db, event->source_event_id, &event_id, err);
    if (r == 0)
        r = race_store_compare_rows(race_db, event_id, arena, &differences, &n, &report->n_rows,
                                    err);
    if (r == 0)
        count_rows(differences, n, report);
    return r < 0 ? r : race_store_clear_kept(race_db, err);
}

static int leave_event(const struct rebuild_plan *plan, struct event_plan *event, const char *why,
                       struct error *err)
{
    struct rebuilt_event report = begin_report(event);

    event->is_done = true;
    report.status = REBUILT_LEFT;
    report.lacks = why;
    return tell(plan, &report, err);
}

static int replace_event(const struct rebuild_plan *plan, struct event_plan *event,
                         struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct rebuilt_event report = begin_report(event);
    struct db *race_db = plan->rebuild->race_db;
    int r;

    arena_init(&arena);
    event->n_written = 0;
    r = begin_event(plan, event, &arena, err);
    if (r == 0 && !event->is_done)
        r = replace_rows(plan, event, &arena, &report, err);
    if (r == 0 && !event->is_done && event->n_written == 0) {
        db_rollback(race_db);
        return leave_event(plan, event, event->refused, err);
    }
    if (r == 0 && !event->is_done)
        r = db_commit(race_db, err);
    if (r < 0 || event->is_done) {
        db_rollback(race_db);
        return r;
    }
    event->is_done = true;
    report.date = event->first_day;
    report.status =
        report.n_added + report.n_gone + report.n_changed > 0 ? REBUILT_CHANGED : REBUILT_UNCHANGED;
    return tell(plan, &report, err);
}

/* What is not there grows as it grew: one ingestion after the other, among those of other events.
 */
static int grow_event(const struct rebuild_plan *plan, struct event_plan *event,
                      const struct ingestion *ingestion, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct db *race_db = plan->rebuild->race_db;
    bool is_behind = false;
    int r;

    arena_init(&arena);
    r = begin_event(plan, event, &arena, err);
    if (r == 0 && !event->is_done)
        r = replay(plan, event, ingestion, err);
    if (r == 0 && !event->is_done)
        r = has_later(plan, event, &arena, &is_behind, err);
    if (r == 0 && !event->is_done)
        r = db_commit(race_db, err);
    if (r < 0 || event->is_done) {
        db_rollback(race_db);
        return r;
    }
    if (is_behind)
        return replace_event(plan, event, err);
    event->is_done = --event->n_left == 0;
    if (!event->is_done)
        return 0;
    return event->n_written > 0 ? tell_new(plan, event, err)
                                : leave_event(plan, event, event->refused, err);
}

static int grow_directory(const struct rebuild_plan *plan, const struct ingestion *ingestion,
                          struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct ingest_directory ignored;
    struct page_source source;
    int r;

    arena_init(&arena);
    r = page_source_of(plan->rebuild->mirror_db, ingestion, &arena, &source, err);
    if (r == 0)
        r = directory_put(&source, plan->rebuild->race_db, plan->rebuild->now, &ignored, err);
    return r == ERROR_NOT_FOUND ? 0
                                : r; /* its page was purged: the next `track sync` has a new one */
}

/* From before ingestions were logged: over what is there, and logged now. */
static int ingest_newest(const struct rebuild_plan *plan, struct event_plan *event,
                         struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    const struct rebuild *rebuild = plan->rebuild;
    struct rebuilt_event report = begin_report(event);
    struct ingest_report ingested;
    int r;

    arena_init(&arena);
    if (date_is_absent(event->date))
        r = ingest_race_event(rebuild->mirror_db, rebuild->race_db, event->slug,
                              event->source_event_id, rebuild->now, NULL, &arena, &ingested, err);
    else
        r = ingest_practice_day(rebuild->mirror_db, rebuild->race_db, event->slug, event->date,
                                rebuild->now, NULL, &arena, &ingested, err);
    if (refuse(plan, event, r, err) < 0)
        return r;
    if (r < 0)
        return leave_event(plan, event, event->refused, err);
    event->is_done = true;
    report.n_rows = ingested.rows.inserted + ingested.rows.updated + ingested.rows.unchanged;
    report.n_added = ingested.rows.inserted;
    report.n_changed = ingested.rows.updated;
    report.status = report.n_added + report.n_changed > 0 ? REBUILT_CHANGED : REBUILT_UNCHANGED;
    return tell(plan, &report, err);
}

static bool is_interrupted(const struct rebuild *rebuild)
{
    return rebuild->interrupted != NULL && *rebuild->interrupted;
}

static int do_ingestion(const struct rebuild_plan *plan, const struct ingestion *ingestion,
                        struct error *err)
{
    struct event_plan *event;

    if (ingestion->source_event_id == NULL)
        return plan->takes_directory ? grow_directory(plan, ingestion, err) : 0;
    event = rebuild_plan_find(plan, ingestion->source_event_id);
    if (event == NULL || event->is_done)
        return 0;
    if (event->lacks != NULL)
        return leave_event(plan, event, event->lacks, err);
    return event->was_stored ? replace_event(plan, event, err)
                             : grow_event(plan, event, ingestion, err);
}

static int do_unlogged(const struct rebuild_plan *plan, struct event_plan *event, struct error *err)
{
    if (event->is_done || event->is_logged)
        return 0;
    return event->lacks != NULL ? leave_event(plan, event, event->lacks, err)
                                : ingest_newest(plan, event, err);
}

static int stop(struct error *err)
{
    return error_set_hint(err, ERROR_INTERRUPTED, HINT_REBUILD_OTHERS,
                          "interrupted; days that were done are done");
}

int ingest_rebuild(const struct rebuild *rebuild, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct rebuild_plan plan = {.rebuild = rebuild, .arena = &arena};
    int r;

    arena_init(&arena);
    r = rebuild_plan_make(&plan, err);
    if (r == 0)
        r = ingest_driver_links(rebuild->mirror_db, rebuild->race_db, err);
    for (size_t i = 0; r == 0 && i < plan.n_ingestions; i++)
        r = is_interrupted(rebuild) ? stop(err) : do_ingestion(&plan, &plan.ingestions[i], err);
    for (size_t i = 0; r == 0 && i < plan.n_events; i++)
        r = is_interrupted(rebuild) ? stop(err) : do_unlogged(&plan, &plan.events[i], err);
    return r;
}

int ingest_rebuild_is_due(struct db *race_db, bool *ret_is_due, struct error *err)
{
    int64_t oldest = ABSENT;
    int r = race_store_oldest_parser(race_db, &oldest, err);

    *ret_is_due = !is_absent(oldest) && oldest < LIVERC_PARSER_VERSION;
    return r;
}
