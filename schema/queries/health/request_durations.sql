-- figure: how long requests took, as a cumulative histogram by kind of page. Bounds in seconds.
WITH bounds (ms, le) AS (
  VALUES (50, '0.05'), (100, '0.1'), (250, '0.25'), (500, '0.5'), (1000, '1'), (2500, '2.5'),
         (5000, '5'), (10000, '10'), (25000, '25'), (9223372036854775807, '+Inf')
), timed AS (
  SELECT kind, duration_ms AS ms, count(*) AS n
    FROM requests
   WHERE duration_ms IS NOT NULL
   GROUP BY kind, duration_ms
)
SELECT coalesce(t.kind, 'other'), b.le, coalesce(sum(t.n) FILTER (WHERE t.ms <= b.ms), 0)
  FROM timed t
  CROSS JOIN bounds b
 GROUP BY t.kind, b.ms
 ORDER BY t.kind, b.ms
