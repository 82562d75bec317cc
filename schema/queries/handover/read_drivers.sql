-- handover/read_drivers: its drivers, a line of JSON a row.
SELECT json_object('table', 'drivers', 'source', d.source, 'source_driver_id', d.source_driver_id,
                   'display_name', d.display_name, 'normalized_name', d.normalized_name,
                   'transponder_number', d.transponder_number, 'search_key', d.search_key,
                   'created_at', d.created_at, 'updated_at', d.updated_at)
  FROM drivers d
 WHERE d.id IN (SELECT rd.driver_id
                  FROM races r
                  JOIN race_drivers rd ON rd.race_id = r.id
                 WHERE r.event_id = :event_id)
 ORDER BY d.source_driver_id
