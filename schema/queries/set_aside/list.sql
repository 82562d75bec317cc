-- set_aside_list: of all tracks, of one, or one event; the newest first.
SELECT source_event_id, track_slug, event_date, archive, set_aside_at
  FROM events_set_aside
 WHERE (:track_slug IS NULL OR track_slug = :track_slug)
   AND (:source_event_id IS NULL OR source_event_id = :source_event_id)
 ORDER BY event_date DESC, track_slug, source_event_id
