-- page_store_put: the content differs from the last version's: one more line of history.
INSERT INTO page_versions (cache_key, sequence, sha256, first_seen_at, last_seen_at)
SELECT :cache_key, coalesce(max(sequence), 0) + 1, :sha256, :at, :at
  FROM page_versions
 WHERE cache_key = :cache_key
