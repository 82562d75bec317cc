-- race_store_add_finding
INSERT INTO findings (event_id, sequence, source_race_id, cache_key, sha256, kind, place, raw, text)
VALUES (:event_id, :sequence, :source_race_id, :cache_key, :sha256, :kind, :place, :raw, :text)
