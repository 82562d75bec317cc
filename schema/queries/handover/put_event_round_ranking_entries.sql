-- handover/put_event_round_ranking_entries: a row as read_ writes it, unless a newer one is
-- there. It replaces an older one as a whole.
INSERT INTO event_round_ranking_entries (event_round_ranking_id, driver_id, class_name, position,
                                         laps, total_time_ms, best_lap_ms, ranking_value_raw,
                                         display_name, row_order, position_raw, result_raw,
                                         result_status, avg_lap_ms, avg_top_5_ms,
                                         top_2_consecutive_ms, top_3_consecutive_ms,
                                         source_race_id, created_at, updated_at)
SELECT (SELECT p.id
          FROM event_round_rankings p
          JOIN events e ON e.id = p.event_id
         WHERE e.source = 'liverc' AND e.source_event_id = :row ->> 'event'
           AND p.source_round_id = :row ->> 'round_ranking'),
       (SELECT id FROM drivers WHERE source = 'liverc' AND source_driver_id = :row ->> 'driver'),
       :row ->> 'class_name', :row ->> 'position', :row ->> 'laps', :row ->> 'total_time_ms',
       :row ->> 'best_lap_ms', :row ->> 'ranking_value_raw', :row ->> 'display_name',
       :row ->> 'row_order', :row ->> 'position_raw', :row ->> 'result_raw',
       :row ->> 'result_status', :row ->> 'avg_lap_ms', :row ->> 'avg_top_5_ms',
       :row ->> 'top_2_consecutive_ms', :row ->> 'top_3_consecutive_ms', :row ->> 'source_race_id',
       :row ->> 'created_at', :row ->> 'updated_at'
 WHERE true
    ON CONFLICT (event_round_ranking_id, driver_id, class_name) DO UPDATE SET
       position = excluded.position,
       laps = excluded.laps,
       total_time_ms = excluded.total_time_ms,
       best_lap_ms = excluded.best_lap_ms,
       ranking_value_raw = excluded.ranking_value_raw,
       display_name = excluded.display_name,
       row_order = excluded.row_order,
       position_raw = excluded.position_raw,
       result_raw = excluded.result_raw,
       result_status = excluded.result_status,
       avg_lap_ms = excluded.avg_lap_ms,
       avg_top_5_ms = excluded.avg_top_5_ms,
       top_2_consecutive_ms = excluded.top_2_consecutive_ms,
       top_3_consecutive_ms = excluded.top_3_consecutive_ms,
       source_race_id = excluded.source_race_id,
       updated_at = excluded.updated_at
 WHERE excluded.updated_at > updated_at
