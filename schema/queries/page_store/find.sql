-- page_store_find: one page, with the size of its body.
SELECT p.cache_key, p.kind, p.track_slug, p.practice_date, p.url,
       p.body_sha256, b.size, p.http_status, p.content_type, p.etag, p.last_modified,
       p.fetched_at, p.validated_at, p.ttl_seconds, p.expires_at, p.settled, p.source,
       p.listed_as, p.attempts, p.last_error, p.failed_status, p.next_try_at
  FROM pages p
  LEFT JOIN bodies b ON b.sha256 = p.body_sha256
 WHERE p.cache_key = :cache_key
