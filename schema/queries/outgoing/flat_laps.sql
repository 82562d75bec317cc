-- outgoing/flat_laps: one row per lap, with everything one asks about it.
SELECT t.source_track_slug, substr(e.event_date, 1, 10), r.source_race_id, r.session_type,
       r.class_name, rd.display_name, rd.transponder_number, r.start_time_local, r.start_time,
       l.lap_number, l.lap_time_ms, l.lap_time_raw, l.is_valid, l.crossed_at_local, l.elapsed_ms,
       r.removed_at IS NOT NULL
  FROM events e
  JOIN tracks t ON t.id = e.track_id
  JOIN races r ON r.event_id = e.id
  JOIN race_results rr ON rr.race_id = r.id
  JOIN race_drivers rd ON rd.id = rr.race_driver_id
  JOIN laps l ON l.race_result_id = rr.id
 WHERE (:track IS NULL OR t.source_track_slug = :track)
   AND (:day IS NULL OR substr(e.event_date, 1, 10) = :day)
   AND (:since IS NULL OR substr(e.event_date, 1, 10) >= :since)
   AND (:class_key IS NULL OR (:class_key <> '' AND instr(r.class_key, :class_key) > 0))
 ORDER BY t.source_track_slug, e.event_date, r.start_time_local, r.source_race_id,
          rd.source_driver_id, l.lap_number
