-- handover/put_race_results: a row as read_race_results writes it, unless a newer one is
-- there. A NULL replaces nothing, save in a result with a printed position: that
-- is a race's, told as a whole. Not for a session whose driver is another one by now.
INSERT INTO race_results (race_id, race_driver_id, position_final, laps_completed, total_time_raw,
                          total_time_ms, fast_lap_raw, fast_lap_ms, avg_lap_raw, avg_lap_ms,
                          consistency_raw, consistency_thousandths, top_3_consecutive_ms,
                          avg_top_5_ms, avg_top_10_ms, avg_top_15_ms, std_deviation_ms,
                          range_low_ms, range_high_ms, range_raw, qualifying_position, behind_ms,
                          behind_display, behind_laps, behind_raw, position_raw, result_status,
                          qualifying_raw, grid_position, grid_time_ms, fast_lap_number,
                          top_2_consecutive_ms, top_2_consecutive_raw, top_3_consecutive_raw,
                          avg_top_5_raw, avg_top_10_raw, avg_top_15_raw, std_deviation_raw,
                          raw_fields_json, created_at, updated_at)
SELECT (SELECT r.id
          FROM races r
          JOIN events e ON e.id = r.event_id
         WHERE e.source = 'liverc' AND e.source_event_id = :row ->> 'event'
           AND r.source_race_id = :row ->> 'session'),
       (SELECT rd.id
          FROM race_drivers rd
          JOIN races r ON r.id = rd.race_id
          JOIN events e ON e.id = r.event_id
         WHERE e.source = 'liverc' AND e.source_event_id = :row ->> 'event'
           AND r.source_race_id = :row ->> 'session'
           AND rd.source_driver_id = :row ->> 'driver'),
       :row ->> 'position_final', :row ->> 'laps_completed', :row ->> 'total_time_raw',
       :row ->> 'total_time_ms', :row ->> 'fast_lap_raw', :row ->> 'fast_lap_ms',
       :row ->> 'avg_lap_raw', :row ->> 'avg_lap_ms', :row ->> 'consistency_raw',
       :row ->> 'consistency_thousandths', :row ->> 'top_3_consecutive_ms',
       :row ->> 'avg_top_5_ms', :row ->> 'avg_top_10_ms', :row ->> 'avg_top_15_ms',
       :row ->> 'std_deviation_ms', :row ->> 'range_low_ms', :row ->> 'range_high_ms', :row ->> 'range_raw',
       :row ->> 'qualifying_position', :row ->> 'behind_ms', :row ->> 'behind_display',
       :row ->> 'behind_laps', :row ->> 'behind_raw', :row ->> 'position_raw',
       :row ->> 'result_status', :row ->> 'qualifying_raw', :row ->> 'grid_position',
       :row ->> 'grid_time_ms', :row ->> 'fast_lap_number', :row ->> 'top_2_consecutive_ms',
       :row ->> 'top_2_consecutive_raw', :row ->> 'top_3_consecutive_raw',
       :row ->> 'avg_top_5_raw', :row ->> 'avg_top_10_raw', :row ->> 'avg_top_15_raw',
       :row ->> 'std_deviation_raw',
       :row ->> 'raw_fields_json', :row ->> 'created_at', :row ->> 'updated_at'
 WHERE EXISTS (SELECT 1
                 FROM race_drivers rd
                 JOIN races r ON r.id = rd.race_id
                 JOIN events e ON e.id = r.event_id
                WHERE e.source = 'liverc' AND e.source_event_id = :row ->> 'event'
                  AND r.source_race_id = :row ->> 'session'
                  AND rd.source_driver_id = :row ->> 'driver')
    ON CONFLICT (race_id, race_driver_id) DO UPDATE SET
       position_final = excluded.position_final,
       laps_completed = excluded.laps_completed,
       total_time_raw = excluded.total_time_raw,
       total_time_ms = excluded.total_time_ms,
       fast_lap_raw = coalesce(excluded.fast_lap_raw, iif(excluded.position_raw IS NULL, fast_lap_raw, NULL)),
       fast_lap_ms = coalesce(excluded.fast_lap_ms, iif(excluded.position_raw IS NULL, fast_lap_ms, NULL)),
       avg_lap_raw = coalesce(excluded.avg_lap_raw, iif(excluded.position_raw IS NULL, avg_lap_raw, NULL)),
       avg_lap_ms = coalesce(excluded.avg_lap_ms, iif(excluded.position_raw IS NULL, avg_lap_ms, NULL)),
       consistency_raw = coalesce(excluded.consistency_raw, iif(excluded.position_raw IS NULL, consistency_raw, NULL)),
       consistency_thousandths = coalesce(excluded.consistency_thousandths, iif(excluded.position_raw IS NULL, consistency_thousandths, NULL)),
       top_3_consecutive_ms = coalesce(excluded.top_3_consecutive_ms, iif(excluded.position_raw IS NULL, top_3_consecutive_ms, NULL)),
       avg_top_5_ms = coalesce(excluded.avg_top_5_ms, iif(excluded.position_raw IS NULL, avg_top_5_ms, NULL)),
       avg_top_10_ms = coalesce(excluded.avg_top_10_ms, iif(excluded.position_raw IS NULL, avg_top_10_ms, NULL)),
       avg_top_15_ms = coalesce(excluded.avg_top_15_ms, iif(excluded.position_raw IS NULL, avg_top_15_ms, NULL)),
       std_deviation_ms = coalesce(excluded.std_deviation_ms, iif(excluded.position_raw IS NULL, std_deviation_ms, NULL)),
       range_low_ms = coalesce(excluded.range_low_ms, iif(excluded.position_raw IS NULL, range_low_ms, NULL)),
       range_high_ms = coalesce(excluded.range_high_ms, iif(excluded.position_raw IS NULL, range_high_ms, NULL)),
       range_raw = coalesce(excluded.range_raw, iif(excluded.position_raw IS NULL, range_raw, NULL)),
       qualifying_position = excluded.qualifying_position,
       behind_ms = excluded.behind_ms,
       behind_display = excluded.behind_display,
       behind_laps = excluded.behind_laps,
       behind_raw = excluded.behind_raw,
       position_raw = excluded.position_raw,
       result_status = excluded.result_status,
       qualifying_raw = excluded.qualifying_raw,
       grid_position = excluded.grid_position,
       grid_time_ms = excluded.grid_time_ms,
       fast_lap_number = excluded.fast_lap_number,
       top_2_consecutive_ms = excluded.top_2_consecutive_ms,
       top_2_consecutive_raw = excluded.top_2_consecutive_raw,
       top_3_consecutive_raw = excluded.top_3_consecutive_raw,
       avg_top_5_raw = excluded.avg_top_5_raw,
       avg_top_10_raw = excluded.avg_top_10_raw,
       avg_top_15_raw = excluded.avg_top_15_raw,
       std_deviation_raw = excluded.std_deviation_raw,
       raw_fields_json = coalesce(excluded.raw_fields_json, iif(excluded.position_raw IS NULL, raw_fields_json, NULL)),
       updated_at = excluded.updated_at
 WHERE excluded.updated_at > updated_at
