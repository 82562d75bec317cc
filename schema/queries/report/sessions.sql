-- report_sessions: the sessions of an event, newest first. Columns as session.sql begins.
SELECT r.id, r.source_race_id, t.source_track_slug, substr(e.event_date, 1, 10), rd.display_name, r.class_name,
       rd.transponder_number, r.start_time, r.start_time_local, r.start_time_flag, r.end_time_local,
       r.duration_seconds, rr.laps_completed, rr.fast_lap_ms, rr.avg_lap_ms,
       rr.consistency_thousandths, (SELECT count(*) FROM laps l WHERE l.race_result_id = rr.id),
       r.race_url, r.removed_at IS NOT NULL, r.detail, k.person
  FROM events e
  JOIN tracks t ON t.id = e.track_id
  JOIN races r ON r.event_id = e.id
  JOIN race_drivers rd ON rd.race_id = r.id
  LEFT JOIN race_results rr ON rr.race_id = r.id AND rr.race_driver_id = rd.id
  LEFT JOIN driver_links k ON k.source_driver_id = rd.source_driver_id
 WHERE e.source = 'liverc' AND e.source_event_id = :source_event_id
 ORDER BY r.start_time_local DESC, r.source_race_id DESC
