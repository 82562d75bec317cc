/* Sessions, their results and their laps. */
#include "trackside/race_session.h"

#include "race_put.h"
#include "race_schema.h"

static void bind_slot(struct query *put, const struct race_slot *slot)
{
    static const struct race_slot none = {
        .race_order = ABSENT, .length_laps = ABSENT, .first_lap_counts = ABSENT};

    if (slot == NULL)
        slot = &none;
    query_bind_int(put, ":race_order", slot->race_order);
    query_bind_text(put, ":section_header", slot->section_header);
    query_bind_text(put, ":completed_at", slot->completed_at);
    query_bind_text(put, ":completed_raw", slot->completed_raw);
    query_bind_text(put, ":link_raw", slot->link_raw);
    query_bind_text(put, ":page_tag", slot->page_tag);
    query_bind_int(put, ":length_laps", slot->length_laps);
    query_bind_int(put, ":first_lap_counts", slot->first_lap_counts);
}

static void bind_race(struct query *put, const struct race_row *row)
{
    bind_slot(put, row->slot);
    query_bind_int(put, ":event_id", row->event_id);
    query_bind_int(put, ":event_race_class_id", row->event_race_class_id);
    query_bind_text(put, ":source_race_id", row->source_race_id);
    query_bind_text(put, ":class_name", row->class_name);
    query_bind_text(put, ":race_label", row->race_label);
    query_bind_text(put, ":race_url", row->race_url);
    query_bind_text(put, ":session_type", row->session_type);
    query_bind_text(put, ":start_time_local", row->start_time_local);
    query_bind_utc(put, ":start_time", row->start_time);
    query_bind_text(put, ":start_time_flag", row->start_time_flag);
    query_bind_int(put, ":start_is_estimated", row->start_is_estimated ? 1 : ABSENT);
    query_bind_text(put, ":end_time_local", row->end_time_local);
    query_bind_int(put, ":duration_seconds", row->duration_seconds);
    query_bind_text(put, ":duration_raw", row->duration_raw);
    query_bind_text(put, ":race_metadata", row->race_metadata);
    query_bind_text(put, ":detail", row->detail);
    query_bind_text(put, ":self_check", row->self_check);
}

int race_store_put_race(struct db *db, const struct race_row *row, int64_t at, int64_t *ret_id,
                        struct row_counts *counts, struct error *err)
{
    struct query *put = db_query(db, RACE_STORE_PUT_RACE);
    struct query *find = db_query(db, RACE_STORE_FIND_RACE);

    bind_race(put, row);
    query_bind_utc(put, ":at", at);
    query_bind_int(find, ":event_id", row->event_id);
    query_bind_text(find, ":source_race_id", row->source_race_id);
    return race_put_counted(put, find, ret_id, counts, err);
}

static void bind_result(struct query *put, const struct race_result_row *row)
{
    query_bind_int(put, ":race_id", row->race_id);
    query_bind_int(put, ":race_driver_id", row->race_driver_id);
    query_bind_int(put, ":position_final", row->position_final);
    query_bind_int(put, ":laps_completed", row->laps_completed);
    query_bind_int(put, ":fast_lap_ms", row->fast_lap_ms);
    query_bind_text(put, ":fast_lap_raw", row->fast_lap_raw);
    query_bind_int(put, ":avg_lap_ms", row->avg_lap_ms);
    query_bind_text(put, ":avg_lap_raw", row->avg_lap_raw);
    query_bind_int(put, ":consistency_thousandths", row->consistency_thousandths);
    query_bind_text(put, ":consistency_raw", row->consistency_raw);
    query_bind_int(put, ":top_3_consecutive_ms", row->top_3_consecutive_ms);
    query_bind_int(put, ":avg_top_5_ms", row->avg_top_5_ms);
    query_bind_int(put, ":avg_top_10_ms", row->avg_top_10_ms);
    query_bind_int(put, ":avg_top_15_ms", row->avg_top_15_ms);
    query_bind_int(put, ":std_deviation_ms", row->std_deviation_ms);
    query_bind_int(put, ":range_low_ms", row->range_low_ms);
    query_bind_int(put, ":range_high_ms", row->range_high_ms);
    query_bind_text(put, ":range_raw", row->range_raw);
    query_bind_text(put, ":raw_fields_json", row->raw_fields_json);
}

