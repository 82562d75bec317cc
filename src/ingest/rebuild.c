/* Days again from the pages that their ingestions read. */
#include "trackside/ingest.h"

#include "day_rows.h"
#include "directory.h"
#include "rebuild_plan.h"

#include "trackside/cleanup.h"
#include "trackside/event_rows.h"
#include "trackside/liverc.h"
#include "trackside/race_compare.h"
#include "trackside/race_driver.h"
#include "trackside/set_aside.h"

#include <string.h>

/* ---- what came of a day ---- */

static bool is_new_row(const struct race_difference *list, size_t i)
{
    return i == 0 || strcmp(list[i].table, list[i - 1].table) != 0 ||
           strcmp(list[i].row_key, list[i - 1].row_key) != 0;
}

static void count_rows(const struct race_difference *list, size_t n, struct rebuilt_day *day)
{
    for (size_t i = 0; i < n; i++) {
        if (is_new_row(list, i)) {
            day->n_added += list[i].is_added;
            day->n_gone += list[i].is_gone;
            day->n_changed += !list[i].is_added && !list[i].is_gone;
        }
        if (day->n_sample < REBUILT_SAMPLE)
            day->sample[day->n_sample++] = (struct rebuilt_value){
                .table = list[i].table,
                .row_key = list[i].row_key,
                .column = list[i].column,
                .was = list[i].was,
                .is_now = list[i].is_now,
            };
    }
}

static int tell(const struct rebuild_plan *plan, const struct rebuilt_day *day, struct error *err)
{
    const struct rebuild *rebuild = plan->rebuild;

    return rebuild->day_done == NULL ? 0 : rebuild->day_done(rebuild->listener, day, err);
}

static struct rebuilt_day begin_report(const struct day_plan *day)
{
    return (struct rebuilt_day){.slug = day->slug, .date = day->date, .lacks = day->lacks};
}

/* A day that was not there has rows to count, and nothing to compare them with. */
static int tell_new(const struct rebuild_plan *plan, const struct day_plan *day, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct rebuilt_day report = begin_report(day);
    const struct race_difference *differences;
    int64_t event_id;
    size_t n;
    int r = race_store_find_event(plan->rebuild->race_db, day->source_event_id, &event_id, err);

    arena_init(&arena);
    if (r == 0)
        r = race_store_compare_rows(plan->rebuild->race_db, event_id, &arena, &differences, &n,
                                    &report.n_rows, err);
    report.status = REBUILT_NEW;
    report.n_added = report.n_rows;
    return r < 0 ? r : tell(plan, &report, err);
}

/* ---- doing it again ---- */

static int put_again(const struct rebuild_plan *plan, const struct day_plan *day,
                     struct page_source *source, struct error *err)
{
    struct ingest_report report;
    struct day_facts facts;
    int r = facts_read_day(source, day->slug, day->date, &facts, err);

    if (r == 0)
        r = facts_check_date(&facts, day->date, err);
    return r < 0 ? r : day_rows_put(plan->rebuild->race_db, &facts, source->arena, &report, err);
}

static int replay(const struct rebuild_plan *plan, const struct day_plan *day,
                  const struct ingestion *ingestion, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_source source;
    int r;

    arena_init(&arena);
    r = page_source_of(plan->rebuild->mirror_db, ingestion, &arena, &source, err);
    return r < 0 ? r : put_again(plan, day, &source, err);
}

/* The log is asked anew, now that the store is locked: another process may have ingested the day
 * since the plan was made. */
static int replay_all(const struct rebuild_plan *plan, const struct day_plan *day,
                      struct arena *arena, struct error *err)
{
    const struct ingestion *ingestions = NULL;
    size_t n = 0;
    int r = ingestion_log_list(plan->rebuild->mirror_db, day->slug, day->date, arena, &ingestions,
                               &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        r = replay(plan, day, &ingestions[i], err);
    return r;
}

/* Did another process ingest the day since the plan was made? */
static int has_later(const struct rebuild_plan *plan, const struct day_plan *day,
                     struct arena *arena, bool *ret_has, struct error *err)
{
    const struct ingestion *ingestions = NULL;
    size_t n = 0;
    int r = ingestion_log_list(plan->rebuild->mirror_db, day->slug, day->date, arena, &ingestions,
                               &n, err);

    *ret_has = r == 0 && n > day->n_ingestions;
    return r;
}

/* Or put it away? Then it stays away. */
static int begin_day(const struct rebuild_plan *plan, struct day_plan *day, struct arena *arena,
                     struct error *err)
{
    const struct set_aside_day *ignored;
    size_t n = 0;
    int r = db_begin(plan->rebuild->race_db, err);

