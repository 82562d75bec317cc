-- report_session: the laps of one result, in order.
SELECT lap_number, lap_time_ms, lap_time_raw, is_valid, crossed_at_local, elapsed_ms
  FROM laps
 WHERE race_result_id = :result_id
 ORDER BY lap_number
