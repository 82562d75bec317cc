-- report_entries: class by class in the order of the list.
SELECT x.class_name, x.entry_number, x.display_name, d.source_driver_id, x.transponder_number
  FROM events e
  JOIN event_entries x ON x.event_id = e.id
  JOIN drivers d ON d.id = x.driver_id
  LEFT JOIN event_race_classes c ON c.id = x.event_race_class_id
 WHERE e.source = 'liverc' AND e.source_event_id = :source_event_id
 ORDER BY c.class_order IS NULL, c.class_order, x.class_name, x.entry_number IS NULL, x.entry_number, x.id
