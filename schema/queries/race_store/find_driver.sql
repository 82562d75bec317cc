-- race_store_put_driver: the id of a driver that was there before.
SELECT id
  FROM drivers
 WHERE source = 'liverc' AND source_driver_id = :source_driver_id
