-- check: a practice session has one driver and one result, of each other, and only one whose own
-- page is stored has laps.
SELECT 'session ' || r.source_race_id, 'it has no driver'
  FROM races r
 WHERE r.session_type = 'practiceday'
   AND NOT EXISTS (SELECT 1 FROM race_drivers rd WHERE rd.race_id = r.id)
UNION ALL
SELECT 'session ' || r.source_race_id, 'it has no result'
  FROM races r
 WHERE r.session_type = 'practiceday'
   AND NOT EXISTS (SELECT 1 FROM race_results rr WHERE rr.race_id = r.id)
UNION ALL
SELECT 'session ' || r.source_race_id, 'its result is that of a driver of another session'
  FROM race_results rr
  JOIN races r ON r.id = rr.race_id
  JOIN race_drivers rd ON rd.id = rr.race_driver_id
 WHERE rd.race_id <> rr.race_id
UNION ALL
SELECT 'session ' || r.source_race_id, 'it has laps, but its own page is not stored'
  FROM races r
 WHERE r.session_type = 'practiceday' AND r.detail IS NOT 'stored'
   AND EXISTS (SELECT 1 FROM race_results rr
                 JOIN laps l ON l.race_result_id = rr.id
                WHERE rr.race_id = r.id)
