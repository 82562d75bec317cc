-- figure: requests that brought neither a page nor the word that it is unchanged, by kind of page.
SELECT coalesce(kind, 'other'), NULL, count(*)
  FROM requests
 WHERE outcome IS NOT NULL
   AND NOT (outcome = 'answered' AND coalesce(http_status, 0) IN (200, 304))
 GROUP BY kind
 ORDER BY kind
