-- Sessions of every transponder with its first start in UTC; those without a transponder come last.
-- A moment prints as 2025-10-25T03:43:27Z on one side and 2025-10-25 03:43:27 on the other.
SELECT rd.transponder_number,
       count(*) AS sessions,
       count(DISTINCT rd.display_name) AS names,
       replace(substr(CAST(min(r.start_time) AS text), 1, 19), 'T', ' ') AS first_start
  FROM race_drivers rd
  JOIN races r ON r.id = rd.race_id
 GROUP BY rd.transponder_number
 ORDER BY rd.transponder_number NULLS LAST;
