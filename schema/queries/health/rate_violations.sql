-- health_rate_violations: requests since a moment that left although as many as a rate allows
-- (:limit) had left within the window before them, for the same track or site (:per).
WITH sent AS (
  SELECT id,
         CASE :per WHEN 'track' THEN track_slug WHEN 'site' THEN origin END AS whose,
         CAST(strftime('%s', sent_at) AS INTEGER) * 1000 + CAST(substr(sent_at, 21, 3) AS INTEGER)
           AS ms,
         sent_at >= :since AS counts
    FROM requests
   WHERE rate_class = :rate_class AND sent_at BETWEEN :before AND :now
), spaced AS (
  SELECT counts, ms - lag(ms, :limit) OVER (PARTITION BY whose ORDER BY ms, id) AS span_ms
    FROM sent
)
SELECT count(*)
  FROM spaced
 WHERE counts AND span_ms < :window_ms
