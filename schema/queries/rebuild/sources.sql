-- race_store_list_sources: the versions of pages that gave an event its rows.
SELECT cache_key, sha256
  FROM provenance
 WHERE event_id = :event_id
 ORDER BY cache_key