static void bind_placing(struct query *put, const struct race_placing *placing)
{
    query_bind_text(put, ":position_raw", placing->position_raw);
    query_bind_text(put, ":result_status", placing->result_status);
    query_bind_int(put, ":total_time_ms", placing->total_time_ms);
    query_bind_text(put, ":total_time_raw", placing->total_time_raw);
    query_bind_int(put, ":qualifying_position", placing->qualifying_position);
    query_bind_text(put, ":qualifying_raw", placing->qualifying_raw);
    query_bind_int(put, ":grid_position", placing->grid_position);
    query_bind_int(put, ":grid_time_ms", placing->grid_time_ms);
    query_bind_int(put, ":behind_ms", placing->behind_ms);
    query_bind_text(put, ":behind_display", placing->behind_display);
    query_bind_int(put, ":behind_laps", placing->behind_laps);
    query_bind_text(put, ":behind_raw", placing->behind_raw);
    query_bind_int(put, ":fast_lap_number", placing->fast_lap_number);
    query_bind_int(put, ":top_2_consecutive_ms", placing->top_2_consecutive_ms);
    query_bind_text(put, ":top_2_consecutive_raw", placing->top_2_consecutive_raw);
    query_bind_text(put, ":top_3_consecutive_raw", placing->top_3_consecutive_raw);
    query_bind_text(put, ":avg_top_5_raw", placing->avg_top_5_raw);
    query_bind_text(put, ":avg_top_10_raw", placing->avg_top_10_raw);
    query_bind_text(put, ":avg_top_15_raw", placing->avg_top_15_raw);
    query_bind_text(put, ":std_deviation_raw", placing->std_deviation_raw);
}

static struct query *find_result(struct db *db, const struct race_result_row *row)
{
    struct query *find = db_query(db, RACE_STORE_FIND_RACE_RESULT);

    query_bind_int(find, ":race_id", row->race_id);
    query_bind_int(find, ":race_driver_id", row->race_driver_id);
    return find;
}

/* 0 or RACE_SESSION_NO_RESULT. */
static int require_stored(struct db *db, const struct race_result_row *row, struct error *err)
{
    struct query *find = find_result(db, row);
    int r = query_next(find, err);

    if (r < 0)
        return r;
    query_reset(find);
    return r == QUERY_ROW ? 0 : RACE_SESSION_NO_RESULT;
}

int race_store_put_race_result(struct db *db, const struct race_result_row *row, int64_t at,
                               int64_t *ret_id, struct row_counts *counts, struct error *err)
{
    struct query *put;
    int r = 0;

    if (is_absent(row->laps_completed))
        r = require_stored(db, row, err);

    if (r != 0)
        return r;
    put = db_query(db,
                   row->placing != NULL ? RACE_STORE_PUT_WHOLE_RESULT : RACE_STORE_PUT_RACE_RESULT);
    bind_result(put, row);
    if (row->placing != NULL)
        bind_placing(put, row->placing);
    query_bind_utc(put, ":at", at);
    return race_put_counted(put, find_result(db, row), ret_id, counts, err);
}

int race_store_lap_time(struct db *db, int64_t race_result_id, int64_t lap_number, int64_t *ret_ms,
                        struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_LAP_TIME);
    int r;

    query_bind_int(query, ":race_result_id", race_result_id);
    query_bind_int(query, ":lap_number", lap_number);
    *ret_ms = ABSENT;
    r = query_next(query, err);
    if (r == QUERY_ROW)
        *ret_ms = query_int(query, 0);
    query_reset(query);
    return r < 0 ? r : 0;
}

int race_store_drop_laps(struct db *db, int64_t race_result_id, const char *numbers,
                         struct row_counts *counts, struct error *err)
{
    struct query *query = db_query(db, RACE_STORE_DROP_LAPS);
    int64_t n;
    int r;

    query_bind_int(query, ":race_result_id", race_result_id);
    query_bind_text(query, ":numbers", numbers);
    r = query_change(query, &n, err);
    if (r == 0 && counts != NULL)
        counts->updated += n;
    return r;
}

int race_store_put_lap(struct db *db, const struct lap_row *row, int64_t at,
                       struct row_counts *counts, struct error *err)
{
    struct query *put = db_query(db, RACE_STORE_PUT_LAP);

    query_bind_int(put, ":race_result_id", row->race_result_id);
    query_bind_int(put, ":lap_number", row->lap_number);
    query_bind_int(put, ":position_on_lap", row->position_on_lap);
    query_bind_text(put, ":lap_time_raw", row->lap_time_raw);
    query_bind_int(put, ":lap_time_ms", row->lap_time_ms);
    query_bind_int(put, ":elapsed_ms", row->elapsed_ms);
    query_bind_int(put, ":is_valid", row->is_valid);
    query_bind_text(put, ":crossed_at_local", row->crossed_at_local);
    query_bind_text(put, ":pace_string", row->pace_string);
    query_bind_text(put, ":segments_json", row->segments_json);
    query_bind_utc(put, ":at", at);
    return race_put_run(put, counts, err);
}
