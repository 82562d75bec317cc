-- mirror_check: a page is the last version of its history, and has one as soon as it has a body.
SELECT 'page ' || p.cache_key,
       iif(v.sha256 IS NULL, 'it has no history', 'it is not the last version of its history')
  FROM pages p
  LEFT JOIN page_versions v
         ON v.cache_key = p.cache_key
        AND v.sequence = (SELECT max(sequence) FROM page_versions WHERE cache_key = p.cache_key)
 WHERE p.body_sha256 IS NOT v.sha256
