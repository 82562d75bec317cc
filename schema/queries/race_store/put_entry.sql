-- race_store_put_entry: the entry list tells the row as a whole; a car number is no part of it.
INSERT INTO event_entries (event_id, driver_id, class_name, transponder_number,
                           event_race_class_id, display_name, sort_name, entry_number, created_at,
                           updated_at)
VALUES (:event_id, :driver_id, :class_name, :transponder_number, :event_race_class_id,
        :display_name, :sort_name, :entry_number, :at, :at)
ON CONFLICT (event_id, driver_id, class_name) DO UPDATE SET
    transponder_number  = excluded.transponder_number,
    event_race_class_id = excluded.event_race_class_id,
    display_name        = excluded.display_name,
    sort_name           = excluded.sort_name,
    entry_number        = excluded.entry_number,
    updated_at          = excluded.updated_at
WHERE (excluded.transponder_number, excluded.event_race_class_id, excluded.display_name,
       excluded.sort_name, excluded.entry_number)
      IS NOT (transponder_number, event_race_class_id, display_name, sort_name, entry_number)
