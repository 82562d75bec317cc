/* Of a run over several events. */
#include "ingest_run.h"

bool ingest_run_is_ended_by(int r)
{
    return r == ERROR_INTERRUPTED || r == ERROR_BUSY || r == ERROR_USAGE || r == ERROR_TOO_NEW;
}

void ingest_run_keep(struct ingest_report *report, struct arena *arena)
{
    report->source_event_id = arena_text(arena, report->source_event_id);
    report->event_name = arena_text(arena, report->event_name);
    report->first_failed = arena_text(arena, report->first_failed);
    for (size_t i = 0; i < report->self_check.n_told; i++)
        report->self_check.told[i] = arena_text(arena, report->self_check.told[i]);
    for (size_t i = 0; i < FINDING_N_KINDS; i++) {
        struct ingest_oddity *oddity = &report->oddities[i];

        oddity->url = arena_text(arena, oddity->url);
        oddity->cache_key = arena_text(arena, oddity->cache_key);
        oddity->first.where = arena_text(arena, oddity->first.where);
        oddity->first.raw = arena_text(arena, oddity->first.raw);
        oddity->first.text = arena_text(arena, oddity->first.text);
    }
}

/* A bucket holds a minute's worth: the first of them go at once. */
int64_t ingest_run_seconds(int64_t n, int64_t per_minute)
{
    return per_minute == 0 || n == 0 ? 0 : (n - 1) / per_minute * 60;
}
