-- plan/laps: those to write alone. A lap that is there is compared with the one of the same number.
INSERT INTO trackside_plan_laps
SELECT row_number() OVER (), r.key || ' lap ' || s.lap_number, coalesce(t.id, s.id),
       CASE WHEN t.id IS NULL THEN 'insert' ELSE 'update' END, c.changed, r.event_local, r.id,
       s.lap_number, s.position_on_lap, s.lap_time_raw, v.seconds, v.elapsed
  FROM trackside_stage_laps s
  JOIN trackside_plan_race_results r ON r.local = s.result_local
 CROSS JOIN LATERAL (SELECT s.lap_time_ms::double precision / 1000 AS seconds,
         s.elapsed_ms::double precision / 1000 AS elapsed) v
  LEFT JOIN laps t ON r.found AND t.race_result_id = r.id AND t.lap_number = s.lap_number
 CROSS JOIN LATERAL (SELECT CASE WHEN t.id IS NULL THEN '{}' ELSE array_remove(ARRAY[
         CASE WHEN s.position_on_lap <> t.position_on_lap THEN 'position_on_lap' END,
         CASE WHEN s.lap_time_raw <> t.lap_time_raw THEN 'lap_time_raw' END,
         CASE WHEN v.seconds <> t.lap_time_seconds THEN 'lap_time_seconds' END,
         CASE WHEN v.elapsed <> t.elapsed_race_time THEN 'elapsed_race_time' END], NULL)
         END AS changed) c
 WHERE t.id IS NULL OR r.fresher AND c.changed <> '{}'
