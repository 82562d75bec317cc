-- The laps of every driver and the time they took together, in milliseconds.
SELECT d.source_driver_id,
       d.display_name,
       d.normalized_name,
       count(*) AS laps,
       CAST(round(sum(l.lap_time_seconds) * 1000) AS integer) AS laps_ms
  FROM drivers d
  JOIN race_drivers rd ON rd.driver_id = d.id
  JOIN race_results rr ON rr.race_driver_id = rd.id
  JOIN laps l ON l.race_result_id = rr.id
 GROUP BY d.source_driver_id, d.display_name, d.normalized_name
 ORDER BY laps DESC, d.source_driver_id;
