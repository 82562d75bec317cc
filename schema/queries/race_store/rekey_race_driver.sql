-- race_store_put_race_driver: a practice session has one driver. When the site corrects its
-- transponder the row becomes the other driver's, and result and laps go with it.
UPDATE race_drivers
   SET source_driver_id   = :source_driver_id,
       driver_id          = :driver_id,
       transponder_number = :transponder_number,
       updated_at         = :at
 WHERE race_id = :race_id
   AND source_driver_id <> :source_driver_id
   AND EXISTS (SELECT 1 FROM races r WHERE r.id = race_id AND r.session_type = 'practiceday')
