/* Oddities by kind, and failed self-checks. */
#include "trackside/finding_report.h"

#include "race_schema.h"

static struct finding_count read_count(struct query *query, struct arena *arena)
{
    return (struct finding_count){
        .track_slug = query_text(query, 0, arena),
        .date = query_text(query, 1, arena),
        .source_event_id = query_text(query, 2, arena),
        .kind = query_text(query, 3, arena),
        .n = query_int(query, 4),
        .place = query_text(query, 5, arena),
        .raw = query_text(query, 6, arena),
        .text = query_text(query, 7, arena),
        .cache_key = query_text(query, 8, arena),
    };
}

int report_finding_counts(struct db *race_db, const char *slug, struct arena *arena,
                          const struct finding_count **ret_counts, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_FINDING_COUNTS);
    struct finding_count *counts = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":slug", slug);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        counts = arena_grow(arena, counts, n, sizeof(*counts));
        counts[n++] = read_count(query, arena);
    }
    if (r < 0)
        return r;
    *ret_counts = counts;
    *ret_n = n;
    return 0;
}

static struct failed_check read_check(struct query *query, struct arena *arena)
{
    return (struct failed_check){
        .session_id = query_text(query, 0, arena),
        .label = query_text(query, 1, arena),
        .figure = query_text(query, 2, arena),
        .page = query_text(query, 3, arena),
        .computed = query_text(query, 4, arena),
    };
}

int report_failed_checks(struct db *race_db, const char *source_event_id, struct arena *arena,
                         const struct failed_check **ret_checks, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(race_db, REPORT_FAILED_CHECKS);
    struct failed_check *checks = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":source_event_id", source_event_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        checks = arena_grow(arena, checks, n, sizeof(*checks));
        checks[n++] = read_check(query, arena);
    }
    if (r < 0)
        return r;
    *ret_checks = checks;
    *ret_n = n;
    return 0;
}
