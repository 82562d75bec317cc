-- race_store_drop_laps: laps that the session's page no longer has. :numbers is a JSON array.
DELETE FROM laps
 WHERE race_result_id = :race_result_id
   AND lap_number NOT IN (SELECT value FROM json_each(:numbers))
