-- outgoing/laps: the laps of a day, invalid ones included.
SELECT e.source_event_id, r.source_race_id, rd.source_driver_id, l.lap_number,
       rr.id, l.lap_number, l.position_on_lap, l.lap_time_raw, l.lap_time_ms, l.elapsed_ms
  FROM races r
  JOIN events e ON e.id = r.event_id
  JOIN race_results rr ON rr.race_id = r.id
  JOIN race_drivers rd ON rd.id = rr.race_driver_id
  JOIN laps l ON l.race_result_id = rr.id
 WHERE e.id = :event_id
