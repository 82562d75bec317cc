-- race_store_put_race_result: the id of a result that was there before.
SELECT id
  FROM race_results
 WHERE race_id = :race_id AND race_driver_id = :race_driver_id
