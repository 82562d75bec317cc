-- The laps of one session in milliseconds: as printed, as stored, elapsed, and elapsed summed anew.
SELECT l.lap_number,
       l.lap_time_raw,
       CAST(round(l.lap_time_seconds * 1000) AS integer) AS lap_ms,
       CAST(round(l.elapsed_race_time * 1000) AS integer) AS elapsed_ms,
       CAST(round(sum(l.lap_time_seconds) OVER (ORDER BY l.lap_number) * 1000) AS integer)
         AS summed_ms
  FROM laps l
  JOIN race_results rr ON rr.id = l.race_result_id
  JOIN races r ON r.id = rr.race_id
 WHERE r.source_race_id = '21289874'
 ORDER BY l.lap_number;
