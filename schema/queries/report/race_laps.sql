-- report_race_laps: of one result.
SELECT lap_number, lap_time_ms, lap_time_raw, position_on_lap, pace_string, elapsed_ms
  FROM laps
 WHERE race_result_id = :result_id
 ORDER BY lap_number
