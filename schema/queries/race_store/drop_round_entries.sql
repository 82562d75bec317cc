-- race_store_drop_other_lines: whom the page no longer has. :keys is a JSON array of DRIVER/CLASS.
DELETE FROM event_round_ranking_entries
 WHERE event_round_ranking_id = :standing_id
   AND driver_id || '/' || class_name NOT IN (SELECT value FROM json_each(:keys))
