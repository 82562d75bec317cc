-- handover/read_race_drivers: who drove in them, a line of JSON a row.
SELECT json_object('table', 'race_drivers', 'event', e.source_event_id,
                   'session', r.source_race_id, 'driver', d.source_driver_id, 'source', rd.source,
                   'source_driver_id', rd.source_driver_id, 'display_name', rd.display_name,
                   'transponder_number', rd.transponder_number, 'car_number', rd.car_number,
                   'created_at', rd.created_at, 'updated_at', rd.updated_at)
  FROM race_drivers rd
  JOIN races r ON r.id = rd.race_id
  JOIN events e ON e.id = r.event_id
  JOIN drivers d ON d.id = rd.driver_id
 WHERE e.id = :event_id
 ORDER BY r.source_race_id, rd.source_driver_id
