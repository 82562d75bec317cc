-- ingestion_log_drop_track: of all events of a track.
DELETE FROM ingestions
 WHERE track_slug = :track_slug
   AND source_event_id IS NOT NULL
