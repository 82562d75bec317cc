-- plan/race_results: figures as they stand on the fresher page; gaps are filled from the other. Where
-- laps say the day of their event, those of one result all say the same.
WITH planned AS (
INSERT INTO trackside_plan_race_results
SELECT row_number() OVER (ORDER BY d.key), d.key, coalesce(t.id, s.id),
       CASE WHEN t.id IS NULL THEN 'insert' WHEN c.changed <> '{}' THEN 'update' ELSE 'same' END,
       c.changed, s.local, d.event_local, t.id IS NOT NULL, d.fresher, d.race_id, d.id,
       v.position_final, v.laps_completed, v.fast_lap_time, v.avg_lap_time, v.consistency,
       v.raw_fields_json,
       coalesce((SELECT l.event_date FROM laps l --? laps.event_date
                  WHERE l.race_result_id = t.id LIMIT 1), e.event_date) --? laps.event_date
       NULL --? !laps.event_date
  FROM trackside_stage_race_results s
  JOIN trackside_plan_race_drivers d ON d.local = s.race_driver_local
  JOIN trackside_plan_events e ON e.local = d.event_local --? laps.event_date
  LEFT JOIN LATERAL (SELECT t.* FROM race_results t
         WHERE d.found AND t.race_id = d.race_id AND t.race_driver_id = d.id OFFSET 0) t ON true
 CROSS JOIN LATERAL (SELECT s.fast_lap_ms::double precision / 1000 AS fast,
         s.avg_lap_ms::double precision / 1000 AS average,
         s.consistency_thousandths::double precision / 1000 AS consistency,
         s.raw_fields_json::jsonb AS raw) o
 CROSS JOIN LATERAL (SELECT
         CASE WHEN t.id IS NULL OR d.fresher THEN s.position_final ELSE t.position_final END
           AS position_final,
         CASE WHEN t.id IS NULL OR d.fresher THEN s.laps_completed ELSE t.laps_completed END
           AS laps_completed,
         CASE WHEN d.fresher THEN coalesce(o.fast, t.fast_lap_time)
              ELSE coalesce(t.fast_lap_time, o.fast) END AS fast_lap_time,
         CASE WHEN d.fresher THEN coalesce(o.average, t.avg_lap_time)
              ELSE coalesce(t.avg_lap_time, o.average) END AS avg_lap_time,
         CASE WHEN d.fresher THEN coalesce(o.consistency, t.consistency)
              ELSE coalesce(t.consistency, o.consistency) END AS consistency,
         CASE WHEN t.id IS NULL THEN o.raw
              WHEN d.fresher THEN pg_temp.trackside_merge(t.raw_fields_json, o.raw)
              ELSE pg_temp.trackside_merge(o.raw, t.raw_fields_json) END AS raw_fields_json) v
 CROSS JOIN LATERAL (SELECT array_remove(ARRAY[
         CASE WHEN v.position_final IS DISTINCT FROM t.position_final THEN 'position_final' END,
         CASE WHEN v.laps_completed IS DISTINCT FROM t.laps_completed THEN 'laps_completed' END,
         CASE WHEN v.fast_lap_time IS DISTINCT FROM t.fast_lap_time THEN 'fast_lap_time' END,
         CASE WHEN v.avg_lap_time IS DISTINCT FROM t.avg_lap_time THEN 'avg_lap_time' END,
         CASE WHEN v.consistency IS DISTINCT FROM t.consistency THEN 'consistency' END,
         CASE WHEN v.raw_fields_json IS DISTINCT FROM t.raw_fields_json
              THEN 'raw_fields_json' END], NULL) AS changed) c
RETURNING action)
SELECT count(*) FILTER (WHERE action = 'insert'), count(*) FILTER (WHERE action = 'update')
  FROM planned
