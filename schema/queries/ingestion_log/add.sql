-- ingestion_log_add: the ingestion itself.
INSERT INTO ingestions (cache_key, track_slug, source_event_id, practice_date, ingested_at)
VALUES (:cache_key, :track_slug, :source_event_id, :practice_date, :ingested_at)
