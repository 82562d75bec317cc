-- report_count_needed_pages: of these pages (a JSON array of cache keys), those that ingested days
-- were read from.
SELECT count(DISTINCT cache_key)
  FROM provenance
 WHERE cache_key IN (SELECT value FROM json_each(:keys))
