-- ingestion_log_add: a page that it found otherwise than the one before.
INSERT INTO ingestion_pages (ingestion_id, cache_key, sha256, fetched_at, failure)
VALUES (:ingestion_id, :cache_key, :sha256, :fetched_at, :failure)
