-- outgoing/race_results: the figures of each session of a day.
SELECT e.source_event_id, r.source_race_id, rd.source_driver_id,
       rr.id, rr.race_driver_id, rr.position_final, rr.laps_completed,
       rr.fast_lap_ms, rr.avg_lap_ms, rr.consistency_thousandths,
       rr.raw_fields_json
  FROM races r
  JOIN events e ON e.id = r.event_id
  JOIN race_results rr ON rr.race_id = r.id
  JOIN race_drivers rd ON rd.id = rr.race_driver_id
 WHERE e.id = :event_id
