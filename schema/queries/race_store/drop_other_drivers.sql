-- race_store_drop_other_drivers: then that they drove.
DELETE FROM race_drivers
 WHERE race_id = :race_id
   AND source_driver_id NOT IN (SELECT value FROM json_each(:keys))
