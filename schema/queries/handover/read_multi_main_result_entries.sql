-- handover/read_multi_main_result_entries: their rows, a line of JSON a row.
SELECT json_object('table', 'multi_main_result_entries', 'event', e.source_event_id,
                   'multi_main', p.source_multi_main_id, 'driver', d.source_driver_id,
                   'position', x.position, 'seeded_position', x.seeded_position,
                   'points', x.points, 'main_breakdown_json', x.main_breakdown_json,
                   'display_name', x.display_name, 'row_order', x.row_order,
                   'position_raw', x.position_raw, 'seeded_raw', x.seeded_raw,
                   'points_raw', x.points_raw, 'created_at', x.created_at,
                   'updated_at', x.updated_at)
  FROM multi_main_result_entries x
  JOIN multi_main_results p ON p.id = x.multi_main_result_id
  JOIN events e ON e.id = p.event_id
  JOIN drivers d ON d.id = x.driver_id
 WHERE e.id = :event_id
 ORDER BY p.source_multi_main_id, d.source_driver_id
