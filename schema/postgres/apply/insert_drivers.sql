-- apply/insert_drivers
INSERT INTO drivers (
       normalized_name, --? drivers.normalized_name
       transponder_number, --? drivers.transponder_number
       id, source, source_driver_id, display_name, updated_at)
SELECT
       normalized_name, --? drivers.normalized_name
       transponder_number, --? drivers.transponder_number
       id, 'liverc', source_driver_id, display_name, now()
  FROM trackside_plan_drivers
 WHERE action = 'insert' AND n BETWEEN $1::bigint AND $2::bigint
 ORDER BY n
ON CONFLICT (source, source_driver_id) DO NOTHING
