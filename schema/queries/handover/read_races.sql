-- handover/read_races: its sessions, a line of JSON a row.
SELECT json_object('table', 'races', 'event', e.source_event_id, 'event_race_class', c.class_name,
                   'source', r.source, 'source_race_id', r.source_race_id,
                   'class_name', r.class_name, 'race_label', r.race_label,
                   'race_order', r.race_order, 'race_url', r.race_url,
                   'completed_at', r.completed_at, 'start_time', r.start_time,
                   'start_time_local', r.start_time_local, 'start_time_flag', r.start_time_flag,
                   'end_time_local', r.end_time_local, 'duration_seconds', r.duration_seconds,
                   'duration_raw', r.duration_raw, 'session_type', r.session_type,
                   'section_header', r.section_header, 'race_metadata', r.race_metadata,
                   'vehicle_type', r.vehicle_type, 'skill_tier', r.skill_tier,
                   'vehicle_class_normalization_needs_review', r.vehicle_class_normalization_needs_review,
                   'link_raw', r.link_raw, 'completed_raw', r.completed_raw,
                   'start_is_estimated', r.start_is_estimated, 'length_laps', r.length_laps,
                   'page_tag', r.page_tag, 'first_lap_counts', r.first_lap_counts,
                   'detail', r.detail, 'removed_at', r.removed_at, 'self_check', r.self_check,
                   'created_at', r.created_at, 'updated_at', r.updated_at)
  FROM races r
  JOIN events e ON e.id = r.event_id
  LEFT JOIN event_race_classes c ON c.id = r.event_race_class_id
 WHERE e.id = :event_id
 ORDER BY r.source_race_id
