-- report_search: sessions of every type with who drove in them, the latest first and event by
-- event. A session without a type is a race.
SELECT e.id, t.source_track_slug, t.track_name, substr(e.event_date, 1, 10), e.event_name,
       rd.display_name, r.class_name, rd.transponder_number, r.source_race_id,
       coalesce(r.session_type, 'race'), r.start_time_local, k.person, r.class_key
  FROM events e
  JOIN tracks t ON t.id = e.track_id
  JOIN races r ON r.event_id = e.id
  JOIN race_drivers rd ON rd.race_id = r.id
  LEFT JOIN driver_links k ON k.source_driver_id = rd.source_driver_id
 WHERE e.source = 'liverc' AND r.removed_at IS NULL
   AND (:slug IS NULL OR t.source_track_slug = :slug)
   AND (:from IS NULL OR e.event_date >= :from)
   AND (:to IS NULL OR e.event_date < :to || 'U')
   AND (:session_type IS NULL OR coalesce(r.session_type, 'race') = :session_type)
 ORDER BY e.event_date DESC, t.source_track_slug, e.id, r.start_time_local DESC, r.id DESC
