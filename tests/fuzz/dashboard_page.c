/*
 * Tracks' own pages.
 */
#include "oracle.h"
#include "page.h"
#include "record_event.h"
#include "target.h"

static int read_dashboard(struct bytes page, struct arena *arena, const void **ret_content,
                          struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_DASHBOARD, arena, &reading, err);
    if (r == 0)
        *ret_content = reading.dashboard;
    return r;
}

static void record_dashboard(const void *content, struct record *record)
{
    const struct track_dashboard *dashboard = content;
    const char *const texts[] = {
        dashboard->track_name,  dashboard->state,        dashboard->address_raw,
        dashboard->street,      dashboard->city,         dashboard->state_code,
        dashboard->postal_code, dashboard->country,      dashboard->phone,
        dashboard->website,     dashboard->email,        dashboard->description,
        dashboard->logo_url,    dashboard->facebook_url, dashboard->map_query,
    };
    const int64_t counts[] = {
        dashboard->n_results_month, dashboard->n_sessions_month, dashboard->n_videos_month,
        dashboard->n_laps,          dashboard->n_sessions,       dashboard->n_races,
        dashboard->n_entries,       dashboard->n_events,
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        record_words(record, texts[i]);
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
        record_count(record, counts[i]);
    record_words(record, track_activity_name(dashboard->activity));
    record_findings(record, dashboard->findings, dashboard->n_findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct page_reader reader = {PAGE_DASHBOARD, read_dashboard, record_dashboard};
    page_check(&reader, oracle_input(data, size));
    return 0;
}
