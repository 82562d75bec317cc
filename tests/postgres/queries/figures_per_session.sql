-- Counted laps, average lap and best three in a row in milliseconds, consistency in thousandths of
-- a percent. NULL where the session has too few laps. A number in JSON prints as 148.84 on one side
-- and 148.840 on the other, and the operator that takes it out gives text on one: hence the CAST.
SELECT r.source_race_id,
       r.duration_seconds,
       rr.laps_completed,
       CAST(round(rr.avg_lap_time * 1000) AS integer) AS average_ms,
       CAST(round(rr.consistency * 1000) AS integer) AS consistency_thousandths,
       CAST(round(CAST(rr.raw_fields_json ->> 'top_3_consecutive' AS double precision) * 1000)
            AS integer) AS top_3_consecutive_ms
  FROM races r
  JOIN race_results rr ON rr.race_id = r.id
 ORDER BY r.source_race_id;
