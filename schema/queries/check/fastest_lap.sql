-- check: where the self-check passed, the fastest lap is the shortest of the laps that it counted; the
-- first lap of a race counts by a rule of the race's own. No figure is beyond what a lap may take.
SELECT 'session ' || session_id,
       'the fastest lap is ' || coalesce(fast_lap_ms, 'absent') || ' ms, but the shortest one '
         || coalesce(shortest_ms, 'absent')
  FROM (SELECT r.source_race_id AS session_id, rr.fast_lap_ms,
               (SELECT min(l.lap_time_ms) FROM laps l
                 WHERE l.race_result_id = rr.id
                   AND (l.is_valid = 1 OR r.self_check ->> '$.laps' = 'all')
                   AND (l.lap_number > 1 OR r.first_lap_counts IS NOT 0)) AS shortest_ms
          FROM races r
          JOIN race_results rr ON rr.race_id = r.id
         WHERE r.detail = 'stored' AND r.self_check ->> '$.verdict' = 'passed')
 WHERE fast_lap_ms IS NOT shortest_ms
UNION ALL
SELECT 'session ' || r.source_race_id,
       'its fastest or mean lap takes longer than 24 h, or it has fewer laps than none'
  FROM race_results rr
  JOIN races r ON r.id = rr.race_id
 WHERE rr.fast_lap_ms NOT BETWEEN 0 AND 86400000 OR rr.avg_lap_ms NOT BETWEEN 0 AND 86400000
    OR rr.laps_completed < 0
