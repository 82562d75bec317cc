-- race_store_remove_track: with it go its events, their sessions, results and laps.
DELETE FROM tracks
 WHERE source = 'liverc' AND source_track_slug = :source_track_slug
