-- check: where the self-check passed, the count of laps is that of the laps that it counted.
SELECT 'session ' || session_id,
       'laps_completed is ' || laps_completed || ', but ' || n_laps || ' such laps are stored'
  FROM (SELECT r.source_race_id AS session_id, rr.laps_completed,
               (SELECT count(*) FROM laps l
                 WHERE l.race_result_id = rr.id
                   AND (l.is_valid = 1 OR r.self_check ->> '$.laps' = 'all')) AS n_laps
          FROM races r
          JOIN race_results rr ON rr.race_id = r.id
         WHERE r.detail = 'stored' AND r.self_check ->> '$.verdict' = 'passed')
 WHERE laps_completed <> n_laps
