-- ingestion_log_read: what an ingestion of a list read, or the last one before a number. SQLite gives
-- the other columns from the row that has the maximum.
SELECT p.cache_key, p.sha256, p.fetched_at, p.failure, max(p.ingestion_id)
  FROM ingestions i
  JOIN ingestion_pages p ON p.ingestion_id = i.id
 WHERE i.cache_key = :cache_key
   AND i.id <= :until
 GROUP BY p.cache_key
HAVING p.sha256 IS NOT NULL OR p.failure IS NOT NULL
 ORDER BY p.cache_key
