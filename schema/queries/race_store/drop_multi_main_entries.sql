-- race_store_drop_other_lines: whom the page no longer has. :keys is a JSON array of DRIVER/CLASS.
DELETE FROM multi_main_result_entries
 WHERE multi_main_result_id = :standing_id
   AND driver_id || '/' NOT IN (SELECT value FROM json_each(:keys))
