/* A practice day, from the newest stored pages to rows, in one transaction. */
#include "trackside/ingest.h"

#include "driver_links.h"
#include "ingesting.h"
#include "practice_event.h"
#include "rows.h"

#include "trackside/event_id.h"
#include "trackside/liverc.h"
#include "trackside/set_aside.h"

#include <string.h>

/* A day on its way from pages to rows. */
struct ingesting {
    struct db *race_db;
    const char *slug;
    struct date date;
    struct page_source source;
    struct event_facts facts;
    const char *state; /* of the pages, before they were read */
};

static int read_facts(struct ingesting *day, struct error *err)
{
    struct page_source *source = &day->source;
    struct day_facts facts;
    int r = page_store_read_state(source->mirror_db, day->slug, day->date, source->arena,
                                  &day->state, err);

    source->n_read = 0;
    if (r == 0)
        r = practice_facts_read(source, day->slug, day->date, &facts, err);
    if (r == 0)
        r = practice_facts_check(&facts, day->date, source->arena, err);
    if (r == 0)
        practice_event_make(&facts, source->arena, &day->facts);
    return r;
}

/*
 * Reading takes longer than writing, so it is done before the store is locked. Should a page have
 * changed until then it is done again: of two processes the second reads, and logs, what the first
 * one wrote.
 */
static int read_again_if_changed(struct ingesting *day, struct error *err)
{
    const char *state = NULL;
    int r = page_store_read_state(day->source.mirror_db, day->slug, day->date, day->source.arena,
                                  &state, err);

    if (r < 0)
        return r;
    if (state != NULL && day->state != NULL && strcmp(state, day->state) == 0)
        return 0;
    return read_facts(day, err);
}

/* Now that the store is locked: was the day put away while its pages were fetched? */
static int check_not_set_aside(const struct ingesting *day, struct error *err)
{
    const struct set_aside_event *found = NULL;
    char date[CALENDAR_TEXT_SIZE];
    size_t n = 0;
    int r = set_aside_list(day->source.mirror_db, NULL,
                           event_id_of_day(day->slug, day->date, day->source.arena),
                           day->source.arena, &found, &n, err);

    if (r < 0 || n == 0)
        return r;
    date_format(day->date, date);
    if (found->archive == NULL)
        return error_set_hint_about(err, ERROR_FAILED, HINT_INGEST_AGAIN, day->slug, date,
                                    "%s of %s was forgotten", date, day->slug);
    return error_set_hint_about(err, ERROR_FAILED, HINT_RESTORE_DAY, day->slug, date,
                                "%s of %s is in %s", date, day->slug, found->archive);
}

static int write_day(struct ingesting *day, int64_t now, struct ingest_report *report,
                     struct error *err)
{
    int r = check_not_set_aside(day, err);

    if (r == 0)
        r = read_again_if_changed(day, err);
    if (r == 0)
        r = ingesting_log(&day->source, &day->facts, now, err);
    if (r == 0)
        r = driver_links_follow(day->source.mirror_db, day->race_db, day->source.arena, err);
    if (r == 0)
        r = rows_put(day->race_db, &day->facts, day->source.arena, report, err);
    return r;
}

int ingest_practice_day(struct db *mirror_db, struct db *race_db, const char *slug,
                        struct date date, int64_t now, const struct trace *trace,
                        struct arena *arena, struct ingest_report *ret_report, struct error *err)
{
    struct page_id list = {.kind = PAGE_DAY, .track_slug = slug, .date = date};
    struct ingesting day = {.race_db = race_db,
                            .slug = slug,
                            .date = date,
                            .source = page_source_newest(mirror_db, arena)};
    struct ingest_report report = {.sessions_listed = 0};
    int r = read_facts(&day, err);

    if (r == 0)
        r = db_begin(race_db, err);
    if (r == 0)
        r = write_day(&day, now, &report, err);
    if (r == 0)
        r = db_commit(race_db, err);
    if (r < 0) {
        db_rollback(race_db);
        return r;
    }
    ingesting_tell_end(trace, &day.facts, page_cache_key(&list, arena), &report);
    *ret_report = report;
    return 0;
}
