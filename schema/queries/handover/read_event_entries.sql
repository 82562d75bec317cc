-- handover/read_event_entries: who is entered in which class, a line of JSON a row.
SELECT json_object('table', 'event_entries', 'event', e.source_event_id,
                   'driver', d.source_driver_id, 'event_race_class', c.class_name,
                   'class_name', x.class_name, 'transponder_number', x.transponder_number,
                   'car_number', x.car_number, 'display_name', x.display_name,
                   'sort_name', x.sort_name, 'entry_number', x.entry_number,
                   'created_at', x.created_at, 'updated_at', x.updated_at)
  FROM event_entries x
  JOIN events e ON e.id = x.event_id
  JOIN drivers d ON d.id = x.driver_id
  LEFT JOIN event_race_classes c ON c.id = x.event_race_class_id
 WHERE e.id = :event_id
 ORDER BY x.class_name, d.source_driver_id
