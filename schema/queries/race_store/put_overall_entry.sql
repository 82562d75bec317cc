-- race_store_put_standing_line: the page tells the row as a whole.
INSERT INTO event_overall_ranking_entries (event_overall_ranking_id, driver_id, class_name,
                                           position, race_label, result_raw, display_name,
                                           row_order, position_raw, brand, country, points,
                                           best_position, laps, total_time_ms, result_status,
                                           created_at, updated_at)
VALUES (:standing_id, :driver_id, :class_name, :position, :race_label, :result_raw,
        :display_name, :row_order, :position_raw, :brand, :country, :points, :best_position,
        :laps, :total_time_ms, :result_status, :at, :at)
ON CONFLICT (event_overall_ranking_id, driver_id, class_name) DO UPDATE SET
    position      = excluded.position,
    race_label    = excluded.race_label,
    result_raw    = excluded.result_raw,
    display_name  = excluded.display_name,
    row_order     = excluded.row_order,
    position_raw  = excluded.position_raw,
    brand         = excluded.brand,
    country       = excluded.country,
    points        = excluded.points,
    best_position = excluded.best_position,
    laps          = excluded.laps,
    total_time_ms = excluded.total_time_ms,
    result_status = excluded.result_status,
    updated_at    = excluded.updated_at
WHERE (excluded.position, excluded.race_label, excluded.result_raw, excluded.display_name,
       excluded.row_order, excluded.position_raw, excluded.brand, excluded.country,
       excluded.points, excluded.best_position, excluded.laps, excluded.total_time_ms,
       excluded.result_status)
      IS NOT (position, race_label, result_raw, display_name, row_order, position_raw, brand,
              country, points, best_position, laps, total_time_ms, result_status)
