-- race_store_put_track: the id of a track that was there before.
SELECT id
  FROM tracks
 WHERE source = 'liverc' AND source_track_slug = :source_track_slug
