-- check: the elapsed time of a lap is the sum of the lap times until its end, invalid laps included.
SELECT 'session ' || session_id || ', lap ' || lap_number,
       'elapsed_ms is ' || elapsed_ms || ', but the laps add up to ' || added_ms
  FROM (SELECT r.source_race_id AS session_id, l.lap_number, l.elapsed_ms,
               sum(l.lap_time_ms) OVER (PARTITION BY l.race_result_id ORDER BY l.lap_number)
                   AS added_ms
          FROM laps l
          JOIN race_results rr ON rr.id = l.race_result_id
          JOIN races r ON r.id = rr.race_id)
 WHERE elapsed_ms <> added_ms
