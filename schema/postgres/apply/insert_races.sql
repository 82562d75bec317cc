-- apply/insert_races
INSERT INTO races (
       session_type, --? races.session_type
       race_metadata, --? races.race_metadata
       event_race_class_id, --? races.event_race_class_id
       id, event_id, source, source_race_id, class_name, race_label, race_url, start_time,
       duration_seconds, updated_at)
SELECT
       session_type::"SessionType", --? races.session_type
       race_metadata, --? races.race_metadata
       event_race_class_id, --? races.event_race_class_id
       id, event_id, 'liverc', source_race_id, class_name, race_label, race_url, start_time,
       duration_seconds, now()
  FROM trackside_plan_races
 WHERE action = 'insert' AND n BETWEEN $1::bigint AND $2::bigint
 ORDER BY n
