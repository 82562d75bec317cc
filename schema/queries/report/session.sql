-- report_session: one practice session, by the site's id. The first columns are those of sessions.sql.
SELECT r.id, r.source_race_id, t.source_track_slug, substr(e.event_date, 1, 10), rd.display_name, r.class_name,
       rd.transponder_number, r.start_time, r.start_time_local, r.start_time_flag, r.end_time_local,
       r.duration_seconds, rr.laps_completed, rr.fast_lap_ms, rr.avg_lap_ms,
       rr.consistency_thousandths, (SELECT count(*) FROM laps l WHERE l.race_result_id = rr.id),
       r.race_url, r.removed_at IS NOT NULL, r.detail, k.person,
       rr.id, rr.top_3_consecutive_ms, rr.avg_top_5_ms, rr.avg_top_10_ms, rr.avg_top_15_ms,
       rr.std_deviation_ms, rr.range_low_ms, rr.range_high_ms, r.self_check
  FROM races r
  JOIN events e ON e.id = r.event_id
  JOIN tracks t ON t.id = e.track_id
  JOIN race_drivers rd ON rd.race_id = r.id
  LEFT JOIN race_results rr ON rr.race_id = r.id AND rr.race_driver_id = rd.id
  LEFT JOIN driver_links k ON k.source_driver_id = rd.source_driver_id
 WHERE r.source = 'liverc' AND r.source_race_id = :session_id AND r.session_type = 'practiceday'
