-- plan/laps: of results that are there, the laps to write. One that is there is compared with the one
-- of the same number. Those of new results are counted alone; apply/insert_new_laps takes them straight
-- from the stage.
WITH planned AS (
INSERT INTO trackside_plan_laps
SELECT row_number() OVER (), r.key || ' lap ' || s.lap_number, coalesce(t.id, s.id),
       CASE WHEN t.id IS NULL THEN 'insert' ELSE 'update' END, c.changed, r.event_local, true, r.id,
       r.event_date, s.lap_number, s.position_on_lap, s.lap_time_raw, v.seconds, v.elapsed
  FROM trackside_stage_laps s
  JOIN trackside_plan_race_results r ON r.local = s.result_local AND r.found
 CROSS JOIN LATERAL (SELECT s.lap_time_ms::double precision / 1000 AS seconds,
         s.elapsed_ms::double precision / 1000 AS elapsed) v
  LEFT JOIN LATERAL (SELECT t.id, t.position_on_lap, t.lap_time_raw, t.lap_time_seconds,
              t.elapsed_race_time
         FROM laps t
        WHERE t.race_result_id = r.id AND t.lap_number = s.lap_number
          AND t.event_date = r.event_date --? laps.event_date
        OFFSET 0) t ON true
 CROSS JOIN LATERAL (SELECT CASE WHEN t.id IS NULL THEN '{}' ELSE array_remove(ARRAY[
         CASE WHEN s.position_on_lap IS DISTINCT FROM t.position_on_lap THEN 'position_on_lap' END,
         CASE WHEN s.lap_time_raw IS DISTINCT FROM t.lap_time_raw THEN 'lap_time_raw' END,
         CASE WHEN v.seconds IS DISTINCT FROM t.lap_time_seconds THEN 'lap_time_seconds' END,
         CASE WHEN v.elapsed IS DISTINCT FROM t.elapsed_race_time THEN 'elapsed_race_time' END],
         NULL) END AS changed) c
 WHERE t.id IS NULL OR r.fresher AND c.changed <> '{}'
RETURNING action)
SELECT count(*) FILTER (WHERE action = 'insert') + (
         SELECT count(*)
           FROM trackside_stage_laps s
           JOIN trackside_plan_race_results r ON r.local = s.result_local AND NOT r.found),
       count(*) FILTER (WHERE action = 'update')
  FROM planned
