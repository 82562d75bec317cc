-- page_store_count: stored, stale and failed pages of a kind, of one track or (NULL) of all.
SELECT count(p.body_sha256),
       count(*) FILTER (WHERE p.body_sha256 IS NOT NULL AND p.expires_at <= :now),
       count(*) FILTER (WHERE p.attempts > 0),
       coalesce(sum(b.size), 0)
  FROM pages p
  LEFT JOIN bodies b ON b.sha256 = p.body_sha256
 WHERE p.kind = :kind AND (:track_slug IS NULL OR p.track_slug = :track_slug)
