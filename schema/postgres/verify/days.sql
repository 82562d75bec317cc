-- verify/days: for each day, how many of its rows there should be and are, and a hash of both, over
-- the columns that the merge rules let us write.
WITH lines AS (
    SELECT p.local AS event_local, 'events' AS kind, p.key,
           ROW(p.event_drivers, p.ingest_depth)::text AS ours,
           CASE WHEN t.id IS NOT NULL THEN ROW(t.event_drivers, t.ingest_depth)::text END AS theirs
      FROM trackside_plan_events p LEFT JOIN events t ON t.id = p.id
    UNION ALL
    SELECT p.event_local, 'event_race_classes', p.key, ROW(p.class_name)::text,
           CASE WHEN t.id IS NOT NULL THEN ROW(t.class_name)::text END
      FROM trackside_plan_event_race_classes p LEFT JOIN event_race_classes t ON t.id = p.id
    UNION ALL
    SELECT DISTINCT rd.event_local, 'drivers', p.key, ROW(p.display_name)::text,
           CASE WHEN t.id IS NOT NULL THEN ROW(t.display_name)::text END
      FROM trackside_plan_drivers p
      JOIN trackside_stage_race_drivers s ON s.driver_key = p.source_driver_id
      JOIN trackside_plan_race_drivers rd ON rd.local = s.local
      LEFT JOIN drivers t ON t.id = p.id
     WHERE p.found OR p.action <> 'same'
    UNION ALL
    SELECT p.event_local, 'races', p.key,
           ROW(p.class_name, p.race_label, p.start_time, p.duration_seconds)::text,
           CASE WHEN t.id IS NOT NULL
                THEN ROW(t.class_name, t.race_label, t.start_time, t.duration_seconds)::text END
      FROM trackside_plan_races p LEFT JOIN races t ON t.id = p.id
    UNION ALL
    SELECT p.event_local, 'race_drivers', p.key, ROW(p.display_name)::text,
           CASE WHEN t.id IS NOT NULL THEN ROW(t.display_name)::text END
      FROM trackside_plan_race_drivers p LEFT JOIN race_drivers t ON t.id = p.id
    UNION ALL
    SELECT p.event_local, 'race_results', p.key,
           ROW(p.position_final, p.laps_completed, p.fast_lap_time, p.avg_lap_time,
               p.consistency, p.raw_fields_json)::text,
           CASE WHEN t.id IS NOT NULL
                THEN ROW(t.position_final, t.laps_completed, t.fast_lap_time, t.avg_lap_time,
                         t.consistency, t.raw_fields_json)::text END
      FROM trackside_plan_race_results p LEFT JOIN race_results t ON t.id = p.id
    UNION ALL
    SELECT r.event_local, 'laps', r.key || ' ' || s.lap_number,
           CASE WHEN r.fresher OR t.id IS NULL
                THEN ROW(s.position_on_lap, s.lap_time_raw, s.lap_time_ms::double precision / 1000,
                         s.elapsed_ms::double precision / 1000)::text
                ELSE ROW(t.position_on_lap, t.lap_time_raw, t.lap_time_seconds,
                         t.elapsed_race_time)::text END,
           CASE WHEN t.id IS NOT NULL
                THEN ROW(t.position_on_lap, t.lap_time_raw, t.lap_time_seconds,
                         t.elapsed_race_time)::text END
      FROM trackside_stage_laps s
      JOIN trackside_plan_race_results r ON r.local = s.result_local
      LEFT JOIN laps t ON t.race_result_id = r.id AND t.lap_number = s.lap_number)
SELECT e.key, count(l.ours), count(l.theirs),
       encode(sha256(convert_to(string_agg(l.kind || ' ' || l.key || ' ' || l.ours, E'\n'
              ORDER BY l.kind COLLATE "C", l.key COLLATE "C"), 'UTF8')), 'hex'),
       coalesce(encode(sha256(convert_to(string_agg(l.kind || ' ' || l.key || ' ' || l.theirs,
              E'\n' ORDER BY l.kind COLLATE "C", l.key COLLATE "C"), 'UTF8')), 'hex'), '')
  FROM lines l
  JOIN trackside_plan_events e ON e.local = l.event_local
 GROUP BY e.key
 ORDER BY e.key COLLATE "C"
