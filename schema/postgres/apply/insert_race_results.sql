-- apply/insert_race_results
INSERT INTO race_results (id, race_id, race_driver_id, position_final, laps_completed,
       fast_lap_time, avg_lap_time, consistency, raw_fields_json, updated_at)
SELECT id, race_id, race_driver_id, position_final, laps_completed, fast_lap_time, avg_lap_time,
       consistency, raw_fields_json, now()
  FROM trackside_plan_race_results
 WHERE action = 'insert' AND n BETWEEN $1::bigint AND $2::bigint
 ORDER BY n
