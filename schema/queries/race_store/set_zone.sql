-- race_store_set_zone
UPDATE tracks
   SET timezone   = :timezone,
       updated_at = :at
 WHERE source = 'liverc' AND source_track_slug = :source_track_slug AND timezone IS NOT :timezone
