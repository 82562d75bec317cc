-- race_store_put_provenance
INSERT INTO provenance (event_id, cache_key, sha256, fetched_at, parser_version)
VALUES (:event_id, :cache_key, :sha256, :fetched_at, :parser_version)
ON CONFLICT (event_id, cache_key) DO UPDATE SET
    sha256         = excluded.sha256,
    fetched_at     = excluded.fetched_at,
    parser_version = excluded.parser_version
WHERE (excluded.sha256, excluded.fetched_at, excluded.parser_version)
      IS NOT (sha256, fetched_at, parser_version)
