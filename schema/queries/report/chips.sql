-- report_loan_chips, report_several_chips: transponders under each of their names, transponder by
-- transponder.
SELECT rd.transponder_number, rd.display_name, k.person, count(*),
       min(substr(e.event_date, 1, 10)), max(substr(e.event_date, 1, 10))
  FROM race_drivers rd
  JOIN races r ON r.id = rd.race_id
  JOIN events e ON e.id = r.event_id
  JOIN tracks t ON t.id = e.track_id
  LEFT JOIN driver_links k ON k.source_driver_id = rd.source_driver_id
 WHERE r.session_type = 'practiceday' AND r.removed_at IS NULL
   AND rd.transponder_number IS NOT NULL AND rd.display_name <> :unknown
   AND (:slug IS NULL OR t.source_track_slug = :slug)
   AND (:date IS NULL OR substr(e.event_date, 1, 10) = :date)
 GROUP BY rd.transponder_number, rd.display_name
 ORDER BY rd.transponder_number, min(r.start_time_local)
