-- report_pace: the newest stored practice day of a track, or of all.
SELECT max(substr(e.event_date, 1, 10))
  FROM events e
  JOIN tracks t ON t.id = e.track_id
 WHERE e.source = 'liverc' AND e.source_event_id LIKE '%-practice-%'
   AND (:slug IS NULL OR t.source_track_slug = :slug)
