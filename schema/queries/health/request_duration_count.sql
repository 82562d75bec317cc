-- figure: how many requests have a duration, by kind of page.
SELECT coalesce(kind, 'other'), NULL, count(*)
  FROM requests
 WHERE duration_ms IS NOT NULL
 GROUP BY kind
 ORDER BY kind
