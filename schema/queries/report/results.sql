-- report_results: of an event, or of one race of it, race by race in the order they were run. A car with
-- less time than the length stopped early: nothing on the page marks it. Where a driver came from another
-- main of the class that was completed before, with a lower letter, that race is the one named last.
SELECT r.source_race_id, r.class_name, r.race_label, r.section_header, r.session_type,
       r.race_metadata ->> '$.role', r.race_order, r.completed_at,
       rr.position_final, rr.position_raw, rd.display_name, rd.source_driver_id, rd.car_number,
       rr.qualifying_position, rr.laps_completed, rr.total_time_ms, rr.total_time_raw, rr.behind_raw,
       rr.fast_lap_ms, rr.fast_lap_number, rr.avg_lap_ms, rr.avg_top_5_ms, rr.avg_top_10_ms, rr.avg_top_15_ms,
       rr.top_2_consecutive_ms, rr.top_3_consecutive_ms, rr.std_deviation_ms, rr.consistency_thousandths,
       r.first_lap_counts,
       rr.laps_completed > 0 AND rr.total_time_ms < r.duration_seconds * 1000,
       CASE WHEN r.session_type = 'main' THEN
         (SELECT b.race_label
            FROM races b
            JOIN race_drivers bd ON bd.race_id = b.id AND bd.source_driver_id = rd.source_driver_id
           WHERE b.event_id = r.event_id AND b.class_name = r.class_name AND b.session_type = 'main'
             AND b.removed_at IS NULL AND b.completed_at < r.completed_at
             AND NOT EXISTS (SELECT 1 FROM multi_main_results m WHERE m.event_id = r.event_id
                                AND m.class_label LIKE r.class_name || ' %')
           ORDER BY b.completed_at DESC LIMIT 1) END,
       coalesce(r.self_check ->> '$.verdict', 'unchecked'), rr.result_status, rr.id
  FROM events e
  JOIN races r ON r.event_id = e.id
  JOIN race_results rr ON rr.race_id = r.id
  JOIN race_drivers rd ON rd.id = rr.race_driver_id
 WHERE e.source = 'liverc' AND r.removed_at IS NULL
   AND (:source_event_id IS NULL OR e.source_event_id = :source_event_id)
   AND (:race_id IS NULL OR r.id = :race_id)
   AND e.source_event_id NOT LIKE '%-practice-%'
 ORDER BY r.completed_at IS NULL, r.completed_at, r.id, rr.position_final, rr.id
