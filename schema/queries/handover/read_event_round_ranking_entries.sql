-- handover/read_event_round_ranking_entries: their rows, a line of JSON a row.
SELECT json_object('table', 'event_round_ranking_entries', 'event', e.source_event_id,
                   'round_ranking', p.source_round_id, 'driver', d.source_driver_id,
                   'class_name', x.class_name, 'position', x.position, 'laps', x.laps,
                   'total_time_ms', x.total_time_ms, 'best_lap_ms', x.best_lap_ms,
                   'ranking_value_raw', x.ranking_value_raw, 'display_name', x.display_name,
                   'row_order', x.row_order, 'position_raw', x.position_raw,
                   'result_raw', x.result_raw, 'result_status', x.result_status,
                   'avg_lap_ms', x.avg_lap_ms, 'avg_top_5_ms', x.avg_top_5_ms,
                   'top_2_consecutive_ms', x.top_2_consecutive_ms,
                   'top_3_consecutive_ms', x.top_3_consecutive_ms,
                   'source_race_id', x.source_race_id, 'created_at', x.created_at,
                   'updated_at', x.updated_at)
  FROM event_round_ranking_entries x
  JOIN event_round_rankings p ON p.id = x.event_round_ranking_id
  JOIN events e ON e.id = p.event_id
  JOIN drivers d ON d.id = x.driver_id
 WHERE e.id = :event_id
 ORDER BY p.source_round_id, x.class_name, d.source_driver_id
