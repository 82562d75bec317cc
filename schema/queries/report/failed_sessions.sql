-- report_failed_sessions: sessions without their laps because their page failed, or could not be read.
SELECT r.source_race_id, t.source_track_slug, substr(e.event_date, 1, 10)
  FROM races r
  JOIN events e ON e.id = r.event_id
  JOIN tracks t ON t.id = e.track_id
 WHERE r.detail = 'failed'
   AND e.source_event_id LIKE '%-practice-%'
   AND r.removed_at IS NULL
   AND (:track_slug IS NULL OR t.source_track_slug = :track_slug)
   AND (:date IS NULL OR substr(e.event_date, 1, 10) = :date)
