-- figure: requests of the daily budget that each track has used, since a moment.
SELECT track_slug, NULL, count(*)
  FROM requests
 WHERE rate_class = 'discovery' AND sent_at BETWEEN :since AND :until
 GROUP BY track_slug
 ORDER BY track_slug
