-- outgoing/content: everything of a day that a merge may write, as one text in a fixed order, to be
-- hashed: equal on two laptops that saw the same pages, whenever they saw them.
SELECT group_concat(line, char(10))
  FROM (SELECT line FROM (
        SELECT 1 AS kind, '' AS a, '' AS b, 0 AS c,
               json_array(e.source_event_id, e.event_drivers, e.ingest_depth, e.metadata) AS line
          FROM events e WHERE e.id = :event_id
        UNION ALL
        SELECT 2, k.class_name, '', 0, json_array(k.class_name)
          FROM event_race_classes k WHERE k.event_id = :event_id
        UNION ALL
        SELECT DISTINCT 3, d.source_driver_id, '', 0,
               json_array(d.source_driver_id, d.display_name, d.normalized_name,
                          d.transponder_number)
          FROM races r
          JOIN race_drivers rd ON rd.race_id = r.id
          JOIN drivers d ON d.id = rd.driver_id
         WHERE r.event_id = :event_id
        UNION ALL
        SELECT 4, r.source_race_id, '', 0,
               json_array(r.source_race_id, r.class_name, r.race_label, r.start_time,
                          r.start_time_local, r.start_time_flag, r.duration_seconds,
                          r.session_type, r.race_metadata, r.removed_at IS NOT NULL)
          FROM races r WHERE r.event_id = :event_id
        UNION ALL
        SELECT 5, r.source_race_id, rd.source_driver_id, 0,
               json_array(r.source_race_id, rd.source_driver_id, rd.display_name,
                          rd.transponder_number, rr.position_final, rr.laps_completed,
                          rr.fast_lap_ms, rr.avg_lap_ms, rr.consistency_thousandths,
                          rr.raw_fields_json)
          FROM races r
          JOIN race_drivers rd ON rd.race_id = r.id
          LEFT JOIN race_results rr ON rr.race_id = r.id AND rr.race_driver_id = rd.id
         WHERE r.event_id = :event_id
        UNION ALL
        SELECT 6, r.source_race_id, rd.source_driver_id, l.lap_number,
               json_array(r.source_race_id, rd.source_driver_id, l.lap_number, l.position_on_lap,
                          l.lap_time_raw, l.lap_time_ms, l.elapsed_ms, l.is_valid)
          FROM races r
          JOIN race_results rr ON rr.race_id = r.id
          JOIN race_drivers rd ON rd.id = rr.race_driver_id
          JOIN laps l ON l.race_result_id = rr.id
         WHERE r.event_id = :event_id)
        ORDER BY kind, a, b, c)
