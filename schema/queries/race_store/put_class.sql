-- race_store_put_class: what people decided about a class that is there stays.
INSERT INTO event_race_classes (event_id, class_name, from_entry_list, created_at, updated_at)
VALUES (:event_id, :class_name, 0, :at, :at)
ON CONFLICT (event_id, class_name) DO NOTHING
