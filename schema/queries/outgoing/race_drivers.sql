-- outgoing/race_drivers: who drove in each session of a day.
SELECT e.source_event_id, r.source_race_id, rd.source_driver_id,
       rd.id, r.id, rd.source_driver_id, d.source_driver_id, rd.display_name,
       rd.transponder_number
  FROM races r
  JOIN events e ON e.id = r.event_id
  JOIN race_drivers rd ON rd.race_id = r.id
  JOIN drivers d ON d.id = rd.driver_id
 WHERE e.id = :event_id
