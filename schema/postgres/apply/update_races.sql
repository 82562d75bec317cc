-- apply/update_races
UPDATE races t
   SET class_name = p.class_name,
       race_label = p.race_label,
       start_time = p.start_time,
       duration_seconds = p.duration_seconds,
       session_type = p.session_type::"SessionType", --? races.session_type
       race_metadata = p.race_metadata, --? races.race_metadata
       event_race_class_id = p.event_race_class_id, --? races.event_race_class_id
       updated_at = now()
  FROM trackside_plan_races p
 WHERE t.id = p.id AND p.action = 'update' AND p.n BETWEEN $1::bigint AND $2::bigint
