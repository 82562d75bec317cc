-- check: laps are numbered from 1 and take 1 ms to 24 h.
SELECT 'session ' || r.source_race_id || ', lap ' || l.lap_number,
       iif(l.lap_number < 1, 'laps are numbered from 1',
           'it took ' || l.lap_time_ms || ' ms, until ' || l.elapsed_ms || ' ms; a lap takes 1 ms to 24 h')
  FROM laps l
  JOIN race_results rr ON rr.id = l.race_result_id
  JOIN races r ON r.id = rr.race_id
 WHERE l.lap_number < 1 OR l.lap_time_ms NOT BETWEEN 1 AND 86400000
    OR l.elapsed_ms NOT BETWEEN 0 AND 2678400000
