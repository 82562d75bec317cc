-- page_store_count: of the pages that fit, those stored, stale and failed.
SELECT count(p.body_sha256),
       count(*) FILTER (WHERE p.body_sha256 IS NOT NULL AND p.expires_at <= :now),
       count(*) FILTER (WHERE p.attempts > 0),
       coalesce(sum(b.size), 0)
  FROM pages p
  LEFT JOIN bodies b ON b.sha256 = p.body_sha256
 WHERE (:kind IS NULL OR p.kind = :kind)
   AND (:track_slug IS NULL OR p.track_slug = :track_slug)
   AND (:confirmed_before IS NULL OR p.validated_at < :confirmed_before)
   AND (:stale_at IS NULL OR p.expires_at <= :stale_at)
