-- report_pace: what every driver drove in every session and race of an event, the earliest first.
SELECT rr.id, r.source_race_id, coalesce(r.session_type, 'race'), r.race_label,
       t.source_track_slug, substr(e.event_date, 1, 10), e.source_event_id, r.class_name,
       rd.display_name,
       coalesce(k.person, CASE WHEN rd.display_name = 'Unknown Driver' THEN rd.source_driver_id
                               ELSE rd.display_name END),
       k.person IS NOT NULL, rd.source_driver_id, rd.transponder_number,
       coalesce(r.start_time_local, r.completed_at) AS start, r.race_url, r.detail,
       coalesce(r.first_lap_counts, 1), rr.laps_completed,
       r.class_key, rr.fast_lap_ms, rr.top_3_consecutive_ms
  FROM events e
  JOIN tracks t ON t.id = e.track_id
  JOIN races r ON r.event_id = e.id
  JOIN race_drivers rd ON rd.race_id = r.id
  JOIN race_results rr ON rr.race_id = r.id AND rr.race_driver_id = rd.id
  LEFT JOIN driver_links k ON k.source_driver_id = rd.source_driver_id
 WHERE e.source = 'liverc' AND e.source_event_id = :source_event_id AND r.removed_at IS NULL
 ORDER BY start, r.id, rr.id
