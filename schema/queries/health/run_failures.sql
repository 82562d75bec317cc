-- health_failures: of what runs of a command were about since a moment (:of, pages or days), how
-- much failed and how much there was. A run that failed before it came to anything is one failure;
-- one that was mistyped (exit code 2) is none.
WITH parts AS (
  SELECT CASE :of WHEN 'pages' THEN requests_network + requests_not_modified + requests_failed
                  WHEN 'days' THEN days END AS n,
         CASE :of WHEN 'pages' THEN requests_failed WHEN 'days' THEN days_failed END AS n_failed,
         status IN ('failed', 'died') AND exit_code IS NOT 2 AS is_failed
    FROM runs
   WHERE command = :command AND started_at >= :since
)
SELECT coalesce(sum(max(n_failed, is_failed)), 0), coalesce(sum(max(n, n_failed, is_failed)), 0)
  FROM parts
