-- handover/put_event_entries: a row as read_ writes it, unless a newer one is
-- there. It replaces an older one as a whole.
INSERT INTO event_entries (event_id, driver_id, event_race_class_id, class_name,
                           transponder_number, car_number, display_name, sort_name, entry_number,
                           created_at, updated_at)
SELECT (SELECT id FROM events WHERE source = 'liverc' AND source_event_id = :row ->> 'event'),
       (SELECT id FROM drivers WHERE source = 'liverc' AND source_driver_id = :row ->> 'driver'),
       (SELECT c.id
          FROM event_race_classes c
          JOIN events e ON e.id = c.event_id
         WHERE e.source = 'liverc' AND e.source_event_id = :row ->> 'event'
           AND c.class_name = :row ->> 'event_race_class'),
       :row ->> 'class_name', :row ->> 'transponder_number', :row ->> 'car_number',
       :row ->> 'display_name', :row ->> 'sort_name', :row ->> 'entry_number',
       :row ->> 'created_at', :row ->> 'updated_at'
 WHERE true
    ON CONFLICT (event_id, driver_id, class_name) DO UPDATE SET
       event_race_class_id = excluded.event_race_class_id,
       transponder_number = excluded.transponder_number,
       car_number = excluded.car_number,
       display_name = excluded.display_name,
       sort_name = excluded.sort_name,
       entry_number = excluded.entry_number,
       updated_at = excluded.updated_at
 WHERE excluded.updated_at > updated_at
