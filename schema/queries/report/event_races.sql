-- report_event_races: of an event, in the order they were run; or one race of it.
SELECT r.id, r.source_race_id, r.class_name, r.race_label, r.section_header, r.race_order, r.completed_at,
       r.session_type, r.race_metadata ->> '$.role', r.start_time, r.start_time_local, r.duration_seconds,
       r.duration_raw, r.length_laps, r.first_lap_counts, r.self_check ->> '$.verdict', r.self_check, r.race_url,
       r.detail, r.removed_at IS NOT NULL, e.source_event_id, t.source_track_slug,
       (SELECT count(*) FROM race_results rr JOIN laps l ON l.race_result_id = rr.id WHERE rr.race_id = r.id),
       (SELECT count(*) FROM race_drivers rd WHERE rd.race_id = r.id)
  FROM events e
  JOIN tracks t ON t.id = e.track_id
  JOIN races r ON r.event_id = e.id
 WHERE e.source = 'liverc'
   AND (:source_event_id IS NULL OR e.source_event_id = :source_event_id)
   AND (:source_race_id IS NULL OR r.source_race_id = :source_race_id)
   AND e.source_event_id NOT LIKE '%-practice-%'
 ORDER BY r.completed_at IS NULL, r.completed_at, r.id
