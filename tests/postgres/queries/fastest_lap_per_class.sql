-- The fastest lap of each class in milliseconds, with who drove it and in which session.
SELECT class_name, fastest_ms, display_name, source_race_id
  FROM (SELECT r.class_name,
               CAST(round(rr.fast_lap_time * 1000) AS integer) AS fastest_ms,
               rd.display_name,
               r.source_race_id,
               row_number() OVER (PARTITION BY r.class_name
                                  ORDER BY rr.fast_lap_time, r.source_race_id) AS place
          FROM races r
          JOIN race_results rr ON rr.race_id = r.id
          JOIN race_drivers rd ON rd.id = rr.race_driver_id
         WHERE rr.fast_lap_time IS NOT NULL) AS ranked
 WHERE place = 1
 ORDER BY class_name;
