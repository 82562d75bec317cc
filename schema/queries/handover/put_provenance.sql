-- handover/put_provenance: a row as read_provenance writes it, unless a newer page is there.
INSERT INTO provenance (event_id, cache_key, sha256, fetched_at, parser_version)
SELECT (SELECT id FROM events WHERE source = 'liverc' AND source_event_id = :row ->> 'event'),
       :row ->> 'cache_key', :row ->> 'sha256', :row ->> 'fetched_at', :row ->> 'parser_version'
 WHERE true
    ON CONFLICT (event_id, cache_key) DO UPDATE SET
       sha256 = excluded.sha256,
       fetched_at = excluded.fetched_at,
       parser_version = excluded.parser_version
 WHERE excluded.fetched_at > fetched_at
