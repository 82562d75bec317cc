-- handover/put_laps: a row as read_laps writes it, unless a newer one is
-- there. A NULL replaces nothing. Not for a session whose driver is
-- another one by now.
INSERT INTO laps (race_result_id, lap_number, position_on_lap, lap_time_raw, lap_time_ms,
                  pace_string, elapsed_ms, segments_json, is_valid, crossed_at_local, created_at,
                  updated_at)
SELECT (SELECT rr.id
          FROM race_results rr
          JOIN race_drivers rd ON rd.id = rr.race_driver_id
          JOIN races r ON r.id = rr.race_id
          JOIN events e ON e.id = r.event_id
         WHERE e.source = 'liverc' AND e.source_event_id = :row ->> 'event'
           AND r.source_race_id = :row ->> 'session'
           AND rd.source_driver_id = :row ->> 'driver'),
       :row ->> 'lap_number', :row ->> 'position_on_lap', :row ->> 'lap_time_raw',
       :row ->> 'lap_time_ms', :row ->> 'pace_string', :row ->> 'elapsed_ms',
       :row ->> 'segments_json', :row ->> 'is_valid', :row ->> 'crossed_at_local',
       :row ->> 'created_at', :row ->> 'updated_at'
 WHERE EXISTS (SELECT 1
                 FROM race_drivers rd
                 JOIN races r ON r.id = rd.race_id
                 JOIN events e ON e.id = r.event_id
                WHERE e.source = 'liverc' AND e.source_event_id = :row ->> 'event'
                  AND r.source_race_id = :row ->> 'session'
                  AND rd.source_driver_id = :row ->> 'driver')
    ON CONFLICT (race_result_id, lap_number) DO UPDATE SET
       position_on_lap = excluded.position_on_lap,
       lap_time_raw = excluded.lap_time_raw,
       lap_time_ms = excluded.lap_time_ms,
       pace_string = coalesce(excluded.pace_string, pace_string),
       elapsed_ms = excluded.elapsed_ms,
       segments_json = coalesce(excluded.segments_json, segments_json),
       is_valid = excluded.is_valid,
       crossed_at_local = coalesce(excluded.crossed_at_local, crossed_at_local),
       updated_at = excluded.updated_at
 WHERE excluded.updated_at > updated_at
