-- report_finding_counts: what was odd about the pages of stored events, by kind, with the first of each; newest event first.
SELECT t.source_track_slug, substr(e.event_date, 1, 10), e.source_event_id, f.kind, count(*),
       f.place, f.raw, f.text, f.cache_key, min(f.sequence)  -- the others are of the first
  FROM findings f
  JOIN events e ON e.id = f.event_id
  JOIN tracks t ON t.id = e.track_id
 WHERE (:slug IS NULL OR t.source_track_slug = :slug)
 GROUP BY e.id, f.kind
 ORDER BY e.event_date DESC, t.source_track_slug, min(f.sequence)
