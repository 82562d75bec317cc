-- handover/put_event_race_classes: a row as read_event_race_classes writes it, unless a newer one is
-- there. A NULL replaces nothing.
INSERT INTO event_race_classes (event_id, class_name, class_key, from_entry_list, vehicle_type,
                                vehicle_type_needs_review, vehicle_type_reviewed_at,
                                vehicle_type_reviewed_by, source_class_id, class_order,
                                printed_entries, created_at, updated_at)
SELECT (SELECT id FROM events WHERE source = 'liverc' AND source_event_id = :row ->> 'event'),
       :row ->> 'class_name', class_key(:row ->> 'class_name'), :row ->> 'from_entry_list', :row ->> 'vehicle_type',
       :row ->> 'vehicle_type_needs_review', :row ->> 'vehicle_type_reviewed_at',
       :row ->> 'vehicle_type_reviewed_by', :row ->> 'source_class_id', :row ->> 'class_order',
       :row ->> 'printed_entries', :row ->> 'created_at', :row ->> 'updated_at'
 WHERE true
    ON CONFLICT (event_id, class_name) DO UPDATE SET
       from_entry_list = excluded.from_entry_list,
       vehicle_type = coalesce(excluded.vehicle_type, vehicle_type),
       vehicle_type_needs_review = excluded.vehicle_type_needs_review,
       vehicle_type_reviewed_at = coalesce(excluded.vehicle_type_reviewed_at, vehicle_type_reviewed_at),
       vehicle_type_reviewed_by = coalesce(excluded.vehicle_type_reviewed_by, vehicle_type_reviewed_by),
       source_class_id = coalesce(excluded.source_class_id, source_class_id),
       class_order = coalesce(excluded.class_order, class_order),
       printed_entries = coalesce(excluded.printed_entries, printed_entries),
       updated_at = excluded.updated_at
 WHERE excluded.updated_at > updated_at
