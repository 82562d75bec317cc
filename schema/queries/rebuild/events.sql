-- race_store_list_events: what is stored, of all tracks or one, all of it or one.
SELECT e.id, e.source_event_id, t.source_track_slug
  FROM events e
  JOIN tracks t ON t.id = e.track_id
 WHERE e.source = 'liverc'
   AND (:track_slug IS NULL OR t.source_track_slug = :track_slug)
   AND (:source_event_id IS NULL OR e.source_event_id = :source_event_id)
 ORDER BY e.event_date, e.id
