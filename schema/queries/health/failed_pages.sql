-- health_failed_pages: pages whose last fetch failed, the latest failure first.
SELECT cache_key, kind, track_slug, attempts, failed_status, failed_at, next_try_at, last_error,
       body_sha256 IS NOT NULL
  FROM pages
 WHERE attempts > 0
   AND (:track_slug IS NULL OR track_slug = :track_slug)
 ORDER BY failed_at DESC, cache_key
 LIMIT :limit
