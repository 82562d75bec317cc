-- report_search: tracks by name.
SELECT source_track_slug, track_name
  FROM tracks
 WHERE source = 'liverc'
   AND (:slug IS NULL OR source_track_slug = :slug)
 ORDER BY track_name
