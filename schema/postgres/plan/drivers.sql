-- plan/drivers: a driver is made only when a session new to the target needs it, so that one whom
-- people merged into another does not come back. A name gives way to that of a later session only.
WITH planned AS (
INSERT INTO trackside_plan_drivers
SELECT row_number() OVER (ORDER BY s.source_driver_id), s.source_driver_id, coalesce(t.id, s.id),
       CASE WHEN p.key IS NOT NULL THEN 'same'
            WHEN t.id IS NOT NULL AND c.changed <> '{}' THEN 'update'
            WHEN t.id IS NULL AND EXISTS (
              SELECT FROM trackside_stage_race_drivers rd
                JOIN trackside_stage_races r ON r.local = rd.race_local
                JOIN trackside_plan_events e ON e.local = r.event_local
               WHERE rd.driver_key = s.source_driver_id
                 AND NOT EXISTS (
                   SELECT FROM races tr
                     JOIN race_drivers trd ON trd.race_id = tr.id
                    WHERE e.found AND tr.event_id = e.id AND tr.source_race_id = r.source_race_id
                      AND trd.source_driver_id = rd.source_driver_id)) THEN 'insert'
            ELSE 'same' END,
       c.changed, t.id IS NOT NULL, s.source_driver_id, v.display_name, v.normalized_name,
       v.transponder_number
  FROM (SELECT DISTINCT ON (source_driver_id) * FROM trackside_stage_drivers
         ORDER BY source_driver_id, named_at COLLATE "C" DESC NULLS LAST) s
  LEFT JOIN LATERAL (SELECT t.* FROM drivers t
         WHERE t.source = 'liverc' AND t.source_driver_id = s.source_driver_id OFFSET 0) t ON true
  LEFT JOIN trackside_planned p ON p.kind = 'drivers' AND p.key = s.source_driver_id
 CROSS JOIN LATERAL (SELECT t.id IS NULL OR t.display_name <> s.display_name
         AND s.display_name <> 'Unknown Driver'
         AND (t.display_name = 'Unknown Driver' OR NOT EXISTS (
           SELECT FROM race_drivers rd JOIN races r ON r.id = rd.race_id
            WHERE rd.driver_id = t.id AND r.start_time > s.named_at::timestamp
              AND rd.display_name <> 'Unknown Driver')) AS renamed) f
 CROSS JOIN LATERAL (SELECT
         CASE WHEN f.renamed THEN s.display_name ELSE t.display_name END AS display_name,
         CASE WHEN f.renamed THEN s.normalized_name --? drivers.normalized_name
              WHEN t.display_name = s.display_name --? drivers.normalized_name
              THEN coalesce(s.normalized_name, t.normalized_name) --? drivers.normalized_name
              ELSE t.normalized_name END --? drivers.normalized_name
         NULL::text --? !drivers.normalized_name
           AS normalized_name,
         coalesce(s.transponder_number, t.transponder_number) --? drivers.transponder_number
         NULL::text --? !drivers.transponder_number
           AS transponder_number) v
 CROSS JOIN LATERAL (SELECT array_remove(ARRAY[
         CASE WHEN v.display_name IS DISTINCT FROM t.display_name THEN 'display_name' END,
         CASE WHEN v.normalized_name IS DISTINCT FROM t.normalized_name --? drivers.normalized_name
              THEN 'normalized_name' END, --? drivers.normalized_name
         CASE WHEN v.transponder_number IS DISTINCT FROM t.transponder_number --? drivers.transponder_number
              THEN 'transponder_number' END, --? drivers.transponder_number
         NULL], NULL) AS changed) c
RETURNING action)
SELECT count(*) FILTER (WHERE action = 'insert'), count(*) FILTER (WHERE action = 'update')
  FROM planned
