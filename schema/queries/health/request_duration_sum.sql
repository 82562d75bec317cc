-- figure: how long requests took, all together, in milliseconds, by kind of page.
SELECT coalesce(kind, 'other'), NULL, sum(duration_ms)
  FROM requests
 WHERE duration_ms IS NOT NULL
 GROUP BY kind
 ORDER BY kind
