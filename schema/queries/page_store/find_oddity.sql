-- page_store_find_oddity: what came last instead of a page.
SELECT o.url, o.body_sha256, b.size, o.http_status, o.reason, o.first_seen_at, o.last_seen_at,
       o.n_seen
  FROM oddities o
  JOIN bodies b ON b.sha256 = o.body_sha256
 WHERE o.cache_key = :cache_key
 ORDER BY o.last_seen_at DESC, o.id DESC
 LIMIT 1
