-- report_pace: the laps of one result, in order, with the second of the track's clock at their end.
SELECT lap_number, lap_time_ms, is_valid, unixepoch(crossed_at_local)
  FROM laps
 WHERE race_result_id = :result_id
 ORDER BY lap_number
