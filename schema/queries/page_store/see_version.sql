-- page_store_put, page_store_validate: the last version was sent or confirmed once more.
UPDATE page_versions
   SET last_seen_at = max(last_seen_at, :at)
 WHERE cache_key = :cache_key
   AND sequence = (SELECT max(sequence) FROM page_versions WHERE cache_key = :cache_key)
