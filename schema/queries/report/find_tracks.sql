-- report_find_tracks: tracks that pages or the directory told of; all, or one.
SELECT source_track_slug, track_name, activity, current_event, liverc_track_last_updated
  FROM tracks
 WHERE source = 'liverc'
   AND (:slug IS NULL OR source_track_slug = :slug)
 ORDER BY source_track_slug
