/* Entries and standings of race events. Each kind of standing has tables of its own, since the
 * central database has. */
#include "trackside/race_standing.h"

#include "race_put.h"
#include "race_schema.h"

/* ---- the entry list ---- */

int race_store_put_entry(struct db *db, const struct event_entry_row *row, int64_t at,
                         struct row_counts *counts, struct error *err)
{
    struct query *put = db_query(db, RACE_STORE_PUT_ENTRY);

    query_bind_int(put, ":event_id", row->event_id);
    query_bind_int(put, ":driver_id", row->driver_id);
    query_bind_text(put, ":class_name", row->class_name);
    query_bind_int(put, ":event_race_class_id", row->event_race_class_id);
    query_bind_text(put, ":transponder_number", row->transponder_number);
    query_bind_text(put, ":display_name", row->display_name);
    query_bind_text(put, ":sort_name", row->sort_name);
    query_bind_int(put, ":entry_number", row->entry_number);
    query_bind_utc(put, ":at", at);
    return race_put_run(put, counts, err);
}

static int drop(struct query *query, struct row_counts *counts, struct error *err)
{
    int64_t n;
    int r = query_change(query, &n, err);

    if (r == 0 && counts != NULL)
        counts->updated += n;
    return r;
}

int race_store_drop_other_entries(struct db *db, int64_t event_id, const char *keys,
                                  struct row_counts *counts, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_DROP_OTHER_ENTRIES);

    query_bind_int(query, ":event_id", event_id);
    query_bind_text(query, ":keys", keys);
    return drop(query, counts, err);
}

/* ---- what is bound of each kind ---- */

static void bind_points(struct query *put, const struct standing_row *row)
{
    query_bind_text(put, ":label", row->label);
    query_bind_int(put, ":rounds_completed", row->n_counting);
    query_bind_int(put, ":total_rounds", row->n_rounds);
    query_bind_text(put, ":classes", row->classes);
}

static void bind_points_line(struct query *put, const struct standing_line *line)
{
    query_bind_text(put, ":class_name", line->class_name);
    query_bind_int(put, ":points", line->points);
    query_bind_text(put, ":round_breakdown_json", line->breakdown_json);
    query_bind_text(put, ":result_raw", line->result_raw);
    query_bind_int(put, ":laps", line->laps);
    query_bind_int(put, ":total_time_ms", line->total_time_ms);
    query_bind_text(put, ":result_status", line->result_status);
    query_bind_text(put, ":tie_breaker_raw", line->tie_breaker_raw);
}

static void bind_round(struct query *put, const struct standing_row *row)
{
    query_bind_text(put, ":label", row->label);
    query_bind_text(put, ":order_type", row->order_type);
}

static void bind_round_line(struct query *put, const struct standing_line *line)
{
    query_bind_text(put, ":class_name", line->class_name);
    query_bind_int(put, ":laps", line->laps);
    query_bind_int(put, ":total_time_ms", line->total_time_ms);
    query_bind_int(put, ":best_lap_ms", line->best_lap_ms);
    query_bind_text(put, ":ranking_value_raw", line->ranking_value_raw);
    query_bind_text(put, ":result_raw", line->result_raw);
    query_bind_text(put, ":result_status", line->result_status);
    query_bind_int(put, ":avg_lap_ms", line->avg_lap_ms);
    query_bind_int(put, ":avg_top_5_ms", line->avg_top_5_ms);
    query_bind_int(put, ":top_2_consecutive_ms", line->top_2_consecutive_ms);
    query_bind_int(put, ":top_3_consecutive_ms", line->top_3_consecutive_ms);
    query_bind_text(put, ":source_race_id", line->source_race_id);
}

static void bind_multi_main(struct query *put, const struct standing_row *row)
{
    query_bind_text(put, ":class_label", row->label);
    query_bind_text(put, ":tie_breaker", row->tie_breaker);
    query_bind_int(put, ":completed_mains", row->n_completed);
    query_bind_int(put, ":total_mains", row->n_legs);
}

static void bind_multi_main_line(struct query *put, const struct standing_line *line)
{
    query_bind_int(put, ":seeded_position", line->seeded_position);
    query_bind_text(put, ":seeded_raw", line->seeded_raw);
    query_bind_int(put, ":points", line->points);
    query_bind_text(put, ":points_raw", line->points_raw);
    query_bind_text(put, ":main_breakdown_json", line->breakdown_json);
}

static void bind_overall(struct query *put, const struct standing_row *row)
{
    query_bind_text(put, ":label", row->label);
}

static void bind_overall_line(struct query *put, const struct standing_line *line)
{
    query_bind_text(put, ":class_name", line->class_name);
    query_bind_text(put, ":race_label", line->race_label);
    query_bind_text(put, ":result_raw", line->result_raw);
    query_bind_text(put, ":brand", line->brand);
    query_bind_text(put, ":country", line->country);
    query_bind_int(put, ":points", line->points);
    query_bind_int(put, ":best_position", line->best_position);
    query_bind_int(put, ":laps", line->laps);
    query_bind_int(put, ":total_time_ms", line->total_time_ms);
    query_bind_text(put, ":result_status", line->result_status);
}

