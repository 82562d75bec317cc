-- race_store_list_starts: the starts of a track's sessions and races, event by event, and when each
-- event began.
SELECT e.id, r.id, r.start_time_local, coalesce(e.practice_time_range_start, r.start_time_local)
  FROM tracks t
  JOIN events e ON e.track_id = t.id
  JOIN races r ON r.event_id = e.id
 WHERE t.source = 'liverc' AND t.source_track_slug = :source_track_slug
   AND r.start_time_local IS NOT NULL
 ORDER BY e.event_date, e.id, r.start_time_local, r.id
