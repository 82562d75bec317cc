/* A practice day, from the newest stored pages to rows, in one transaction. */
#include "trackside/ingest.h"

#include "day_rows.h"
#include "driver_links.h"

#include "trackside/ingestion_log.h"
#include "trackside/liverc.h"

/* The last phase of a day; those before it are told by whoever stored its pages. */
static void tell_end(const struct trace *trace, const char *cache_key,
                     const struct ingest_report *report)
{
    const struct trace_count counts[] = {
        {"sessions", report->sessions_ingested},
        {"sessions_new", report->sessions_new},
        {"sessions_unchanged", report->sessions_unchanged},
        {"sessions_removed", report->sessions_removed},
        {"sessions_detail_failed", report->sessions_detail_failed},
        {"laps", report->laps_ingested},
        {"rows_inserted", report->rows.inserted},
        {"rows_updated", report->rows.updated},
        {"rows_unchanged", report->rows.unchanged},
    };
    struct trace_event event = {.kind = TRACE_PHASE,
                                .subject = cache_key,
                                .detail = "end",
                                .counts = counts,
                                .n_counts = sizeof(counts) / sizeof(counts[0])};

    trace_tell(trace, &event);
}

/* Sessions without their laps, each with its reason, for whoever listens. */
static void tell_failures(const struct trace *trace, const struct day_facts *facts)
{
    for (size_t i = 0; i < facts->n_sessions; i++) {
        const struct session_facts *session = &facts->sessions[i];
        struct trace_event event = {.kind = TRACE_DETAIL_FAILED,
                                    .subject = session->row->session_id,
                                    .detail = session->failure};

        if (session->detail_state == DETAIL_FAILED)
            trace_tell(trace, &event);
    }
}

/*
 * What was read goes into the log before the rows do: a rebuild may then come to rows that a kill
 * kept from being written, and never the other way round.
 */
static int log_ingestion(const struct page_source *source, const struct day_facts *facts,
                         int64_t now, struct error *err)
{
    struct ingestion ingestion = {
        .cache_key = facts->page.cache_key,
        .track_slug = facts->track.slug,
        .date = facts->day->date,
        .at = now,
    };

    return ingestion_log_add(source->mirror_db, &ingestion, source->read, source->n_read, err);
}

/*
 * Pages are read within the transaction: of two processes the second reads, and logs, after the
 * first has written.
 */
static int read_and_write(struct page_source *source, struct db *race_db, const char *slug,
                          struct date date, int64_t now, const struct trace *trace,
                          struct ingest_report *report, struct error *err)
{
    struct day_facts facts;
    int r = facts_read_day(source, slug, date, &facts, err);

    if (r == 0)
        r = facts_check_date(&facts, date, err);
    if (r < 0)
        return r;
    tell_failures(trace, &facts);
    r = log_ingestion(source, &facts, now, err);
    if (r == 0)
        r = driver_links_follow(source->mirror_db, race_db, source->arena, err);
    return r < 0 ? r : day_rows_put(race_db, &facts, source->arena, report, err);
}

int ingest_practice_day(struct db *mirror_db, struct db *race_db, const char *slug,
                        struct date date, int64_t now, const struct trace *trace,
                        struct arena *arena, struct ingest_report *ret_report, struct error *err)
{
    struct page_id list = {.kind = PAGE_DAY, .track_slug = slug, .date = date};
    struct page_source source = page_source_newest(mirror_db, arena);
    struct ingest_report report = {.sessions_listed = 0};
    int r = db_begin(race_db, err);

    if (r == 0)
        r = read_and_write(&source, race_db, slug, date, now, trace, &report, err);
    if (r == 0)
        r = db_commit(race_db, err);
    if (r < 0) {
        db_rollback(race_db);
        return r;
    }
    tell_end(trace, page_cache_key(&list, arena), &report);
    *ret_report = report;
    return 0;
}
