-- page_store_versions: the history of a page, the latest version first.
SELECT sha256, first_seen_at, last_seen_at
  FROM page_versions
 WHERE cache_key = :cache_key
 ORDER BY sequence DESC
