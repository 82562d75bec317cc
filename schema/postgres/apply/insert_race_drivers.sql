-- apply/insert_race_drivers
INSERT INTO race_drivers (
       transponder_number, --? race_drivers.transponder_number
       id, race_id, driver_id, source, source_driver_id, display_name, updated_at)
SELECT
       transponder_number, --? race_drivers.transponder_number
       id, race_id, driver_id, 'liverc', source_driver_id, display_name, now()
  FROM trackside_plan_race_drivers
 WHERE action = 'insert' AND n BETWEEN $1::bigint AND $2::bigint
 ORDER BY n
