-- report_leaderboard: each driver's best session of an event in each class, by one figure (:by). A
-- class is called as most of its sessions are, or the later ones.
-- Figures are ranked upwards, so consistency is turned round; people without a name are told
-- apart by transponder, and those the user linked are one.
WITH drives AS (
  SELECT r.class_key, r.class_name,
         coalesce(k.person, rd.display_name) AS display_name,
         rd.transponder_number,
         coalesce(k.person, CASE WHEN rd.display_name = 'Unknown Driver' THEN rd.source_driver_id
                                 ELSE rd.display_name END) AS person,
         CASE :by WHEN 'best' THEN rr.fast_lap_ms
                  WHEN 'average' THEN rr.avg_lap_ms
                  WHEN 'top5' THEN rr.avg_top_5_ms
                  WHEN 'top3' THEN rr.top_3_consecutive_ms
                  WHEN 'consistency' THEN -rr.consistency_thousandths END AS figure,
         r.source_race_id,
         r.start_time_local,
         rr.laps_completed,
         CASE :by WHEN 'best' THEN (SELECT min(l.lap_number)
                                      FROM laps l
                                     WHERE l.race_result_id = rr.id AND l.is_valid = 1
                                       AND l.lap_time_ms = rr.fast_lap_ms) END AS lap_number
    FROM events e
    JOIN races r ON r.event_id = e.id
    JOIN race_drivers rd ON rd.race_id = r.id
    JOIN race_results rr ON rr.race_id = r.id AND rr.race_driver_id = rd.id
    LEFT JOIN driver_links k ON k.source_driver_id = rd.source_driver_id
   WHERE e.source = 'liverc' AND e.source_event_id = :source_event_id
     AND r.removed_at IS NULL
     AND (:class_key IS NULL OR (:class_key <> '' AND instr(r.class_key, :class_key) > 0))
), spellings AS (
  SELECT class_key, class_name,
         row_number() OVER (PARTITION BY class_key
                            ORDER BY count(*) DESC, max(start_time_local) DESC, class_name) AS place
    FROM drives
   GROUP BY class_key, class_name
), ordered AS (
  SELECT *,
         row_number() OVER (PARTITION BY class_key, person
                            ORDER BY figure IS NULL OR laps_completed < :min_laps, figure,
                                     start_time_local) AS place,
         count(*) OVER (PARTITION BY class_key, person) AS n_sessions,
         sum(laps_completed) OVER (PARTITION BY class_key, person) AS n_laps
    FROM drives
)
SELECT rank() OVER (PARTITION BY o.class_key ORDER BY figure),
       s.class_name, display_name, transponder_number, abs(figure),
       figure - min(figure) OVER (PARTITION BY o.class_key),
       source_race_id, start_time_local, lap_number, laps_completed, n_sessions, n_laps
  FROM ordered o
  JOIN spellings s ON s.class_key = o.class_key AND s.place = 1
 WHERE o.place = 1 AND figure IS NOT NULL AND laps_completed >= :min_laps
 ORDER BY s.class_name, o.class_key, figure, start_time_local
