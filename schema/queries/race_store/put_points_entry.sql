-- race_store_put_standing_line: the page tells the row as a whole.
INSERT INTO event_qual_points_entries (event_qual_points_id, driver_id, class_name, position,
                                       points, round_breakdown_json, display_name, row_order,
                                       position_raw, result_raw, laps, total_time_ms,
                                       result_status, tie_breaker_raw, created_at, updated_at)
VALUES (:standing_id, :driver_id, :class_name, :position, :points,
        json(:round_breakdown_json), :display_name, :row_order, :position_raw, :result_raw, :laps,
        :total_time_ms, :result_status, :tie_breaker_raw, :at, :at)
ON CONFLICT (event_qual_points_id, driver_id, class_name) DO UPDATE SET
    position             = excluded.position,
    points               = excluded.points,
    round_breakdown_json = excluded.round_breakdown_json,
    display_name         = excluded.display_name,
    row_order            = excluded.row_order,
    position_raw         = excluded.position_raw,
    result_raw           = excluded.result_raw,
    laps                 = excluded.laps,
    total_time_ms        = excluded.total_time_ms,
    result_status        = excluded.result_status,
    tie_breaker_raw      = excluded.tie_breaker_raw,
    updated_at           = excluded.updated_at
WHERE (excluded.position, excluded.points, excluded.round_breakdown_json, excluded.display_name,
       excluded.row_order, excluded.position_raw, excluded.result_raw, excluded.laps,
       excluded.total_time_ms, excluded.result_status, excluded.tie_breaker_raw)
      IS NOT (position, points, round_breakdown_json, display_name, row_order, position_raw,
              result_raw, laps, total_time_ms, result_status, tie_breaker_raw)
