-- ingestion_log_add: the ingestion itself.
INSERT INTO ingestions (cache_key, track_slug, practice_date, ingested_at)
VALUES (:cache_key, :track_slug, :practice_date, :ingested_at)
