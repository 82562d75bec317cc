-- handover/read_event_overall_ranking_entries: its rows, a line of JSON a row.
SELECT json_object('table', 'event_overall_ranking_entries', 'event', e.source_event_id,
                   'overall_ranking', p.source_overall_ranking_id, 'driver', d.source_driver_id,
                   'class_name', x.class_name, 'position', x.position, 'race_label', x.race_label,
                   'result_raw', x.result_raw, 'display_name', x.display_name,
                   'row_order', x.row_order, 'position_raw', x.position_raw, 'brand', x.brand,
                   'country', x.country, 'points', x.points, 'best_position', x.best_position,
                   'laps', x.laps, 'total_time_ms', x.total_time_ms,
                   'result_status', x.result_status, 'created_at', x.created_at,
                   'updated_at', x.updated_at)
  FROM event_overall_ranking_entries x
  JOIN event_overall_rankings p ON p.id = x.event_overall_ranking_id
  JOIN events e ON e.id = p.event_id
  JOIN drivers d ON d.id = x.driver_id
 WHERE e.id = :event_id
 ORDER BY p.source_overall_ranking_id, x.class_name, d.source_driver_id
