-- report_track_of_event
SELECT t.source_track_slug
  FROM events e
  JOIN tracks t ON t.id = e.track_id
 WHERE e.source = 'liverc' AND e.source_event_id = :source_event_id
