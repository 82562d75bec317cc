-- check: laps are numbered from 1 and took some time.
SELECT 'session ' || r.source_race_id || ', lap ' || l.lap_number,
       iif(l.lap_number < 1, 'laps are numbered from 1', 'it took ' || l.lap_time_ms || ' ms')
  FROM laps l
  JOIN race_results rr ON rr.id = l.race_result_id
  JOIN races r ON r.id = rr.race_id
 WHERE l.lap_number < 1 OR l.lap_time_ms < 0
