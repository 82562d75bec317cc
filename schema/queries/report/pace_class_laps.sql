-- report_pace: the counted laps of a class at an event.
SELECT l.lap_time_ms
  FROM events e
  JOIN races r ON r.event_id = e.id
  JOIN race_results rr ON rr.race_id = r.id
  JOIN laps l ON l.race_result_id = rr.id
 WHERE e.source = 'liverc' AND e.source_event_id = :source_event_id
   AND r.class_key = :class_key AND r.removed_at IS NULL AND l.is_valid = 1
   AND (l.lap_number > 1 OR coalesce(r.first_lap_counts, 1) = 1)
