-- report_day_status: how complete the stored practice days are, newest first.
SELECT t.source_track_slug, substr(e.event_date, 1, 10), e.source_event_id, e.event_name,
       e.ingest_depth, e.last_ingested_at,
       count(r.id) FILTER (WHERE r.removed_at IS NULL),
       count(r.id) FILTER (WHERE r.removed_at IS NOT NULL),
       count(r.id) FILTER (WHERE r.removed_at IS NULL AND r.detail = 'stored'),
       count(r.id) FILTER (WHERE r.removed_at IS NULL AND r.detail = 'failed'),
       count(r.id) FILTER (WHERE r.removed_at IS NULL AND r.detail = 'pending'),
       (SELECT count(*)
          FROM laps l
          JOIN race_results rr ON rr.id = l.race_result_id
          JOIN races lr ON lr.id = rr.race_id
         WHERE lr.event_id = e.id AND lr.removed_at IS NULL),
       count(r.id) FILTER (WHERE r.self_check ->> '$.verdict' = 'passed')
         + (coalesce(e.self_check ->> '$.verdict', '') = 'passed'),
       count(r.id) FILTER (WHERE r.self_check ->> '$.verdict' = 'failed')
         + (coalesce(e.self_check ->> '$.verdict', '') = 'failed'),
       count(r.id) FILTER (WHERE coalesce(r.self_check ->> '$.verdict', 'unchecked') = 'unchecked')
         + (coalesce(e.self_check ->> '$.verdict', 'unchecked') = 'unchecked')
  FROM events e
  JOIN tracks t ON t.id = e.track_id
  LEFT JOIN races r ON r.event_id = e.id
 WHERE e.source = 'liverc' AND e.source_event_id LIKE '%-practice-%'
   AND (:slug IS NULL OR t.source_track_slug = :slug)
   AND (:date IS NULL OR substr(e.event_date, 1, 10) = :date)
 GROUP BY e.id
 ORDER BY e.event_date DESC, t.source_track_slug
