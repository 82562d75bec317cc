-- handover/rekey_race_driver: the row names another driver than we have, and is newer: the site
-- corrected a transponder. Result and laps go with it.
UPDATE race_drivers
   SET source_driver_id   = :row ->> 'source_driver_id',
       driver_id          = (SELECT id FROM drivers
                              WHERE source = 'liverc' AND source_driver_id = :row ->> 'driver'),
       transponder_number = :row ->> 'transponder_number',
       updated_at         = :row ->> 'updated_at'
 WHERE race_id = (SELECT r.id
                    FROM races r
                    JOIN events e ON e.id = r.event_id
                   WHERE e.source = 'liverc' AND e.source_event_id = :row ->> 'event'
                     AND r.source_race_id = :row ->> 'session' AND r.session_type = 'practiceday')
   AND source_driver_id <> :row ->> 'source_driver_id'
   AND updated_at < :row ->> 'updated_at'
