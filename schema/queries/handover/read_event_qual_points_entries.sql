-- handover/read_event_qual_points_entries: their rows, a line of JSON a row.
SELECT json_object('table', 'event_qual_points_entries', 'event', e.source_event_id,
                   'qual_points', p.source_points_id, 'driver', d.source_driver_id,
                   'class_name', x.class_name, 'position', x.position, 'points', x.points,
                   'round_breakdown_json', x.round_breakdown_json, 'display_name', x.display_name,
                   'row_order', x.row_order, 'position_raw', x.position_raw,
                   'result_raw', x.result_raw, 'laps', x.laps, 'total_time_ms', x.total_time_ms,
                   'result_status', x.result_status, 'tie_breaker_raw', x.tie_breaker_raw,
                   'created_at', x.created_at, 'updated_at', x.updated_at)
  FROM event_qual_points_entries x
  JOIN event_qual_points p ON p.id = x.event_qual_points_id
  JOIN events e ON e.id = p.event_id
  JOIN drivers d ON d.id = x.driver_id
 WHERE e.id = :event_id
 ORDER BY p.source_points_id, x.class_name, d.source_driver_id
