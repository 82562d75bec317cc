-- race_store_name_source: the page that the next writes come from (session/changes.sql).
INSERT OR REPLACE INTO change_source (id, event_id, changed_at, cache_key, sha256)
VALUES (1, (SELECT id FROM events WHERE source = 'liverc' AND source_event_id = :source_event_id),
        :changed_at, :cache_key, :sha256)
