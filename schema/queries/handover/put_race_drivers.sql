-- handover/put_race_drivers: a row as read_race_drivers writes it, unless a newer one is
-- there. A NULL replaces nothing. A practice session has one driver: what is left under
-- another key after rekey_race_driver is newer.
INSERT INTO race_drivers (race_id, driver_id, source, source_driver_id, display_name,
                          transponder_number, car_number, created_at, updated_at)
SELECT (SELECT r.id
          FROM races r
          JOIN events e ON e.id = r.event_id
         WHERE e.source = 'liverc' AND e.source_event_id = :row ->> 'event'
           AND r.source_race_id = :row ->> 'session'),
       (SELECT id FROM drivers WHERE source = 'liverc' AND source_driver_id = :row ->> 'driver'),
       :row ->> 'source', :row ->> 'source_driver_id', :row ->> 'display_name',
       :row ->> 'transponder_number', :row ->> 'car_number', :row ->> 'created_at',
       :row ->> 'updated_at'
 WHERE NOT EXISTS (SELECT 1
                     FROM race_drivers x
                     JOIN races r ON r.id = x.race_id
                     JOIN events e ON e.id = r.event_id
                    WHERE e.source = 'liverc' AND e.source_event_id = :row ->> 'event'
                      AND r.source_race_id = :row ->> 'session' AND r.session_type = 'practiceday'
                      AND x.source_driver_id <> :row ->> 'source_driver_id')
    ON CONFLICT (race_id, source_driver_id) DO UPDATE SET
       driver_id = excluded.driver_id,
       source = excluded.source,
       display_name = excluded.display_name,
       transponder_number = coalesce(excluded.transponder_number, transponder_number),
       car_number = coalesce(excluded.car_number, car_number),
       updated_at = excluded.updated_at
 WHERE excluded.updated_at > updated_at
