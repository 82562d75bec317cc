-- handover/put_event_qual_points_entries: a row as read_ writes it, unless a newer one is
-- there. It replaces an older one as a whole.
INSERT INTO event_qual_points_entries (event_qual_points_id, driver_id, class_name, position,
                                       points, round_breakdown_json, display_name, row_order,
                                       position_raw, result_raw, laps, total_time_ms,
                                       result_status, tie_breaker_raw, created_at, updated_at)
SELECT (SELECT p.id
          FROM event_qual_points p
          JOIN events e ON e.id = p.event_id
         WHERE e.source = 'liverc' AND e.source_event_id = :row ->> 'event'
           AND p.source_points_id = :row ->> 'qual_points'),
       (SELECT id FROM drivers WHERE source = 'liverc' AND source_driver_id = :row ->> 'driver'),
       :row ->> 'class_name', :row ->> 'position', :row ->> 'points',
       :row ->> 'round_breakdown_json', :row ->> 'display_name', :row ->> 'row_order',
       :row ->> 'position_raw', :row ->> 'result_raw', :row ->> 'laps', :row ->> 'total_time_ms',
       :row ->> 'result_status', :row ->> 'tie_breaker_raw', :row ->> 'created_at',
       :row ->> 'updated_at'
 WHERE true
    ON CONFLICT (event_qual_points_id, driver_id, class_name) DO UPDATE SET
       position = excluded.position,
       points = excluded.points,
       round_breakdown_json = excluded.round_breakdown_json,
       display_name = excluded.display_name,
       row_order = excluded.row_order,
       position_raw = excluded.position_raw,
       result_raw = excluded.result_raw,
       laps = excluded.laps,
       total_time_ms = excluded.total_time_ms,
       result_status = excluded.result_status,
       tie_breaker_raw = excluded.tie_breaker_raw,
       updated_at = excluded.updated_at
 WHERE excluded.updated_at > updated_at
