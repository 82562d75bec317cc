-- handover/put_races: a row as read_races writes it, unless a newer one is
-- there. A NULL replaces nothing; only a mark of removal goes with it.
INSERT INTO races (event_id, event_race_class_id, source, source_race_id, class_name, class_key,
                   race_label,
                   race_order, race_url, completed_at, start_time, start_time_local,
                   start_time_flag, end_time_local, duration_seconds, duration_raw, session_type,
                   section_header, race_metadata, vehicle_type, skill_tier,
                   vehicle_class_normalization_needs_review, link_raw, completed_raw,
                   start_is_estimated, length_laps, page_tag, first_lap_counts, detail,
                   removed_at, self_check, created_at, updated_at)
SELECT (SELECT id FROM events WHERE source = 'liverc' AND source_event_id = :row ->> 'event'),
       (SELECT c.id
          FROM event_race_classes c
          JOIN events e ON e.id = c.event_id
         WHERE e.source = 'liverc' AND e.source_event_id = :row ->> 'event'
           AND c.class_name = :row ->> 'event_race_class'),
       :row ->> 'source', :row ->> 'source_race_id', :row ->> 'class_name', class_key(:row ->> 'class_name'),
       :row ->> 'race_label',
       :row ->> 'race_order', :row ->> 'race_url', :row ->> 'completed_at', :row ->> 'start_time',
       :row ->> 'start_time_local', :row ->> 'start_time_flag', :row ->> 'end_time_local',
       :row ->> 'duration_seconds', :row ->> 'duration_raw', :row ->> 'session_type',
       :row ->> 'section_header', :row ->> 'race_metadata', :row ->> 'vehicle_type',
       :row ->> 'skill_tier', :row ->> 'vehicle_class_normalization_needs_review',
       :row ->> 'link_raw', :row ->> 'completed_raw', :row ->> 'start_is_estimated',
       :row ->> 'length_laps', :row ->> 'page_tag', :row ->> 'first_lap_counts',
       :row ->> 'detail', :row ->> 'removed_at', :row ->> 'self_check', :row ->> 'created_at',
       :row ->> 'updated_at'
 WHERE true
    ON CONFLICT (event_id, source_race_id) DO UPDATE SET
       event_race_class_id = coalesce(excluded.event_race_class_id, event_race_class_id),
       source = excluded.source,
       class_name = excluded.class_name,
       class_key = excluded.class_key,
       race_label = excluded.race_label,
       race_order = coalesce(excluded.race_order, race_order),
       race_url = excluded.race_url,
       completed_at = coalesce(excluded.completed_at, completed_at),
       start_time = coalesce(excluded.start_time, start_time),
       start_time_local = coalesce(excluded.start_time_local, start_time_local),
       start_time_flag = CASE WHEN excluded.start_time IS NULL THEN start_time_flag
                              ELSE excluded.start_time_flag END,
       end_time_local = coalesce(excluded.end_time_local, end_time_local),
       duration_seconds = coalesce(excluded.duration_seconds, duration_seconds),
       duration_raw = coalesce(excluded.duration_raw, duration_raw),
       session_type = coalesce(excluded.session_type, session_type),
       section_header = coalesce(excluded.section_header, section_header),
       race_metadata = coalesce(excluded.race_metadata, race_metadata),
       vehicle_type = coalesce(excluded.vehicle_type, vehicle_type),
       skill_tier = coalesce(excluded.skill_tier, skill_tier),
       vehicle_class_normalization_needs_review = excluded.vehicle_class_normalization_needs_review,
       link_raw = coalesce(excluded.link_raw, link_raw),
       completed_raw = coalesce(excluded.completed_raw, completed_raw),
       start_is_estimated = CASE WHEN excluded.start_time_local IS NULL THEN start_is_estimated
                                 ELSE excluded.start_is_estimated END,
       length_laps = coalesce(excluded.length_laps, length_laps),
       page_tag = coalesce(excluded.page_tag, page_tag),
       first_lap_counts = coalesce(excluded.first_lap_counts, first_lap_counts),
       detail = coalesce(excluded.detail, detail),
       removed_at = excluded.removed_at,
       self_check = coalesce(excluded.self_check, self_check),
       updated_at = excluded.updated_at
 WHERE excluded.updated_at > updated_at
