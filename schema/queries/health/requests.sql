-- figure: requests by kind of page and what became of them. One without outcome is on its way, or
-- its process was killed: it would change its place later, so it is not counted here.
WITH counted AS (
  SELECT kind, outcome, http_status, count(*) AS n
    FROM requests
   WHERE outcome IS NOT NULL
   GROUP BY kind, duration_ms, outcome, http_status  -- the order of requests_by_kind
)
SELECT coalesce(kind, 'other'),
       CASE WHEN outcome <> 'answered' THEN replace(outcome, ' ', '_')
            WHEN http_status = 200 THEN 'ok'
            WHEN http_status = 304 THEN 'not_modified'
            WHEN http_status BETWEEN 400 AND 499 THEN 'http_4xx'
            WHEN http_status >= 500 THEN 'http_5xx'
            ELSE 'http_other' END AS what,
       sum(n)
  FROM counted
 GROUP BY kind, what
 ORDER BY kind, what
