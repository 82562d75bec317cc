-- handover/put_multi_main_result_entries: a row as read_ writes it, unless a newer one is
-- there. It replaces an older one as a whole.
INSERT INTO multi_main_result_entries (multi_main_result_id, driver_id, position, seeded_position,
                                       points, main_breakdown_json, display_name, row_order,
                                       position_raw, seeded_raw, points_raw, created_at, updated_at)
SELECT (SELECT p.id
          FROM multi_main_results p
          JOIN events e ON e.id = p.event_id
         WHERE e.source = 'liverc' AND e.source_event_id = :row ->> 'event'
           AND p.source_multi_main_id = :row ->> 'multi_main'),
       (SELECT id FROM drivers WHERE source = 'liverc' AND source_driver_id = :row ->> 'driver'),
       :row ->> 'position', :row ->> 'seeded_position', :row ->> 'points',
       :row ->> 'main_breakdown_json', :row ->> 'display_name', :row ->> 'row_order',
       :row ->> 'position_raw', :row ->> 'seeded_raw', :row ->> 'points_raw',
       :row ->> 'created_at', :row ->> 'updated_at'
 WHERE true
    ON CONFLICT (multi_main_result_id, driver_id) DO UPDATE SET
       position = excluded.position,
       seeded_position = excluded.seeded_position,
       points = excluded.points,
       main_breakdown_json = excluded.main_breakdown_json,
       display_name = excluded.display_name,
       row_order = excluded.row_order,
       position_raw = excluded.position_raw,
       seeded_raw = excluded.seeded_raw,
       points_raw = excluded.points_raw,
       updated_at = excluded.updated_at
 WHERE excluded.updated_at > updated_at
