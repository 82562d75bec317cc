-- race_store_put_lap
INSERT INTO laps (race_result_id, lap_number, position_on_lap, lap_time_raw, lap_time_ms,
                  pace_string, elapsed_ms, segments_json, is_valid, crossed_at_local, created_at,
                  updated_at)
VALUES (:race_result_id, :lap_number, :position_on_lap, :lap_time_raw, :lap_time_ms,
        :pace_string, :elapsed_ms, :segments_json, :is_valid, :crossed_at_local, :at, :at)
ON CONFLICT (race_result_id, lap_number) DO UPDATE SET
    position_on_lap  = excluded.position_on_lap,
    lap_time_raw     = excluded.lap_time_raw,
    lap_time_ms      = excluded.lap_time_ms,
    pace_string      = excluded.pace_string,
    elapsed_ms       = excluded.elapsed_ms,
    segments_json    = excluded.segments_json,
    is_valid         = excluded.is_valid,
    crossed_at_local = coalesce(excluded.crossed_at_local, crossed_at_local),
    updated_at       = excluded.updated_at
WHERE (excluded.position_on_lap, excluded.lap_time_raw, excluded.lap_time_ms, excluded.pace_string,
       excluded.elapsed_ms, excluded.segments_json, excluded.is_valid,
       coalesce(excluded.crossed_at_local, crossed_at_local))
      IS NOT (position_on_lap, lap_time_raw, lap_time_ms, pace_string, elapsed_ms, segments_json,
              is_valid, crossed_at_local)
