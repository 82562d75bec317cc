-- apply/insert_laps
INSERT INTO laps (
       event_date, --? laps.event_date
       id, race_result_id, lap_number, position_on_lap, lap_time_raw, lap_time_seconds,
       elapsed_race_time, updated_at)
SELECT
       event_date, --? laps.event_date
       id, race_result_id, lap_number, position_on_lap, lap_time_raw, lap_time_seconds,
       elapsed_race_time, now()
  FROM trackside_plan_laps
 WHERE action = 'insert' AND n BETWEEN $1::bigint AND $2::bigint
