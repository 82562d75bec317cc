/* What was odd about pages, beside the rows that were read from them. */
#include "trackside/race_finding.h"

#include "race_schema.h"

#include "trackside/cleanup.h"
#include "trackside/event_rows.h"

int race_store_add_finding(struct db *db, const struct finding_row *row, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_ADD_FINDING);

    query_bind_int(query, ":event_id", row->event_id);
    query_bind_int(query, ":sequence", row->sequence);
    query_bind_text(query, ":source_race_id", row->source_race_id);
    query_bind_text(query, ":cache_key", row->cache_key);
    query_bind_text(query, ":sha256", row->sha256);
    query_bind_text(query, ":kind", row->kind);
    query_bind_text(query, ":place", row->place);
    query_bind_text(query, ":raw", row->raw);
    query_bind_text(query, ":text", row->text);
    return query_run(query, err);
}

int race_store_drop_findings(struct db *db, int64_t event_id, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_DROP_FINDINGS);

    query_bind_int(query, ":event_id", event_id);
    return query_run(query, err);
}

int race_store_drop_page_findings(struct db *db, const char *cache_key, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_DROP_PAGE_FINDINGS);

    query_bind_text(query, ":cache_key", cache_key);
    return query_run(query, err);
}

int race_store_list_findings(struct db *db, const char *source_event_id, struct arena *arena,
                             const struct finding_row **ret_rows, size_t *ret_n, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_LIST_FINDINGS);
    struct finding_row *rows = NULL;
    size_t n = 0;
    int r;

    query_bind_text(query, ":source_event_id", source_event_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        rows = arena_grow(arena, rows, n, sizeof(*rows));
        n++;
        rows[n - 1] = (struct finding_row){
            .event_id = ABSENT,
            .sequence = (int64_t)n,
            .source_race_id = query_text(query, 0, arena),
            .cache_key = query_text(query, 1, arena),
            .sha256 = query_text(query, 2, arena),
            .kind = query_text(query, 3, arena),
            .place = query_text(query, 4, arena),
            .raw = query_text(query, 5, arena),
            .text = query_text(query, 6, arena),
        };
    }
    if (r < 0)
        return r;
    *ret_rows = rows;
    *ret_n = n;
    return 0;
}

/* Into an event that is there; nothing when it is not. */
static int put_findings(struct db *to, const char *source_event_id, const struct finding_row *rows,
                        size_t n, struct error *err)
{
    int64_t event_id;
    int r = race_store_find_event(to, source_event_id, &event_id, err);

    if (r != 0)
        return r < 0 ? r : 0;
    r = race_store_drop_findings(to, event_id, err);
    for (size_t i = 0; r == 0 && i < n; i++) {
        struct finding_row row = rows[i];

        row.event_id = event_id;
        r = race_store_add_finding(to, &row, err);
    }
    return r;
}

int race_store_copy_findings(struct db *from, struct db *to, const char *source_event_id,
                             struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    const struct finding_row *rows = NULL;
    size_t n = 0;
    int r;

    arena_init(&arena);
    r = race_store_list_findings(from, source_event_id, &arena, &rows, &n, err);
    if (r == 0)
        r = db_begin(to, err);
    if (r < 0)
        return r;
    r = put_findings(to, source_event_id, rows, n, err);
    if (r == 0)
        r = db_commit(to, err);
    if (r < 0)
        db_rollback(to);
    return r;
}
