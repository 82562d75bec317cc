-- race_store_put_standing_line: the page tells the row as a whole.
INSERT INTO event_round_ranking_entries (event_round_ranking_id, driver_id, class_name, position,
                                         laps, total_time_ms, best_lap_ms, ranking_value_raw,
                                         display_name, row_order, position_raw, result_raw,
                                         result_status, avg_lap_ms, avg_top_5_ms,
                                         top_2_consecutive_ms, top_3_consecutive_ms,
                                         source_race_id, created_at, updated_at)
VALUES (:standing_id, :driver_id, :class_name, :position, :laps, :total_time_ms,
        :best_lap_ms, :ranking_value_raw, :display_name, :row_order, :position_raw, :result_raw,
        :result_status, :avg_lap_ms, :avg_top_5_ms, :top_2_consecutive_ms, :top_3_consecutive_ms,
        :source_race_id, :at, :at)
ON CONFLICT (event_round_ranking_id, driver_id, class_name) DO UPDATE SET
    position             = excluded.position,
    laps                 = excluded.laps,
    total_time_ms        = excluded.total_time_ms,
    best_lap_ms          = excluded.best_lap_ms,
    ranking_value_raw    = excluded.ranking_value_raw,
    display_name         = excluded.display_name,
    row_order            = excluded.row_order,
    position_raw         = excluded.position_raw,
    result_raw           = excluded.result_raw,
    result_status        = excluded.result_status,
    avg_lap_ms           = excluded.avg_lap_ms,
    avg_top_5_ms         = excluded.avg_top_5_ms,
    top_2_consecutive_ms = excluded.top_2_consecutive_ms,
    top_3_consecutive_ms = excluded.top_3_consecutive_ms,
    source_race_id       = excluded.source_race_id,
    updated_at           = excluded.updated_at
WHERE (excluded.position, excluded.laps, excluded.total_time_ms, excluded.best_lap_ms,
       excluded.ranking_value_raw, excluded.display_name, excluded.row_order,
       excluded.position_raw, excluded.result_raw, excluded.result_status, excluded.avg_lap_ms,
       excluded.avg_top_5_ms, excluded.top_2_consecutive_ms, excluded.top_3_consecutive_ms,
       excluded.source_race_id)
      IS NOT (position, laps, total_time_ms, best_lap_ms, ranking_value_raw, display_name,
              row_order, position_raw, result_raw, result_status, avg_lap_ms, avg_top_5_ms,
              top_2_consecutive_ms, top_3_consecutive_ms, source_race_id)
