-- report_pace: what every driver drove at a track and in a time, the earliest first. Columns as pace_event.sql.
SELECT rr.id, r.source_race_id, coalesce(r.session_type, 'race'), r.race_label,
       t.source_track_slug, substr(e.event_date, 1, 10), e.source_event_id, r.class_name,
       rd.display_name,
       coalesce(k.person, CASE WHEN rd.display_name = 'Unknown Driver' THEN rd.source_driver_id
                               ELSE rd.display_name END),
       k.person IS NOT NULL, rd.source_driver_id, rd.transponder_number,
       coalesce(r.start_time_local, r.completed_at) AS start, r.race_url, r.detail,
       coalesce(r.first_lap_counts, 1), rr.laps_completed,
       r.class_key, rr.fast_lap_ms, rr.top_3_consecutive_ms
  FROM events e
  JOIN tracks t ON t.id = e.track_id
  JOIN races r ON r.event_id = e.id
  JOIN race_drivers rd ON rd.race_id = r.id
  JOIN race_results rr ON rr.race_id = r.id AND rr.race_driver_id = rd.id
  LEFT JOIN driver_links k ON k.source_driver_id = rd.source_driver_id
 WHERE e.source = 'liverc' AND r.removed_at IS NULL
   AND (:slug IS NULL OR t.source_track_slug = :slug)
   AND (:from IS NULL OR e.event_date >= :from)
   AND (:to IS NULL OR e.event_date < :to || 'U')
   AND (:session_type IS NULL OR coalesce(r.session_type, 'race') = :session_type)
 ORDER BY e.event_date, start, r.id, rr.id
