-- handover/read_event_race_classes: its classes, a line of JSON a row.
SELECT json_object('table', 'event_race_classes', 'event', e.source_event_id,
                   'class_name', c.class_name, 'from_entry_list', c.from_entry_list,
                   'vehicle_type', c.vehicle_type,
                   'vehicle_type_needs_review', c.vehicle_type_needs_review,
                   'vehicle_type_reviewed_at', c.vehicle_type_reviewed_at,
                   'vehicle_type_reviewed_by', c.vehicle_type_reviewed_by,
                   'source_class_id', c.source_class_id, 'class_order', c.class_order,
                   'printed_entries', c.printed_entries,
                   'created_at', c.created_at, 'updated_at', c.updated_at)
  FROM event_race_classes c
  JOIN events e ON e.id = c.event_id
 WHERE e.id = :event_id
 ORDER BY c.class_name
