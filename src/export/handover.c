/* Rows of race.db as lines of JSON, and back: table by table, the work is in the queries. */
#include "handover.h"

#include "day.h"

#include "race_schema.h"

#include "trackside/cleanup.h"
#include "trackside/json.h"

#include <string.h>

/* In the order in which rows hang on each other. */
static const struct {
    const char *name;
    int read, put;
} tables[] = {
    {"tracks", HANDOVER_READ_TRACKS, HANDOVER_PUT_TRACKS},
    {"events", HANDOVER_READ_EVENTS, HANDOVER_PUT_EVENTS},
    {"event_race_classes", HANDOVER_READ_EVENT_RACE_CLASSES, HANDOVER_PUT_EVENT_RACE_CLASSES},
    {"drivers", HANDOVER_READ_DRIVERS, HANDOVER_PUT_DRIVERS},
    {"event_entries", HANDOVER_READ_EVENT_ENTRIES, HANDOVER_PUT_EVENT_ENTRIES},
    {"races", HANDOVER_READ_RACES, HANDOVER_PUT_RACES},
    {"race_drivers", HANDOVER_READ_RACE_DRIVERS, HANDOVER_PUT_RACE_DRIVERS},
    {"race_results", HANDOVER_READ_RACE_RESULTS, HANDOVER_PUT_RACE_RESULTS},
    {"laps", HANDOVER_READ_LAPS, HANDOVER_PUT_LAPS},
    {"event_qual_points", HANDOVER_READ_EVENT_QUAL_POINTS, HANDOVER_PUT_EVENT_QUAL_POINTS},
    {"event_qual_points_entries", HANDOVER_READ_EVENT_QUAL_POINTS_ENTRIES,
     HANDOVER_PUT_EVENT_QUAL_POINTS_ENTRIES},
    {"event_round_rankings", HANDOVER_READ_EVENT_ROUND_RANKINGS, HANDOVER_PUT_EVENT_ROUND_RANKINGS},
    {"event_round_ranking_entries", HANDOVER_READ_EVENT_ROUND_RANKING_ENTRIES,
     HANDOVER_PUT_EVENT_ROUND_RANKING_ENTRIES},
    {"multi_main_results", HANDOVER_READ_MULTI_MAIN_RESULTS, HANDOVER_PUT_MULTI_MAIN_RESULTS},
    {"multi_main_result_entries", HANDOVER_READ_MULTI_MAIN_RESULT_ENTRIES,
     HANDOVER_PUT_MULTI_MAIN_RESULT_ENTRIES},
    {"event_overall_rankings", HANDOVER_READ_EVENT_OVERALL_RANKINGS,
     HANDOVER_PUT_EVENT_OVERALL_RANKINGS},
    {"event_overall_ranking_entries", HANDOVER_READ_EVENT_OVERALL_RANKING_ENTRIES,
     HANDOVER_PUT_EVENT_OVERALL_RANKING_ENTRIES},
    {"provenance", HANDOVER_READ_PROVENANCE, HANDOVER_PUT_PROVENANCE},
};

enum {
    N_TABLES = sizeof(tables) / sizeof(tables[0]),
};

static int read_table(struct db *race_db, int query_index, int64_t event_id, handover_taker *take,
                      void *context, struct error *err)
{
    struct query *query = db_query(race_db, query_index);
    struct arena arena CLEANUP(arena_deinit);
    int r;

    arena_init(&arena);
    query_bind_int(query, ":event_id", event_id);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        r = take(context, query_text(query, 0, &arena), err);
        if (r < 0) {
            query_reset(query);
            return r;
        }
    }
    return r;
}

int handover_read_event(struct db *race_db, int64_t event_id, handover_taker *take, void *context,
                        struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < N_TABLES; i++)
        r = read_table(race_db, tables[i].read, event_id, take, context, err);
    return r;
}

int handover_read_days(struct db *race_db, const struct export_days *days, struct arena *arena,
                       handover_taker *take, void *context, struct error *err)
{
    struct export_days wanted = *days;
    struct day *list;
    size_t n;
    int r;

    wanted.with_races = true;
    r = day_list(race_db, &wanted, arena, &list, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        r = handover_read_event(race_db, list[i].event_id, take, context, err);
    return r;
}

/* ---- back ---- */

/* The table a line names; N_TABLES for none. */
static size_t find_table(const char *name)
{
    size_t i = 0;

    while (i < N_TABLES && (name == NULL || strcmp(tables[i].name, name) != 0))
        i++;
    return i;
}

static void count_change(struct row_counts *counts, enum db_change change)
{
    counts->inserted += change == DB_INSERTED;
    counts->updated += change == DB_UPDATED;
    counts->unchanged += change == DB_UNCHANGED;
}

/* The pages of a day are no rows that anybody counts; their table has no row numbers either. */
static int put_uncounted(struct query *query, struct error *err)
{
    return query_run(query, err);
}

static int put_row(struct db *race_db, size_t table, const char *line, struct row_counts *counts,
                   struct error *err)
{
    struct query *query = db_query(race_db, tables[table].put);
    enum db_change change;
    int r;

    query_bind_text(query, ":row", line);
    if (tables[table].put == HANDOVER_PUT_PROVENANCE)
        return put_uncounted(query, err);
    r = query_put(query, &change, NULL, err);
    if (r == 0)
        count_change(counts, change);
    return r;
}

/* Before a session's driver: the one we have may be the one before a correction. */
static int rekey(struct db *race_db, const char *line, struct row_counts *counts, struct error *err)
{
    struct query *query = db_query(race_db, HANDOVER_REKEY_RACE_DRIVER);
    int64_t n;
    int r;

    query_bind_text(query, ":row", line);
    r = query_change(query, &n, err);
    if (r == 0)
        counts->updated += n;
    return r;
}

int handover_put_line(struct db *race_db, struct row_check *check, const char *line,
                      struct row_counts *counts, struct error *err)
{
    struct json *row CLEANUP(json_free_at) = NULL;
    size_t table;
    int r = json_read(bytes_from_text(line), &row, NULL, err);

    if (r < 0)
        return error_set(err, ERROR_CHECK, "%s", err->message);
    table = find_table(json_get_text(row, "table"));
    if (table == N_TABLES)
        return error_set(err, ERROR_CHECK, "it names no table of ours");
    if (check != NULL)
        r = row_check(check, tables[table].name, row, err);
    if (r == 0 && tables[table].put == HANDOVER_PUT_RACE_DRIVERS)
        r = rekey(race_db, line, counts, err);
    return r == 0 ? put_row(race_db, table, line, counts, err) : r;
}
