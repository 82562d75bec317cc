-- plan/race_drivers: driver_id is chosen once; people may have merged drivers since.
WITH planned AS (
INSERT INTO trackside_plan_race_drivers
SELECT row_number() OVER (ORDER BY r.key, s.source_driver_id), r.key || ' ' || s.source_driver_id,
       coalesce(t.id, s.id),
       CASE WHEN t.id IS NULL THEN 'insert' WHEN c.changed <> '{}' THEN 'update' ELSE 'same' END,
       c.changed, s.local, r.event_local, t.id IS NOT NULL, r.fresher, r.id, coalesce(d.id, p.id),
       s.source_driver_id, v.display_name, v.transponder_number
  FROM trackside_stage_race_drivers s
  JOIN trackside_plan_races r ON r.local = s.race_local
  JOIN trackside_plan_drivers p ON p.source_driver_id = s.driver_key
  LEFT JOIN LATERAL (SELECT d.id FROM drivers d
         WHERE d.source = 'liverc' AND d.source_driver_id = s.driver_key OFFSET 0) d ON true
  LEFT JOIN LATERAL (SELECT t.* FROM race_drivers t
         WHERE r.found AND t.race_id = r.id AND t.source_driver_id = s.source_driver_id
         OFFSET 0) t ON true
 CROSS JOIN LATERAL (SELECT
         CASE WHEN t.id IS NULL OR t.display_name = 'Unknown Driver'
                   OR r.fresher AND s.display_name <> 'Unknown Driver'
              THEN s.display_name ELSE t.display_name END AS display_name,
         CASE WHEN r.fresher THEN coalesce(s.transponder_number, t.transponder_number) --? race_drivers.transponder_number
              ELSE coalesce(t.transponder_number, s.transponder_number) END --? race_drivers.transponder_number
         NULL::text --? !race_drivers.transponder_number
           AS transponder_number) v
 CROSS JOIN LATERAL (SELECT array_remove(ARRAY[
         CASE WHEN v.display_name IS DISTINCT FROM t.display_name THEN 'display_name' END,
         CASE WHEN v.transponder_number IS DISTINCT FROM t.transponder_number --? race_drivers.transponder_number
              THEN 'transponder_number' END, --? race_drivers.transponder_number
         NULL], NULL) AS changed) c
RETURNING action)
SELECT count(*) FILTER (WHERE action = 'insert'), count(*) FILTER (WHERE action = 'update')
  FROM planned
