-- handover/put_event_overall_ranking_entries: a row as read_ writes it, unless a newer one is
-- there. It replaces an older one as a whole.
INSERT INTO event_overall_ranking_entries (event_overall_ranking_id, driver_id, class_name,
                                           position, race_label, result_raw, display_name,
                                           row_order, position_raw, brand, country, points,
                                           best_position, laps, total_time_ms, result_status,
                                           created_at, updated_at)
SELECT (SELECT p.id
          FROM event_overall_rankings p
          JOIN events e ON e.id = p.event_id
         WHERE e.source = 'liverc' AND e.source_event_id = :row ->> 'event'
           AND p.source_overall_ranking_id = :row ->> 'overall_ranking'),
       (SELECT id FROM drivers WHERE source = 'liverc' AND source_driver_id = :row ->> 'driver'),
       :row ->> 'class_name', :row ->> 'position', :row ->> 'race_label', :row ->> 'result_raw',
       :row ->> 'display_name', :row ->> 'row_order', :row ->> 'position_raw', :row ->> 'brand',
       :row ->> 'country', :row ->> 'points', :row ->> 'best_position', :row ->> 'laps',
       :row ->> 'total_time_ms', :row ->> 'result_status', :row ->> 'created_at',
       :row ->> 'updated_at'
 WHERE true
    ON CONFLICT (event_overall_ranking_id, driver_id, class_name) DO UPDATE SET
       position = excluded.position,
       race_label = excluded.race_label,
       result_raw = excluded.result_raw,
       display_name = excluded.display_name,
       row_order = excluded.row_order,
       position_raw = excluded.position_raw,
       brand = excluded.brand,
       country = excluded.country,
       points = excluded.points,
       best_position = excluded.best_position,
       laps = excluded.laps,
       total_time_ms = excluded.total_time_ms,
       result_status = excluded.result_status,
       updated_at = excluded.updated_at
 WHERE excluded.updated_at > updated_at
