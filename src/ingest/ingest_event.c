/* A race event, from the newest stored pages to rows, in one transaction. */
#include "driver_links.h"
#include "ingesting.h"
#include "meeting_event.h"
#include "rows.h"

#include "trackside/liverc.h"
#include "trackside/set_aside.h"

/* Now that the store is locked: was the event put away while its pages were fetched? */
static int check_not_set_aside(const struct page_source *source, const char *slug,
                               const char *event_id, struct error *err)
{
    const struct set_aside_event *found = NULL;
    size_t n = 0;
    int r = set_aside_list(source->mirror_db, NULL, event_id, source->arena, &found, &n, err);

    if (r < 0 || n == 0)
        return r;
    if (found->archive == NULL)
        return error_set_hint_about(err, ERROR_FAILED, HINT_INGEST_EVENT_AGAIN, slug, event_id,
                                    "race event %s of %s was forgotten", event_id, slug);
    return error_set_hint_about(err, ERROR_FAILED, HINT_RESTORE_EVENT, slug, event_id,
                                "race event %s of %s is in %s", event_id, slug, found->archive);
}

/* Its pages are read while the store is locked, which takes a fraction of a second: of two
 * processes the second reads, and logs, what the first one wrote. */
static int write_event(struct page_source *source, struct db *race_db, const char *slug,
                       const char *event_id, int64_t now, struct event_facts *ret_facts,
                       struct ingest_report *report, struct error *err)
{
    struct meeting_facts meeting;
    int r = check_not_set_aside(source, slug, event_id, err);

    if (r == 0)
        r = meeting_facts_read(source, slug, event_id, &meeting, err);
    if (r < 0)
        return r;
    meeting_event_make(&meeting, source->arena, ret_facts);
    r = ingesting_log(source, ret_facts, now, err);
    if (r == 0)
        r = driver_links_follow(source->mirror_db, race_db, source->arena, err);
    return r < 0 ? r : rows_put(race_db, ret_facts, source->arena, report, err);
}

int ingest_race_event(struct db *mirror_db, struct db *race_db, const char *slug,
                      const char *event_id, int64_t now, const struct trace *trace,
                      struct arena *arena, struct ingest_report *ret_report, struct error *err)
{
    struct page_id id = {.kind = PAGE_EVENT, .track_slug = slug, .source_id = event_id};
    struct page_source source = page_source_newest(mirror_db, arena);
    struct ingest_report report = {.sessions_listed = 0};
    struct event_facts facts;
    int r = db_begin(race_db, err);

    if (r == 0)
        r = write_event(&source, race_db, slug, event_id, now, &facts, &report, err);
    if (r == 0)
        r = db_commit(race_db, err);
    if (r < 0) {
        db_rollback(race_db);
        return r;
    }
    ingesting_tell_end(trace, &facts, page_cache_key(&id, arena), &report);
    *ret_report = report;
    return 0;
}
