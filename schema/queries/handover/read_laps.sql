-- handover/read_laps: their laps, a line of JSON a row.
SELECT json_object('table', 'laps', 'event', e.source_event_id, 'session', r.source_race_id,
                   'driver', rd.source_driver_id, 'lap_number', l.lap_number,
                   'position_on_lap', l.position_on_lap, 'lap_time_raw', l.lap_time_raw,
                   'lap_time_ms', l.lap_time_ms, 'pace_string', l.pace_string,
                   'elapsed_ms', l.elapsed_ms, 'segments_json', l.segments_json,
                   'is_valid', l.is_valid, 'crossed_at_local', l.crossed_at_local,
                   'created_at', l.created_at, 'updated_at', l.updated_at)
  FROM laps l
  JOIN race_results rr ON rr.id = l.race_result_id
  JOIN race_drivers rd ON rd.id = rr.race_driver_id
  JOIN races r ON r.id = rr.race_id
  JOIN events e ON e.id = r.event_id
 WHERE e.id = :event_id
 ORDER BY r.source_race_id, rd.source_driver_id, l.lap_number
