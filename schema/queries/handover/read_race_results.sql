-- handover/read_race_results: their figures, a line of JSON a row.
SELECT json_object('table', 'race_results', 'event', e.source_event_id,
                   'session', r.source_race_id, 'driver', rd.source_driver_id,
                   'position_final', rr.position_final, 'laps_completed', rr.laps_completed,
                   'total_time_raw', rr.total_time_raw, 'total_time_ms', rr.total_time_ms,
                   'fast_lap_raw', rr.fast_lap_raw, 'fast_lap_ms', rr.fast_lap_ms,
                   'avg_lap_raw', rr.avg_lap_raw, 'avg_lap_ms', rr.avg_lap_ms,
                   'consistency_raw', rr.consistency_raw,
                   'consistency_thousandths', rr.consistency_thousandths,
                   'top_3_consecutive_ms', rr.top_3_consecutive_ms,
                   'avg_top_5_ms', rr.avg_top_5_ms, 'avg_top_10_ms', rr.avg_top_10_ms,
                   'avg_top_15_ms', rr.avg_top_15_ms, 'std_deviation_ms', rr.std_deviation_ms,
                   'range_low_ms', rr.range_low_ms, 'range_high_ms', rr.range_high_ms,
                   'range_raw', rr.range_raw,
                   'qualifying_position', rr.qualifying_position, 'behind_ms', rr.behind_ms,
                   'behind_laps', rr.behind_laps, 'behind_raw', rr.behind_raw,
                   'position_raw', rr.position_raw, 'result_status', rr.result_status,
                   'qualifying_raw', rr.qualifying_raw, 'grid_position', rr.grid_position,
                   'grid_time_ms', rr.grid_time_ms, 'fast_lap_number', rr.fast_lap_number,
                   'top_2_consecutive_ms', rr.top_2_consecutive_ms,
                   'top_2_consecutive_raw', rr.top_2_consecutive_raw,
                   'top_3_consecutive_raw', rr.top_3_consecutive_raw,
                   'avg_top_5_raw', rr.avg_top_5_raw, 'avg_top_10_raw', rr.avg_top_10_raw,
                   'avg_top_15_raw', rr.avg_top_15_raw, 'std_deviation_raw', rr.std_deviation_raw,
                   'behind_display', rr.behind_display, 'raw_fields_json', rr.raw_fields_json,
                   'created_at', rr.created_at, 'updated_at', rr.updated_at)
  FROM race_results rr
  JOIN race_drivers rd ON rd.id = rr.race_driver_id
  JOIN races r ON r.id = rr.race_id
  JOIN events e ON e.id = r.event_id
 WHERE e.id = :event_id
 ORDER BY r.source_race_id, rd.source_driver_id