    if (r == 0)
        r = set_aside_list(plan->rebuild->mirror_db, day->slug, day->date, arena, &ignored, &n,
                           err);
    day->is_done = n > 0;
    return r;
}

static int replace_rows(const struct rebuild_plan *plan, const struct day_plan *day,
                        struct arena *arena, struct rebuilt_day *report, struct error *err)
{
    struct db *race_db = plan->rebuild->race_db;
    const struct race_difference *differences = NULL;
    int64_t event_id = ABSENT;
    size_t n = 0;
    int r = race_store_find_event(race_db, day->source_event_id, &event_id, err);

    if (r == 0)
        r = race_store_clear_kept(race_db, err);
    if (r == 0)
        r = race_store_keep_rows(race_db, event_id, err);
    if (r == 0)
        r = race_store_remove_event(race_db, day->source_event_id, err);
    if (r == 0)
        r = replay_all(plan, day, arena, err);
    if (r == 0)
        r = race_store_remove_idle_drivers(race_db, err);
    if (r == 0)
        r = race_store_find_event(race_db, day->source_event_id, &event_id, err);
    if (r == 0)
        r = race_store_compare_rows(race_db, event_id, arena, &differences, &n, &report->n_rows,
                                    err);
    if (r == 0)
        count_rows(differences, n, report);
    return r < 0 ? r : race_store_clear_kept(race_db, err);
}

static int replace_day(const struct rebuild_plan *plan, struct day_plan *day, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct rebuilt_day report = begin_report(day);
    struct db *race_db = plan->rebuild->race_db;
    int r;

    arena_init(&arena);
    r = begin_day(plan, day, &arena, err);
    if (r == 0 && !day->is_done)
        r = replace_rows(plan, day, &arena, &report, err);
    if (r == 0 && !day->is_done)
        r = db_commit(race_db, err);
    if (r < 0 || day->is_done) {
        db_rollback(race_db);
        return r;
    }
    day->is_done = true;
    report.status =
        report.n_added + report.n_gone + report.n_changed > 0 ? REBUILT_CHANGED : REBUILT_UNCHANGED;
    return tell(plan, &report, err);
}

/* What is not there grows as it grew: one ingestion after the other, among those of other days. */
static int grow_day(const struct rebuild_plan *plan, struct day_plan *day,
                    const struct ingestion *ingestion, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct db *race_db = plan->rebuild->race_db;
    bool is_behind = false;
    int r;

    arena_init(&arena);
    r = begin_day(plan, day, &arena, err);
    if (r == 0 && !day->is_done)
        r = replay(plan, day, ingestion, err);
    if (r == 0 && !day->is_done)
        r = has_later(plan, day, &arena, &is_behind, err);
    if (r == 0 && !day->is_done)
        r = db_commit(race_db, err);
    if (r < 0 || day->is_done) {
        db_rollback(race_db);
        return r;
    }
    if (is_behind)
        return replace_day(plan, day, err);
    day->is_done = --day->n_left == 0;
    return day->is_done ? tell_new(plan, day, err) : 0;
}

static int leave_day(const struct rebuild_plan *plan, struct day_plan *day, struct error *err)
{
    struct rebuilt_day report = begin_report(day);

    day->is_done = true;
    report.status = REBUILT_LACKS_PAGES;
    return tell(plan, &report, err);
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
static int ingest_newest(const struct rebuild_plan *plan, struct day_plan *day, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    const struct rebuild *rebuild = plan->rebuild;
    struct rebuilt_day report = begin_report(day);
    struct ingest_report ingested;
    int r;

    arena_init(&arena);
    r = ingest_practice_day(rebuild->mirror_db, rebuild->race_db, day->slug, day->date,
                            rebuild->now, NULL, &arena, &ingested, err);
    if (r < 0)
        return r;
    day->is_done = true;
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
    struct day_plan *day = rebuild_plan_find(plan, ingestion->track_slug, ingestion->date);

    if (date_is_absent(ingestion->date))
        return plan->takes_directory ? grow_directory(plan, ingestion, err) : 0;
    if (day->is_done)
        return 0;
    if (day->lacks != NULL)
        return leave_day(plan, day, err);
    return day->was_stored ? replace_day(plan, day, err) : grow_day(plan, day, ingestion, err);
}

static int do_unlogged(const struct rebuild_plan *plan, struct day_plan *day, struct error *err)
{
    if (day->is_done || day->is_logged)
        return 0;
    return day->lacks != NULL ? leave_day(plan, day, err) : ingest_newest(plan, day, err);
}

static int stop(struct error *err)
{
    return error_set(err, ERROR_INTERRUPTED,
                     "interrupted; days that were done are done, and `trackside rebuild` does the "
                     "others");
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
    for (size_t i = 0; r == 0 && i < plan.n_days; i++)
        r = is_interrupted(rebuild) ? stop(err) : do_unlogged(&plan, &plan.days[i], err);
    return r;
}

int ingest_rebuild_is_due(struct db *race_db, bool *ret_is_due, struct error *err)
{
    int64_t oldest = ABSENT;
    int r = race_store_oldest_parser(race_db, &oldest, err);

    *ret_is_due = !is_absent(oldest) && oldest < LIVERC_PARSER_VERSION;
    return r;
}
