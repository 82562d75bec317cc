-- report_search: practice days and other events, the latest first.
SELECT t.source_track_slug, t.track_name, substr(e.event_date, 1, 10), e.event_name,
       (SELECT count(*) FROM races r WHERE r.event_id = e.id AND r.removed_at IS NULL)
  FROM events e
  JOIN tracks t ON t.id = e.track_id
 WHERE e.source = 'liverc'
   AND (:slug IS NULL OR t.source_track_slug = :slug)
   AND (:from IS NULL OR e.event_date >= :from)
   AND (:to IS NULL OR e.event_date < :to || 'U')
 ORDER BY e.event_date DESC, t.source_track_slug, e.id
