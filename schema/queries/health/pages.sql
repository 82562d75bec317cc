-- figure: pages by kind and state at a moment. A page whose last fetch failed may be stored too.
SELECT kind, 'fresh' AS state, count(*)
  FROM pages WHERE body_sha256 IS NOT NULL AND expires_at > :now GROUP BY kind
UNION ALL
SELECT kind, 'stale', count(*)
  FROM pages WHERE body_sha256 IS NOT NULL AND expires_at <= :now GROUP BY kind
UNION ALL
SELECT kind, 'failed', count(*)
  FROM pages WHERE attempts > 0 GROUP BY kind
 ORDER BY kind, state
