-- ingestion_log_count_needed: of these pages (a JSON array of cache keys), those that an ingestion
-- read, and a rebuild will read again. It can do without month pages: they only cross-check a list.
SELECT count(DISTINCT cache_key)
  FROM ingestion_pages
 WHERE sha256 IS NOT NULL
   AND cache_key NOT LIKE 'practice:month:%'
   AND cache_key IN (SELECT value FROM json_each(:keys))
