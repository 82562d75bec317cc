-- race_store_drop_other_drivers: then their results.
DELETE FROM race_results
 WHERE race_id = :race_id
   AND race_driver_id IN (SELECT rd.id
                            FROM race_drivers rd
                           WHERE rd.race_id = :race_id
                             AND rd.source_driver_id NOT IN (SELECT value FROM json_each(:keys)))
