-- report_driver_days: the view person_days with lists that can be read, the latest first.
SELECT coalesce(k.person, d.display_name) AS name,
       CASE WHEN k.person IS NULL THEN rd.source_driver_id END AS unlinked,
       json_group_array(DISTINCT rd.transponder_number)
           FILTER (WHERE rd.transponder_number IS NOT NULL),
       json_group_array(DISTINCT rd.display_name),
       t.source_track_slug, substr(e.event_date, 1, 10) AS date, count(*),
       count(DISTINCT r.class_key), sum(rr.laps_completed), sum(r.duration_seconds),
       min(rr.fast_lap_ms), min(rr.top_3_consecutive_ms), min(r.start_time_local),
       max(r.start_time_local)
  FROM race_drivers rd
  JOIN drivers d ON d.id = rd.driver_id
  JOIN races r ON r.id = rd.race_id
  JOIN events e ON e.id = r.event_id
  JOIN tracks t ON t.id = e.track_id
  JOIN race_results rr ON rr.race_driver_id = rd.id
  LEFT JOIN driver_links k ON k.source_driver_id = rd.source_driver_id
 WHERE r.session_type = 'practiceday' AND r.removed_at IS NULL
   AND (:slug IS NULL OR t.source_track_slug = :slug)
 GROUP BY e.id, k.person, unlinked
 ORDER BY date DESC, t.source_track_slug, name, unlinked
