-- verify/days: for each day, how many of its rows there should be and are, and a hash of both. A row
-- that a merge would leave alone counts as equal whatever else is in it, one that it would write as
-- different: so the hashes differ where verify/differences names something, and only there.
WITH lines AS (
    SELECT s.local AS event_local, 'tracks' AS kind, p.key, p.action, p.changed,
           ROW(p.slug)::text AS ours, CASE WHEN p.action = 'same' THEN ROW(p.slug)::text END AS theirs
      FROM trackside_plan_tracks p JOIN trackside_stage_events s ON s.slug = p.slug
    UNION ALL
    SELECT p.local, 'events', p.key, p.action, p.changed,
           ROW(p.event_drivers, p.ingest_depth)::text,
           CASE WHEN t.id IS NOT NULL THEN ROW(t.event_drivers, t.ingest_depth)::text END
      FROM trackside_plan_events p LEFT JOIN events t ON t.id = p.id
    UNION ALL
    SELECT p.event_local, 'event_race_classes', p.key, p.action, p.changed, ROW(p.class_name)::text,
           CASE WHEN t.id IS NOT NULL THEN ROW(t.class_name)::text END
      FROM trackside_plan_event_race_classes p LEFT JOIN event_race_classes t ON t.id = p.id
    UNION ALL
    SELECT DISTINCT rd.event_local, 'drivers', p.key, p.action, p.changed, ROW(p.display_name)::text,
           CASE WHEN t.id IS NOT NULL THEN ROW(t.display_name)::text END
      FROM trackside_plan_drivers p
      JOIN trackside_stage_race_drivers s ON s.driver_key = p.source_driver_id
      JOIN trackside_plan_race_drivers rd ON rd.local = s.local
      LEFT JOIN drivers t ON t.id = p.id
     WHERE p.found OR p.action <> 'same'
    UNION ALL
    SELECT p.event_local, 'races', p.key, p.action, p.changed,
           ROW(p.class_name, p.race_label, p.start_time, p.duration_seconds)::text,
           CASE WHEN t.id IS NOT NULL
                THEN ROW(t.class_name, t.race_label, t.start_time, t.duration_seconds)::text END
      FROM trackside_plan_races p LEFT JOIN races t ON t.id = p.id
    UNION ALL
    SELECT p.event_local, 'race_drivers', p.key, p.action, p.changed, ROW(p.display_name)::text,
           CASE WHEN t.id IS NOT NULL THEN ROW(t.display_name)::text END
      FROM trackside_plan_race_drivers p LEFT JOIN race_drivers t ON t.id = p.id
    UNION ALL
    SELECT p.event_local, 'race_results', p.key, p.action, p.changed,
           ROW(p.position_final, p.laps_completed, p.fast_lap_time, p.avg_lap_time,
               p.consistency, p.raw_fields_json)::text,
           CASE WHEN t.id IS NOT NULL
                THEN ROW(t.position_final, t.laps_completed, t.fast_lap_time, t.avg_lap_time,
                         t.consistency, t.raw_fields_json)::text END
      FROM trackside_plan_race_results p LEFT JOIN race_results t ON t.id = p.id
    UNION ALL
    SELECT r.event_local, 'laps', r.key || ' ' || s.lap_number, coalesce(p.action, 'same'), p.changed,
           ROW(s.position_on_lap, s.lap_time_raw, s.lap_time_ms, s.elapsed_ms)::text,
           CASE WHEN t.id IS NOT NULL
                THEN ROW(t.position_on_lap, t.lap_time_raw, t.lap_time_seconds,
                         t.elapsed_race_time)::text END
      FROM trackside_stage_laps s
      JOIN trackside_plan_race_results r ON r.local = s.result_local
      LEFT JOIN trackside_plan_laps p ON p.race_result_id = r.id AND p.lap_number = s.lap_number
      LEFT JOIN LATERAL (SELECT t.* FROM laps t
             WHERE r.found AND t.race_result_id = r.id AND t.lap_number = s.lap_number
               AND t.event_date = r.event_date --? laps.event_date
             OFFSET 0) t ON true),
texts AS (
    SELECT event_local, kind, key, kind || ' ' || key || ' ' || theirs AS theirs,
           kind || ' ' || key || ' ' ||
           CASE action WHEN 'same' THEN theirs WHEN 'insert' THEN ours
                ELSE ours || ' ' || array_to_string(changed, ',') END AS ours
      FROM lines)
SELECT e.key, count(l.ours), count(l.theirs),
       encode(sha256(convert_to(string_agg(l.ours, E'\n'
              ORDER BY l.kind COLLATE "C", l.key COLLATE "C"), getdatabaseencoding())), 'hex'),
       coalesce(encode(sha256(convert_to(string_agg(l.theirs, E'\n'
              ORDER BY l.kind COLLATE "C", l.key COLLATE "C"), getdatabaseencoding())), 'hex'), '')
  FROM texts l
  JOIN trackside_plan_events e ON e.local = l.event_local
 GROUP BY e.key
 ORDER BY e.key COLLATE "C"
