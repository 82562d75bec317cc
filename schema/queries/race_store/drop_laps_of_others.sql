-- race_store_drop_other_drivers: first the laps of drivers that the race's page no longer has. :keys is a
-- JSON array of the source_driver_ids it has. From below, since the log names what a row hangs on.
DELETE FROM laps
 WHERE race_result_id IN (SELECT rr.id
                            FROM race_results rr
                            JOIN race_drivers rd ON rd.id = rr.race_driver_id
                           WHERE rr.race_id = :race_id
                             AND rd.source_driver_id NOT IN (SELECT value FROM json_each(:keys)))
