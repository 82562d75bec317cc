/* What every ingestion does around its rows. */
#include "ingesting.h"

#include "trackside/ingestion_log.h"

/* The last phase of an event; those before it are told by whoever stored its pages. */
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
static void tell_failures(const struct trace *trace, const struct event_facts *facts)
{
    for (size_t i = 0; i < facts->n_races; i++) {
        const struct race_facts *race = &facts->races[i];
        struct trace_event event = {.kind = TRACE_DETAIL_FAILED,
                                    .subject = race->row.source_race_id,
                                    .failure = race->failure};

        if (race->failure == NULL)
            continue;
        event.detail = race->failure->message;
        trace_tell(trace, &event);
    }
}

void ingesting_tell_end(const struct trace *trace, const struct event_facts *facts,
                        const char *cache_key, const struct ingest_report *report)
{
    tell_failures(trace, facts);
    tell_end(trace, cache_key, report);
}

int ingesting_log(const struct page_source *source, const struct event_facts *facts, int64_t now,
                  struct error *err)
{
    struct ingestion ingestion = {
        .cache_key = facts->page->cache_key,
        .track_slug = facts->track.slug,
        .source_event_id = facts->row.source_event_id,
        .at = now,
    };

    return ingestion_log_add(source->mirror_db, &ingestion, source->read, source->n_read, err);
}