static const struct {
    int put, find, put_line, drop_lines, drop_others; /* queries */
    void (*bind)(struct query *put, const struct standing_row *row);
    void (*bind_line)(struct query *put, const struct standing_line *line);
} kinds[STANDING_N_KINDS] = {
    [STANDING_POINTS] = {RACE_STORE_PUT_POINTS, RACE_STORE_FIND_POINTS, RACE_STORE_PUT_POINTS_ENTRY,
                         RACE_STORE_DROP_POINTS_ENTRIES, RACE_STORE_DROP_OTHER_POINTS, bind_points,
                         bind_points_line},
    [STANDING_ROUND] = {RACE_STORE_PUT_ROUND, RACE_STORE_FIND_ROUND, RACE_STORE_PUT_ROUND_ENTRY,
                        RACE_STORE_DROP_ROUND_ENTRIES, RACE_STORE_DROP_OTHER_ROUND, bind_round,
                        bind_round_line},
    [STANDING_MULTI_MAIN] = {RACE_STORE_PUT_MULTI_MAIN, RACE_STORE_FIND_MULTI_MAIN,
                             RACE_STORE_PUT_MULTI_MAIN_ENTRY, RACE_STORE_DROP_MULTI_MAIN_ENTRIES,
                             RACE_STORE_DROP_OTHER_MULTI_MAIN, bind_multi_main,
                             bind_multi_main_line},
    [STANDING_OVERALL] = {RACE_STORE_PUT_OVERALL, RACE_STORE_FIND_OVERALL,
                          RACE_STORE_PUT_OVERALL_ENTRY, RACE_STORE_DROP_OVERALL_ENTRIES,
                          RACE_STORE_DROP_OTHER_OVERALL, bind_overall, bind_overall_line},
};

/* ---- putting and dropping ---- */

int race_store_put_standing(struct db *db, enum race_standing kind, const struct standing_row *row,
                            int64_t at, int64_t *ret_id, struct row_counts *counts,
                            struct error *err)
{
    struct query *put = db_query(db, kinds[kind].put);
    struct query *find = db_query(db, kinds[kind].find);

    query_bind_int(put, ":event_id", row->event_id);
    query_bind_text(put, ":source_id", row->source_id);
    kinds[kind].bind(put, row);
    query_bind_utc(put, ":at", at);
    query_bind_int(find, ":event_id", row->event_id);
    query_bind_text(find, ":source_id", row->source_id);
    return race_put_counted(put, find, ret_id, counts, err);
}

int race_store_put_standing_line(struct db *db, enum race_standing kind, int64_t standing_id,
                                 const struct standing_line *line, int64_t at,
                                 struct row_counts *counts, struct error *err)
{
    struct query *put = db_query(db, kinds[kind].put_line);

    query_bind_int(put, ":standing_id", standing_id);
    query_bind_int(put, ":driver_id", line->driver_id);
    query_bind_int(put, ":position", line->position);
    query_bind_text(put, ":position_raw", line->position_raw);
    query_bind_text(put, ":display_name", line->display_name);
    query_bind_int(put, ":row_order", line->row_order);
    kinds[kind].bind_line(put, line);
    query_bind_utc(put, ":at", at);
    return race_put_run(put, counts, err);
}

int race_store_drop_other_lines(struct db *db, enum race_standing kind, int64_t standing_id,
                                const char *keys, struct row_counts *counts, struct error *err)
{
    struct query *query = db_query(db, kinds[kind].drop_lines);

    query_bind_int(query, ":standing_id", standing_id);
    query_bind_text(query, ":keys", keys);
    return drop(query, counts, err);
}

int race_store_drop_other_standings(struct db *db, enum race_standing kind, int64_t event_id,
                                    const char *ids, struct row_counts *counts, struct error *err)
{
    struct query *query = db_query(db, kinds[kind].drop_others);

    query_bind_int(query, ":event_id", event_id);
    query_bind_text(query, ":ids", ids);
    return drop(query, counts, err);
}

/* ---- both ---- */

int race_store_remove_idle_entrants(struct db *db, const char *prefix, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_REMOVE_IDLE_ENTRANTS);

    query_bind_text(query, ":prefix", prefix);
    return query_run(query, err);
}

int race_store_count_standings(struct db *db, int64_t event_id, int64_t *ret_entries,
                               int64_t *ret_lines, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_COUNT_STANDINGS);
    int r;

    query_bind_int(query, ":event_id", event_id);
    r = query_next(query, err);
    if (r < 0)
        return r;
    *ret_entries = query_int(query, 0);
    *ret_lines = query_int(query, 1);
    query_reset(query);
    return 0;
}
