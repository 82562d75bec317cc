-- report_days: stored practice days with their figures, filtered and sorted (:sort) by them.
-- Sessions marked removed do not count.
WITH days AS (
  SELECT t.source_track_slug AS slug, t.track_name, substr(e.event_date, 1, 10) AS date,
         e.source_event_id, e.event_name, t.timezone, e.ingest_depth, e.last_ingested_at,
         (SELECT count(*) FROM races r WHERE r.event_id = e.id AND r.removed_at IS NULL) AS sessions,
         e.practice_total_laps AS laps,
         e.practice_track_time_seconds AS time,
         e.practice_unique_drivers AS drivers,
         e.practice_unknown_drivers AS unknown_drivers,
         e.practice_unique_classes AS classes,
         (SELECT min(r.start_time_local) FROM races r
           WHERE r.event_id = e.id AND r.removed_at IS NULL) AS first_start,
         (SELECT max(r.start_time_local) FROM races r
           WHERE r.event_id = e.id AND r.removed_at IS NULL) AS last_start,
         e.self_check ->> '$.verdict' AS self_check,
         (SELECT p.sha256 FROM provenance p
           WHERE p.event_id = e.id AND p.cache_key LIKE 'practice:day:%') AS list_sha256
    FROM events e
    JOIN tracks t ON t.id = e.track_id
   WHERE e.source = 'liverc' AND e.source_event_id LIKE '%-practice-%'
     AND (:slug IS NULL OR t.source_track_slug = :slug)
     AND (:source_event_id IS NULL OR e.source_event_id = :source_event_id)
     AND (:from IS NULL OR e.event_date >= :from)
     AND (:to IS NULL OR e.event_date < :to || 'U')  -- after any time of that day
)
SELECT slug, track_name, date, source_event_id, event_name, timezone, ingest_depth,
       last_ingested_at, sessions, laps, time, drivers, unknown_drivers, classes, first_start,
       last_start, self_check, list_sha256
  FROM days
 WHERE sessions >= :min_sessions
   AND coalesce(laps, 0) >= :min_laps
   AND coalesce(drivers, 0) >= :min_drivers
   AND coalesce(classes, 0) >= :min_classes
   AND coalesce(time, 0) >= :min_time
 ORDER BY CASE :sort WHEN 'sessions' THEN sessions
                     WHEN 'laps' THEN laps
                     WHEN 'time' THEN time
                     WHEN 'drivers' THEN drivers
                     WHEN 'classes' THEN classes END DESC,
          CASE :sort WHEN 'track' THEN slug END,
          date DESC, slug
 LIMIT :limit OFFSET :offset
