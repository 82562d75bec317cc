-- race_store_set_zone: updated_at stays, as in put_utc.sql.
UPDATE tracks
   SET timezone = :timezone
 WHERE source = 'liverc' AND source_track_slug = :source_track_slug AND timezone IS NOT :timezone
