-- report_chip_use: under which names a transponder was driven, the latest first.
SELECT rd.display_name, count(*)
  FROM drivers d
  JOIN race_drivers rd ON rd.driver_id = d.id
  JOIN races r ON r.id = rd.race_id
 WHERE d.source = 'liverc' AND d.source_driver_id = :source_driver_id AND r.removed_at IS NULL
 GROUP BY rd.display_name
 ORDER BY max(r.start_time_local) DESC
