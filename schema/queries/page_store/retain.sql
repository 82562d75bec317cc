-- page_store_retain: a page's time to live, anew, from when the site last confirmed it.
UPDATE pages
   SET ttl_seconds = :ttl_seconds,
       expires_at  = :expires_at,
       settled     = :settled
 WHERE cache_key = :cache_key
   AND (:ttl_seconds, :expires_at, :settled) IS NOT (ttl_seconds, expires_at, settled)
