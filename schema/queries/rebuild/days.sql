-- race_store_list_days: practice days that are stored, of all tracks or one, all of them or one.
SELECT e.id, e.source_event_id, t.source_track_slug, substr(e.event_date, 1, 10)
  FROM events e
  JOIN tracks t ON t.id = e.track_id
 WHERE e.source = 'liverc'
   AND e.source_event_id = t.source_track_slug || '-practice-' || substr(e.event_date, 1, 10)
   AND (:track_slug IS NULL OR t.source_track_slug = :track_slug)
   AND (:date IS NULL OR substr(e.event_date, 1, 10) = :date)
 ORDER BY e.event_date, e.id
