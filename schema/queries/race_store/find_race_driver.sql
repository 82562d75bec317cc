-- race_store_put_race_driver: the id of a row that was there before.
SELECT id
  FROM race_drivers
 WHERE race_id = :race_id AND source_driver_id = :source_driver_id
