/*
 * Session pages.
 */
#include "oracle.h"
#include "page.h"
#include "target.h"

static int read_session(struct bytes page, struct arena *arena, const void **ret_content,
                        struct error *err)
{
    const struct practice_session *session;
    int r = liverc_read_session(page, arena, &session, err);
    if (r == 0)
        *ret_content = session;
    return r;
}

static void record_head(struct record *record, const struct practice_session *session)
{
    record_words(record, session->track_name);
    record_words(record, session->driver_name);
    record_words(record, session->class_name);
    record_words(record, session->transponder);
    record_time(record, session->start);
    record_time(record, session->end);
    if (!local_time_is_absent(session->start) && !local_time_is_absent(session->end))
        MUST(local_time_seconds(session->end) >= local_time_seconds(session->start) - 3600);
}

static void record_figures(struct record *record, const struct practice_session *session)
{
    record_words(record, session->length_raw);
    record_count(record, session->length_s);
    record_count(record, session->n_laps);
    record_words(record, session->fast_raw);
    record_count(record, session->fast_ms);
    record_words(record, session->average_raw);
    record_count(record, session->average_ms);
    record_count(record, session->top3_ms);
    record_count(record, session->top5_ms);
    record_count(record, session->top10_ms);
    record_count(record, session->top15_ms);
    record_count(record, session->deviation_ms);
    record_words(record, session->consistency_raw);
    record_figure(record, session->consistency);
    record_words(record, session->range_raw);
    record_count(record, session->range_low_ms);
    record_count(record, session->range_high_ms);
    MUST(is_absent(session->range_low_ms) == is_absent(session->range_high_ms));
}

static void record_laps(struct record *record, const struct practice_lap *laps, size_t n)
{
    MUST(n <= record->page.size / 2); /* "{}" is the shortest lap of all */
    for (size_t i = 0; i < n; i++) {
        MUST(laps[i].number >= 1 && (i == 0 || laps[i - 1].number <= laps[i].number));
        record_count(record, laps[i].number);
        record_words(record, laps[i].time_raw);
        record_count(record, laps[i].time_ms);
        record_count(record, laps[i].is_valid);
        record_time(record, laps[i].crossed);
        if (laps[i].time_raw == NULL)
            MUST(is_absent(laps[i].time_ms));
    }
}

static void record_session(const void *content, struct record *record)
{
    const struct practice_session *session = content;
    record_head(record, session);
    record_figures(record, session);
    record_laps(record, session->laps, session->n_all_laps);
    record_findings(record, session->findings, session->n_findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct page_reader reader = {PAGE_SESSION, read_session, record_session};
    page_check(&reader, oracle_input(data, size));
    return 0;
}
