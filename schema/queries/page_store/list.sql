-- page_store_list: pages that fit, with the size of their bodies.
SELECT p.cache_key, p.kind, p.track_slug, p.practice_date, p.url,
       p.body_sha256, b.size, p.http_status, p.content_type, p.etag, p.last_modified,
       p.fetched_at, p.validated_at, p.ttl_seconds, p.expires_at, p.settled, p.source,
       p.listed_as, p.attempts, p.last_error, p.failed_status, p.next_try_at
  FROM pages p
  LEFT JOIN bodies b ON b.sha256 = p.body_sha256
 WHERE (:kind IS NULL OR p.kind = :kind)
   AND (:track_slug IS NULL OR p.track_slug = :track_slug)
   AND (:confirmed_before IS NULL OR p.validated_at < :confirmed_before)
   AND (:stale_at IS NULL OR p.expires_at <= :stale_at)
 ORDER BY p.track_slug, p.practice_date DESC, p.kind, p.cache_key
