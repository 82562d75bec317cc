-- ingestion_log_list: of everything, of a track, or of one event, in the order they were done.
SELECT id, cache_key, track_slug, source_event_id, ingested_at
  FROM ingestions
 WHERE (:track_slug IS NULL OR track_slug = :track_slug)
   AND (:source_event_id IS NULL OR source_event_id = :source_event_id)
 ORDER BY id
